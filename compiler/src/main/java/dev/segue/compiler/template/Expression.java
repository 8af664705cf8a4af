package dev.segue.compiler.template;

import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What names or makes one value in a template. */
public sealed interface Expression {
  Span span();

  /** {@code 'Hello'}, {@code 3.5}, {@code nil}, {@code blank}. */
  record Literal(Datum value, Span span) implements Expression {}

  /** {@code (1..item.count)}. */
  record Range(Expression first, Expression last, Span span) implements Expression {}

  /** {@code contact.first_name}, {@code items[0].x}; the first step names a root. */
  record Path(List<Step> steps, Span span) implements Expression {
    public Path {
      steps = List.copyOf(steps);
      if (steps.isEmpty()) {
        throw new IllegalArgumentException("a path without steps");
      }
    }

    /** The name of the root, unless it is computed: {@code contact} of {@code contact.plan}. */
    public Optional<String> root() {
      return steps.getFirst().name();
    }

    /** The names along the path, if every one is written out. */
    public Optional<List<String>> names() {
      List<String> names = new ArrayList<>();
      for (Step step : steps) {
        Optional<String> name = step.name();
        if (name.isEmpty()) {
          return Optional.empty();
        }
        names.add(name.get());
      }
      return Optional.of(List.copyOf(names));
    }
  }

  /** One step of a path. */
  sealed interface Step {
    /** The name as written, after a dot or as text in brackets. */
    default Optional<String> name() {
      return switch (this) {
        case Field field -> Optional.of(field.text());
        case Key(Literal(Datum.Text(var text), var span)) -> Optional.of(text);
        case Key key -> Optional.empty();
      };
    }
  }

  /** {@code .first_name}, or the root itself. */
  record Field(String text, Span span) implements Step {}

  /** {@code [0]}, {@code ['odd name']}, {@code [other.path]}. */
  record Key(Expression key) implements Step {}
}
