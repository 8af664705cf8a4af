package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.type.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;

/**
 * Exact arithmetic (language §7.6): on plain integers where these surely hold the result, else by
 * functions on exact numbers.
 */
final class NumberSql {
  private static final BigInteger LONG = BigInteger.valueOf(Long.MAX_VALUE);

  /** Constants of up to so many decimals are integers. */
  private static final int MOST_DECIMALS = 9;

  private NumberSql() {}

  static Operand arithmetic(Expression.Operator operator, Operand left, Operand right) {
    if (left instanceof Operand.Nothing || right instanceof Operand.Nothing) {
      return new Operand.Nothing();
    }
    return switch (operator) {
      case PLUS -> sum(left, right, false);
      case MINUS -> sum(left, right, true);
      case TIMES -> product(left, right);
      case DIVIDED_BY -> quotient(left, right);
    };
  }

  static Operand sum(Operand left, Operand right, boolean minus) {
    Operand l = scaled(left);
    Operand r = scaled(right);
    if (l instanceof Operand.Scaled a && r instanceof Operand.Scaled b) {
      int scale = Math.max(a.scale(), b.scale());
      BigInteger most =
          a.most()
              .multiply(tenTo(scale - a.scale()))
              .add(b.most().multiply(tenTo(scale - b.scale())));
      if (most.compareTo(LONG) <= 0) {
        Field<Long> x = raised(a, scale);
        Field<Long> y = raised(b, scale);
        return within(minus ? x.minus(y) : x.plus(y), scale, most, a.certain() && b.certain());
      }
    }
    return exactly(minus ? NumberFunctions.SUBTRACT : NumberFunctions.ADD, left, right);
  }

  private static Operand product(Operand left, Operand right) {
    Operand l = scaled(left);
    Operand r = scaled(right);
    if (l instanceof Operand.Scaled a && r instanceof Operand.Scaled b) {
      BigInteger most = a.most().multiply(b.most());
      if (most.compareTo(LONG) <= 0) {
        return within(
            a.field().times(b.field()), a.scale() + b.scale(), most, a.certain() && b.certain());
      }
    }
    return exactly(NumberFunctions.MULTIPLY, left, right);
  }

  /** Numbers of one scale are divided as the integers that they stand as. */
  private static Operand quotient(Operand left, Operand right) {
    Operand l = scaled(left);
    Operand r = scaled(right);
    if (l instanceof Operand.Scaled a && r instanceof Operand.Scaled b) {
      int scale = Math.max(a.scale(), b.scale());
      if (fits(a, scale) && fits(b, scale)) {
        return new Operand.Exact(
            Answer.textOf(NumberFunctions.DIVIDE, raised(a, scale), raised(b, scale)), false);
      }
    }
    return exactly(NumberFunctions.DIVIDE, left, right);
  }

  /** A quotient rounded down, or up. */
  static Field<Long> quotient(Field<Long> dividend, Field<Long> divisor, boolean up) {
    Field<Long> cut = Answer.whole(e -> e.quotient(dividend, divisor));
    Field<Long> rest = dividend.mod(divisor);
    Field<Long> zero = inline(0L);
    return up
        ? cut.plus(when(rest.gt(zero), inline(1L)).otherwise(zero))
        : cut.minus(when(rest.lt(zero), inline(1L)).otherwise(zero));
  }

  private static Operand exactly(String function, Operand left, Operand right) {
    return new Operand.Exact(Answer.textOf(function, argument(left), argument(right)), false);
  }

  /** An integer of that scale, missing from the limit of numbers on. */
  static Operand within(Field<Long> sum, int scale, BigInteger most, boolean certain) {
    BigInteger limit = limit(scale);
    return most.compareTo(limit) < 0
        ? new Operand.Scaled(sum, scale, most, certain)
        : new Operand.Scaled(
            Answer.call(NumberFunctions.WITHIN, sum, inline(scale)),
            scale,
            limit.subtract(BigInteger.ONE),
            false);
  }

  /** No number scaled by 10^scale reaches this. */
  static BigInteger limit(int scale) {
    return Rational.LIMIT.multiply(tenTo(scale));
  }

  static BigInteger tenTo(int power) {
    return BigInteger.TEN.pow(power);
  }

  /** A constant of few decimals as an integer; anything else as it is. */
  static Operand scaled(Operand operand) {
    if (!(operand instanceof Operand.Known(Rational number))) {
      return operand;
    }
    for (int scale = 0; scale <= MOST_DECIMALS; scale++) {
      Rational raised = raised(number, scale);
      if (raised.denominator().equals(BigInteger.ONE)) {
        return raised.numerator().abs().compareTo(LONG) <= 0
            ? new Operand.Scaled(
                val(raised.numerator().longValueExact()), scale, raised.numerator().abs(), true)
            : operand;
      }
    }
    return operand;
  }

  private static Field<Long> raised(Operand.Scaled operand, int scale) {
    return scale == operand.scale()
        ? operand.field()
        : operand.field().times(inline(tenTo(scale - operand.scale()).longValueExact()));
  }

  private static Rational raised(Rational number, int scale) {
    return new Rational(number.numerator().multiply(tenTo(scale)), number.denominator());
  }

