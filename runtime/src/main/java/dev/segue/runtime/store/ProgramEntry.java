package dev.segue.runtime.store;

import static dev.segue.runtime.store.AudienceTable.AUDIENCE;
import static dev.segue.runtime.store.AudienceTable.COME;
import static dev.segue.runtime.store.AudienceTable.OF;
import static dev.segue.runtime.store.AudienceTable.WHO;
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
import static dev.segue.runtime.store.RunFields.EVENT;
import static dev.segue.runtime.store.RunFields.HOLDOUT;
import static dev.segue.runtime.store.RunFields.ID;
import static dev.segue.runtime.store.RunFields.MOMENT;
import static dev.segue.runtime.store.RunFields.MOMENT_AT;
import static dev.segue.runtime.store.RunFields.MOMENT_UNTIL;
import static dev.segue.runtime.store.RunFields.NUMBER;
import static dev.segue.runtime.store.RunFields.OVER_AT;
import static dev.segue.runtime.store.RunFields.PROGRAM;
import static dev.segue.runtime.store.RunFields.RUN;
import static dev.segue.runtime.store.RunFields.SINCE;
import static dev.segue.runtime.store.RunFields.SOURCE;
import static dev.segue.runtime.store.RunFields.STEP;
import static dev.segue.runtime.store.RunFields.SUBJECT;
import static dev.segue.runtime.store.RunFields.VERSION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Who of the audience of a program enters it. */
public final class ProgramEntry {
  private static final String STARTING = "starting";
  private static final Began SEEN = new Began("o");
  private static final Table<Record> OCCASION = table(name("segue_occasion")).as(SEEN.alias());

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

    /**
     * Whoever has come into the audience when the last one ended, or later; of what begins a run by
     * itself that was when the last one had ended, or later.
     */
    record Anew() implements Rule {}

