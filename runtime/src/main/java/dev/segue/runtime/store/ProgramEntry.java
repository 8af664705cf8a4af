package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.CHOICE;
import static dev.segue.runtime.store.RunFields.CHOICE_ARM;
import static dev.segue.runtime.store.RunFields.CHOICE_CONTACT;
import static dev.segue.runtime.store.RunFields.CHOICE_PROGRAM;
import static dev.segue.runtime.store.RunFields.CONTACT;
import static dev.segue.runtime.store.RunFields.DUE;
import static dev.segue.runtime.store.RunFields.DUE_AT;
import static dev.segue.runtime.store.RunFields.DUE_RUN;
import static dev.segue.runtime.store.RunFields.ENDED_AT;
import static dev.segue.runtime.store.RunFields.ENTERED_AT;
import static dev.segue.runtime.store.RunFields.HOLDOUT;
import static dev.segue.runtime.store.RunFields.ID;
import static dev.segue.runtime.store.RunFields.MOMENT;
import static dev.segue.runtime.store.RunFields.MOMENT_AT;
import static dev.segue.runtime.store.RunFields.MOMENT_UNTIL;
import static dev.segue.runtime.store.RunFields.NUMBER;
import static dev.segue.runtime.store.RunFields.PROGRAM;
import static dev.segue.runtime.store.RunFields.RUN;
import static dev.segue.runtime.store.RunFields.STEP;
import static dev.segue.runtime.store.RunFields.VERSION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.sql.DrawFunctions;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Who is in the audience of a program, and who of them enters it. */
public final class ProgramEntry {
  private static final Table<Record> AUDIENCE = table(name("segue_audience"));
  private static final Field<String> OF = field(name("segue_audience", "program"), String.class);
  private static final Field<Object> WHO =
      field(name("segue_audience", StateTables.CONTACT), Object.class);
  private static final Field<Long> SINCE = field(name("segue_audience", "since"), Long.class);

  private static final String STARTING = "starting";

  private final Store store;

  public ProgramEntry(Store store) {
    this.store = store;
    RunFields.make(store);
  }

  /** Who may enter, of the audience, besides being in no run of the program now. */
  public sealed interface Rule {
    /** Whoever was in none ever. */
    record Never() implements Rule {}

    /** Anybody. */
    record Ended() implements Rule {}

    /** Whoever has come into the audience when the last one ended, or later. */
    record Anew() implements Rule {}

    /** Whoever's last one ended when {@link DueRuns#until} says this of it or earlier. */
    record Since(Instant latest) implements Rule {}
  }

  /**
   * An entry.
   *
   * @param step the first step; nothing: the run has none
   * @param newcomers leaves out who was in the audience before the program was there
   * @param started only the contacts of the collected runs
   * @param draw the name of the draw of the holdout
   * @param heldOut how many of its lots are held out
   */
  public record Entry(
      Cohort cohort,
      Optional<String> step,
      Rule rule,
      boolean newcomers,
      boolean started,
      String draw,
      int heldOut) {}

  /**
   * The audience becomes that of a query of (contact); of the program's first nobody is new. How
   * many are in it.
   */
  public int audience(String program, SqlText members, boolean first, Instant now) {
    int size = new FreshRows(store).contacts(members);
    store
        .dsl()
        .deleteFrom(AUDIENCE)
        .where(
            OF.eq(program),
            notExists(selectOne().from(FreshRows.TABLE).where(FreshRows.CONTACT.eq(WHO))))
        .execute();
    if (size == 0) {
      return 0;
    }
    Field<Long> since = first ? inline((Long) null) : val(now.toEpochMilli());
    store
        .dsl()
        .insertInto(AUDIENCE, OF, WHO, SINCE)
        .select(
            select(val(program), FreshRows.CONTACT, since)
                .from(FreshRows.TABLE)
                .where(
                    notExists(
                        selectOne()
                            .from(AUDIENCE)
                            .where(OF.eq(program), WHO.eq(FreshRows.CONTACT)))))
        .execute();
    return size;
  }

