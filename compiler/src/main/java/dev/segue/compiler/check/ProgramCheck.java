package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Fingerprint;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.syntax.TextLiteral;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A program: its settings, and its steps in one list. */
record ProgramCheck(Scope scope) {
  private static final BigDecimal PER_MYRIAD = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_MESSAGES = BigDecimal.valueOf(1_000_000);

  Program program(Declaration.Program written) {
    String name = written.name().text();
    Once<ProgramRow> settings =
        new Once<>(scope, "program '" + name + "'", written.rows(), ProgramRow::span);
    Optional<ProgramRow.Audience> audience = settings.only(ProgramRow.Audience.class, "audience");
    Optional<ProgramRow.Starts> starts = settings.only(ProgramRow.Starts.class, "starts");
    Optional<ZoneId> zone = settings.only(ProgramRow.Zone.class, "time zone").flatMap(this::zone);
    Scope here = zone.map(scope::in).orElse(scope);
    StartCheck.Checked start =
        starts
            .map(s -> new StartCheck(here).start(s.start(), s.span()))
            .orElse(StartCheck.Checked.BY_AUDIENCE);
    Scope inside = here.at(Place.inProgram(start.trigger()));
    if (audience.isEmpty() && starts.isEmpty() && scope.names().whole()) {
      scope.tell(
          Diagnostic.of(
                  Code.PROGRAM, written.name().span(), "program '" + name + "' has no audience")
              .hint("say who enters: audience SEGMENT"));
    }
    Optional<ProgramRow.Goal> goal = settings.only(ProgramRow.Goal.class, "goal");
    Optional<Condition> goalCondition =
        goal.map(g -> new ConditionCheck(inside).condition(g.condition()));
    Optional<Period> goalWithin =
        goal.flatMap(ProgramRow.Goal::within).flatMap(new ParameterCheck(scope)::period);
    Optional<Condition> exit =
        settings
            .only(ProgramRow.Exit.class, "exit")
            .map(e -> new ConditionCheck(inside).condition(e.condition()));
    Program.Reentry reentry =
        settings
            .only(ProgramRow.Reenter.class, "reenter")
            .map(this::reentry)
            .orElse(new Program.Reentry.Never());
    int holdout = settings.only(ProgramRow.Holdout.class, "holdout").map(this::holdout).orElse(0);
    Optional<Program.Hours> hours =
        settings.only(ProgramRow.Hours.class, "hours").flatMap(new HoursCheck(scope)::hours);
    Optional<Program.Cap> cap = settings.only(ProgramRow.Cap.class, "cap").flatMap(this::cap);
    List<Program.Breakdown> reportBy =
        settings.only(ProgramRow.Report.class, "report by").map(this::reportBy).orElse(List.of());
    Condition who = audience.map(a -> segment(a.set())).orElse(Condition.TRUE);
    List<Program.Step> steps = new StepsCheck(inside, name).steps(steps(written.rows()));
    Unreachable.steps(steps, scope.findings());
    boolean fromNowOn = audience.filter(a -> fromNowOn(a, starts.isPresent())).isPresent();
    return new Program(
        name,
        written.title().map(TextLiteral::value),
        settings.only(ProgramRow.Purpose.class, "purpose").map(p -> p.text().value()),
        Fingerprint.of(
            List.of(
                start.start(),
                zone,
                who,
                fromNowOn,
                goalCondition,
                goalWithin,
                exit,
                reentry,
                holdout,
                hours,
                cap),
            steps),
        start.start(),
        zone,
        who,
        audience.map(a -> a.set().text()).orElse(""),
        fromNowOn,
        goalCondition,
        goalWithin,
        exit,
        reentry,
        holdout,
        hours,
        cap,
        reportBy,
        steps,
        written.name().span());
  }

  private Optional<ZoneId> zone(ProgramRow.Zone written) {
    String name = written.zone().value();
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (known.contains(name)) {
      return Optional.of(ZoneId.of(name));
    }
    Name named = new Name(name, false, written.zone().span());
    scope.tell(
        Names.near(
            Diagnostic.of(
                Code.PROGRAM, written.zone().span(), "no time zone has the name \"" + name + "\""),
            named,
            Suggestion.nearest(name, known)));
    return Optional.empty();
  }

