package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.DUE_AT;
import static dev.segue.runtime.store.RunFields.ENDED_AT;
import static dev.segue.runtime.store.RunFields.HOLDOUT;
import static dev.segue.runtime.store.RunFields.ID;
import static dev.segue.runtime.store.RunFields.PROGRAM;
import static dev.segue.runtime.store.RunFields.RUN;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.StateTables.Run;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectFromStep;
import org.jooq.SelectJoinStep;
import org.jooq.Table;

/**
 * Among which runs some are due when: by program and instant, the blocks of 32 numbers that hold
 * them. Those that move on together leave a few rows where an index of each run would have one for
 * each. A block may be named that holds none any more, and none that does is missing.
 */
final class AgendaTable {
  private static final int BITS = 5;
  private static final long LAST = (1L << BITS) - 1;

  /** Of so many blocks one is due: so many are many. */
  private static final int MANY = 4;

  private static final Table<Record> AGENDA = table(name("segue_agenda"));
  private static final Field<String> OF = field(name("segue_agenda", Run.PROGRAM), String.class);
  private static final Field<Long> AT = field(name("segue_agenda", Run.DUE_AT), Long.class);
  private static final Field<Long> BLOCK = field(name("segue_agenda", "block"), Long.class);

  private static final String DUE_BLOCKS = "b";
  private static final Field<Long> DUE_BLOCK = field(name(DUE_BLOCKS, "block"), Long.class);
  private static final Field<Long> BLOCK_OF_RUN = ID.shr(BITS);

  private final Store store;

  AgendaTable(Store store) {
    this.store = store;
  }

  /** Those of a table of runs have been given the instants at which they are due. */
  void note(Table<Record> of, Field<Long> run) {
    // in this order: not each run is asked whether it is among them
    note(entries().from(of).crossJoin(RUN), ID.eq(run).and(DUE_AT.isNotNull()));
  }

  /** All of a table of runs of a program, held out none of them, are due at one instant. */
  void note(String program, Instant at, Table<Record> of, Field<Long> run) {
    // what is the same for all is not compared for each
    Table<?> blocks =
        selectDistinct(run.shr(BITS).as(DUE_BLOCK.getUnqualifiedName()))
            .from(of)
            .asTable(DUE_BLOCKS);
    store
        .dsl()
        .insertInto(AGENDA, OF, AT, BLOCK)
        .select(select(val(program), val(at.toEpochMilli()), DUE_BLOCK).from(blocks))
        .onConflictDoNothing()
        .execute();
  }

  /** The same of those that have a higher number. */
  void noteAfter(Field<Long> number) {
    note(entries().from(RUN), ID.gt(number).and(DUE_AT.isNotNull()));
  }

  private static SelectFromStep<? extends Record3<String, Long, Long>> entries() {
    return selectDistinct(PROGRAM, DUE_AT, BLOCK_OF_RUN);
  }

  private void note(
      SelectJoinStep<? extends Record3<String, Long, Long>> entries, Condition which) {
    store
        .dsl()
        .insertInto(AGENDA, OF, AT, BLOCK)
        .select(entries.where(which).and(HOLDOUT.eq(0L)))
        .onConflictDoNothing()
        .execute();
  }

  /** Of the runs of a program those that are due as of an instant. */
  <R extends Record> SelectConditionStep<R> dueOf(
      SelectFromStep<R> selected, String program, Instant now) {
    return (store.engine().readsWholeSooner() && areMany(program, now)
            ? selected.from(RUN).where()
            : inBlocks(selected, program, now))
        .and(PROGRAM.eq(program))
        .and(DUE_AT.le(now.toEpochMilli()));
  }

  /** Whether a good part of all blocks of runs hold some that are due. */
  private boolean areMany(String program, Instant now) {
    long due =
        store
            .dsl()
            .select(countDistinct(BLOCK))
            .from(AGENDA)
            .where(isDue(program, now))
            .fetchSingle()
            .value1();
    Long last = store.dsl().select(max(ID)).from(RUN).fetchSingle().value1();
    return last != null && due * MANY >= last >> BITS;
  }

  /** Also of those not due, all in blocks that hold some that are due. */
  private <R extends Record> SelectConditionStep<R> inBlocks(
      SelectFromStep<R> selected, String program, Instant now) {
    Table<?> blocks =
        selectDistinct(BLOCK).from(AGENDA).where(isDue(program, now)).asTable(DUE_BLOCKS);
    Field<Long> first = DUE_BLOCK.shl(BITS);
    Field<Long> last = first.plus(LAST);
    return selected
        .from(blocks)
        .crossJoin(table(store.engine().between(Run.TABLE), first, last))
        .where(ID.between(first, last));
  }

  /** The instant at which all that are due as of now became so, if it is one for all. */
  Optional<Instant> only(String program, Instant now) {
    return store
        .dsl()
        .select(min(AT), max(AT))
        .from(AGENDA)
        .where(isDue(program, now))
        .fetchOptional()
        .filter(r -> r.value1() != null && r.value1().equals(r.value2()))
        .map(r -> Instant.ofEpochMilli(r.value1()));
  }

  /** Blocks that hold none any more that is due as of an instant are named no longer. */
  void forget(String program, Instant now) {
    Select<Record1<Long>> left =
        dueOf(selectDistinct(BLOCK_OF_RUN), program, now)
            .and(HOLDOUT.eq(0L))
            .and(ENDED_AT.isNull());
    store.dsl().deleteFrom(AGENDA).where(isDue(program, now)).and(BLOCK.notIn(left)).execute();
  }

  private static Condition isDue(String program, Instant now) {
    return OF.eq(program).and(AT.le(now.toEpochMilli()));
  }
}
