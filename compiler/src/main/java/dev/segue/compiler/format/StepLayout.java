package dev.segue.compiler.format;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.ProgramRow.Arm;
import dev.segue.compiler.syntax.ProgramRow.Branch;
import dev.segue.compiler.syntax.ProgramRow.Labelled;
import dev.segue.compiler.syntax.ProgramRow.Step;
import dev.segue.compiler.syntax.ProgramRow.Until;
import java.util.List;
import java.util.Optional;

/** The steps of a program. */
final class StepLayout {
  private final Page page;
  private final Written written;
  private final ConditionText text;
  private final ConditionLayout conditions;

  StepLayout(Page page, Written written, ConditionText text, ConditionLayout conditions) {
    this.page = page;
    this.written = written;
    this.text = text;
    this.conditions = conditions;
  }

  void step(Labelled step) {
    String label = step.label().map(l -> written.name(l) + ": ").orElse("");
    Span span = step.span();
    switch (step.step()) {
      case Step.If choice -> choice(label, choice, span);
      case Step.Split split -> {
        page.head(label + "split {", span);
        page.inside(() -> arms(split.arms()));
        page.close("}", span);
      }
      case Step.Repeat repeat -> repeat(label, repeat, span);
      case Step.WaitUntil(Until.Holds(var condition), var atMost) ->
          conditions.row(label + "wait until ", condition, atMost(atMost), span, 1);
      case Step.Send one -> page.row(label + line(one), span);
      case Step.Wait one -> page.row(label + line(one), span);
      case Step.WaitUntil one -> page.row(label + line(one), span);
      case Step.HandOff one -> page.row(label + line(one), span);
      case Step.Set one -> page.row(label + line(one), span);
      case Step.Webhook one -> page.row(label + line(one), span);
      case Step.AddToList one -> page.row(label + line(one), span);
      case Step.RemoveFromList one -> page.row(label + line(one), span);
      case Step.StartProgram one -> page.row(label + line(one), span);
      case Step.Stop one -> page.row(label + line(one), span);
      case Step.Broken unused -> page.row(written.asItStands(span), span);
    }
  }

  private void steps(List<Labelled> steps) {
    steps.forEach(this::step);
  }

  private static String atMost(Optional<DurationLiteral> atMost) {
    return atMost.map(d -> ", at most " + ValueText.duration(d)).orElse("");
  }

  /** A step that is one line. */
  private String line(Step step) {
    return switch (step) {
      case Step.Send(var message) -> "send " + written.name(message);
      case Step.Wait(var duration) -> "wait " + ValueText.duration(duration);
      case Step.WaitUntil(var until, var atMost) -> "wait until " + until(until) + atMost(atMost);
      case Step.HandOff(var to, var because) ->
          "hand off to "
              + written.text(to)
              + because.map(b -> " because " + written.text(b)).orElse("");
      case Step.Set(var attribute, var value) ->
          "set " + written.name(attribute) + " = " + text.expressions().expression(value);
      case Step.Webhook(var url) -> "webhook " + written.text(url);
      case Step.AddToList(var list) -> "add to list " + written.name(list);
      case Step.RemoveFromList(var list) -> "remove from list " + written.name(list);
      case Step.StartProgram(var program) -> "start " + written.name(program);
      case Step.Stop unused -> "stop";
      case Step.If unused -> throw new IllegalStateException("a choice is no line");
      case Step.Split unused -> throw new IllegalStateException("a split is no line");
      case Step.Repeat unused -> throw new IllegalStateException("a repetition is no line");
      case Step.Broken unused -> throw new IllegalStateException("a broken step");
    };
  }

  private String until(Until until) {
    return switch (until) {
      case Until.Holds(var condition) -> text.condition(condition);
      case Until.At(var instant) -> text.expressions().expression(instant);
      case Until.Clock(var day, var clock, var contactZone) ->
          day.map(ValueText::day).orElse("")
              + (day.isPresent() && clock.isPresent() ? " " : "")
              + clock.map(c -> c.text()).orElse("")
              + (contactZone ? " in contact time zone" : "");
      case Until.Around(var duration, var before, var instant) ->
          ValueText.duration(duration)
              + (before ? " before " : " after ")
              + text.expressions().expression(instant);
    };
  }

  private void choice(String label, Step.If choice, Span span) {
    String before = label + "if ";
    Span start = Page.start(span);
    Line.Kind kind = Line.Kind.ROW;
    for (Branch branch : choice.branches()) {
      Span head = new Span(span.file(), start.start(), branch.condition().span().end());
      conditions.row(before, branch.condition(), " {", head, 2, kind);
      page.inside(() -> steps(branch.steps()));
      start = end(branch.span());
      before = "} else if ";
      kind = Line.Kind.CLOSING;
    }
    boolean otherwise = !choice.otherwise().isEmpty();
    if (otherwise) {
      page.line("} else {", start, Line.Kind.CLOSING);
      page.inside(() -> steps(choice.otherwise()));
    }
    page.close("}", span);
  }

  /** The brace that ends a block. */
  private static Span end(Span block) {
    return new Span(block.file(), Math.max(block.start(), block.end() - 1), block.end());
  }

  /** Arms of one step each stand in columns. */
  private void arms(List<Arm> arms) {
    boolean isShort = arms.stream().allMatch(this::isShort);
    Columns names = Columns.of(isShort ? arms.stream().map(this::head).toList() : List.of());
    for (Arm arm : arms) {
      if (isShort) {
        page.row(names.padded(head(arm)) + "{ " + step(arm) + " }", arm.span());
      } else {
        page.head(head(arm) + " {", arm.span());
        page.inside(() -> steps(arm.steps()));
        page.close("}", arm.span());
      }
    }
  }

  private boolean isShort(Arm arm) {
    return arm.steps().size() == 1
        && isLine(arm.steps().getFirst().step())
        && !page.breaks(head(arm) + "{ " + step(arm) + " }", arm.span());
  }

  private String step(Arm arm) {
    Labelled step = arm.steps().getFirst();
    return step.label().map(l -> written.name(l) + ": ").orElse("") + line(step.step());
  }

  private static boolean isLine(Step step) {
    return switch (step) {
      case Step.If unused -> false;
      case Step.Split unused -> false;
      case Step.Repeat unused -> false;
      case Step.Broken unused -> false;
      case Step.Send unused -> true;
      case Step.Wait unused -> true;
      case Step.WaitUntil unused -> true;
      case Step.HandOff unused -> true;
      case Step.Set unused -> true;
      case Step.Webhook unused -> true;
      case Step.AddToList unused -> true;
      case Step.RemoveFromList unused -> true;
      case Step.StartProgram unused -> true;
      case Step.Stop unused -> true;
    };
  }

  private String head(Arm arm) {
    return ValueText.number(arm.percent()) + "% " + written.name(arm.name());
  }

  private void repeat(String label, Step.Repeat repeat, Span span) {
    String head =
        label
            + "repeat at most "
            + ValueText.number(repeat.atMost())
            + (repeat.atMost().intValue() == 1 ? " time every " : " times every ")
            + ValueText.duration(repeat.every());
    if (repeat.until().isEmpty()) {
      page.head(head + " {", span);
    } else {
      var until = repeat.until().get();
      conditions.row(head + " until ", until, " {", Page.start(span).to(until.span()), 2);
    }
    page.inside(() -> steps(repeat.steps()));
    page.close("}", span);
  }
}
