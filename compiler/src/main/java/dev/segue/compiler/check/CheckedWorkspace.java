package dev.segue.compiler.check;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import java.util.ArrayList;
import java.util.List;

/** A workspace that was checked, and its names for what is typed at a prompt. */
public final class CheckedWorkspace {
  private final Workspace workspace;
  private final List<Diagnostic> diagnostics;
  private final Names names;

  CheckedWorkspace(Workspace workspace, List<Diagnostic> diagnostics, Names names) {
    this.workspace = workspace;
    this.diagnostics = List.copyOf(diagnostics);
    this.names = names;
  }

  /** As complete as could be made. */
  public Workspace workspace() {
    return workspace;
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Every name of the workspace, sorted: what is declared, and what is reached through a dot. */
  public List<String> names() {
    List<String> all = new ArrayList<>(names.meanings().keySet());
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

  private Scope prompt(Source text, Findings findings) {
    return Scope.of(names.with(text), findings, new Uses());
  }
}