  /** What begins a run by itself does not ask since when somebody is in the audience. */
  private boolean fromNowOn(ProgramRow.Audience audience, boolean starts) {
    if (audience.fromNowOn() && starts) {
      scope.tell(
          Diagnostic.of(
                  Code.PROGRAM,
                  audience.span(),
                  "'from now on' leaves out who is in the audience already, and this program does"
                      + " not begin with the audience")
              .hint("leave 'from now on' out"));
    }
    return audience.fromNowOn() && !starts;
  }

  private static List<ProgramRow.Labelled> steps(List<ProgramRow> rows) {
    return rows.stream()
        .filter(ProgramRow.Labelled.class::isInstance)
        .map(ProgramRow.Labelled.class::cast)
        .toList();
  }

  private Condition segment(Name set) {
    Optional<Meaning> meaning = scope.names().find(set.text());
    if (meaning.isEmpty()) {
      scope
          .names()
          .unknown(
              scope.findings(),
              "segment",
              set,
              scope.names().named(m -> m instanceof Meaning.Segment));
      return Condition.TRUE;
    }
    if (meaning.get() instanceof Meaning.Segment) {
      scope.mention(set, meaning.get().symbols(set.text()));
      return new Condition.InSegment(set.text());
    }
    if (!(meaning.get() instanceof Meaning.Unread)) {
      scope.tell(
          Diagnostic.of(Code.NAME_OTHER, set.span(), set.text(), meaning.get().words(), "a segment")
              .hint("an audience is a segment: give the condition a name of its own"));
    }
    return Condition.TRUE;
  }

  private Program.Reentry reentry(ProgramRow.Reenter written) {
    if (written.always()) {
      return new Program.Reentry.Always();
    }
    return written
        .after()
        .flatMap(new ParameterCheck(scope)::period)
        .<Program.Reentry>map(Program.Reentry.After::new)
        .orElse(new Program.Reentry.Never());
  }

  private int holdout(ProgramRow.Holdout written) {
    Optional<Integer> share = perMyriad(written.percent());
    if (share.isEmpty() || share.get() == 0 || share.get() >= 10_000) {
      scope.tell(
          Code.PROGRAM,
          written.span(),
          "a holdout is more than 0% and less than 100%, with two decimals at most");
      return 0;
    }
    return share.get();
  }

  /** Of 10,000; nothing where it is finer. */
  static Optional<Integer> perMyriad(BigDecimal percent) {
    BigDecimal share = percent.multiply(PER_MYRIAD).stripTrailingZeros();
    return share.scale() <= 0 && share.compareTo(BigDecimal.valueOf(10_000)) <= 0
        ? Optional.of(share.intValueExact())
        : Optional.empty();
  }

  private Optional<Program.Cap> cap(ProgramRow.Cap written) {
    BigDecimal messages = written.messages().stripTrailingZeros();
    Optional<Period> per = new ParameterCheck(scope).period(written.per());
    if (messages.signum() <= 0 || messages.scale() > 0 || messages.compareTo(MOST_MESSAGES) > 0) {
      scope.tell(Code.PROGRAM, written.span(), "a cap is a whole number of messages, 1 or more");
      return Optional.empty();
    }
    return per.map(p -> new Program.Cap(messages.intValueExact(), p));
  }

  private List<Program.Breakdown> reportBy(ProgramRow.Report written) {
    List<Program.Breakdown> by = new ArrayList<>();
    for (Reference reference : written.by()) {
      Span span = reference.span();
      Expression value =
          new ExpressionCheck(scope)
              .value(new dev.segue.compiler.syntax.Expression.Named(reference));
      Type type = value.type();
      if (type instanceof Type.ListOf || type.equals(Type.LOCATION)) {
        scope.tell(
            Code.TYPE_WANTED, span, "'report by'", "a single value", Mismatch.articled(type));
      } else if (!type.equals(Type.UNKNOWN)) {
        by.add(new Program.Breakdown(scope.words(span), value));
      }
    }
    return by;
  }
}
