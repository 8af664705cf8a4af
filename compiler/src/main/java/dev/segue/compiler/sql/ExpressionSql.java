package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.plan.Calendar;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.math.BigInteger;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Table;

/** The value of an expression. */
final class ExpressionSql {
  private static final BigInteger MOST_UNITS = BigInteger.TEN.pow(15).subtract(BigInteger.ONE);
  private static final int DAYS_IN_WEEK = 7;

  private final Emission emission;
  private final DefinitionSql definitions;
  private final MeasureSql measures;
  private final PopulationSql populations;
  private final HistorySql histories;

  ExpressionSql(
      Emission emission,
      DefinitionSql definitions,
      MeasureSql measures,
      PopulationSql populations,
      HistorySql histories) {
    this.emission = emission;
    this.definitions = definitions;
    this.measures = measures;
    this.populations = populations;
    this.histories = histories;
  }

  Operand of(Expression expression, Scope scope) {
    Optional<Folding.Known> known = emission.folding().fold(expression);
    if (known.isPresent()) {
      return known.get().value().map(ExpressionSql::constant).orElseGet(Operand.Nothing::new);
    }
    return switch (expression) {
      case Expression.Constant c -> constant(c.value());
      case Expression.Missing m -> new Operand.Nothing();
      case Expression.Now n ->
          new Operand.Plain(val(emission.folding().now().toEpochMilli()), true);
      case Expression.RowInstant r ->
          new Operand.Plain(
              scope.row().flatMap(Scope.Row::at).orElseThrow(() -> outOfPlace(r)), true);
      case Expression.Attribute(var field) -> attribute(field, scope);
      case Expression.AccountField(var field) -> accountField(field, scope);
      case Expression.Property p ->
          scope.row().orElseThrow(() -> outOfPlace(p)).property().apply(p);
      case Expression.OfFirst o -> scope.first().orElseThrow(() -> outOfPlace(o)).apply(o);
      case Expression.Trigger t -> trigger(t, scope);
      case Expression.TraitValue t -> definitions.value(t.trait(), t.type(), scope);
      case Expression.ScoreValue s -> definitions.value(s.score(), s.type(), scope);
      case Expression.ClassOf c -> definitions.value(c.partition(), c.type(), scope);
      case Expression.RunEntered r ->
          new Operand.Plain(ofRun(StateTables.Run.SINCE, scope, r), true);
      case Expression.WaitBegan w -> new Operand.Plain(waitBegan(scope, w), false);
      case Expression.Arithmetic a ->
          NumberSql.arithmetic(a.operator(), of(a.left(), scope), of(a.right(), scope));
      case Expression.Shifted s -> map(s.instant(), scope, at -> shifted(at, s.by(), s.ahead()));
      case Expression.ShiftedDay s -> map(s.day(), scope, d -> shiftedDay(d, s.by(), s.ahead()));
      case Expression.StartOfDay s ->
          map(s.day(), scope, d -> call(TimeFunctions.DAY_START, d, zone(s.zone(), scope)));
      case Expression.DayOf d ->
          map(d.instant(), scope, at -> call(TimeFunctions.DAY, at, zone(d.zone(), scope)));
      case Expression.StartOfPeriod s ->
          map(s.day(), scope, d -> startOfPeriod(d, s.unit(), s.offset()));
      case Expression.Between b -> {
        Operand from = of(b.from(), scope);
        Operand to = of(b.to(), scope);
        yield from instanceof Operand.Nothing || to instanceof Operand.Nothing
            ? new Operand.Nothing()
            : new Operand.Plain(whole(to).minus(whole(from)), from.certain() && to.certain());
      }
      case Expression.Elapsed e -> units(map(e.since(), scope, at -> elapsed(e.unit(), at)));
      case Expression.ElapsedDays e ->
          units(map(e.since(), scope, day -> elapsedDays(e.unit(), day)));
      case Expression.NextAnniversary n -> {
        Operand from = of(n.from(), scope);
        yield from instanceof Operand.Nothing
            ? from
            : map(n.day(), scope, d -> call(TimeFunctions.ANNIVERSARY, d, whole(from)));
      }
      case Expression.Measure m -> measures.of(m, scope);
      case Expression.OverPopulation o -> populations.measure(o, scope);
      case Expression.ValueAt v -> histories.valueAt(v, scope);
      case Expression.HeldSince h -> histories.since(h, scope);
      case Expression.InSince i -> histories.since(i, scope);
    };
  }

