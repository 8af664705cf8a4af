package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import dev.segue.compiler.ir.Condition.Burst;
import dev.segue.compiler.ir.Condition.CalendarUnit;
import dev.segue.compiler.ir.Condition.Gap;
import dev.segue.compiler.ir.Condition.InPeriods;
import dev.segue.compiler.ir.Condition.Occurs;
import dev.segue.compiler.ir.Condition.Periods;
import dev.segue.compiler.ir.Condition.Running;
import dev.segue.compiler.ir.Expression.ZoneChoice;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.plan.Calendar;
import dev.segue.compiler.type.Period;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectHavingStep;

/** How rows lie in time: in which calendar periods, how close together, how far apart. */
final class PeriodSql {
  private static final String RUN = "run";
  private static final String UNTIL = "until";
  private static final String LATER = "later";

  private final Emission emission;
  private final Formulas formulas;

  PeriodSql(Emission emission, Formulas formulas) {
    this.emission = emission;
    this.formulas = formulas;
  }

  /**
   * Some rows, all in one place.
   *
   * @param everyones not one contact's
   * @param owner of the contacts that are asked what {@link #contact} is
   * @param scope in which their periods are told
   */
  private record Timed(Rows.Flat rows, boolean everyones, Field<Object> owner, Scope scope) {
    Field<Object> contact() {
      return rows.contact();
    }

    Field<Long> at() {
      return rows.at().orElseThrow(() -> new IllegalArgumentException("rows without a time"));
    }
  }

  private Timed timed(RowSet set, Optional<CalendarUnit> unit, Scope scope, boolean positive) {
    boolean zoned = unit.filter(u -> u.zone() == ZoneChoice.CONTACT).isPresent();
    Rows rows = formulas.rowSets().of(set, scope, positive);
    if (zoned && !rows.correlated() && !emission.engine().looksUp()) {
      return besideContacts(rows, scope);
    }
    boolean everyones = emission.setwise() && !rows.correlated() && !zoned;
    Optional<Field<Object>> whose = everyones ? Optional.empty() : Optional.of(rows.owner());
    return new Timed(
        rows.flat(whose, List.of(), Rows.Look.INSTANT), everyones, rows.owner(), scope);
  }

  /** With contacts of their own, whose time zone tells the days. */
  private Timed besideContacts(Rows rows, Scope scope) {
    ContactRows contacts = scope.contacts().again();
    Scope beside = scope.among(contacts, Optional.empty());
    // joins what the zone is read from
    formulas.expressions().zone(ZoneChoice.CONTACT, beside);
    Rows.Flat read = rows.flat(Optional.empty(), List.of(), Rows.Look.INSTANT);
    Rows.Flat flat = byThemselves(read, scope);
    boolean apart =
        rows.owner().equals(scope.contacts().owner())
            || read.contact().equals(scope.contacts().owner());
    Rows.Flat joined =
        new Rows.Flat(
            contacts
                .from()
                .join(flat.from())
                .on(flat.contact().eq(apart ? contacts.owner() : contacts.key())),
            flat.where(),
            contacts.owner(),
            flat.at(),
            flat.order(),
            flat.row());
    return new Timed(joined, true, scope.contacts().owner(), beside);
  }

  /** Rows that are looked at beside their contacts already, as a table of their own. */
  private static Rows.Flat byThemselves(Rows.Flat flat, Scope scope) {
    if (!flat.contact().equals(scope.contacts().owner()) || flat.at().isEmpty()) {
      return flat;
    }
    String alias = scope.alias("t");
    return new Rows.Flat(
        select(
                flat.contact().as(Names.of(StateTables.CONTACT)),
                flat.at().get().as(Names.of(StateTables.AT)))
            .from(flat.from())
            .where(Logic.where(flat.where()))
            .asTable(Names.of(alias)),
        Logic.all(List.of()),
        Names.column(alias, StateTables.CONTACT, Object.class),
        Optional.of(Names.column(alias, StateTables.AT, Long.class)),
        flat.order(),
        flat.row());
  }

