package dev.segue.runtime.kernel;

import dev.segue.compiler.plan.Node;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** What only the database knows: of each leaf of the graph one statement. */
final class Leaves {
  private final Store store;
  private final Statements statements;
  private final Keys keys;
  private final Map<Integer, RoaringBitmap> truths;
  private final Map<Integer, Values> values;
  private final int begins;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Values(Type type, @Nullable Object[] stored) {}

  Leaves(Store store, Statements statements, Keys keys) {
    this.store = store;
    this.statements = statements;
    this.keys = keys;
    this.truths = new HashMap<>();
    this.values = new HashMap<>();
    this.begins = 0;
  }

  private Leaves(Leaves asked, int begins) {
    this.store = asked.store;
    this.statements = asked.statements;
    this.keys = asked.keys;
    this.truths = asked.truths;
    this.values = asked.values;
    this.begins = begins;
  }

  /**
   * What is known by now, where the first contact of the first block has such a place among all.
   */
  Leaves from(int place) {
    return new Leaves(this, place);
  }

  void ask(int place, Node node) {
    if (node instanceof Node.AskedTruth(var condition)) {
      truths.put(place, members(statements.members(condition)));
    } else if (node instanceof Node.AskedValue(var expression)) {
      values.put(place, values(statements.values(expression), expression.type()));
    } else if (node instanceof Node.AskedScore(var score)) {
      values.put(place, values(statements.scores(score), score.type()));
    }
  }

  private RoaringBitmap members(SqlText statement) {
    RoaringBitmap members = new RoaringBitmap();
    int[] near = {0};
    store.each(
        statement,
        row -> {
          int place = place(row.value(0).orElseThrow(), near[0]);
          near[0] = place + 1;
          members.add(place);
        });
    members.runOptimize();
    return members;
  }

  private Values values(SqlText statement, Type type) {
    @Nullable Object[] stored = new @Nullable Object[keys.size()];
    int[] near = {0};
    store.each(
        statement,
        row -> {
          int place = place(row.value(0).orElseThrow(), near[0]);
          near[0] = place + 1;
          stored[place] = row.value(1).orElse(null);
        });
    return new Values(type, stored);
  }

  private int place(Object key, int near) {
    int place = keys.place(keys.read(key), near);
    if (place < 0) {
      throw new Unreadable("contacts that came in meanwhile");
    }
    return place;
  }

  /** Of the contacts of a block. */
  long[] truth(int place, int first, int size) {
    RoaringBitmap members = truths.get(place);
    if (members == null) {
      throw new IllegalStateException("not asked: " + place);
    }
    return Bits.where(size, row -> members.contains(begins + first + row));
  }

  Column column(int place, int first, int size) {
    Values found = values.get(place);
    if (found == null) {
      throw new IllegalStateException("not asked: " + place);
    }
    return column(found.type(), size, row -> found.stored()[begins + first + row]);
  }

  /** What stands with the contacts of a block, null of those with whom nothing does. */
  static Column column(Type type, int size, IntFunction<@Nullable Object> stored) {
    if (type instanceof Type.ListOf) {
      Column.Words lists = Column.Words.of(size);
      for (int row = 0; row < size; row++) {
        Object list = stored.apply(row);
        lists.put(row, list == null ? null : list.toString());
      }
      return lists;
    }
    Working.Results results = new Working.Results(type, size);
    for (int row = 0; row < size; row++) {
      results.put(row, Optional.ofNullable(stored.apply(row)).map(v -> Stored.read(v, type)));
    }
    return results.column();
  }
}