    /** Whoever's last one ended when {@link RunMoments#until} says this of it or earlier. */
    record Since(Instant latest) implements Rule {}
  }

  /**
   * An entry.
   *
   * @param step the first step; nothing: the run has none
   * @param newcomers leaves out who was in the audience before the program was there
   * @param among those of the audience who may
   * @param draw the name of the draw of the holdout
   * @param heldOut how many of its lots are held out
   */
  public record Entry(
      Cohort cohort,
      Optional<String> step,
      Rule rule,
      boolean newcomers,
      Among among,
      String draw,
      int heldOut) {}

  /** Who of the audience may enter. */
  public enum Among {
    EVERYONE,
    /** The contacts of the collected runs. */
    STARTED,
    /** Those in {@link LookedTable}. */
    LOOKED,
    /** Those who have an occasion that was first seen now. */
    PENDING
  }

  /** The instants, after another one, at which runs of a program ended of those who may enter. */
  public List<Instant> endings(String program, Instant after, Among among, Instant now) {
    return store
        .dsl()
        .selectDistinct(ENDED_AT)
        .from(among == Among.EVERYONE ? RUN : RunFields.byContact(store))
        .where(
            PROGRAM.eq(program),
            ENDED_AT.gt(after.toEpochMilli()),
            isOf(among, CONTACT, program, now))
        .fetch(r -> Instant.ofEpochMilli(r.value1()));
  }

  /** How many entered, and how many of them are held out. */
  public record Entered(int runs, int heldOut) {}

  /** They enter. No one enters twice at one instant. */
  public Entered enter(Entry entry, Instant now) {
    String program = entry.cohort().program();
    long at = now.toEpochMilli();
    int runs =
        store.byIndex(
            store
                .dsl()
                .insertInto(
                    RUN,
                    PROGRAM,
                    VERSION,
                    CONTACT,
                    NUMBER,
                    ENTERED_AT,
                    STEP,
                    DUE_AT,
                    HOLDOUT,
                    SINCE)
                .select(
                    select(
                            val(program),
                            val(entry.cohort().version()),
                            WHO,
                            entry.rule() instanceof Rule.Never ? val(1L) : number(program, WHO),
                            val(at),
                            entry.step().map(DSL::val).orElse(inline((String) null)),
                            val(at),
                            holdout(entry, WHO),
                            val(at))
                        .from(AUDIENCE)
                        .where(OF.eq(program))
                        .and(entry.newcomers() ? COME.isNotNull() : noCondition())
                        .and(isOf(entry.among(), WHO, program, now))
                        .and(
                            entry.rule() instanceof Rule.Never
                                ? noCondition()
                                : notExists(
                                    runs(program).and(ENDED_AT.isNull().or(ENTERED_AT.eq(at)))))
                        .and(allowed(program, entry.rule()))));
    return entered(runs);
  }

  private static Condition isOf(Among among, Field<Object> contact, String program, Instant now) {
    return switch (among) {
      case EVERYONE -> noCondition();
      case STARTED ->
          contact.in(
              select(field(name(STARTING, StateTables.CONTACT), Object.class))
                  .from(DUE)
                  .join(RUN.as(STARTING))
                  .on(field(name(STARTING, Run.ID), Long.class).eq(DUE_RUN)));
      case LOOKED -> LookedTable.has(contact);
      case PENDING ->
          contact.in(select(SEEN.contact()).from(OCCASION).where(seenNow(program, now)));
    };
  }

  private static List<Condition> seenNow(String program, Instant now) {
    return List.of(
        field(name(SEEN.alias(), "program"), String.class).eq(program),
        field(name(SEEN.alias(), "seen_at"), Long.class).eq(now.toEpochMilli()));
  }

  /** Whether a contact who enters is held out: as they were the first time, else by the draw. */
  private Field<Long> holdout(Entry entry, Field<Object> contact) {
    CaseConditionStep<Long> held =
        when(exists(settled(entry.cohort().program(), contact)), inline(1L));
    // a lot takes more than all else of entering
    return (entry.heldOut() == 0
            ? held
            : held.when(
                store.engine().lot(contact, val(entry.draw())).lt((long) entry.heldOut()),
                inline(1L)))
        .otherwise(inline(0L));
  }

  /**
   * Of the occasions first seen now the earliest begins a run, for each contact and subject.
   *
   * @param narrowed only those whom {@link #narrow} has found
   * @param byEvent events count from after the one that begins a run
   */
  public Entered begin(Entry entry, boolean narrowed, boolean byEvent, Instant now) {
    String program = entry.cohort().program();
    Began o = SEEN;
    Field<Integer> place =
        rowNumber().over(partitionBy(o.contact(), o.subject()).orderBy(inOrder(o)));
    Table<?> first =
        select(o.contact(), o.source(), o.event(), o.at(), o.subject(), place.as("place"))
            .from(OCCASION)
            .where(seenNow(program, now))
            .and(
                notExists(
                    selectOne()
                        .from(RUN)
                        .where(
                            PROGRAM.eq(program),
                            SOURCE.eq(o.source()),
                            EVENT.eq(o.event()),
                            CONTACT.eq(o.contact()))))
            .and(
                notExists(
                    ofSubject(program, o)
                        .and(ENDED_AT.isNull().or(ENTERED_AT.le(o.at()).and(OVER_AT.gt(o.at()))))))
            .and(narrowed ? o.contact().in(fresh()) : noCondition())
            .and(allowed(program, entry.rule(), o))
            .asTable("f");
    Began f = new Began("f");
    Field<Integer> further =
        rowNumber().over(partitionBy(f.contact()).orderBy(inOrder(f))).minus(1);
    Field<Long> since =
        byEvent
            ? when(f.source().eq(OccasionTable.OF_RUN), f.at()).otherwise(f.at().plus(1L))
            : f.at();
    int runs =
        store.byIndex(
            store
                .dsl()
                .insertInto(
                    RUN,
                    PROGRAM,
                    VERSION,
                    CONTACT,
                    NUMBER,
                    ENTERED_AT,
                    STEP,
                    DUE_AT,
                    HOLDOUT,
                    SINCE,
                    SUBJECT,
                    SOURCE,
                    EVENT)
                .select(
                    select(
                            val(program),
                            val(entry.cohort().version()),
                            f.contact(),
                            number(program, f.contact()).plus(further),
                            f.at(),
                            entry.step().map(DSL::val).orElse(inline((String) null)),
                            f.at(),
                            holdout(entry, f.contact()),
                            since,
                            f.subject(),
                            f.source(),
                            f.event())
                        .from(first)
                        .where(field(name("f", "place"), Integer.class).eq(1))));
    return entered(runs);
  }

  /** The earliest comes first; of several at one instant that with the smallest key. */
  private List<Field<?>> inOrder(Began began) {
    List<Field<?>> order = new ArrayList<>(List.of(began.at(), began.source()));
    order.addAll(store.engine().ordered(began.event()));
    return order;
  }

  /** The columns of what begins a run, under a name. */
  private record Began(String alias) {
    Field<Object> contact() {
      return field(name(alias, StateTables.CONTACT), Object.class);
    }

    Field<String> source() {
      return field(name(alias, "source"), String.class);
    }

    Field<Object> event() {
      return field(name(alias, "event"), Object.class);
    }

    Field<Long> at() {
      return field(name(alias, StateTables.AT), Long.class);
    }

    Field<Object> subject() {
      return field(name(alias, "subject"), Object.class);
    }
  }

  private static Select<Record1<Object>> fresh() {
    return select(FreshRows.CONTACT).from(FreshRows.TABLE);
  }

  private static SelectConditionStep<?> ofSubject(String program, Began o) {
    return selectOne()
        .from(RUN)
        .where(
            CONTACT.eq(o.contact()), PROGRAM.eq(program), SUBJECT.isNotDistinctFrom(o.subject()));
  }

  private static Condition allowed(String program, Rule rule, Began o) {
    return switch (rule) {
      case Rule.Never() -> notExists(ofSubject(program, o));
      case Rule.Ended() -> noCondition();
      case Rule.Anew() -> noCondition();
      case Rule.Since(var latest) ->
          notExists(
              ofSubject(program, o)
                  .and(
                      select(MOMENT_UNTIL)
                          .from(MOMENT)
                          .where(MOMENT_AT.eq(ENDED_AT))
                          .<Long>asField()
                          .gt(o.at())));
    };
  }

  /** Who of these contacts is in a set is asked next: (contact). */
  public int narrow(SqlText members) {
    return new FreshRows(store).contacts(members);
  }

  /** New runs have the highest numbers. */
  private Entered entered(int runs) {
    if (runs == 0) {
      return new Entered(0, 0);
    }
    Field<Long> before = select(max(ID).minus((long) runs)).from(RUN).asField();
    new AgendaTable(store).noteAfter(before);
    return new Entered(runs, store.dsl().fetchCount(RUN, HOLDOUT.eq(1L), ID.gt(before)));
  }

  private static Condition allowed(String program, Rule rule) {
    return switch (rule) {
      case Rule.Never() -> notExists(runs(program));
      case Rule.Ended() -> noCondition();
      case Rule.Anew() ->
          notExists(runs(program).and(COME.isNull().or(ENDED_AT.gt(COME)).or(ENTERED_AT.ge(COME))));
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

  private static SelectConditionStep<?> settled(String program, Field<Object> who) {
    return selectOne()
        .from(CHOICE)
        .where(CHOICE_PROGRAM.eq(program), CHOICE_CONTACT.eq(who), CHOICE_ARM.isNull());
  }

  private static Field<Long> number(String program, Field<Object> who) {
    return select(coalesce(max(NUMBER), 0L).plus(1L))
        .from(RUN)
        .where(CONTACT.eq(who), PROGRAM.eq(program))
        .asField();
  }
}