  /** As an argument of functions on exact numbers: INTEGER where whole. */
  static Field<?> argument(Operand operand) {
    return operand instanceof Operand.Scaled s && s.scale() == 0 ? s.field() : text(operand);
  }

  /** As TEXT in lowest terms. */
  static Field<String> text(Operand operand) {
    return switch (operand) {
      case Operand.Known(var number) -> val(number.toString());
      case Operand.Scaled s -> Answer.textOf(NumberFunctions.EXACT, s.field(), inline(s.scale()));
      case Operand.Exact e -> e.field();
      case Operand.Plain p -> throw noNumber(operand);
      case Operand.Nothing n -> val((String) null);
    };
  }

  /** As an integer scaled by 10^scale, rounded half up. */
  static Field<Long> atScale(Operand operand, int scale) {
    return switch (operand) {
      case Operand.Known(var number) -> val(number.rounded(scale).unscaledValue().longValueExact());
      case Operand.Scaled s when s.scale() <= scale && fits(s, scale) -> raised(s, scale);
      case Operand.Scaled s -> rounded(operand, scale);
      case Operand.Exact e -> rounded(operand, scale);
      case Operand.Plain p -> throw noNumber(operand);
      case Operand.Nothing n -> val((Long) null);
    };
  }

  private static boolean fits(Operand.Scaled operand, int scale) {
    return operand.most().multiply(tenTo(scale - operand.scale())).compareTo(LONG) <= 0;
  }

  private static Field<Long> rounded(Operand operand, int scale) {
    return Answer.call(NumberFunctions.SCALED, argument(operand), inline(scale));
  }

  static Leaf compare(Operand left, Relation relation, Operand right) {
    if (left instanceof Operand.Nothing || right instanceof Operand.Nothing) {
      return Leaf.never();
    }
    if (left instanceof Operand.Known(Rational l)) {
      return right instanceof Operand.Known(Rational r)
          ? relation.holds(l.compareTo(r)) ? Leaf.always() : Leaf.never()
          : compare(right, relation.mirrored(), left);
    }
    if (left instanceof Operand.Scaled s && right instanceof Operand.Known(Rational number)) {
      return compare(s, relation, number);
    }
    if (left instanceof Operand.Scaled a && right instanceof Operand.Scaled b) {
      int scale = Math.max(a.scale(), b.scale());
      if (fits(a, scale) && fits(b, scale)) {
        return Leaf.compare(raised(a, scale), a.certain(), relation, raised(b, scale), b.certain());
      }
    }
    if (relation == Relation.EQUAL) {
      return Leaf.compare(text(left), left.certain(), relation, text(right), right.certain());
    }
    Field<Long> order = Answer.call(NumberFunctions.COMPARE, argument(left), argument(right));
    return Leaf.compare(order, left.certain() && right.certain(), relation, inline(0L), true);
  }

  /** A column beside a constant: the constant is brought to the column's scale. */
  private static Leaf compare(Operand.Scaled left, Relation relation, Rational number) {
    Rational cut = raised(number, left.scale());
    boolean whole = cut.denominator().equals(BigInteger.ONE);
    BigInteger floor = rounded(cut, RoundingMode.FLOOR);
    BigInteger ceiling = rounded(cut, RoundingMode.CEILING);
    return switch (relation) {
      case EQUAL ->
          whole && floor.abs().compareTo(left.most()) <= 0
              ? beside(left, relation, floor)
              : Leaf.never();
      case LESS -> upTo(left, relation, whole ? floor : ceiling, ceiling.subtract(BigInteger.ONE));
      case LESS_OR_EQUAL -> upTo(left, relation, floor, floor);
      case GREATER -> from(left, relation, floor, floor.add(BigInteger.ONE));
      case GREATER_OR_EQUAL -> from(left, relation, ceiling, ceiling);
    };
  }

  private static Leaf upTo(
      Operand.Scaled left, Relation relation, BigInteger bound, BigInteger last) {
    if (last.compareTo(left.most()) >= 0) {
      return Leaf.present(uncertain(left));
    }
    return last.compareTo(left.most().negate()) < 0 ? Leaf.never() : beside(left, relation, bound);
  }

  private static Leaf from(
      Operand.Scaled left, Relation relation, BigInteger bound, BigInteger first) {
    if (first.compareTo(left.most().negate()) <= 0) {
      return Leaf.present(uncertain(left));
    }
    return first.compareTo(left.most()) > 0 ? Leaf.never() : beside(left, relation, bound);
  }

  private static Leaf beside(Operand.Scaled left, Relation relation, BigInteger bound) {
    return Leaf.compare(left.field(), left.certain(), relation, val(bound.longValueExact()), true);
  }

  private static List<Field<?>> uncertain(Operand.Scaled operand) {
    List<Field<?>> uncertain = new ArrayList<>();
    if (!operand.certain()) {
      uncertain.add(operand.field());
    }
    return uncertain;
  }

  static BigInteger rounded(Rational number, RoundingMode mode) {
    return new BigDecimal(number.numerator())
        .divide(new BigDecimal(number.denominator()), 0, mode)
        .toBigIntegerExact();
  }

  private static IllegalArgumentException noNumber(Operand operand) {
    return new IllegalArgumentException("no number: " + operand);
  }
}
