package dev.segue.compiler.sql;

import dev.segue.compiler.type.Rational;
import java.math.BigInteger;
import java.util.function.Function;
import org.jooq.Field;

/**
 * A value as SQL. Text, days, instants, spans, truth and lists stand in canonical storage; a number
 * tells the form in which it stands.
 */
sealed interface Operand {
  /** Whether it cannot be missing. */
  boolean certain();

  /** Known to be missing. */
  record Nothing() implements Operand {
    @Override
    public boolean certain() {
      return false;
    }
  }

  /** No number: TEXT, or INTEGER for days, instants, spans and truth. */
  record Plain(Field<?> field, boolean certain) implements Operand {}

  /** A constant number. */
  record Known(Rational number) implements Operand {
    @Override
    public boolean certain() {
      return true;
    }
  }

  /** An INTEGER, the number scaled by 10^scale and at most {@code most} in magnitude. */
  record Scaled(Field<Long> field, int scale, BigInteger most, boolean certain)
      implements Operand {}

  /** TEXT, {@code n} or {@code n/d} in lowest terms. */
  record Exact(Field<String> field, boolean certain) implements Operand {}

  /** The same value from another place; constants stay. */
  default Operand moved(Function<Field<?>, Field<?>> to, boolean nowCertain) {
    return switch (this) {
      case Nothing n -> n;
      case Known k -> k;
      case Plain p -> new Plain(to.apply(p.field()), nowCertain);
      case Scaled s ->
          new Scaled(Typed.whole(to.apply(s.field())), s.scale(), s.most(), nowCertain);
      case Exact e -> new Exact(Typed.text(to.apply(e.field())), nowCertain);
    };
  }
}