  /** What is measured of a population, rounded to a scale, if it is a fraction. */
  Optional<Operand> rounded(Expression expression, Operand.Scaled beside, boolean up, Scope scope) {
    return expression instanceof Expression.OverPopulation o
        ? populations.rounded(o, beside, up, scope)
        : Optional.empty();
  }

  /** The value in canonical storage. */
  Operand stored(Expression expression, Scope scope) {
    return stored(of(expression, scope), expression.type());
  }

  /** In canonical storage. */
  static Operand stored(Operand operand, Type type) {
    return switch (operand) {
      case Operand.Nothing n -> n;
      case Operand.Plain p -> p;
      case Operand.Known k -> number(k, type);
      case Operand.Scaled s -> number(s, type);
      case Operand.Exact e -> number(e, type);
    };
  }

  private static Operand number(Operand operand, Type type) {
    return new Operand.Plain(
        type instanceof Type.Numeric(int precision, int scale) && Stored.isWhole(type)
            ? NumberSql.atScale(operand, scale)
            : NumberSql.text(operand),
        operand.certain());
  }

  /** Of a day, an instant, a span or truth. */
  static Field<Long> whole(Operand operand) {
    return Typed.whole(((Operand.Plain) operand).field());
  }

  static Field<String> text(Operand operand) {
    return Typed.text(((Operand.Plain) operand).field());
  }

  static Operand constant(Value value) {
    return switch (value) {
      case Value.Text(var text) -> new Operand.Plain(val(text), true);
      case Value.Number(var number) -> new Operand.Known(number);
      case Value.Truth(var truth) -> new Operand.Plain(val(truth ? 1L : 0L), true);
      case Value.Day(var day) -> new Operand.Plain(val(day.toEpochDay()), true);
      case Value.Instant(var instant) -> new Operand.Plain(val(instant.toEpochMilli()), true);
      case Value.Span(var milliseconds) -> new Operand.Plain(val(milliseconds), true);
      case Value.Items items -> new Operand.Plain(val(JsonText.of(items)), true);
      case Value.Location l -> throw new IllegalArgumentException("no place stands in a script");
    };
  }

  private Operand attribute(Schema.Field field, Scope scope) {
    return switch (field.storage()) {
      case Schema.Storage.Own own -> definitions.own(field, scope);
      case Schema.Storage.Coordinates c ->
          throw new IllegalArgumentException("of a place only whether it is there is asked");
      case Schema.Storage.Column c -> ofContact(field, scope);
      case Schema.Storage.Json j -> ofContact(field, scope);
    };
  }

  private Operand ofContact(Schema.Field field, Scope scope) {
    Schema.Contacts contacts = scope.contacts().contacts();
    Operand operand = emission.source().field(contacts.table(), ContactRows.ALIAS, field);
    return field.equals(contacts.keyField()) ? operand.moved(f -> f, true) : operand;
  }

  private Operand accountField(Schema.Field field, Scope scope) {
    Schema.Accounts accounts =
        emission.schema().accounts().orElseThrow(() -> new IllegalStateException("no accounts"));
    Source source = emission.source();
    if (!source.unique(accounts.table())) {
      return source.field(accounts.table(), "a", field).moved(f -> ofAnAccount(accounts, f), false);
    }
    return source.field(accounts.table(), account(accounts, scope), field);
  }

  /** The alias under which the contact's account is joined: it stands there once. */
  private String account(Schema.Accounts accounts, Scope scope) {
    Field<Object> reference =
        Names.column(ContactRows.ALIAS, accounts.contactColumn(), Object.class);
    return scope
        .contacts()
        .joined(accounts)
        .orElseGet(
            () ->
                scope
                    .contacts()
                    .join(
                        accounts,
                        "a",
                        emission.source().rows(accounts.table()),
                        a -> Names.column(a, accounts.key().column(), Object.class).eq(reference)));
  }

