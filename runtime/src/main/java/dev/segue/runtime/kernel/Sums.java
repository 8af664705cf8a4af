package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sums of each contact of a block, exact whatever their size: of whole numbers in 64 bits, and
 * beside them what went beyond; other numbers as fractions.
 */
final class Sums {
  /** Numbers with so many decimals stay below the limit of numbers in 64 bits. */
  private static final int MOST_DECIMALS = 3;

  private static final int DIGITS = 18;

  private final long[] low;
  private final @Nullable Rational[] rest;
  private final int scale;
  private final boolean whole;

  private Sums(int size, int scale, boolean whole) {
    this.low = new long[size];
    this.rest = new @Nullable Rational[size];
    this.scale = scale;
    this.whole = whole;
  }

  static Sums of(List<RowFrame> frames, Node.Rows rows, int of, int size) {
    List<Column> columns = frames.stream().map(f -> f.column(of)).toList();
    int scale =
        columns.stream()
            .filter(c -> c instanceof Column.Whole)
            .map(c -> ((Column.Whole) c).scale().orElse(0))
            .findFirst()
            .orElse(0);
    boolean whole = columns.stream().allMatch(c -> isOf(scale, c));
    Sums sums = new Sums(size, scale, whole);
    for (int i = 0; i < frames.size(); i++) {
      RowFrame frame = frames.get(i);
      if (whole) {
        Column.Whole values = (Column.Whole) columns.get(i);
        frame.each(
            rows,
            row -> {
              if (values.isThere(row)) {
                sums.add(frame.owner(row), values.values()[row]);
              }
            });
      } else {
        Column values = columns.get(i);
        frame.each(
            rows,
            row ->
                values
                    .value(row)
                    .ifPresent(v -> sums.addBeside(frame.owner(row), ((Value.Number) v).number())));
      }
    }
    return sums;
  }

  private static boolean isOf(int scale, Column column) {
    return column instanceof Column.Whole w && w.scale().orElse(0) == scale;
  }

  private void add(int owner, long value) {
    long sum = low[owner] + value;
    if (((low[owner] ^ sum) & (value ^ sum)) < 0) {
      addBeside(owner, scaled(low[owner]));
      low[owner] = value;
    } else {
      low[owner] = sum;
    }
  }

  private void addBeside(int owner, Rational value) {
    Rational before = rest[owner];
    rest[owner] = before == null ? value : plus(before, value);
  }

  private Rational scaled(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.TEN.pow(scale));
  }

  /** The limit is on the result alone: what is summed on the way may be larger. */
  private static Rational plus(Rational one, Rational other) {
    return new Rational(
        one.numerator()
            .multiply(other.denominator())
            .add(other.numerator().multiply(one.denominator())),
        one.denominator().multiply(other.denominator()));
  }

  private Rational exact(int owner) {
    Rational beside = rest[owner];
    return beside == null ? scaled(low[owner]) : plus(beside, scaled(low[owner]));
  }

  /** What reaches the limit of numbers is missing. */
  Column total() {
    boolean small = whole && scale <= MOST_DECIMALS && Arrays.stream(rest).allMatch(r -> r == null);
    if (!small) {
      @Nullable Rational[] all = new @Nullable Rational[low.length];
      for (int owner = 0; owner < all.length; owner++) {
        all[owner] = Rational.within(exact(owner)).orElse(null);
      }
      return new Column.Exact(all);
    }
    long limit = Rational.LIMIT.multiply(BigInteger.TEN.pow(scale)).longValueExact();
    Column.Whole sums = Column.Whole.of(new Type.Numeric(DIGITS, scale), low.length);
    for (int owner = 0; owner < low.length; owner++) {
      if (low[owner] < limit && low[owner] > -limit) {
        sums.put(owner, low[owner]);
      }
    }
    return sums;
  }

  /** Means: of nothing there is none. */
  Column divided(int[] counts) {
    @Nullable Rational[] means = new @Nullable Rational[low.length];
    for (int owner = 0; owner < means.length; owner++) {
      if (counts[owner] > 0) {
        Rational sum = exact(owner);
        means[owner] =
            Rational.within(
                    new Rational(
                        sum.numerator(),
                        sum.denominator().multiply(BigInteger.valueOf(counts[owner]))))
                .orElse(null);
      }
    }
    return new Column.Exact(means);
  }
}
