package dev.segue.compiler.format;

import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.Expression.MeasureWord;
import dev.segue.compiler.syntax.Expression.Population;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.syntax.Window;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values, names with what follows them, and windows, as they are written on one line. */
final class ExpressionText {
  private final Written written;
  private final ValueText values;
  private final ConditionText conditions;

  ExpressionText(Written written, ValueText values, ConditionText conditions) {
    this.written = written;
    this.values = values;
    this.conditions = conditions;
  }

  String expression(Expression expression) {
    return switch (expression) {
      case Expression.Binary e ->
          expression(e.left()) + " " + sign(e.operator()) + " " + expression(e.right());
      case Expression.Negative(var operand, var span) -> negative(expression(operand));
      case Expression.Parenthesized(var inner, var span) -> "(" + expression(inner) + ")";
      case Expression.Duration(var duration) -> ValueText.duration(duration);
      case Expression.Relative(var length, var ahead, var span) ->
          values.length(length) + (ahead ? " from now" : " ago");
      case Expression.Literal(var value) -> values.value(value);
      case Expression.Now unused -> "now";
      case Expression.Items(var items, var span) -> values.items(items);
      case Expression.Elapsed(var unit, var since, var span) ->
          ValueText.unit(unit) + "s since " + expression(since);
      case Expression.Anniversary(var of, var span) -> "anniversary of " + reference(of);
      case Expression.Measure e ->
          measure(e.measure()) + "(" + reference(e.of()) + after(e.window()) + ")";
      case Expression.PopulationMeasure e -> population(e);
      case Expression.Named(var reference) -> reference(reference);
      case Expression.Broken(var span) -> written.asItStands(span);
    };
  }

  /** Two dashes would begin a comment. */
  private static String negative(String operand) {
    return operand.startsWith("-") ? "- " + operand : "-" + operand;
  }

  private static String sign(Expression.Operator operator) {
    return switch (operator) {
      case PLUS -> "+";
      case MINUS -> "-";
      case TIMES -> "*";
      case DIVIDED_BY -> "/";
    };
  }

  private static String measure(MeasureWord word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private String population(Expression.PopulationMeasure measure) {
    String percentile = measure.percentile().map(p -> " " + values.amount(p)).orElse("");
    String window = after(measure.window());
    String population = population(measure.population());
    boolean account = measure.population() instanceof Population.OfAccount;
    return measure(measure.measure())
        + percentile
        + " of "
        + reference(measure.of())
        + (account ? population + window : window + population);
  }

  /** With the space before it; nothing where nothing is said. */
  String population(Population population) {
    return switch (population) {
      case Population.Among(var set, var same) ->
          " among "
              + set.map(written::name).orElse("everyone")
              + (same.isEmpty() ? "" : " with the same " + names(same));
      case Population.OfAccount unused -> " of account";
      case Population.Unsaid unused -> "";
    };
  }

  private String names(List<Name> names) {
    return names.stream().map(written::name).collect(Collectors.joining(", "));
  }

  String reference(Reference reference) {
    return subject(reference.subject())
        + reference.arguments().map(a -> "(" + conditions.joined(a) + ")").orElse("")
        + property(reference);
  }

  String property(Reference reference) {
    return reference.property().map(p -> "." + written.name(p)).orElse("");
  }

  String subject(Reference.Subject subject) {
    return switch (subject) {
      case Reference.Subject.Path(var names) ->
          names.stream().map(written::name).collect(Collectors.joining("."));
      case Reference.Subject.AnyEvent unused -> "any event";
      case Reference.Subject.AnyOf(var names) -> "any of (" + names(names) + ")";
    };
  }

  /** With the space before it. */
  String after(Optional<Window> window) {
    return window.map(w -> " " + window(w)).orElse("");
  }

  String window(Window window) {
    return switch (window) {
      case Window.Ever unused -> "ever";
      case Window.Sliding(var ahead, var length, var span) ->
          (ahead ? "in next " : "in last ") + values.length(length);
      case Window.Cut(var side, var instant, var span) -> side(side) + " " + expression(instant);
      case Window.Between(var from, var to, var span) ->
          "between " + expression(from) + " and " + expression(to);
      case Window.Around(var length, var after, var instant, var span) ->
          "within "
              + values.length(length)
              + (after ? " after " : " before ")
              + expression(instant);
      case Window.Calendar(var period, var contactZone, var span) ->
          period(period) + (contactZone ? " in contact time zone" : "");
      case Window.BeforeIt unused -> "before it";
      case Window.Broken(var span) -> written.asItStands(span);
    };
  }

  private static String side(Window.Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  private String period(Window.Period period) {
    return switch (period) {
      case Window.Period.Named(var text, var span) -> "in " + text;
      case Window.Period.DayOf(var instant) -> "on " + expression(instant);
      case Window.Period.Relative relative -> relative(relative.unit(), relative.offset());
    };
  }

  private static String relative(TimeUnit unit, int offset) {
    return switch (unit) {
      case DAY -> offset == 0 ? "today" : offset < 0 ? "yesterday" : "tomorrow";
      case SECOND, MINUTE, HOUR, WEEK, MONTH, QUARTER, YEAR ->
          (offset == 0 ? "this " : offset < 0 ? "last " : "next ") + ValueText.unit(unit);
    };
  }
}
