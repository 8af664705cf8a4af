package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.ProgramRow.Labelled;
import dev.segue.compiler.syntax.TextLiteral;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a program in one list, in the order written, each pointing on to the next. A step
 * goes by its label, else by its place: {@code 3.then.1} is the first in the block of the third,
 * {@code 3.if2} its first {@code else if}.
 */
final class StepsCheck {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_ROUNDS = BigDecimal.valueOf(1_000);

  private final Scope scope;
  private final String program;
  private final List<Program.Step> steps = new ArrayList<>();

  /** Labels and arms share the namespace of their program (language §8.3). */
  private final Map<String, Span> named = new HashMap<>();

  StepsCheck(Scope scope, String program) {
    this.scope = scope;
    this.program = program;
  }

  List<Program.Step> steps(List<Labelled> rows) {
    block(rows, Program.END, "");
    return steps;
  }

  private void block(List<Labelled> rows, int next, String prefix) {
    int after = steps.size();
    int left = size(rows);
    for (int i = 0; i < rows.size(); i++) {
      Labelled row = rows.get(i);
      int size = size(row.step());
      after += size;
      left -= size;
      String id = row.label().map(this::label).orElse(prefix + (i + 1));
      step(row, id, left > 0 ? after : next);
    }
  }

  private String label(Name label) {
    name(label);
    if (Character.isDigit(label.text().charAt(0))) {
      scope.tell(Code.PROGRAM, label.span(), "a label does not begin with a digit");
    }
    return label.text();
  }

  private void name(Name name) {
    Span there = named.putIfAbsent(name.text(), name.span());
    if (there != null) {
      scope.tell(
          Diagnostic.of(Code.LABEL_TWICE, name.span(), name.text(), program)
              .related(there, "the first is here"));
    }
  }

  /** How many steps of the list a row becomes. */
  private static int size(ProgramRow.Step step) {
    return switch (step) {
      case ProgramRow.Step.If(var branches, var otherwise) ->
          branches.stream().mapToInt(b -> 1 + size(b.steps())).sum() + size(otherwise);
      case ProgramRow.Step.Split(var arms) ->
          1 + arms.stream().mapToInt(arm -> size(arm.steps())).sum();
      case ProgramRow.Step.Repeat repeat -> 1 + size(repeat.steps());
      case ProgramRow.Step.Webhook w -> 1;
      case ProgramRow.Step.Broken b -> 0;
      case ProgramRow.Step.Send s -> 1;
      case ProgramRow.Step.Wait w -> 1;
      case ProgramRow.Step.WaitUntil w -> 1;
      case ProgramRow.Step.HandOff h -> 1;
      case ProgramRow.Step.Set s -> 1;
      case ProgramRow.Step.AddToList a -> 1;
      case ProgramRow.Step.RemoveFromList r -> 1;
      case ProgramRow.Step.StartProgram s -> 1;
      case ProgramRow.Step.Stop s -> 1;
    };
  }

  private static int size(List<Labelled> rows) {
    return rows.stream().mapToInt(row -> size(row.step())).sum();
  }

  private void step(Labelled row, String id, int next) {
    Span span = row.span();
    SetCheck sets = new SetCheck(scope);
    switch (row.step()) {
      case ProgramRow.Step.Send(var message) -> {
        sets.message(message);
        add(id, new Action.Send(message.text(), next), span);
      }
      case ProgramRow.Step.Wait(var duration) ->
          add(id, new Action.Wait(new WaitCheck(scope).delay(duration), next), span);
      case ProgramRow.Step.WaitUntil wait -> add(id, new WaitCheck(scope).until(wait, next), span);
      case ProgramRow.Step.If branches -> branches(branches, id, next, span);
      case ProgramRow.Step.Split(var arms) -> split(arms, id, next, span);
      case ProgramRow.Step.HandOff(var to, var because) ->
          add(id, new Action.HandOff(to.value(), because.map(TextLiteral::value), next), span);
      case ProgramRow.Step.Set set ->
          add(id, new SetStepCheck(scope).set(set, next).orElse(nothing(next)), span);
      case ProgramRow.Step.AddToList(var list) -> {
        keptList(list);
        add(id, new Action.AddToList(list.text(), next), span);
      }
      case ProgramRow.Step.RemoveFromList(var list) -> {
        keptList(list);
        add(id, new Action.RemoveFromList(list.text(), next), span);
      }
      case ProgramRow.Step.StartProgram(var started) -> {
        sets.program(started);
        add(id, new Action.StartProgram(started.text(), next), span);
      }
      case ProgramRow.Step.Stop s -> add(id, new Action.Stop(), span);
      case ProgramRow.Step.Webhook(var url) -> {
        new WebAddressCheck(scope).check(url);
        add(id, new Action.Webhook(url.value(), next), span);
      }
      case ProgramRow.Step.Repeat repeat -> repeat(repeat, id, next, span);
      case ProgramRow.Step.Broken b -> {}
    }
  }

