package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.DayWord;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.ProgramRow.AtClock;
import dev.segue.compiler.syntax.ProgramRow.Rhythm;
import dev.segue.compiler.syntax.ProgramRow.Start;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** {@code starts ..}: what begins the runs of a program. */
record StartCheck(Scope scope) {

  /**
   * A start that was checked.
   *
   * @param trigger the event that begins each run, where one does
   */
  record Checked(Program.Start start, Optional<Row> trigger) {
    static final Checked BY_AUDIENCE =
        new Checked(new Program.Start.Membership(), Optional.empty());

    private static Checked of(Program.Start start) {
      return new Checked(start, Optional.empty());
    }
  }

  Checked start(Start written, Span span) {
    return switch (written) {
      case Start.OnEvent(var event, var per) -> onEvent(event, per);
      case Start.AroundDate around -> aroundDate(around, span);
      case Start.OnAnniversary(var of, var at) -> onAnniversary(of, at);
      case Start.Every(var rhythm, var at) -> Checked.of(every(rhythm, at));
    };
  }

  private Checked onEvent(Reference event, Optional<Name> per) {
    Referent referent = new ReferenceCheck(scope).referent(event);
    if (referent instanceof Referent.Rows rows
        && rows.source() instanceof Referent.Source.Kinds(var kinds)
        && rows.property().isEmpty()) {
      List<Expression.Property> properties =
          rows.row().properties().values().stream()
              .filter(p -> !p.type().equals(Type.LOCATION))
              .map(p -> new Expression.Property(p.name(), p.type()))
              .toList();
      Optional<Expression.Property> apart = per.flatMap(p -> per(p, rows.row()));
      return new Checked(
          new Program.Start.OnEvent(kinds, rows.filter(), apart, properties),
          Optional.of(rows.row()));
    }
    if (!(referent instanceof Referent.Wrong)) {
      scope.tell(
          Code.NAME_OTHER, event.span(), scope.words(event.span()), referent.words(), "an event");
    }
    return Checked.BY_AUDIENCE;
  }

  private Optional<Expression.Property> per(Name name, Row row) {
    Optional<Schema.Field> property = row.property(name.text());
    if (property.isEmpty()) {
      scope.tell(RowsCheck.unknownProperty(row, name));
      return Optional.empty();
    }
    scope.mention(name, row.symbols(name.text()));
    Type type = property.get().type();
    if (type instanceof Type.ListOf || type.equals(Type.LOCATION)) {
      scope.tell(Code.TYPE_WANTED, name.span(), "'per'", "a single value", Mismatch.articled(type));
      return Optional.empty();
    }
    return Optional.of(new Expression.Property(name.text(), type));
  }

  private Checked aroundDate(Start.AroundDate written, Span span) {
    Optional<Period> by = new ParameterCheck(scope).period(written.duration());
    Optional<Expression> time = time(written.date());
    if (by.isEmpty() || time.isEmpty()) {
      return Checked.BY_AUDIENCE;
    }
    boolean ahead = !written.before();
    boolean wholeDays = ParameterCheck.isWholeDays(by.get());
    if (time.get().type().equals(Type.DAY) && wholeDays) {
      return Checked.of(
          new Program.Start.OnDay(
              new Expression.ShiftedDay(time.get(), by.get(), ahead),
              clock(written.at()),
              zone(written.at())));
    }
    if (written.at().isEmpty()) {
      return Checked.of(
          new Program.Start.AtInstant(
              new Expression.Shifted(Days.startOf(time.get()), by.get(), ahead)));
    }
    if (!wholeDays) {
      scope.tell(
          Diagnostic.of(
                  Code.PROGRAM,
                  span,
                  "'at' gives a day its clock time, and this is no number of whole days")
              .hint("leave 'at' out: hours count from the date itself"));
      return Checked.BY_AUDIENCE;
    }
    return Checked.of(
        new Program.Start.OnDay(
            new Expression.ShiftedDay(
                new Expression.DayOf(time.get(), zone(written.at())), by.get(), ahead),
            clock(written.at()),
            zone(written.at())));
  }

  private Optional<Expression> time(dev.segue.compiler.syntax.Expression written) {
    return Days.time(scope, written, "'starts'", "a date or a timestamp");
  }

  private Checked onAnniversary(Reference of, Optional<AtClock> at) {
    return time(new dev.segue.compiler.syntax.Expression.Named(of))
        .map(
            time ->
                new Program.Start.OnAnniversary(
                    time.type().equals(Type.DAY) ? time : new Expression.DayOf(time, zone(at)),
                    clock(at),
                    zone(at)))
        .map(Checked::of)
        .orElse(Checked.BY_AUDIENCE);
  }

  private Program.Start every(Rhythm rhythm, Optional<AtClock> at) {
    return switch (rhythm) {
      case Rhythm.OnDay(DayWord day) ->
          new Program.Start.Every(ClockCheck.days(List.of(day)), clock(at), zone(at));
      case Rhythm.Period(var unit) ->
          new Program.Start.EveryFirst(unit == TimeUnit.MONTH ? 1 : 12, clock(at), zone(at));
    };
  }

  private LocalTime clock(Optional<AtClock> at) {
    long milliseconds = at.flatMap(a -> new ClockCheck(scope).clock(a.clock(), false)).orElse(0L);
    return LocalTime.ofNanoOfDay(milliseconds * 1_000_000);
  }

  private static Expression.ZoneChoice zone(Optional<AtClock> at) {
    return at.filter(AtClock::contactZone).isPresent()
        ? Expression.ZoneChoice.CONTACT
        : Expression.ZoneChoice.WORKSPACE;
  }
}
