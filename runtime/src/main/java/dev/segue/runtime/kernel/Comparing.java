package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.TextOrder;
import java.math.BigInteger;
import java.util.Optional;

/** Which rows have two values that are related. */
final class Comparing {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private Comparing() {}

  static long[] of(Column left, Relation relation, Column right, boolean ignoringCase, int size) {
    if (left instanceof Column.Whole whole && right instanceof Column.Same(var constant)) {
      return constant
          .map(value -> between(whole, Range.of(relation, value, whole), size))
          .orElseGet(() -> new long[Bits.words(size)]);
    }
    if (left instanceof Column.Same && right instanceof Column.Whole) {
      return of(right, relation.mirrored(), left, ignoringCase, size);
    }
    if (left instanceof Column.Whole one
        && right instanceof Column.Whole other
        && one.scale().equals(other.scale())) {
      return Bits.where(
          size,
          row ->
              one.isThere(row)
                  && other.isThere(row)
                  && relation.holds(Long.compare(one.values()[row], other.values()[row])));
    }
    return Bits.where(
        size,
        row -> {
          Optional<Value> l = left.value(row);
          Optional<Value> r = right.value(row);
          return l.isPresent()
              && r.isPresent()
              && relation.holds(
                  compare(
                      Tests.folded(l.get(), ignoringCase), Tests.folded(r.get(), ignoringCase)));
        });
  }

  /** The same of the values of two rows, which are there. */
  static int compare(Column left, int row, Column right, int otherRow) {
    if (left instanceof Column.Whole one
        && right instanceof Column.Whole other
        && one.scale().equals(other.scale())) {
      return Long.compare(one.values()[row], other.values()[otherRow]);
    }
    return compare(left.value(row).orElseThrow(), right.value(otherRow).orElseThrow());
  }

  /** Below 0 where {@code left} comes first, 0 where they are equal. */
  static int compare(Value left, Value right) {
    return switch (left) {
      case Value.Text(var text) ->
          TextOrder.BY_CODE_POINT.compare(text, ((Value.Text) right).text());
      case Value.Number(var number) -> number.compareTo(((Value.Number) right).number());
      case Value.Truth(var truth) -> Boolean.compare(truth, ((Value.Truth) right).truth());
      case Value.Day(var day) -> day.compareTo(((Value.Day) right).day());
      case Value.Instant(var instant) -> instant.compareTo(((Value.Instant) right).instant());
      case Value.Span(var span) -> Long.compare(span, ((Value.Span) right).milliseconds());
      case Value.Items items -> throw new IllegalArgumentException("lists have no order");
      case Value.Location location -> throw new IllegalArgumentException("places have no order");
    };
  }

  /** Whole numbers from one to another, both in it. */
  record Range(long least, long most) {
    private static final Range NONE = new Range(1, 0);

    /** Those that are so related to a constant. */
    static Range of(Relation relation, Value constant, Column.Whole column) {
      Rational bound = scaled(constant, column);
      BigInteger[] parts = bound.numerator().divideAndRemainder(bound.denominator());
      boolean exact = parts[1].signum() == 0;
      BigInteger below =
          exact || bound.numerator().signum() >= 0 ? parts[0] : parts[0].subtract(BigInteger.ONE);
      BigInteger above = exact ? below : below.add(BigInteger.ONE);
      return switch (relation) {
        case EQUAL -> exact ? range(below, below) : NONE;
        case LESS -> range(LEAST, exact ? below.subtract(BigInteger.ONE) : below);
        case LESS_OR_EQUAL -> range(LEAST, below);
        case GREATER -> range(exact ? above.add(BigInteger.ONE) : above, MOST);
        case GREATER_OR_EQUAL -> range(above, MOST);
      };
    }

    private static Range range(BigInteger least, BigInteger most) {
      return least.compareTo(MOST) > 0 || most.compareTo(LEAST) < 0
          ? NONE
          : new Range(least.max(LEAST).longValueExact(), most.min(MOST).longValueExact());
    }

    private static Rational scaled(Value constant, Column.Whole column) {
      return switch (constant) {
        case Value.Number(var number) ->
            new Rational(
                number.numerator().multiply(BigInteger.TEN.pow(column.scale().orElse(0))),
                number.denominator());
        case Value.Truth(var truth) -> Rational.of(truth ? 1 : 0);
        case Value.Day(var day) -> Rational.of(day.toEpochDay());
        case Value.Instant(var instant) -> Rational.of(instant.toEpochMilli());
        case Value.Span(var milliseconds) -> Rational.of(milliseconds);
        case Value.Text t -> throw new IllegalArgumentException("text beside a number");
        case Value.Items i -> throw new IllegalArgumentException("a list beside a number");
        case Value.Location l -> throw new IllegalArgumentException("a place beside a number");
      };
    }
  }

  static long[] between(Column.Whole column, Range range, int size) {
    long[] bits = new long[Bits.words(size)];
    long[] values = column.values();
    for (int word = 0; word < bits.length; word++) {
      int first = word * Bits.WORD;
      int last = Math.min(first + Bits.WORD, size);
      long found = 0;
      for (int row = first; row < last; row++) {
        found |= (values[row] >= range.least() && values[row] <= range.most() ? 1L : 0L) << row;
      }
      bits[word] = found & column.there()[word];
    }
    return bits;
  }
}
