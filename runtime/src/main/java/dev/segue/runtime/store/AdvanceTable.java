package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.DUE_AT;
import static dev.segue.runtime.store.RunFields.ENDED_AT;
import static dev.segue.runtime.store.RunFields.HOLDOUT;
import static dev.segue.runtime.store.RunFields.PROGRAM;
import static dev.segue.runtime.store.RunFields.RUN;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.sql.SqlText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** As of when programs were last advanced, and when the next run is due. */
public final class AdvanceTable {
  private static final Table<Record> ADVANCE = table(name("segue_advance"));
  private static final Field<Long> AS_OF = field(name("as_of"), Long.class);

  private static final Field<Long> PREVIOUS = field(name("previous"), Long.class);

  private final Store store;

  public AdvanceTable(Store store) {
    this.store = store;
  }

  /** As of when programs were last advanced; nothing before the first time. */
  public Optional<Instant> last() {
    return store.dsl().select(AS_OF).from(ADVANCE).fetchOptional(AS_OF).map(Instant::ofEpochMilli);
  }

  /** The last instant before this one as of which they were. */
  public Optional<Instant> before(Instant now) {
    Field<Long> last = when(AS_OF.lt(now.toEpochMilli()), AS_OF).otherwise(PREVIOUS);
    return store
        .dsl()
        .select(last)
        .from(ADVANCE)
        .fetchOptional(r -> Optional.ofNullable(r.value1()).map(Instant::ofEpochMilli))
        .flatMap(i -> i);
  }

  public void record(Instant now) {
    long at = now.toEpochMilli();
    String update =
        "update segue_advance set previous = case when as_of < ? then as_of else previous end,"
            + " as_of = ?";
    if (store.update(new SqlText(update, List.of(at, at))) == 0) {
      store.update(new SqlText("insert into segue_advance (as_of) values (?)", List.of(at)));
    }
  }

  /** How many runs of each program are on, without those held out. */
  public Map<String, Integer> open() {
    return store
        .dsl()
        .select(PROGRAM, count())
        .from(RUN)
        .where(ENDED_AT.isNull(), HOLDOUT.eq(0L))
        .groupBy(PROGRAM)
        .fetchMap(r -> r.value1(), r -> r.value2());
  }

  /** The next instant at which a step of some run is due. */
  public Optional<Instant> next(Instant now) {
    return store
        .dsl()
        .select(min(DUE_AT))
        .from(RUN)
        .where(ENDED_AT.isNull(), HOLDOUT.eq(0L), DUE_AT.gt(now.toEpochMilli()))
        .fetchOptional(r -> Optional.ofNullable(r.value1()).map(Instant::ofEpochMilli))
        .flatMap(n -> n);
  }
}
