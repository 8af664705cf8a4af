package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether conditions can hold of anybody, at any instant. What is claimed is certain; where too
 * much would have to be looked at, nothing is.
 */
public final class Solver {
  private final Workspace workspace;
  private final RowRules rules;

  public Solver(Workspace workspace) {
    this.workspace = workspace;
    this.rules = new RowRules(workspace.zone(), this::isNever);
  }

  /** Nobody fulfils all of them. */
  public boolean isNever(List<Condition> conditions) {
    return new Search(workspace, rules).isNever(conditions);
  }

  public boolean isNever(Condition condition) {
    return isNever(List.of(condition));
  }

  /** Everybody fulfils it. */
  public boolean isAlways(Condition condition) {
    return isNever(new Condition.Not(condition));
  }

  /** Whoever fulfils the one fulfils the other. */
  public boolean follows(Condition one, Condition other) {
    return isNever(List.of(one, new Condition.Not(other)));
  }

  /** A contact who fulfils it; nothing where none was found. */
  public Optional<Witness> witness(Condition condition) {
    Witnesses witnesses = new Witnesses(workspace, rules);
    return new Search(workspace, rules).made(List.of(condition), witnesses::of);
  }

  /** Of conditions that never hold together as few as do not. */
  public List<Condition> contradicting(List<Condition> conditions) {
    List<Condition> left = new ArrayList<>(conditions);
    for (Condition condition : conditions) {
      List<Condition> fewer = new ArrayList<>(left);
      fewer.remove(condition);
      if (isNever(fewer)) {
        left = fewer;
      }
    }
    return left;
  }
}
