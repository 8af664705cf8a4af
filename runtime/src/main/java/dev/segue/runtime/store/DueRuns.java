package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.CONTACT;
import static dev.segue.runtime.store.RunFields.DUE;
import static dev.segue.runtime.store.RunFields.DUE_AT;
import static dev.segue.runtime.store.RunFields.DUE_RUN;
import static dev.segue.runtime.store.RunFields.ENDED_AT;
import static dev.segue.runtime.store.RunFields.ENDING;
import static dev.segue.runtime.store.RunFields.ENTERED_AT;
import static dev.segue.runtime.store.RunFields.HOLDOUT;
import static dev.segue.runtime.store.RunFields.ID;
import static dev.segue.runtime.store.RunFields.MOMENT;
import static dev.segue.runtime.store.RunFields.MOMENT_AT;
import static dev.segue.runtime.store.RunFields.MOMENT_UNTIL;
import static dev.segue.runtime.store.RunFields.MOMENT_ZONE;
import static dev.segue.runtime.store.RunFields.NO_ZONE;
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
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;

/**
 * The runs that the next change is about: first they are collected, then some of them are picked or
 * each is given a value. What is collected, picked and given stays until the next time.
 */
public final class DueRuns {
  private final Store store;
  private final PassingRuns passing;
  private final boolean everyone;
  private final AgendaTable agenda;

  /** How many are collected. */
  private int collected;

  /** Of everyone's runs. */
  public DueRuns(Store store) {
    this(store, true);
  }

  /**
   * Of runs in a store.
   *
   * @param everyone else of what waits or is on only the runs of contacts in {@link LookedTable}
   *     are collected
   */
  public DueRuns(Store store, boolean everyone) {
    this.store = store;
    this.everyone = everyone;
    this.passing = new PassingRuns(store);
    this.agenda = new AgendaTable(store);
    RunFields.make(store);
  }

  /** Which of the collected runs. */
  public enum Which {
    ALL,
    PICKED,
    /** Those not picked. */
    OTHERS
  }

  /** Those on their way from step to step. */
  public PassingRuns passing() {
    return passing;
  }

  /** Some stand at a step, and wait there or not, and are due or not. */
  public record Stand(String step, boolean waits, boolean due) {}

  /** Where runs are due or wait. */
  public List<Stand> steps(Cohort cohort, Instant now) {
    Condition due = DUE_AT.le(now.toEpochMilli());
    Condition waits = WAIT_BEGAN_AT.isNotNull();
    Condition rests = steps(cohort);
    SelectSelectStep<Record3<String, Boolean, Boolean>> stands =
        selectDistinct(STEP, field(waits), field(DUE_AT.isNotNull().and(due)));
    if (everyone) {
      return stands(stands.from(RUN).where(rests.and(waits.or(due))));
    }
    List<Stand> all =
        new ArrayList<>(stands(agenda.dueOf(stands, cohort.program(), now).and(rests)));
    all.addAll(
        stands(
            selectDistinct(STEP, field(waits), inline(false))
                .from(lookedRuns())
                .where(rests.and(waits).and(looked()))));
    return all;
  }

  private List<Stand> stands(Select<Record3<String, Boolean, Boolean>> stands) {
    return store.dsl().fetch(stands).map(r -> new Stand(r.value1(), r.value2(), r.value3()));
  }

  private static Condition steps(Cohort cohort) {
    return open(cohort.program())
        .and(VERSION.eq(cohort.version()))
        .and(HOLDOUT.eq(0L))
        .and(STEP.isNotNull());
  }

  /** Collects those that have come to a step and are due; how many. */
  public int arriving(Cohort cohort, String step, Instant now) {
    due(cohort, step, WAIT_BEGAN_AT.isNull(), now);
    return joining(step);
  }

  /** The same where nobody rests at the step. */
  public int arriving(String step) {
    none();
    return joining(step);
  }

  /** Adds to those collected who have passed to a step; how many they are together. */
  public int joining(String step) {
    collected += passing.collect(step);
    return collected;
  }

