package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import dev.segue.runtime.store.Cells;
import dev.segue.runtime.store.Cursor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The contacts of a block with their events. */
final class ContactFrame extends Frame {
  private final Formulas formulas;
  private final Folding folding;
  private final List<Expression> reads;
  private final List<Column> columns = new ArrayList<>();
  private final Map<Schema.EventKind, RowFrame> kinds;
  private final List<Packs> packs;
  private final Pack own;
  private final Parts kept = new Parts();
  private final Leaves leaves;
  private final Map<Integer, List<RowFrame>> frames = new HashMap<>();
  private final int[][] counts;
  private final BitSet counted = new BitSet();
  private final int room;
  private int first;
  private int size;

  /**
   * No contacts yet.
   *
   * @param room how many there can be
   * @param reads what is read of each contact
   * @param dictionaries of what is told by places
   * @param kinds the events that are read
   * @param packs of each table, where events come in packs
   */
  ContactFrame(
      Formulas formulas,
      int room,
      Folding folding,
      List<Expression> reads,
      Map<Expression, Dictionary> dictionaries,
      Map<Schema.EventKind, RowFrame> kinds,
      List<Packs> packs,
      Leaves leaves) {
    super(formulas);
    this.formulas = formulas;
    this.room = room;
    this.folding = folding;
    this.reads = reads;
    this.kinds = kinds;
    this.packs = packs;
    this.own = Pack.of(reads);
    this.leaves = leaves;
    this.counts = new int[formulas.size()][];
    reads.forEach(
        e ->
            columns.add(RowFrame.column(e.type(), room, Optional.ofNullable(dictionaries.get(e)))));
  }

  /** One contact more, the one at which a cursor stands; its values begin at a column. */
  void add(Cursor cursor, int from) {
    put(size, cursor, from);
    size++;
  }

  /** One contact more, of whom all is told by a line; it is taken apart later. */
  void add(Line line) {
    kept.add(size, line, 0);
    for (int i = 0; i < packs.size(); i++) {
      packs.get(i).keep(size, line, i + 1);
    }
    size++;
  }

  private void put(int row, Cells cells, int from) {
    for (int i = 0; i < columns.size(); i++) {
      RowFrame.put(columns.get(i), row, cells, from + i, reads.get(i).type());
    }
  }

  @Override
  int size() {
    return size;
  }

  boolean isFull() {
    return size == room;
  }

  /** The place of its first contact among all. */
  int first() {
    return first;
  }

  /** Begins anew, with a contact of such a place. */
  void begin(int place) {
    forget();
    counted.clear();
    kinds.values().forEach(RowFrame::forget);
    columns.forEach(RowFrame::clear);
    first = place;
    size = 0;
  }

  /** Whatever came in lines is there as if it had come row by row. */
  void unpack() {
    for (int i = 0; i < kept.size(); i++) {
      own.openOwn(kept.bytes(i), kept.from(i), kept.to(i));
      put(kept.owner(i), own, 0);
    }
    kept.clear();
    packs.forEach(Packs::unpack);
  }

  /** Tells of all events; contacts go by their places among all. */
  void tell(Happened happened, Keys keys) {
    kinds.forEach(
        (kind, rows) -> {
          for (int row = 0; row < rows.size(); row++) {
            happened.was(keys.get(first + rows.owner(row)), kind, rows.at(row));
          }
        });
  }

  /** The events of a kind that is read. */
  RowFrame rows(Schema.EventKind kind) {
    return Objects.requireNonNull(kinds.get(kind));
  }

  @Override
  long[] own(int place, Node.Truth node) {
    if (node instanceof Node.Counted(int rows, long least, var most)) {
      return Bits.between(counts(rows), least, most.orElse(Long.MAX_VALUE));
    }
    if (node instanceof Node.Chained chain) {
      return chained(chain);
    }
    if (node instanceof Node.AskedTruth) {
      return leaves.truth(place, first, size);
    }
    throw new IllegalStateException(node + " of a contact");
  }

  private long[] chained(Node.Chained chain) {
    long[] owners = Bits.all(size);
    for (Node.Link link : chain.links()) {
      if (!link.never()) {
        Bits.keep(owners, Bits.between(counts(link.rows()), 1, Long.MAX_VALUE));
      }
    }
    return new Chaining(folding, owners, size)
        .holds(chain.links().stream().map(this::step).toList());
  }

  private Chaining.Step step(Node.Link link) {
    return new Chaining.Step(
        link,
        frames(link.rows()),
        (Node.Rows) formulas.node(link.rows()),
        link.among().map(a -> (Node.Rows) formulas.node(a)));
  }

  @Override
  Column own(int place, Node.Worth node) {
    return switch (node) {
      case Node.Read(var expression) -> columns.get(reads.indexOf(expression));
      case Node.Measured m -> measuring(m.rows()).of(m);
      case Node.AskedValue a -> leaves.column(place, first, size);
      case Node.AskedScore a -> leaves.column(place, first, size);
      case Node.Constant c -> throw worked(c);
      case Node.Folded f -> throw worked(f);
      case Node.Points p -> throw worked(p);
      case Node.Choice c -> throw worked(c);
    };
  }

  private static IllegalStateException worked(Node node) {
    return new IllegalStateException(node + " is worked out");
  }

  private int[] counts(int place) {
    if (!counted.get(place)) {
      counts[place] = measuring(place).counts(Optional.empty());
      counted.set(place);
    }
    return counts[place];
  }

  private Measuring measuring(int place) {
    return new Measuring(frames(place), (Node.Rows) formulas.node(place), size);
  }

  /** Where the rows of a node are. */
  private List<RowFrame> frames(int place) {
    return frames.computeIfAbsent(place, p -> frames((Node.Rows) formulas.node(p)));
  }

  /** Kinds that a table does not tell apart are read once. */
  private List<RowFrame> frames(Node.Rows rows) {
    if (rows.from() > rows.to()) {
      return List.of();
    }
    Map<List<Object>, RowFrame> found = new LinkedHashMap<>();
    for (Schema.EventKind kind : rows.kinds()) {
      RowFrame frame = kinds.get(kind);
      if (frame != null) {
        found.putIfAbsent(List.of(frame.table(), kind.typeValue()), frame);
      }
    }
    return List.copyOf(found.values());
  }

  @Override
  Rational[] weights(Node.Entry.Halving halving) {
    long[] edges = edges(halving.period());
    long[] sums = new long[size];
    long whole = 1L << Definitions.Entry.HALVINGS;
    Node.Rows rows = (Node.Rows) formulas.node(halving.rows());
    for (RowFrame frame : frames(halving.rows())) {
      frame.each(
          rows,
          row -> {
            int halvings = 0;
            while (halvings < edges.length && frame.at(row) <= edges[halvings]) {
              halvings++;
            }
            if (halvings < edges.length) {
              sums[frame.owner(row)] += whole >> halvings;
            }
          });
    }
    Rational[] weights = new Rational[size];
    for (int row = 0; row < size; row++) {
      weights[row] = new Rational(BigInteger.valueOf(sums[row]), BigInteger.valueOf(whole));
    }
    return weights;
  }

  /** The instants so many periods ago. */
  private long[] edges(Period period) {
    long[] edges = new long[Definitions.Entry.HALVINGS];
    for (int i = 0; i < edges.length; i++) {
      int times = i + 1;
      Period all =
          switch (period) {
            case Period.Exact(var milliseconds) -> new Period.Exact(milliseconds * times);
            case Period.Months(var months) -> new Period.Months(months * times);
          };
      edges[i] = all.before(folding.now(), folding.zone()).toEpochMilli();
    }
    return edges;
  }
}
