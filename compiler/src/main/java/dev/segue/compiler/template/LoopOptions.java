package dev.segue.compiler.template;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** What stands after the list in {@code for item in items limit: 3 reversed}. */
final class LoopOptions {
  private final LoopTag tag;
  private final List<Diagnostic> diagnostics;
  private Optional<Expression> limit = Optional.empty();
  private Optional<Expression> columns = Optional.empty();
  private Node.Offset offset = new Node.Offset.Start();
  private boolean reversed;

  LoopOptions(LoopTag tag, List<Diagnostic> diagnostics) {
    this.tag = tag;
    this.diagnostics = diagnostics;
  }

  void add(String name, Optional<Expression> value, Span span) {
    if (!tag.options().contains(name)) {
      Diagnostic unknown =
          Diagnostic.of(
              Code.TEMPLATE_SYNTAX, span, "'" + tag.word() + "' has no option '" + name + "'");
      diagnostics.add(Meant.hint(unknown, name, tag.options()));
    } else if (name.equals("reversed")) {
      reversed = true;
    } else if (value.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(Code.TEMPLATE_SYNTAX, span, "'" + name + "' needs a value")
              .hint("write '" + name + ": 3'"));
    } else {
      set(name, value.get());
    }
  }

  private void set(String name, Expression value) {
    switch (name) {
      case "limit" -> limit = Optional.of(value);
      case "cols" -> columns = Optional.of(value);
      case "offset" -> offset = offset(value);
      default -> throw new IllegalStateException("an option " + name);
    }
  }

  private static Node.Offset offset(Expression value) {
    boolean goesOn =
        value instanceof Expression.Path path
            && path.names().equals(Optional.of(List.of("continue")));
    return goesOn ? new Node.Offset.Continue() : new Node.Offset.At(value);
  }

  Node.Selection selection(String variable, Expression items, String label) {
    return new Node.Selection(variable, items, limit, offset, reversed, label);
  }

  Optional<Expression> columns() {
    return columns;
  }
}