  /** Whether so many periods have rows enough, or (negative) have not. */
  Condition inPeriods(InPeriods c, Scope scope, boolean positive) {
    return CountRange.of(
        c.least(), c.most(), positive, (least, most, so) -> so(c, least, most, scope, so));
  }

  /** {@code least} is 1 or more. */
  private Condition so(
      InPeriods c, long least, Optional<Long> most, Scope scope, boolean positive) {
    Timed timed = timed(c.rows(), Optional.of(c.each().unit()), scope, positive);
    Field<Long> period = period(timed, c.each().unit());
    boolean any = c.each().least() == 1 && c.each().most().isEmpty();
    boolean some = least == 1 && most.isEmpty();
    if (any) {
      return has(
          select(timed.contact())
              .from(timed.rows().from())
              .where(Logic.where(timed.rows().where()))
              .groupBy(timed.contact())
              .having(CountRange.inRange(countDistinct(period), least, most, true)),
          timed,
          positive);
    }
    var each =
        select(timed.contact().as(Names.of(StateTables.CONTACT)))
            .from(timed.rows().from())
            .where(Logic.where(timed.rows().where()))
            .groupBy(timed.contact(), period)
            .having(enough(c.each()));
    if (some) {
      return has(each, timed, positive);
    }
    String alias = scope.alias("p");
    Field<Object> contact = Names.column(alias, StateTables.CONTACT, Object.class);
    return has(
        select(contact)
            .from(each.asTable(Names.of(alias)))
            .groupBy(contact)
            .having(CountRange.inRange(count(), least, most, true)),
        timed,
        positive);
  }

  /** Of periods one after another the number less the place stays the same. */
  Condition running(Running c, Scope scope, boolean positive) {
    Timed timed = timed(c.rows(), Optional.of(c.each().unit()), scope, positive);
    Field<Long> period = period(timed, c.each().unit());
    Field<Long> place = Typed.whole(rowNumber().over(partitionBy(timed.contact()).orderBy(period)));
    SelectHavingStep<? extends Record> grouped =
        select(
                timed.contact().as(Names.of(StateTables.CONTACT)),
                period.minus(place).as(Names.of(RUN)))
            .from(timed.rows().from())
            .where(Logic.where(timed.rows().where()))
            .groupBy(timed.contact(), period);
    boolean any = c.each().least() == 1 && c.each().most().isEmpty();
    Select<? extends Record> periods = any ? grouped : grouped.having(enough(c.each()));
    String alias = scope.alias("p");
    Field<Object> contact = Names.column(alias, StateTables.CONTACT, Object.class);
    return has(
        select(contact)
            .from(periods.asTable(Names.of(alias)))
            .groupBy(contact, Names.column(alias, RUN, Long.class))
            .having(CountRange.inRange(count(), c.length(), Optional.empty(), true)),
        timed,
        positive);
  }

  Condition burst(Burst c, Scope scope, boolean positive) {
    if (c.least() <= 1) {
      return formulas.rowSets().occurs(new Occurs(c.rows(), 1, Optional.empty()), scope, positive);
    }
    Timed timed = timed(c.rows(), c.different(), scope, positive);
    int ahead = Math.toIntExact(c.least() - 1);
    String alias = scope.alias("p");
    if (c.different().isPresent()) {
      Select<? extends Record> firsts =
          firsts(timed, period(timed, c.different().get()), c.span(), ahead);
      return apart(firsts, alias, later(alias).lt(until(alias)), timed, positive);
    }
    return apart(
        spaced(timed, ahead), alias, reaches(timed, alias, c.span(), false), timed, positive);
  }

  Condition gap(Gap c, Scope scope, boolean positive) {
    Timed timed = timed(c.rows(), Optional.empty(), scope, positive);
    String alias = scope.alias("p");
    return apart(spaced(timed, 1), alias, reaches(timed, alias, c.least(), true), timed, positive);
  }

