package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which definitions look at other contacts than the one they are asked of: {@code top 10% by
 * spent}, {@code avg of age among vips}, {@code a colleague purchased}.
 */
public final class Others {
  private final Workspace workspace;
  private final Map<String, Boolean> known = new HashMap<>();

  public Others(Workspace workspace) {
    this.workspace = workspace;
  }

  public boolean matterTo(Definitions definition) {
    Optional<Boolean> answered = Optional.ofNullable(known.get(definition.name()));
    if (answered.isPresent()) {
      return answered.get();
    }
    boolean matter = parts(Parts.of(definition));
    known.put(definition.name(), matter);
    return matter;
  }

  private boolean parts(Parts parts) {
    return parts.conditions().stream().anyMatch(this::condition)
        || parts.expressions().stream().anyMatch(this::value)
        || parts.rows().stream().anyMatch(this::rows);
  }

  private boolean rows(RowSet rows) {
    return parts(Parts.of(rows));
  }

  private boolean condition(Condition condition) {
    return condition instanceof Condition.Rank
        || condition instanceof Condition.Colleagues
        || (condition instanceof Condition.InSegment(var name)
            && named(workspace.segment(name).stream().toList()))
        || parts(Parts.of(condition));
  }

  private boolean value(Expression value) {
    return value instanceof Expression.OverPopulation
        || (value instanceof Expression.TraitValue trait
            && named(workspace.trait(trait.trait()).stream().toList()))
        || (value instanceof Expression.ScoreValue score
            && named(workspace.score(score.score()).stream().toList()))
        || (value instanceof Expression.ClassOf of
            && named(workspace.partition(of.partition()).stream().toList()))
        || parts(Parts.of(value));
  }

  private boolean named(List<? extends Definitions> definitions) {
    return definitions.stream().anyMatch(this::matterTo);
  }
}
