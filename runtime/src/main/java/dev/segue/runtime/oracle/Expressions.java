package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Rational;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The value of an expression, if it has one: one line for each kind of expression. */
final class Expressions {
  private final Oracle oracle;
  private final RowSets rowSets;
  private final Populations populations;
  private final Histories histories;

  Expressions(Oracle oracle, RowSets rowSets, Populations populations, Histories histories) {
    this.oracle = oracle;
    this.rowSets = rowSets;
    this.populations = populations;
    this.histories = histories;
  }

  Optional<Value> value(Expression expression, Subject subject) {
    return switch (expression) {
      case Expression.Constant c -> Optional.of(c.value());
      case Expression.Missing m -> Optional.empty();
      case Expression.Attribute(var field) -> attribute(subject, field);
      case Expression.AccountField(var field) -> accountField(subject, field);
      case Expression.Property p -> subject.row().map(row -> row.values().get(p.name()));
      case Expression.OfFirst o -> subject.first().map(row -> row.values().get(o.name()));
      case Expression.Trigger t ->
          trigger(subject).map(event -> event.properties().get(t.property()));
      case Expression.TraitValue t -> oracle.trait(t.trait(), subject.contact());
      case Expression.ScoreValue s ->
          oracle.score(s.score(), subject.contact()).map(Value.Number::new);
      case Expression.ClassOf c ->
          Optional.of(new Value.Text(oracle.classOf(c.partition(), subject.contact())));
      case Expression.Arithmetic a -> arithmetic(a, subject);
      case Expression.Now n -> instant(oracle.now());
      case Expression.RowInstant r ->
          subject.row().flatMap(Subject.Row::at).flatMap(Expressions::instant);
      case Expression.RunEntered r -> subject.run().flatMap(run -> instant(since(run)));
      case Expression.WaitBegan w ->
          subject
              .run()
              .flatMap(run -> run.waitBegan().map(at -> at.isBefore(since(run)) ? since(run) : at))
              .flatMap(Expressions::instant);
      case Expression.Shifted s ->
          instant(s.instant(), subject)
              .map(at -> s.ahead() ? s.by().after(at, zone()) : s.by().before(at, zone()))
              .flatMap(Expressions::instant);
      case Expression.ShiftedDay s ->
          day(s.day(), subject)
              .map(day -> CivilTime.shifted(day, s.by(), s.ahead()))
              .map(Value.Day::new);
      case Expression.StartOfDay s ->
          day(s.day(), subject)
              .map(day -> day.atStartOfDay(zone(s.zone(), subject)).toInstant())
              .flatMap(Expressions::instant);
      case Expression.DayOf d ->
          instant(d.instant(), subject)
              .map(at -> LocalDate.ofInstant(at, zone(d.zone(), subject)))
              .map(Value.Day::new);
      case Expression.StartOfPeriod s ->
          day(s.day(), subject)
              .map(day -> CivilTime.startOfPeriod(day, s.unit(), s.offset()))
              .map(Value.Day::new);
      case Expression.Between b ->
          instant(b.from(), subject)
              .flatMap(
                  from ->
                      instant(b.to(), subject).map(to -> to.toEpochMilli() - from.toEpochMilli()))
              .map(Value.Span::new);
      case Expression.Elapsed e ->
          instant(e.since(), subject)
              .map(since -> CivilTime.elapsed(e.unit(), since, oracle.now(), zone()))
              .map(Expressions::number);
      case Expression.ElapsedDays e ->
          day(e.since(), subject)
              .map(since -> CivilTime.elapsed(e.unit(), since, oracle.now(), zone()))
              .map(Expressions::number);
      case Expression.NextAnniversary n ->
          day(n.day(), subject)
              .flatMap(
                  day -> day(n.from(), subject).map(from -> CivilTime.nextAnniversary(day, from)))
              .map(Value.Day::new);
      case Expression.Measure m -> measure(m, subject);
      case Expression.OverPopulation o -> populations.value(o, subject);
      case Expression.ValueAt v -> histories.valueAt(v, subject);
      case Expression.HeldSince h -> histories.heldSince(h, subject).flatMap(Expressions::instant);
      case Expression.InSince(var set) ->
          histories.inSince(set, subject).flatMap(Expressions::instant);
    };
  }

