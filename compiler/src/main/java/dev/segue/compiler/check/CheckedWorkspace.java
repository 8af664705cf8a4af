package dev.segue.compiler.check;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A workspace that was checked, and its names for what is typed at a prompt. */
public final class CheckedWorkspace {
  private final Workspace workspace;
  private final List<Diagnostic> diagnostics;
  private final Names names;

  private final Dependencies dependencies;
  private final List<Mention> mentions;
  private final Memory memory;
  private final Set<Span> affected;
  private final Map<Span, Span> wholes;
  private final WorkspaceText text;

  CheckedWorkspace(
      Workspace workspace,
      List<Diagnostic> diagnostics,
      Names names,
      Dependencies dependencies,
      List<Mention> mentions,
      Memory memory,
      Set<Span> affected,
      Map<Span, Span> wholes,
      WorkspaceText text) {
    this.workspace = workspace;
    this.diagnostics = List.copyOf(diagnostics);
    this.names = names;
    this.dependencies = dependencies;
    this.mentions = List.copyOf(mentions);
    this.memory = memory;
    this.affected = Set.copyOf(affected);
    this.wholes = Map.copyOf(wholes);
    this.text = text;
  }

  /** As complete as could be made. */
  public Workspace workspace() {
    return workspace;
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Where names are said, apart from where they are declared. */
  public List<Mention> mentions() {
    return mentions;
  }

  /** What the next check of the workspace may take over. */
  public Memory memory() {
    return memory;
  }

  /**
   * The places of the names of those definitions that were checked now, or that say one that was.
   */
  public Set<Span> affected() {
    return affected;
  }

  /** Each declaration with its place, by that of its name. */
  public Map<Span, Span> wholes() {
    return wholes;
  }

  /** The hints of a declaration that it also holds where a value is missing, with the value. */
  public Map<Diagnostic, Expression> missing(String declaration) {
    return dependencies.of(declaration).missing();
  }

  /** Where conditions are written, each by itself and not by what it says. */
  public Map<Condition, Span> conditions() {
    return dependencies.conditions();
  }

  /** Every name of the workspace, sorted: what is declared, and what is reached through a dot. */
  public List<String> names() {
    List<String> all = new ArrayList<>(names.everyMeaning().keySet());
    names
        .schema()
        .accounts()
        .ifPresent(a -> a.fields().forEach(f -> all.add("account." + f.name())));
    return all.stream().sorted().toList();
  }

  /** A condition typed at a prompt. */
  public Checked<Condition> condition(Source text, dev.segue.compiler.syntax.Condition written) {
    Findings findings = new Findings();
    Condition condition = new ConditionCheck(prompt(text, findings)).condition(written);
    return new Checked<>(condition, findings.all());
  }

  /** A value typed at a prompt. */
  public Checked<Expression> expression(Source text, dev.segue.compiler.syntax.Expression written) {
    Findings findings = new Findings();
    Expression expression = new ExpressionCheck(prompt(text, findings)).value(written);
    return new Checked<>(expression, findings.all());
  }

  /** The text of a program's declaration; empty where there is no such program. */
  public String text(String program) {
    return names
        .find(program)
        .filter(Meaning.Program.class::isInstance)
        .map(m -> names.texts().text(((Meaning.Program) m).declaration().span()))
        .orElse("");
  }

  /** The one program that a text declares, with the other names of the workspace. */
  public Checked<Optional<Program>> program(Source text, SourceFile written) {
    Findings findings = new Findings();
    Optional<Program> program =
        written.declarations().stream()
            .filter(Declaration.Program.class::isInstance)
            .map(Declaration.Program.class::cast)
            .findFirst()
            .map(d -> new ProgramCheck(prompt(text, findings)).program(d));
    return new Checked<>(program, findings.all());
  }

  /** Declarations of a text, with the names of the workspace, as far as these could be read. */
  public Unfinished unfinished(Source text, SourceFile written) {
    Findings findings = new Findings();
    List<Mention> mentions = new ArrayList<>();
    for (Declaration declaration : written.declarations()) {
      Uses uses = new Uses();
      Scope scope = Scope.of(names.with(text).known(), findings, uses);
      switch (declaration) {
        case Declaration.Segment d -> new SegmentCheck(scope).segment(d);
        case Declaration.Trait d -> new TraitCheck(scope).value(d);
        case Declaration.NamedCondition d -> new NamedConditionCheck(scope).check(d);
        case Declaration.Score d -> new ScoreCheck(scope).score(d);
        case Declaration.Partition d -> new PartitionCheck(scope).partition(d);
        case Declaration.Vocabulary d -> new VocabularyCheck(scope).vocabulary(d);
        case Declaration.ContactList d -> new ListCheck(scope).list(d);
        case Declaration.Program d -> new ProgramCheck(scope).program(d);
        case Declaration.Test d -> new TestCheck(scope, d).scenario();
        case Declaration.Message d -> new MessageCheck(scope, this.text).message(d);
        case Declaration.Schema d -> {}
        case Declaration.Topic d -> {}
      }
      mentions.addAll(uses.mentions());
    }
    return new Unfinished(findings.all(), mentions);
  }

  private Scope prompt(Source text, Findings findings) {
    return Scope.of(names.with(text), findings, new Uses());
  }
}