  /** Each row, and when a row so many later is. */
  private static Select<? extends Record> spaced(Timed timed, int ahead) {
    Field<?> at = OwnColumn.carried(timed.at());
    return select(
            timed.contact().as(Names.of(StateTables.CONTACT)),
            at.as(Names.of(StateTables.AT)),
            lead(at, ahead).over(partitionBy(timed.contact()).orderBy(at)).as(Names.of(LATER)))
        .from(timed.rows().from())
        .where(Logic.where(timed.rows().where()));
  }

  /** Whether the later row comes a span or more after the other, or (negative) sooner. */
  private Condition reaches(Timed timed, String alias, Period span, boolean positive) {
    Field<Long> at = carried(timed, alias, StateTables.AT);
    Field<Long> later = carried(timed, alias, LATER);
    Field<Long> until = formulas.expressions().shifted(at, span, true);
    Condition read = positive ? later.ge(until) : later.lt(until);
    return span instanceof Period.Exact exact
        ? OwnColumn.reaches(at, later, exact, positive).orElse(read)
        : read;
  }

  /** Each period, the last end of a span that begins in it, and the first row so many later. */
  private Select<? extends Record> firsts(Timed timed, Field<Long> period, Period span, int ahead) {
    return select(
            timed.contact().as(Names.of(StateTables.CONTACT)),
            max(formulas.expressions().shifted(timed.at(), span, true)).as(Names.of(UNTIL)),
            lead(min(timed.at()), ahead)
                .over(partitionBy(timed.contact()).orderBy(period))
                .as(Names.of(LATER)))
        .from(timed.rows().from())
        .where(Logic.where(timed.rows().where()))
        .groupBy(timed.contact(), period);
  }

  private static Condition apart(
      Select<? extends Record> spaced,
      String alias,
      Condition related,
      Timed timed,
      boolean positive) {
    Select<? extends Record> who =
        select(Names.column(alias, StateTables.CONTACT, Object.class))
            .from(spaced.asTable(Names.of(alias)))
            .where(related);
    return has(who, timed, positive);
  }

  private static Field<Long> later(String alias) {
    return Names.column(alias, LATER, Long.class);
  }

  private static Field<Long> carried(Timed timed, String alias, String column) {
    return OwnColumn.read(timed.at(), Names.column(alias, column, Object.class));
  }

  private static Field<Long> until(String alias) {
    return Names.column(alias, UNTIL, Long.class);
  }

  /** Among the contacts of a select; of one contact's rows, whether it gives any. */
  private static Condition has(Select<? extends Record> who, Timed timed, boolean positive) {
    if (timed.everyones()) {
      return Among.in(timed.owner(), who, positive);
    }
    return positive ? exists(who) : notExists(who);
  }

  private static Condition enough(Periods each) {
    return CountRange.inRange(count(), each.least(), each.most(), true);
  }

  /** The number of a row's period: one after another they are one apart. */
  private Field<Long> period(Timed timed, CalendarUnit unit) {
    Field<Long> day =
        ExpressionSql.call(
            TimeFunctions.DAY, timed.at(), formulas.expressions().zone(unit.zone(), timed.scope()));
    return switch (unit.unit()) {
      case SECOND, MINUTE, HOUR -> throw new IllegalArgumentException("periods of " + unit.unit());
      case DAY -> day;
      case WEEK -> week(day);
      case MONTH, QUARTER, YEAR ->
          ExpressionSql.call(
              TimeFunctions.MONTHS_OF_DAYS,
              inline(0L),
              day,
              inline((long) Calendar.months(unit.unit())));
    };
  }

  /** Weeks since that of 1970-01-01, whose Monday was three days before. */
  private static Field<Long> week(Field<Long> day) {
    Field<Long> days = day.minus(ExpressionSql.sinceMonday(day)).plus(inline(3L));
    return Answer.whole(e -> e.quotient(days, inline(7L)));
  }
}