  /** The instants at which runs of a program ended. */
  public List<Instant> endings(String program) {
    return store
        .dsl()
        .selectDistinct(ENDED_AT)
        .from(RUN)
        .where(PROGRAM.eq(program), ENDED_AT.isNotNull())
        .fetch(r -> Instant.ofEpochMilli(r.value1()));
  }

  /** How many entered, and how many of them are held out. */
  public record Entered(int runs, int heldOut) {}

  /** They enter. No one enters twice at one instant. */
  public Entered enter(Entry entry, Instant now) {
    String program = entry.cohort().program();
    Field<Integer> heldOut = function(DrawFunctions.LOT, Integer.class, WHO, val(entry.draw()));
    Field<Long> holdout =
        when(exists(settled(program)), 1L).when(heldOut.lt(entry.heldOut()), 1L).otherwise(0L);
    long at = now.toEpochMilli();
    int runs =
        store
            .dsl()
            .insertInto(RUN, PROGRAM, VERSION, CONTACT, NUMBER, ENTERED_AT, STEP, DUE_AT, HOLDOUT)
            .select(
                select(
                        val(program),
                        val(entry.cohort().version()),
                        WHO,
                        number(program),
                        val(at),
                        entry.step().map(DSL::val).orElse(inline((String) null)),
                        val(at),
                        holdout)
                    .from(AUDIENCE)
                    .where(OF.eq(program))
                    .and(entry.newcomers() ? SINCE.isNotNull() : noCondition())
                    .and(entry.started() ? exists(startedBy()) : noCondition())
                    .and(notExists(runs(program).and(ENDED_AT.isNull().or(ENTERED_AT.eq(at)))))
                    .and(allowed(program, entry.rule())))
            .execute();
    return new Entered(runs, runs == 0 ? 0 : heldOutOfLast(runs));
  }

  /** New runs have the highest numbers. */
  private int heldOutOfLast(int runs) {
    Field<Long> before = select(max(ID).minus((long) runs)).from(RUN).asField();
    return store.dsl().fetchCount(RUN, HOLDOUT.eq(1L), ID.gt(before));
  }

  private static Condition allowed(String program, Rule rule) {
    return switch (rule) {
      case Rule.Never() -> notExists(runs(program));
      case Rule.Ended() -> noCondition();
      case Rule.Anew() ->
          notExists(
              runs(program).and(SINCE.isNull().or(ENDED_AT.gt(SINCE)).or(ENTERED_AT.ge(SINCE))));
      case Rule.Since(var latest) ->
          notExists(
              runs(program)
                  .and(
                      select(MOMENT_UNTIL)
                          .from(MOMENT)
                          .where(MOMENT_AT.eq(ENDED_AT))
                          .<Long>asField()
                          .gt(latest.toEpochMilli())));
    };
  }

  private static SelectConditionStep<?> runs(String program) {
    return selectOne().from(RUN).where(CONTACT.eq(WHO), PROGRAM.eq(program));
  }

  private static SelectConditionStep<?> settled(String program) {
    return selectOne()
        .from(CHOICE)
        .where(CHOICE_PROGRAM.eq(program), CHOICE_CONTACT.eq(WHO), CHOICE_ARM.isNull());
  }

  /** In what runs another program is started: the collected ones of the contact. */
  private static SelectConditionStep<?> startedBy() {
    return selectOne()
        .from(DUE)
        .join(RUN.as(STARTING))
        .on(field(name(STARTING, Run.ID), Long.class).eq(DUE_RUN))
        .where(field(name(STARTING, StateTables.CONTACT), Object.class).eq(WHO));
  }

  private static Field<Long> number(String program) {
    return select(coalesce(max(NUMBER), 0L).plus(1L))
        .from(RUN)
        .where(CONTACT.eq(WHO), PROGRAM.eq(program))
        .asField();
  }
}
