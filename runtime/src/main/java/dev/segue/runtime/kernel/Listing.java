package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.type.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a measure makes of all rows of a contact in their order: {@code second}, {@code median}. */
final class Listing {
  private final List<RowFrame> frames;
  private final List<Column> values;
  private final List<List<Row>> rows = new ArrayList<>();

  /** A row of a frame. */
  private record Row(int frame, int place) {}

  /**
   * The rows of each contact of a block.
   *
   * @param values what is measured of the rows of each frame
   */
  Listing(List<RowFrame> frames, List<Column> values, Node.Rows of, int size) {
    this.frames = frames;
    this.values = values;
    for (int owner = 0; owner < size; owner++) {
      rows.add(List.of());
    }
    for (int i = 0; i < frames.size(); i++) {
      int number = i;
      RowFrame frame = frames.get(i);
      frame.each(of, row -> add(frame.owner(row), new Row(number, row)));
    }
    rows.stream().filter(own -> own.size() > 1).forEach(own -> own.sort(this::compare));
  }

  private void add(int owner, Row row) {
    if (rows.get(owner).isEmpty()) {
      rows.set(owner, new ArrayList<>());
    }
    rows.get(owner).add(row);
  }

  private int compare(Row one, Row other) {
    return frames
        .get(one.frame())
        .compareTime(one.place(), frames.get(other.frame()), other.place());
  }

  private Optional<Value> value(Row row) {
    return values.get(row.frame()).value(row.place());
  }

  /** The value of the row with so many before it, if that has one. */
  Column nth(Node.Measured m, int before) {
    return results(m, own -> own.size() > before ? value(own.get(before)) : Optional.empty());
  }

  /** The middle one of the values, or the mean of both in the middle. */
  Column median(Node.Measured m) {
    return results(
        m,
        own -> {
          List<Rational> sorted =
              present(own).stream().map(v -> ((Value.Number) v).number()).sorted().toList();
          return sorted.isEmpty()
              ? Optional.empty()
              : mean(sorted.get((sorted.size() - 1) / 2), sorted.get(sorted.size() / 2));
        });
  }

  private static Optional<Value> mean(Rational one, Rational other) {
    BigInteger sum =
        one.numerator()
            .multiply(other.denominator())
            .add(other.numerator().multiply(one.denominator()));
    BigInteger parts = one.denominator().multiply(other.denominator()).shiftLeft(1);
    return Rational.within(new Rational(sum, parts)).map(Value.Number::new);
  }

  /** The value that most rows have; of several the one that was there last. */
  Column mostCommon(Node.Measured m) {
    return results(
        m,
        own -> {
          List<Value> present = present(own);
          Map<Value, Integer> counts = new HashMap<>();
          present.forEach(v -> counts.merge(v, 1, Integer::sum));
          int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
          return present.reversed().stream()
              .filter(v -> counts.getOrDefault(v, 0) == most)
              .findFirst();
        });
  }

  private List<Value> present(List<Row> own) {
    return own.stream().map(this::value).flatMap(Optional::stream).toList();
  }

  private Column results(Node.Measured m, Function<List<Row>, Optional<Value>> of) {
    Working.Results results = new Working.Results(m.type(), rows.size());
    for (int owner = 0; owner < rows.size(); owner++) {
      results.put(owner, of.apply(rows.get(owner)));
    }
    return results.column();
  }
}