  /** Where an attribute, a field of the account or of a row lies; a constant place is known. */
  Source.Place place(Expression expression, Scope scope) {
    return switch (expression) {
      case Expression.Attribute(var field) ->
          emission.source().place(ContactRows.ALIAS, coordinates(field));
      case Expression.AccountField(var field) -> accountPlace(coordinates(field), scope);
      case Expression.Property p -> scope.row().orElseThrow(() -> outOfPlace(p)).place().apply(p);
      case Expression.Constant(Value.Location(var latitude, var longitude), var type) ->
          new Source.Place(val(latitude), val(longitude));
      case Expression e -> throw new IllegalArgumentException("no place: " + e);
    };
  }

  private static Schema.Storage.Coordinates coordinates(Schema.Field field) {
    return (Schema.Storage.Coordinates) field.storage();
  }

  private Source.Place accountPlace(Schema.Storage.Coordinates columns, Scope scope) {
    Schema.Accounts accounts =
        emission.schema().accounts().orElseThrow(() -> new IllegalStateException("no accounts"));
    Source source = emission.source();
    if (source.unique(accounts.table())) {
      return source.place(account(accounts, scope), columns);
    }
    Source.Place there = source.place("a", columns);
    return new Source.Place(
        ofAnAccount(accounts, there.latitude()), ofAnAccount(accounts, there.longitude()));
  }

  /** Of an account that may stand there twice. */
  private <T> Field<T> ofAnAccount(Schema.Accounts accounts, Field<T> field) {
    Field<Object> reference =
        Names.column(ContactRows.ALIAS, accounts.contactColumn(), Object.class);
    Table<?> rows = emission.source().rows(accounts.table(), "a");
    Field<Object> key = Names.column("a", accounts.key().column(), Object.class);
    if (emission.engine().looksUp()) {
      return field(select(field).from(rows).where(key.eq(reference)).limit(inline(1)));
    }
    // only our own names beside that of the contact: a column may be called like it
    Table<?> named = select(key.as("key"), field.as("value")).from(rows).asTable("a");
    Field<T> value = Names.column("a", "value", field.getType());
    return field(
        select(emission.engine().first(value, Optional.empty()))
            .from(named)
            .where(Names.column("a", "key", Object.class).eq(reference)));
  }

  private Field<Long> ofRun(String column, Scope scope, Expression expression) {
    String run = scope.run().orElseThrow(() -> outOfPlace(expression));
    return Names.column(run, column, Long.class);
  }

  /** The event that began a run does not count in the first wait either. */
  private Field<Long> waitBegan(Scope scope, Expression.WaitBegan expression) {
    Field<Long> began = ofRun(StateTables.Run.WAIT_BEGAN_AT, scope, expression);
    Field<Long> since = ofRun(StateTables.Run.SINCE, scope, expression);
    return when(began.lt(since), since).otherwise(began);
  }

  /** As it was when the run began. */
  private Operand trigger(Expression.Trigger trigger, Scope scope) {
    Field<Long> run = ofRun(StateTables.Run.ID, scope, trigger);
    Field<Object> value =
        field(
            select(Names.column("t", StateTables.Trigger.VALUE, Object.class))
                .from(Names.tableOf(StateTables.Trigger.TABLE).as(Names.of("t")))
                .where(
                    Names.column("t", StateTables.Trigger.RUN, Long.class).eq(run),
                    Names.column("t", StateTables.Trigger.PROPERTY, String.class)
                        .eq(inline(trigger.property()))));
    return Source.operand(emission.kept(value, trigger.type()), trigger.type());
  }

  /** The zone's name. */
  Field<String> zone(Expression.ZoneChoice choice, Scope scope) {
    Field<String> workspace = inline(emission.zone());
    return switch (choice) {
      case WORKSPACE -> workspace;
      case CONTACT ->
          emission
              .schema()
              .contacts()
              .timeZone()
              .map(f -> coalesce(text(attribute(f, scope)), workspace))
              .orElse(workspace);
    };
  }

