package dev.segue.compiler.parse;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.ProgramRow.Arm;
import dev.segue.compiler.syntax.ProgramRow.Branch;
import dev.segue.compiler.syntax.ProgramRow.Labelled;
import dev.segue.compiler.syntax.ProgramRow.Step;
import dev.segue.compiler.syntax.ProgramRow.Until;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.ActionContext;
import dev.segue.grammar.SegueParser.IfStepContext;
import dev.segue.grammar.SegueParser.RepeatStepContext;
import dev.segue.grammar.SegueParser.SplitArmContext;
import dev.segue.grammar.SegueParser.StepBlockContext;
import dev.segue.grammar.SegueParser.StepContext;
import dev.segue.grammar.SegueParser.WaitTargetContext;
import dev.segue.grammar.SegueParser.WaitUntilStepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of a program. */
final class Steps {
  private final Reading reading;
  private final Trees trees;
  private final Rows rows;

  Steps(Reading reading, Trees trees, Rows rows) {
    this.reading = reading;
    this.trees = trees;
    this.rows = rows;
  }

  Labelled step(StepContext c) {
    Optional<Name> label =
        Optional.ofNullable(c.label())
            .filter(l -> l.exception == null && c.COLON() != null)
            .map(trees.names::name);
    boolean broken = c.exception != null || c.action() == null;
    return new Labelled(label, broken ? new Step.Broken() : action(c.action()), reading.at(c));
  }

  private Step action(ActionContext c) {
    return switch (c) {
      case SegueParser.SendStepContext a -> new Step.Send(trees.names.name(a.name()));
      case SegueParser.WaitStepContext a -> new Step.Wait(trees.values.duration(a.duration()));
      case WaitUntilStepContext a ->
          new Step.WaitUntil(until(a.waitTarget()), trees.values.durationIfAny(a.duration()));
      case IfStepContext a -> choice(a);
      case SegueParser.SplitStepContext a ->
          new Step.Split(rows.some(a.splitArms().splitArm(), this::arm));
      case SegueParser.HandOffStepContext a ->
          new Step.HandOff(
              trees.texts.text(a.text(0)), Optional.ofNullable(a.text(1)).map(trees.texts::text));
      case SegueParser.SetStepContext a ->
          new Step.Set(trees.names.name(a.name()), trees.expressions.expression(a.expression()));
      case SegueParser.WebhookStepContext a -> new Step.Webhook(trees.texts.text(a.text()));
      case SegueParser.AddStepContext a -> new Step.AddToList(trees.names.name(a.name()));
      case SegueParser.RemoveStepContext a -> new Step.RemoveFromList(trees.names.name(a.name()));
      case SegueParser.StartStepContext a -> new Step.StartProgram(trees.names.name(a.name()));
      case RepeatStepContext a -> repeat(a);
      case SegueParser.StopStepContext unused -> new Step.Stop();
      default -> throw new IllegalStateException("step " + c.getText());
    };
  }

  private Step choice(IfStepContext c) {
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < c.guard().size(); i++) {
      Span span = reading.at(c.guard(i)).to(reading.at(c.stepBlock(i)));
      Condition condition = trees.programs.guard(c.guard(i), reading.at(c.guard(i)));
      branches.add(new Branch(condition, block(c.stepBlock(i)), span));
    }
    boolean otherwise = c.stepBlock().size() > c.guard().size();
    return new Step.If(branches, otherwise ? block(c.stepBlock().getLast()) : List.of());
  }

  private List<Labelled> block(StepBlockContext c) {
    return rows.all(c.steps().step(), this::step);
  }

  private Optional<Arm> arm(SplitArmContext c) {
    return c.exception != null
        ? Optional.empty()
        : Optional.of(
            new Arm(
                trees.values.percent(c.PERCENTAGE()),
                trees.names.name(c.name()),
                block(c.stepBlock()),
                reading.at(c)));
  }

  private Step repeat(RepeatStepContext c) {
    return new Step.Repeat(
        trees.values.number(c.NUMBER()),
        trees.values.duration(c.duration()),
        Optional.ofNullable(c.guard()).map(g -> trees.programs.guard(g, reading.at(g))),
        block(c.stepBlock()));
  }

  private Until until(@Nullable WaitTargetContext c) {
    return switch (c) {
      case SegueParser.UntilDayContext t ->
          new Until.Clock(
              Optional.of(trees.values.day(t.dayWord())),
              trees.values.clockIfAny(t.CLOCK()),
              t.inContactZone() != null);
      case SegueParser.UntilClockContext t ->
          new Until.Clock(
              Optional.empty(), trees.values.clockIfAny(t.CLOCK()), t.inContactZone() != null);
      case SegueParser.UntilAroundContext t ->
          new Until.Around(
              trees.values.duration(t.duration()),
              t.BEFORE() != null,
              trees.expressions.expression(t.expression()));
      case SegueParser.UntilConditionContext t -> {
        Condition condition = trees.conditions.condition(t.condition());
        yield Programs.instant(condition)
            .<Until>map(Until.At::new)
            .orElseGet(() -> new Until.Holds(condition));
      }
      case null, default -> throw new IllegalStateException("wait " + c);
    };
  }
}
