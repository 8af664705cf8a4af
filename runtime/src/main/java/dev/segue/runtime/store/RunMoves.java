package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.CONTACT;
import static dev.segue.runtime.store.RunFields.DUE;
import static dev.segue.runtime.store.RunFields.DUE_AT;
import static dev.segue.runtime.store.RunFields.DUE_RUN;
import static dev.segue.runtime.store.RunFields.ENDED_AT;
import static dev.segue.runtime.store.RunFields.ENDING;
import static dev.segue.runtime.store.RunFields.HOLDOUT;
import static dev.segue.runtime.store.RunFields.ID;
import static dev.segue.runtime.store.RunFields.MOMENT;
import static dev.segue.runtime.store.RunFields.MOMENT_AT;
import static dev.segue.runtime.store.RunFields.MOMENT_UNTIL;
import static dev.segue.runtime.store.RunFields.MOMENT_ZONE;
import static dev.segue.runtime.store.RunFields.NO_ZONE;
import static dev.segue.runtime.store.RunFields.OVER_AT;
import static dev.segue.runtime.store.RunFields.PICKED;
import static dev.segue.runtime.store.RunFields.PICKED_RUN;
import static dev.segue.runtime.store.RunFields.PROGRAM;
import static dev.segue.runtime.store.RunFields.RUN;
import static dev.segue.runtime.store.RunFields.STEP;
import static dev.segue.runtime.store.RunFields.VALUE;
import static dev.segue.runtime.store.RunFields.VALUE_RUN;
import static dev.segue.runtime.store.RunFields.VALUE_VALUE;
import static dev.segue.runtime.store.RunFields.VERSION;
import static dev.segue.runtime.store.RunFields.WAIT_BEGAN_AT;
import static dev.segue.runtime.store.RunFields.WAIT_UNTIL;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Act;
import dev.segue.runtime.store.DueRuns.Which;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/** Moves the runs that {@link DueRuns} collected, all of them at once. */
public final class RunMoves {
  private static final Table<Record> ACT = table(name(Act.TABLE));
  private static final Field<Object> ACT_CONTACT = field(name(StateTables.CONTACT), Object.class);
  private static final Field<Long> ACT_AT = field(name(StateTables.AT), Long.class);
  private static final Field<String> ACT_ACT = field(name(Act.ACT), String.class);
  private static final Field<String> ACT_NAME = field(name(Act.NAME), String.class);
  private static final Field<Long> ACT_RUN = field(name(Act.RUN), Long.class);

  private static final Field<Long> NOTHING = inline((Long) null);

  private final Store store;
  private final AgendaTable agenda;

  public RunMoves(Store store) {
    this.store = store;
    this.agenda = new AgendaTable(store);
  }

  /** From when on the next step counts. */
  public enum From {
    /** When this one was due; for a wait, when it was to end. */
    DUE,
    /** When the wait began: it was none. */
    BEGAN,
    /** Now, or the end of the wait where that was before. */
    NOW
  }

  /** They go on to a step. */
  public int to(Which which, String step, From from, Instant now) {
    Field<Long> at = val(now.toEpochMilli());
    UpdateSetMoreStep<Record> stands =
        store
            .dsl()
            .update(RUN)
            .set(STEP, step)
            .set(WAIT_BEGAN_AT, NOTHING)
            .set(WAIT_UNTIL, NOTHING);
    int moved =
        change(
            switch (from) {
              case DUE -> stands;
              case BEGAN -> stands.set(DUE_AT, WAIT_BEGAN_AT);
              case NOW -> stands.set(DUE_AT, least(at, coalesce(WAIT_UNTIL, at)));
            },
            which);
    if (from != From.DUE && moved > 0) {
      due(which);
    }
    return moved;
  }

  /** They are due at other instants than before. */
  private void due(Which which) {
    agenda.note(of(which), number(which));
  }

  private void due(Cohort cohort, Set<Instant> ends) {
    if (ends.size() == 1) {
      agenda.note(cohort.program(), ends.iterator().next(), DUE, DUE_RUN);
    } else {
      due(Which.ALL);
    }
  }

  /**
   * How many ended.
   *
   * @param finished those of them that were not held out
   */
  public record Ended(int runs, int finished) {}

  /**
   * They end; whoever was not held out has finished the program.
   *
   * @param over from when on they count as over
   * @param step where they stand, if that is not written down yet
   */
  public Ended end(Which which, String ending, From over, Optional<String> step, Instant now) {
    long at = now.toEpochMilli();
    Field<Long> overAt =
        switch (over) {
          case DUE -> coalesce(DUE_AT, val(at));
          case BEGAN -> coalesce(WAIT_BEGAN_AT, val(at));
          case NOW -> val(at);
        };
    int finished =
        act(
            select(CONTACT, val(at), val(Act.FINISHED), PROGRAM, ID)
                .from(of(which))
                .crossJoin(RUN)
                .where(ID.eq(number(which)), besides(which), HOLDOUT.eq(0L)));
    int runs =
        change(
            store
                .dsl()
                .update(RUN)
                .set(ENDED_AT, at)
                .set(ENDING, ending)
                .set(OVER_AT, overAt)
                .set(STEP, step.<Field<String>>map(DSL::val).orElse(STEP))
                .set(DUE_AT, NOTHING)
                .set(WAIT_BEGAN_AT, NOTHING)
                .set(WAIT_UNTIL, NOTHING),
            which);
    return new Ended(runs, finished);
  }