  /** Where a step makes no sense, which was told. */
  private static Action nothing(int next) {
    return new Action.Wait(new Program.Delay.Exact(0), next);
  }

  private void add(String id, Action action, Span span) {
    steps.add(new Program.Step(steps.size(), id, action, span));
  }

  /** {@code else if} is an {@code if} in the {@code else}. */
  private void branches(ProgramRow.Step.If written, String id, int next, Span span) {
    int last = written.branches().size() - 1;
    for (int i = 0; i <= last; i++) {
      ProgramRow.Branch branch = written.branches().get(i);
      int here = steps.size();
      int then = size(branch.steps());
      int less = i < last ? 1 : size(written.otherwise());
      Condition condition = new ConditionCheck(scope).condition(branch.condition());
      String own = i == 0 ? id : id + ".if" + (i + 1);
      add(
          own,
          new Action.Branch(
              condition, then > 0 ? here + 1 : next, less > 0 ? here + 1 + then : next),
          i == 0 ? span : branch.span());
      block(branch.steps(), next, own + ".then.");
    }
    block(written.otherwise(), next, id + ".else.");
  }

  private void split(List<ProgramRow.Arm> written, String id, int next, Span span) {
    int start = steps.size() + 1;
    List<Program.Arm> arms = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (ProgramRow.Arm arm : written) {
      name(arm.name());
      if (arm.name().text().equals("holdout")) {
        scope.tell(Code.SPLIT, arm.name().span(), "an arm cannot be called 'holdout'");
      }
      int size = size(arm.steps());
      arms.add(new Program.Arm(arm.name().text(), share(arm), size > 0 ? start : next));
      sum = sum.add(arm.percent());
      start += size;
    }
    if (sum.compareTo(HUNDRED) != 0) {
      scope.tell(
          Code.SPLIT,
          span,
          "the arms of a split make 100%, these make "
              + sum.stripTrailingZeros().toPlainString()
              + "%");
    }
    add(id, new Action.Split(program + "/" + id, arms), span);
    written.forEach(arm -> block(arm.steps(), next, id + "." + arm.name().text() + "."));
  }

  private void repeat(ProgramRow.Step.Repeat written, String id, int next, Span span) {
    int here = steps.size();
    BigDecimal times = written.atMost().stripTrailingZeros();
    boolean counts = times.signum() > 0 && times.scale() <= 0 && times.compareTo(MOST_ROUNDS) <= 0;
    if (!counts) {
      scope.tell(
          Code.PROGRAM, span, "rounds are a whole number, 1 to " + MOST_ROUNDS.toPlainString());
    }
    if (size(written.steps()) == 0 && written.steps().isEmpty()) {
      scope.tell(Code.PROGRAM, span, "what is repeated has steps");
    }
    add(
        id,
        new Action.Repeat(
            counts ? times.intValueExact() : 1,
            new WaitCheck(scope).delay(written.every()),
            written.until().map(new ConditionCheck(scope)::condition),
            size(written.steps()) > 0 ? here + 1 : next,
            next),
        span);
    block(written.steps(), here, id + ".");
  }

  private int share(ProgramRow.Arm arm) {
    Optional<Integer> share = ProgramCheck.perMyriad(arm.percent());
    if (share.isEmpty() || share.get() == 0) {
      scope.tell(Code.SPLIT, arm.span(), "an arm has more than 0%, with two decimals at most");
    }
    return share.orElse(0);
  }

  /** A list of a file is what its file says. */
  private void keptList(Name list) {
    Optional<String> name = new SetCheck(scope).list(list);
    if (name.isPresent()
        && scope.names().find(name.get()).orElseThrow()
            instanceof Meaning.ContactList(var declaration)
        && declaration.file().isPresent()) {
      scope.tell(
          Diagnostic.of(Code.LIST_OF_FILE, list.span(), list.text())
              .related(declaration.name().span(), "it is declared here")
              .hint("declare a list without 'from': such a one is kept by Segue"));
    }
  }
}
