package dev.segue.compiler.parse;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.ProgramRow.AtClock;
import dev.segue.compiler.syntax.ProgramRow.Labelled;
import dev.segue.compiler.syntax.ProgramRow.Rhythm;
import dev.segue.compiler.syntax.ProgramRow.Start;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.AtClockContext;
import dev.segue.grammar.SegueParser.EveryPeriodContext;
import dev.segue.grammar.SegueParser.HoursSettingContext;
import dev.segue.grammar.SegueParser.ProgramRowContext;
import dev.segue.grammar.SegueParser.ProgramRowsContext;
import dev.segue.grammar.SegueParser.ProgramSettingContext;
import dev.segue.grammar.SegueParser.ProgramStartContext;
import dev.segue.grammar.SegueParser.ReenterSettingContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a program: its settings here, its steps in {@link Steps}. */
final class Programs {
  private final Reading reading;
  private final Trees trees;
  private final Rows rows;

  Programs(Reading reading, Trees trees, Rows rows) {
    this.reading = reading;
    this.trees = trees;
    this.rows = rows;
  }

  List<ProgramRow> rows(@Nullable ProgramRowsContext c) {
    return c == null ? List.of() : rows.all(c.programRow(), this::row);
  }

  private ProgramRow row(ProgramRowContext c) {
    if (c.programSetting() != null) {
      return setting(c.programSetting());
    }
    return c.step() == null
        ? new ProgramRow.Broken(reading.at(c))
        : labelled(trees.steps.step(c.step()));
  }

  private static ProgramRow labelled(Labelled step) {
    return step.step() instanceof ProgramRow.Step.Broken
        ? new ProgramRow.Broken(step.span())
        : step;
  }

  private ProgramRow setting(ProgramSettingContext c) {
    Span span = reading.at(c);
    if (c.exception != null) {
      return new ProgramRow.Broken(span);
    }
    return switch (c) {
      case SegueParser.PurposeSettingContext s ->
          new ProgramRow.Purpose(trees.texts.text(s.text()), span);
      case SegueParser.AudienceSettingContext s ->
          new ProgramRow.Audience(trees.names.name(s.setName()), s.NOW() != null, span);
      case SegueParser.StartsSettingContext s ->
          new ProgramRow.Starts(start(s.programStart()), span);
      case SegueParser.GoalSettingContext s ->
          new ProgramRow.Goal(
              trees.conditions.condition(s.condition()),
              trees.values.durationIfAny(s.duration()),
              span);
      case SegueParser.ExitSettingContext s ->
          new ProgramRow.Exit(trees.conditions.condition(s.condition()), span);
      case ReenterSettingContext s ->
          new ProgramRow.Reenter(
              trees.values.durationIfAny(s.duration()), s.ALWAYS() != null, span);
      case SegueParser.HoldoutSettingContext s ->
          new ProgramRow.Holdout(trees.values.percent(s.PERCENTAGE()), span);
      case HoursSettingContext s -> hours(s, span);
      case SegueParser.CapSettingContext s ->
          new ProgramRow.Cap(
              trees.values.number(s.NUMBER()), trees.values.duration(s.duration()), span);
      case SegueParser.ZoneSettingContext s ->
          new ProgramRow.Zone(trees.texts.text(s.text()), span);
      case SegueParser.ReportSettingContext s ->
          new ProgramRow.Report(s.pathName().stream().map(trees.references::path).toList(), span);
      default -> throw new IllegalStateException("setting " + c.getText());
    };
  }

  private ProgramRow hours(HoursSettingContext c, Span span) {
    return new ProgramRow.Hours(
        trees.values.clockIfAny(c.CLOCK(0)),
        trees.values.clockIfAny(c.CLOCK(1)),
        trees.values.days(c.dayList()),
        c.inContactZone() != null,
        Optional.ofNullable(c.text()).map(trees.texts::text),
        span);
  }

  private Start start(ProgramStartContext c) {
    return switch (c) {
      case SegueParser.OnAnniversaryContext s ->
          new Start.OnAnniversary(trees.references.path(s.pathName()), at(s.atClock()));
      case SegueParser.OnEventContext s ->
          new Start.OnEvent(
              trees.references.reference(s.eventReference()),
              Optional.ofNullable(s.name()).map(trees.names::name));
      case SegueParser.AroundDateContext s ->
          new Start.AroundDate(
              trees.values.duration(s.duration()),
              s.BEFORE() != null,
              trees.expressions.expression(s.expression()),
              at(s.atClock()));
      case EveryPeriodContext s -> new Start.Every(rhythm(s), at(s.atClock()));
      default -> throw new IllegalStateException("start " + c.getText());
    };
  }

  private Rhythm rhythm(EveryPeriodContext c) {
    if (c.dayWord() != null) {
      return new Rhythm.OnDay(trees.values.day(c.dayWord()));
    }
    return new Rhythm.Period(c.MONTH() != null ? TimeUnit.MONTH : TimeUnit.YEAR);
  }

  private Optional<AtClock> at(@Nullable AtClockContext c) {
    return Optional.ofNullable(c)
        .map(at -> new AtClock(trees.values.clock(at.CLOCK()), at.inContactZone() != null));
  }

  /** The condition of a block, or a broken one where a slip ended with the block's brace. */
  Condition guard(SegueParser.@Nullable GuardContext c, Span place) {
    return c == null || c.exception != null
        ? new Condition.Broken(place)
        : trees.conditions.ifRead(c.condition(), place);
  }

  /** A value that is plainly an instant where a condition was read. */
  static Optional<Expression> instant(Condition condition) {
    return condition instanceof Condition.Bare(var expression) && plainlyInstant(expression)
        ? Optional.of(expression)
        : Optional.empty();
  }

  private static boolean plainlyInstant(Expression expression) {
    return !(expression instanceof Expression.Named || expression instanceof Expression.Broken);
  }
}