  /** They are on another version, at the step of the same name. */
  public int migrate(long version) {
    MergedRuns.migrate(store, version);
    return change(store.dsl().update(RUN).set(VERSION, version), Which.ALL);
  }

  /**
   * They wait at a step from when they were due until what the calendar says.
   *
   * @param ends all that it says
   */
  public void await(Cohort cohort, String step, Set<Instant> ends) {
    Field<Long> until = until(ends);
    change(
        store
            .dsl()
            .update(RUN)
            .set(STEP, step)
            .set(WAIT_BEGAN_AT, DUE_AT)
            .set(WAIT_UNTIL, until)
            .set(DUE_AT, until),
        Which.ALL);
    due(cohort, ends);
  }

  /** They wait from when they were due, with no end in sight. */
  public void awaitOpenly() {
    change(
        store
            .dsl()
            .update(RUN)
            .set(WAIT_BEGAN_AT, DUE_AT)
            .set(WAIT_UNTIL, NOTHING)
            .set(DUE_AT, NOTHING),
        Which.ALL);
  }

  /**
   * They wait for the instant that is their value. Missing or not after the wait began it is no
   * wait, or the end of one that has begun.
   */
  public void awaitValue(Instant now) {
    long at = now.toEpochMilli();
    Field<Long> value =
        select(VALUE_VALUE.cast(Long.class)).from(VALUE).where(VALUE_RUN.eq(ID)).asField();
    Field<Long> none =
        when(WAIT_UNTIL.isNull(), WAIT_BEGAN_AT).otherwise(least(val(at), WAIT_UNTIL));
    change(
        store
            .dsl()
            .update(RUN)
            .set(DUE_AT, when(value.gt(WAIT_BEGAN_AT), value).otherwise(none))
            .set(WAIT_UNTIL, when(value.gt(WAIT_BEGAN_AT), value).otherwise(none)),
        Which.ALL);
    due(Which.ALL);
  }

  /** They are due when the calendar says: at one of some instants. */
  public void postpone(Cohort cohort, Set<Instant> ends) {
    change(store.dsl().update(RUN).set(DUE_AT, until(ends)), Which.ALL);
    due(cohort, ends);
  }

  /** Those that have an instant as value are due when the calendar says of that, if later. */
  public int postponeByValue(Instant now) {
    Field<Long> until =
        select(MOMENT_UNTIL)
            .from(VALUE)
            .join(MOMENT)
            .on(MOMENT_AT.eq(VALUE_VALUE.cast(Long.class)), MOMENT_ZONE.eq(NO_ZONE))
            .where(VALUE_RUN.eq(ID))
            .asField();
    int postponed =
        change(store.dsl().update(RUN).set(DUE_AT, until), Which.ALL, until.gt(now.toEpochMilli()));
    due(Which.ALL);
    return postponed;
  }

  /** They are handed off to somebody. */
  public void handOff(String to, Instant now) {
    act(
        select(CONTACT, val(now.toEpochMilli()), val(Act.HANDED_OFF), val(to), ID)
            .from(DUE)
            .crossJoin(RUN)
            .where(ID.eq(DUE_RUN)));
  }

  /** Acts of runs that stand first in the join: not each run is asked whether it is among them. */
  private int act(Select<? extends org.jooq.Record5<Object, Long, String, String, Long>> acts) {
    return store
        .dsl()
        .insertInto(ACT, ACT_CONTACT, ACT_AT, ACT_ACT, ACT_NAME, ACT_RUN)
        .select(acts)
        .execute();
  }

  private static Field<Long> until(Set<Instant> ends) {
    if (ends.size() == 1) {
      return val(ends.iterator().next().toEpochMilli());
    }
    Field<String> zone =
        select(VALUE_VALUE.coerce(String.class)).from(VALUE).where(VALUE_RUN.eq(ID)).asField();
    return select(MOMENT_UNTIL)
        .from(MOMENT)
        .where(MOMENT_AT.eq(DUE_AT), MOMENT_ZONE.eq(coalesce(zone, val(NO_ZONE))))
        .asField();
  }

  private int change(UpdateSetMoreStep<Record> runs, Which which) {
    return change(runs, which, noCondition());
  }

  private int change(UpdateSetMoreStep<Record> runs, Which which, Condition more) {
    Condition are = besides(which).and(more);
    return (store.engine().keysSets()
            ? runs.where(ID.in(select(number(which)).from(of(which))))
            : runs.from(of(which)).where(ID.eq(number(which))))
        .and(are)
        .execute();
  }

  private static Table<Record> of(Which which) {
    return which == Which.PICKED ? PICKED : DUE;
  }

  private static Field<Long> number(Which which) {
    return which == Which.PICKED ? PICKED_RUN : DUE_RUN;
  }

  private static Condition besides(Which which) {
    return which == Which.OTHERS
        ? notExists(selectOne().from(PICKED).where(PICKED_RUN.eq(ID)))
        : noCondition();
  }
}
