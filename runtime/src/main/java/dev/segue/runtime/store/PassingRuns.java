package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.DUE;
import static dev.segue.runtime.store.RunFields.DUE_RUN;
import static dev.segue.runtime.store.RunFields.ID;
import static dev.segue.runtime.store.RunFields.PICKED;
import static dev.segue.runtime.store.RunFields.PICKED_RUN;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.StateTables.Due;
import dev.segue.runtime.store.DueRuns.Which;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Runs on their way from step to step: where one stands is written down when it comes to rest, not
 * at each step that it passes. It is due when it was. Those that have passed to a step stand in a
 * temporary table, which is another step's once they have been collected.
 */
public final class PassingRuns {
  private final Store store;
  private final Map<String, Some> passed = new HashMap<>();

  PassingRuns(Store store) {
    this.store = store;
  }

  /** The table of those that have passed to a step. */
  private record Some(String named) {
    Table<Record> runs() {
      return table(name(named));
    }

    Field<Long> run() {
      return field(name(named, Due.RUN), Long.class);
    }
  }

  /** They pass on to a step; how many. */
  public int to(Which which, String step) {
    Condition picked = exists(selectOne().from(PICKED).where(PICKED_RUN.eq(DUE_RUN)));
    Some some = passed.computeIfAbsent(step, s -> unused());
    return store
        .dsl()
        .insertInto(some.runs(), some.run())
        .select(
            select(DUE_RUN)
                .from(DUE)
                .where(
                    switch (which) {
                      case ALL -> noCondition();
                      case PICKED -> picked;
                      case OTHERS -> picked.not();
                    }))
        .execute();
  }

  private Some unused() {
    Some some =
        IntStream.iterate(0, n -> n + 1)
            .mapToObj(n -> new Some("segue_passing_" + n))
            .filter(s -> !passed.containsValue(s))
            .findFirst()
            .orElseThrow();
    store.make(
        TemporaryTable.setOf(some.named(), TemporaryTable.columns(Due.RUN, Kind.WHOLE), Due.RUN));
    return some;
  }

  /** Adds to the collected runs those that have passed to a step; how many. */
  int collect(String step) {
    Some some = passed.remove(step);
    if (some == null) {
      return 0;
    }
    int come =
        store.dsl().insertInto(DUE, DUE_RUN).select(select(some.run()).from(some.runs())).execute();
    store.empty(some.named());
    return come;
  }

  /** A run of which the table of runs says where it stands. */
  Condition rests() {
    return passed.values().stream()
        .map(some -> notExists(selectOne().from(some.runs()).where(some.run().eq(ID))))
        .reduce(noCondition(), Condition::and);
  }
}