  private Optional<Value> attribute(Subject subject, Schema.Field field) {
    return field.equals(oracle.workspace().schema().contacts().keyField())
        ? Optional.of(subject.contact().key())
        : Optional.ofNullable(subject.contact().attributes().get(field));
  }

  private Optional<Value> accountField(Subject subject, Schema.Field field) {
    return oracle.facts().accounts().stream()
        .filter(account -> subject.contact().account().filter(account.key()::equals).isPresent())
        .findFirst()
        .map(account -> isKey(field) ? account.key() : account.fields().get(field));
  }

  private boolean isKey(Schema.Field field) {
    return oracle
        .workspace()
        .schema()
        .accounts()
        .map(a -> a.keyField().equals(field))
        .orElse(false);
  }

  /** The event that began a run is not one since. */
  private static Instant since(Facts.Run run) {
    return run.trigger().isPresent() ? run.entered().plusMillis(1) : run.entered();
  }

  private static Optional<Facts.Event> trigger(Subject subject) {
    return subject.run().flatMap(Facts.Run::trigger);
  }

  private Optional<Value> arithmetic(Expression.Arithmetic a, Subject subject) {
    Optional<Rational> left = value(a.left(), subject).map(Values::number);
    Optional<Rational> right = value(a.right(), subject).map(Values::number);
    return left.flatMap(l -> right.flatMap(r -> arithmetic(a.operator(), l, r)))
        .map(Value.Number::new);
  }

  private static Optional<Rational> arithmetic(
      Expression.Operator operator, Rational left, Rational right) {
    return switch (operator) {
      case PLUS -> left.plus(right);
      case MINUS -> left.minus(right);
      case TIMES -> left.times(right);
      case DIVIDED_BY -> left.dividedBy(right);
    };
  }

  private Optional<Value> measure(Expression.Measure m, Subject subject) {
    List<Subject.Row> rows = rowSets.rows(m.rows(), subject);
    return switch (m.function()) {
      case FIRST, SECOND, THIRD, LAST ->
          Measures.row(m.function(), rows).flatMap(row -> measured(m, row, subject));
      case COUNT, SUM, AVG, MIN, MAX, MEDIAN, DISTINCT, MOST_COMMON ->
          Measures.of(
              m.function(),
              rows.stream().flatMap(row -> counted(m, row, subject).stream()).toList());
    };
  }

  /** What is measured of a row: its instant where nothing else is. */
  private Optional<Value> measured(Expression.Measure m, Subject.Row row, Subject subject) {
    return m.of().isPresent()
        ? value(m.of().get(), subject.at(row))
        : row.at().flatMap(Expressions::instant);
  }

  /** As {@link #measured}, but a row always counts where only rows are counted. */
  private Optional<Value> counted(Expression.Measure m, Subject.Row row, Subject subject) {
    return m.of().isPresent() ? measured(m, row, subject) : Optional.of(row.key());
  }

  private Optional<Instant> instant(Expression expression, Subject subject) {
    return value(expression, subject).map(value -> ((Value.Instant) value).instant());
  }

  private Optional<LocalDate> day(Expression expression, Subject subject) {
    return value(expression, subject).map(value -> ((Value.Day) value).day());
  }

  private ZoneId zone() {
    return oracle.workspace().zone();
  }

  ZoneId zone(Expression.ZoneChoice choice, Subject subject) {
    return switch (choice) {
      case WORKSPACE -> zone();
      case CONTACT ->
          oracle
              .workspace()
              .schema()
              .contacts()
              .timeZone()
              .flatMap(field -> attribute(subject, field))
              .flatMap(name -> known(Values.text(name)))
              .orElse(zone());
    };
  }

  private static Optional<ZoneId> known(String zone) {
    return ZoneId.getAvailableZoneIds().contains(zone)
        ? Optional.of(ZoneId.of(zone))
        : Optional.empty();
  }

  private static Optional<Value> instant(Instant instant) {
    return Optional.of(new Value.Instant(instant));
  }

  private static Value number(long number) {
    return new Value.Number(Rational.of(number));
  }
}
