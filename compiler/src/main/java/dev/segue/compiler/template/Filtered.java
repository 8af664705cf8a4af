package dev.segue.compiler.template;

import dev.segue.compiler.source.Span;
import java.util.List;

/** A value and the filters it goes through: {@code contact.first_name | default: 'Hello'}. */
public record Filtered(Expression value, List<Call> calls, Span span) {
  public Filtered {
    calls = List.copyOf(calls);
  }

  /** One filter with its arguments. */
  public sealed interface Call {
    /** {@code truncate: 20, '...'}. */
    record Known(Filter filter, List<Expression> arguments, List<Named> named, Span span)
        implements Call {
      public Known {
        arguments = List.copyOf(arguments);
        named = List.copyOf(named);
      }
    }

    /** A filter that does not exist; its diagnostic is already made. */
    record Unknown(String name, Span span) implements Call {}
  }

  /** {@code allow_false: true}. */
  public record Named(String name, Expression value) {}
}