  /** A step on whole numbers; what is missing stays so. */
  @FunctionalInterface
  private interface Step {
    Field<Long> apply(Field<Long> value);
  }

  private Operand map(Expression expression, Scope scope, Step step) {
    Operand operand = of(expression, scope);
    return operand instanceof Operand.Nothing
        ? operand
        : new Operand.Plain(step.apply(whole(operand)), false);
  }

  private static Operand units(Operand operand) {
    return operand instanceof Operand.Plain p
        ? new Operand.Scaled(Typed.whole(p.field()), 0, MOST_UNITS, false)
        : operand;
  }

  Field<Long> shifted(Field<Long> at, Period by, boolean ahead) {
    return switch (by) {
      case Period.Exact(var milliseconds) ->
          ahead ? at.plus(val(milliseconds)) : at.minus(val(milliseconds));
      case Period.Months(var months) ->
          call(
              TimeFunctions.SHIFT,
              at,
              val(ahead ? months : -(long) months),
              inline(emission.zone()));
    };
  }

  private static Field<Long> shiftedDay(Field<Long> day, Period by, boolean ahead) {
    return switch (by) {
      case Period.Exact exact -> ahead ? day.plus(val(exact.days())) : day.minus(val(exact.days()));
      case Period.Months(var months) ->
          call(TimeFunctions.SHIFT_DAY, day, val(ahead ? months : -(long) months));
    };
  }

  private static Field<Long> startOfPeriod(Field<Long> day, TimeUnit unit, int offset) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR -> throw new IllegalArgumentException("periods of " + unit);
      case DAY -> moved(day, offset);
      case WEEK -> moved(monday(day), (long) DAYS_IN_WEEK * offset);
      case MONTH, QUARTER, YEAR ->
          call(
              TimeFunctions.PERIOD_START,
              day,
              val((long) Calendar.months(unit)),
              val((long) offset));
    };
  }

  private static Field<Long> moved(Field<Long> day, long days) {
    if (days == 0) {
      return day;
    }
    return days > 0 ? day.plus(val(days)) : day.minus(val(-days));
  }

  /** The remainder of a negative number is negative in SQL. */
  private static Field<Long> monday(Field<Long> day) {
    return day.minus(sinceMonday(day));
  }

  /** 0 on Mondays to 6 on Sundays. */
  static Field<Long> sinceMonday(Field<Long> day) {
    Field<Long> week = inline((long) DAYS_IN_WEEK);
    return day.plus(inline(3L)).mod(week).plus(week).mod(week);
  }

  private Field<Long> elapsed(TimeUnit unit, Field<Long> since) {
    int months = Calendar.months(unit);
    Field<Long> now = val(emission.folding().now().toEpochMilli());
    return months > 0
        ? call(TimeFunctions.MONTHS, since, now, val((long) months), inline(emission.zone()))
        : floored(now.minus(since), Calendar.milliseconds(unit));
  }

  private Field<Long> elapsedDays(TimeUnit unit, Field<Long> since) {
    Field<Long> today = val(emission.folding().today());
    return switch (unit) {
      case SECOND, MINUTE, HOUR ->
          elapsed(unit, call(TimeFunctions.DAY_START, since, inline(emission.zone())));
      case DAY -> today.minus(since);
      case WEEK -> floored(today.minus(since), DAYS_IN_WEEK);
      case MONTH, QUARTER, YEAR ->
          call(TimeFunctions.MONTHS_OF_DAYS, since, today, val((long) Calendar.months(unit)));
    };
  }

  /** A quotient rounded down: division in SQL rounds towards 0. */
  private static Field<Long> floored(Field<Long> dividend, long divisor) {
    return Answer.whole(e -> e.floored(dividend, divisor));
  }

  static Field<Long> call(String function, Field<?>... arguments) {
    return Answer.call(function, arguments);
  }

  private static IllegalArgumentException outOfPlace(Expression expression) {
    return new IllegalArgumentException("out of place: " + expression);
  }
}
