package dev.segue.compiler.check;

import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.Value;
import dev.segue.compiler.type.Type;
import java.util.List;

/** What a parameter of a named condition stands for. */
sealed interface Argument {
  /** A number, text or date, as written in the call. */
  record Given(Value value) implements Argument {}

  /** {@code 30 days}. */
  record Length(DurationLiteral duration) implements Argument {}

  /** A list of values. */
  record Items(List<Value> values) implements Argument {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** Where the condition is declared: a value of the type, whichever. */
  record Open(Type type) implements Argument {}

  /** What could not be read: reported already. */
  record Wrong() implements Argument {}
}
