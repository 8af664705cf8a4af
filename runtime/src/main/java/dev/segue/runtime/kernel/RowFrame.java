package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.plan.Calendar;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.Cells;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The events of one kind of the contacts of a block, in the order of the contacts. */
final class RowFrame extends Frame {
  private static final int FIRST_SIZE = 1024;

  private final String table;
  private final Schema.EventKind kind;
  private final ZoneId zone;
  private final List<Schema.Field> fields;
  private final List<Column> columns = new ArrayList<>();
  private final Map<Comparing.Range, long[]> windows = new HashMap<>();
  private int size;
  private int[] owners = new int[FIRST_SIZE];
  private int[] places = new int[FIRST_SIZE];
  private Column.Whole at = Column.Whole.of(Type.INSTANT, FIRST_SIZE);

  /**
   * No rows yet.
   *
   * @param fields the properties that are looked at
   * @param dictionaries of those that are told by places
   */
  RowFrame(
      Formulas formulas,
      String table,
      Schema.EventKind kind,
      List<Schema.Field> fields,
      Map<Schema.Field, Dictionary> dictionaries,
      ZoneId zone) {
    super(formulas);
    this.table = table;
    this.kind = kind;
    this.fields = fields;
    this.zone = zone;
    fields.forEach(
        f -> columns.add(column(f.type(), FIRST_SIZE, Optional.ofNullable(dictionaries.get(f)))));
  }

  /** An empty column for what stands in a field. */
  static Column column(Type type, int size, Optional<Dictionary> given) {
    if (type.isText()) {
      return Column.Words.of(size, given.orElseGet(Dictionary::empty));
    }
    return Stored.isWhole(type)
        ? Column.Whole.of(type, size)
        : new Column.Exact(new Rational[size]);
  }

  List<Schema.Field> fields() {
    return fields;
  }

  @Override
  int size() {
    return size;
  }

  String table() {
    return table;
  }

  Schema.EventKind kind() {
    return kind;
  }

  long at(int row) {
    return at.values()[row];
  }

  /** Whose a row is, in the block. */
  int owner(int row) {
    return owners[row];
  }

  /** Which of the rows of its table a row is, of those of its contact. */
  int place(int row) {
    return places[row];
  }

  @Override
  void forget() {
    super.forget();
    windows.clear();
    size = 0;
    Arrays.fill(at.there(), 0);
    columns.forEach(RowFrame::clear);
  }

  /** What is missing is not written. */
  static void clear(Column column) {
    switch (column) {
      case Column.Whole(var type, var values, var there) -> Arrays.fill(there, 0);
      case Column.Words words -> {}
      case Column.Exact(var numbers) -> Arrays.fill(numbers, null);
      case Column.Same same -> {}
    }
  }

  /**
   * One row more.
   *
   * @param place among the rows of its table, where they come in order
   * @param from the cells of the fields
   */
  void add(int owner, long instant, int place, Cells cells, int[] from) {
    if (size == owners.length) {
      grow();
    }
    owners[size] = owner;
    places[size] = place;
    at.put(size, instant);
    for (int i = 0; i < from.length; i++) {
      put(columns.get(i), size, cells, from[i], fields.get(i).type());
    }
    size++;
  }

  /** What stands in a cell. */
  static void put(Column column, int row, Cells cells, int place, Type type) {
    switch (column) {
      case Column.Whole whole -> {
        long value = cells.whole(place);
        if (value != 0 || !cells.wasMissing()) {
          whole.put(row, value);
        }
      }
      case Column.Words words when words.dictionary().isGiven() -> {
        int code = Math.toIntExact(cells.whole(place));
        words.put(row, code == 0 && cells.wasMissing() ? -1 : code);
      }
      case Column.Words words -> words.put(row, cells.text(place));
      case Column.Exact(var numbers) -> {
        String text = cells.text(place);
        if (text != null) {
          numbers[row] = ((Value.Number) Stored.read(text, type)).number();
        }
      }
      case Column.Same same -> throw new IllegalStateException("read from nowhere");
    }
  }

  private void grow() {
    int more = owners.length * 2;
    owners = Arrays.copyOf(owners, more);
    places = Arrays.copyOf(places, more);
    at = (Column.Whole) at.kept(more);
    columns.replaceAll(c -> c.kept(more));
  }

  /** When each row was. */
  Column.Whole instants() {
    return at;
  }

  /** Which of two rows is first: by instant, then as they came. */
  int compareTime(int row, RowFrame other, int otherRow) {
    int order = Long.compare(at(row), other.at(otherRow));
    return order != 0 ? order : Integer.compare(places[row], other.places[otherRow]);
  }

  /** Each of the rows that a set of rows has. */
  void each(Node.Rows rows, IntConsumer consumer) {
    long[] among = among(rows);
    for (int word = 0; word < among.length; word++) {
      for (long left = among[word]; left != 0; left &= left - 1) {
        consumer.accept(word * Bits.WORD + Long.numberOfTrailingZeros(left));
      }
    }
  }

  /** The rows that a set of rows has. */
  long[] among(Node.Rows rows) {
    long[] within =
        windows.computeIfAbsent(
            new Comparing.Range(rows.from(), rows.to()), r -> Comparing.between(at, r, size));
    if (rows.filter().isEmpty()) {
      return within;
    }
    long[] filter = truth(rows.filter().get());
    long[] both = new long[within.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = within[i] & filter[i];
    }
    return both;
  }

  /** Adds how many of some rows each contact has. */
  void count(long[] among, int[] counts) {
    for (int word = 0; word < among.length; word++) {
      for (long left = among[word]; left != 0; left &= left - 1) {
        counts[owners[word * Bits.WORD + Long.numberOfTrailingZeros(left)]]++;
      }
    }
  }

  @Override
  long[] own(int place, Node.Truth node) {
    if (node instanceof Node.OnDays(var days)) {
      return Bits.where(
          size,
          row ->
              days.contains(
                  LocalDate.ofEpochDay(Calendar.dayOf(at.values()[row], zone))
                      .getDayOfWeek()
                      .getValue()));
    }
    if (node instanceof Node.AtTimes(long from, long to)) {
      return Bits.where(
          size,
          row -> {
            long clock = Calendar.clock(at.values()[row], zone);
            return from < to ? clock >= from && clock < to : clock >= from || clock < to;
          });
    }
    throw new IllegalStateException(node + " of an event");
  }

  @Override
  Column own(int place, Node.Worth node) {
    if (node instanceof Node.Read(Expression.RowInstant r)) {
      return at;
    }
    if (node instanceof Node.Read(Expression.Property(var name, var type))) {
      Schema.Field field = kind.property(name).orElseThrow();
      return columns.get(fields.indexOf(field));
    }
    throw new IllegalStateException(node + " of an event");
  }

  @Override
  Rational[] weights(Node.Entry.Halving halving) {
    throw new IllegalStateException(halving + " of an event");
  }
}