  /** Collects those that wait at a step. */
  public int waiting(Cohort cohort, String step) {
    return collect(lookedRuns(), at(cohort, step).and(WAIT_BEGAN_AT.isNotNull()).and(looked()));
  }

  /** Collects those whose wait at a step is over. */
  public int ripe(Cohort cohort, String step, Instant now) {
    return due(cohort, step, WAIT_BEGAN_AT.isNotNull(), now);
  }

  private int due(Cohort cohort, String step, Condition which, Instant now) {
    return collect(
        agenda.dueOf(select(ID), cohort.program(), now).and(at(cohort, step)).and(which));
  }

  /**
   * All that were due as of an instant have been moved: those that are not any longer are known.
   */
  public void moved(Cohort cohort, Instant now) {
    agenda.forget(cohort.program(), now);
  }

  /** Collects those that stand at a step; how many. */
  public int standing(Cohort cohort, String step) {
    return collect(at(cohort, step));
  }

  /** Collects all that have not ended, also of contacts who are held out. */
  public int open(Cohort cohort) {
    return collect(
        lookedRuns(), open(cohort.program()).and(VERSION.eq(cohort.version())).and(looked()));
  }

  /** Collects those that have not ended of whose entering {@link RunMoments#until} says this. */
  public int open(Cohort cohort, Instant until) {
    return collect(
        open(cohort.program())
            .and(VERSION.eq(cohort.version()))
            .and(untilOfEntering().eq(until.toEpochMilli())));
  }

  /** Collects those of contacts who are held out of whose entering it says an earlier instant. */
  public int heldOutBefore(Cohort cohort, Instant until) {
    return collect(
        open(cohort.program())
            .and(VERSION.eq(cohort.version()))
            .and(HOLDOUT.eq(1L))
            .and(untilOfEntering().lt(until.toEpochMilli())));
  }

  /** Collects these, ended or not. */
  public void these(Collection<Long> runs) {
    none();
    store.insertAll(
        RunFields.DUE_RUNS, List.of(Due.RUN), runs.stream().map(r -> List.<Object>of(r)).toList());
    collected = store.dsl().fetchCount(DUE);
  }

  /** How the collected runs that have ended did so. */
  public Map<Long, String> endings() {
    return store
        .dsl()
        .select(ID, ENDING)
        .from(DUE)
        .join(RUN)
        .on(ID.eq(DUE_RUN))
        .where(ENDED_AT.isNotNull())
        .fetchMap(r -> r.value1(), r -> r.value2());
  }

  /** Those picked. */
  public Set<Long> picked() {
    return store.dsl().select(PICKED_RUN).from(PICKED).fetchSet(PICKED_RUN);
  }

  /** How many are collected. */
  public int count() {
    return collected;
  }

  /** Lets those go that have ended since they were collected; how many are left. */
  public int dropEnded() {
    return drop(DUE_RUN.in(select(ID).from(RUN).where(ID.eq(DUE_RUN), ENDED_AT.isNotNull())));
  }

  /** Whether there are any that have not ended. */
  public boolean areOpen(Cohort cohort) {
    return store.dsl().fetchExists(RUN, open(cohort.program()).and(VERSION.eq(cohort.version())));
  }

  /** How many have not ended, also of contacts who are held out. */
  public int countOpen(Cohort cohort) {
    return store.dsl().fetchCount(RUN, open(cohort.program()).and(VERSION.eq(cohort.version())));
  }

  /** How many of those are of contacts whom a query gives, unless it is asked elsewhere. */
  public OptionalInt countOpen(Cohort cohort, SqlText contacts) {
    if (store.isElsewhere(contacts)) {
      return OptionalInt.empty();
    }
    List<Object> bindings = new ArrayList<>(List.of(cohort.program(), cohort.version()));
    bindings.addAll(contacts.bindings());
    String number =
        "select count(*) from segue_run where program = ? and version = ? and ended_at is null"
            + " and contact in ("
            + contacts.text()
            + ")";
    return OptionalInt.of(Math.toIntExact(store.number(new SqlText(number, bindings))));
  }

  /** Lets those go that are picked; how many are left. */
  public int dropPicked() {
    return drop(DUE_RUN.in(select(PICKED_RUN).from(PICKED)));
  }

