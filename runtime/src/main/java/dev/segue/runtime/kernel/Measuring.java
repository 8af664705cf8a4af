package dev.segue.runtime.kernel;

import dev.segue.compiler.plan.Node;
import dev.segue.compiler.type.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a measure makes of the rows of each contact of a block. */
final class Measuring {
  private final List<RowFrame> frames;
  private final Node.Rows rows;
  private final int size;

  /**
   * @param frames the kinds of event whose rows are measured
   * @param size how many contacts there are
   */
  Measuring(List<RowFrame> frames, Node.Rows rows, int size) {
    this.frames = frames;
    this.rows = rows;
    this.size = size;
  }

  Column of(Node.Measured m) {
    return switch (m.function()) {
      case COUNT -> numbers(counts(m.of()));
      case SUM -> Sums.of(frames, rows, m.of().orElseThrow(), size).total();
      case AVG -> Sums.of(frames, rows, m.of().orElseThrow(), size).divided(counts(m.of()));
      case MIN -> picked(m, m.of().isPresent() ? Order.VALUE : Order.TIME, -1);
      case MAX -> picked(m, m.of().isPresent() ? Order.VALUE : Order.TIME, 1);
      case FIRST -> picked(m, Order.TIME, -1);
      case LAST -> picked(m, Order.TIME, 1);
      case DISTINCT -> numbers(distinct(m.of().orElseThrow()));
      case SECOND -> listing(m).nth(m, 1);
      case THIRD -> listing(m).nth(m, 2);
      case MEDIAN -> listing(m).median(m);
      case MOST_COMMON -> listing(m).mostCommon(m);
    };
  }

  private Listing listing(Node.Measured m) {
    return new Listing(frames, values(m), rows, size);
  }

  /** What is measured of the rows of each frame. */
  private List<Column> values(Node.Measured m) {
    return frames.stream().map(f -> m.of().map(f::column).orElseGet(f::instants)).toList();
  }

  private static Column numbers(int[] counts) {
    Column.Whole numbers = Column.Whole.of(Type.INTEGER, counts.length);
    for (int row = 0; row < counts.length; row++) {
      numbers.put(row, counts[row]);
    }
    return numbers;
  }

  /** How many rows there are, or how many that have a value. */
  int[] counts(Optional<Integer> of) {
    int[] counts = new int[size];
    for (RowFrame frame : frames) {
      long[] among = frame.among(rows);
      if (of.isPresent()) {
        Column values = frame.column(of.get());
        long[] rowsWithOne = among;
        among = Bits.where(frame.size(), row -> Bits.get(rowsWithOne, row) && values.isThere(row));
      }
      frame.count(among, counts);
    }
    return counts;
  }

  private int[] distinct(int of) {
    @Nullable Object[] first = new @Nullable Object[size];
    Map<Integer, Set<Object>> more = new HashMap<>();
    for (RowFrame frame : frames) {
      Column values = frame.column(of);
      frame.each(
          rows,
          row -> {
            if (values.isThere(row)) {
              int owner = frame.owner(row);
              Object value = different(values, row);
              if (first[owner] == null) {
                first[owner] = value;
              } else if (!value.equals(first[owner])) {
                more.computeIfAbsent(owner, o -> new HashSet<>()).add(value);
              }
            }
          });
    }
    int[] counts = new int[size];
    for (int owner = 0; owner < size; owner++) {
      counts[owner] = (first[owner] == null ? 0 : 1) + more.getOrDefault(owner, Set.of()).size();
    }
    return counts;
  }

  /** Equal for equal values. */
  private static Object different(Column values, int row) {
    return switch (values) {
      case Column.Whole whole -> whole.values()[row];
      case Column.Words words -> Objects.requireNonNull(words.texts()[row]);
      case Column.Exact exact -> exact.value(row);
      case Column.Same same -> same;
    };
  }

  /** By what one row is before another. */
  private enum Order {
    TIME,
    VALUE
  }

  /** The value of the row that comes first, or ({@code side} above 0) last. */
  private Column picked(Node.Measured m, Order order, int side) {
    int[] rowOf = new int[size];
    int[] frameOf = new int[size];
    Arrays.fill(rowOf, -1);
    List<Column> values = values(m);
    for (int i = 0; i < frames.size(); i++) {
      int place = i;
      RowFrame frame = frames.get(i);
      Column own = values.get(i);
      frame.each(
          rows,
          row -> {
            int owner = frame.owner(row);
            int best = rowOf[owner];
            if (order == Order.VALUE && !own.isThere(row)) {
              return;
            }
            int compared =
                best < 0
                    ? side
                    : order == Order.TIME
                        ? frame.compareTime(row, frames.get(frameOf[owner]), best)
                        : Comparing.compare(own, row, values.get(frameOf[owner]), best);
            if (side * compared > 0) {
              rowOf[owner] = row;
              frameOf[owner] = place;
            }
          });
    }
    Working.Results results = new Working.Results(m.type(), size);
    Optional<Column.Whole> whole =
        values.stream()
            .findFirst()
            .filter(Column.Whole.class::isInstance)
            .map(Column.Whole.class::cast);
    Column.Whole found = Column.Whole.of(whole.map(Column.Whole::type).orElse(m.type()), size);
    for (int owner = 0; owner < size; owner++) {
      if (rowOf[owner] >= 0) {
        Column column = values.get(frameOf[owner]);
        if (whole.isEmpty()) {
          results.put(owner, column.value(rowOf[owner]));
        } else if (column.isThere(rowOf[owner])) {
          found.put(owner, ((Column.Whole) column).values()[rowOf[owner]]);
        }
      }
    }
    return whole.isPresent() ? found : results.column();
  }
}
