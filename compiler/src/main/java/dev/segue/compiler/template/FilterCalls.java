package dev.segue.compiler.template;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** Filters as written become filters as known: names and numbers of arguments are checked here. */
final class FilterCalls {
  private FilterCalls() {}

  static Filtered.Call call(
      String name,
      Span place,
      List<Expression> arguments,
      List<Filtered.Named> named,
      Span span,
      List<Diagnostic> diagnostics) {
    Optional<Filter> found = Filter.named(name);
    if (found.isEmpty()) {
      diagnostics.add(
          Meant.hint(
              Diagnostic.of(Code.TEMPLATE_UNKNOWN_FILTER, place, name), name, Filter.words()));
      return new Filtered.Call.Unknown(name, span);
    }
    Filter filter = found.get();
    if (arguments.size() < filter.least() || arguments.size() > filter.most()) {
      String complaint = expected(filter) + ", not " + arguments.size();
      diagnostics.add(Diagnostic.of(Code.TEMPLATE_ARGUMENTS, span, name, complaint));
    }
    for (Filtered.Named argument : named) {
      if (!filter.keywords().contains(argument.name())) {
        String complaint = "'" + argument.name() + "' is not known here";
        Diagnostic unknown = Diagnostic.of(Code.TEMPLATE_ARGUMENTS, span, name, complaint);
        diagnostics.add(Meant.hint(unknown, argument.name(), filter.keywords()));
      }
    }
    return new Filtered.Call.Known(filter, arguments, named, span);
  }

  private static String expected(Filter filter) {
    if (filter.most() == 0) {
      return "it takes none";
    }
    String count =
        filter.least() == filter.most()
            ? Integer.toString(filter.most())
            : filter.least() + " to " + filter.most();
    return "it takes " + count;
  }
}