  private int drop(Condition which) {
    collected -= store.dsl().deleteFrom(DUE).where(which).execute();
    return collected;
  }

  /** Lets those go that are not picked. */
  public void keepPicked() {
    collect(select(PICKED_RUN).from(PICKED));
  }

  /** Picks those that the query (run) gives; how many. */
  public int pick(SqlText runs) {
    store.empty("segue_picked");
    return store.insert(RunFields.PICKED_RUNS, List.of(Due.RUN), runs);
  }

  /**
   * Of those picked, leaves out those of whose entering {@link RunMoments#until} says an earlier
   * instant; how many are left.
   */
  public int unpickBefore(Instant until) {
    store
        .dsl()
        .deleteFrom(PICKED)
        .where(
            PICKED_RUN.in(
                select(ID)
                    .from(RUN)
                    .where(ID.eq(PICKED_RUN), untilOfEntering().lt(until.toEpochMilli()))))
        .execute();
    return store.dsl().fetchCount(PICKED);
  }

  /** Picks those that were due in a span of time, both ends in it; how many. */
  public int pickDue(Instant from, Instant to) {
    return pick(
        select(DUE_RUN)
            .from(DUE)
            .join(RUN)
            .on(ID.eq(DUE_RUN))
            .where(DUE_AT.between(from.toEpochMilli(), to.toEpochMilli())));
  }

  /** Picks those that have this value. */
  public int pickValue(long value) {
    return pick(
        select(DUE_RUN)
            .from(DUE)
            .join(VALUE)
            .on(VALUE_RUN.eq(DUE_RUN))
            .where(VALUE_VALUE.eq(val(store.engine().any(value)))));
  }

  private int pick(Select<Record1<Long>> runs) {
    store.empty("segue_picked");
    return store.dsl().insertInto(PICKED, PICKED_RUN).select(runs).execute();
  }

  /** Gives each the value that the query (run, value) has for it. */
  public void values(SqlText values) {
    noValues();
    store.insert(RunFields.VALUES, List.of(Due.RUN, "value"), values);
  }

  /** Gives none a value. */
  public void noValues() {
    store.empty("segue_run_value");
  }

  /** The value of each that has one. */
  public void eachValue(BiConsumer<Long, Object> consumer) {
    store
        .dsl()
        .select(VALUE_RUN, VALUE_VALUE)
        .from(VALUE)
        .forEach(r -> consumer.accept(r.value1(), Row.plain(r.value2())));
  }

  /** Gives each a value of its own; nothing: it has none. */
  public void values(Map<Long, Object> values) {
    noValues();
    List<List<Object>> rows = new ArrayList<>();
    values.forEach((run, value) -> rows.add(List.of(run, value)));
    store.insertAll(RunFields.VALUES, List.of(Due.RUN, "value"), rows);
  }

  /** Where a run stands: not ended, not held out. */
  private Condition at(Cohort cohort, String step) {
    return open(cohort.program())
        .and(VERSION.eq(cohort.version()))
        .and(HOLDOUT.eq(0L))
        .and(STEP.eq(step))
        .and(passing.rests());
  }

  private Table<Record> lookedRuns() {
    return everyone ? RUN : RunFields.byContact(store);
  }

  private Condition looked() {
    return everyone ? noCondition() : LookedTable.has(CONTACT);
  }

  private static Condition open(String program) {
    return PROGRAM.eq(program).and(ENDED_AT.isNull());
  }

  private static Field<Long> untilOfEntering() {
    return select(MOMENT_UNTIL)
        .from(MOMENT)
        .where(MOMENT_AT.eq(ENTERED_AT), MOMENT_ZONE.eq(NO_ZONE))
        .asField();
  }

  private int collect(Condition which) {
    return collect(RUN, which);
  }

  private int collect(Table<Record> runs, Condition which) {
    return collect(select(ID).from(runs).where(which));
  }

  private int collect(Select<Record1<Long>> runs) {
    none();
    collected = store.dsl().insertInto(DUE, DUE_RUN).select(runs).execute();
    return collected;
  }

  private void none() {
    store.empty("segue_due");
    collected = 0;
  }
}
