package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Presence;
import java.util.List;
import java.util.Optional;

/**
 * What a workspace says, as an analyst would say it: {@code page viewed with path like
 * "/loans/auto/*" at least 3 times in the last 30 days}.
 */
public final class English {
  private final Workspace workspace;
  private final Presence presence;
  private final ValueWords values;
  private final ExpressionWords expressions;
  private final ConditionWords conditions;
  private final RowWords rows;
  private final PeriodWords periods;
  private final ChainWords chains;
  private final WindowWords windows;
  private final PopulationWords populations;
  private final HistoryWords histories;

  public English(Workspace workspace) {
    this.workspace = workspace;
    this.presence = new Presence(workspace);
    this.values = new ValueWords(workspace.zone());
    this.expressions = new ExpressionWords(this);
    this.conditions = new ConditionWords(this);
    this.rows = new RowWords(this);
    this.periods = new PeriodWords(this);
    this.chains = new ChainWords(this);
    this.windows = new WindowWords(this);
    this.populations = new PopulationWords(this);
    this.histories = new HistoryWords(this);
  }

  /** A condition in one line. */
  public String words(Condition condition) {
    return conditions.words(condition, Manner.SENTENCE);
  }

  /** A value in one line. */
  public String words(Expression expression) {
    return expressions.words(expression);
  }

  /** A condition, its parts line by line. */
  public Explained explain(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) when parts.size() > 1 && !ConditionWords.isRange(parts) ->
          several("all of these", condition, parts);
      case Condition.Any(var parts) when parts.size() > 1 ->
          several("any of these", condition, parts);
      case Condition.AtLeastOf(var least, var parts) ->
          several("at least " + least + " of these", condition, parts);
      case Condition.Not(Condition.Not(var part)) -> explain(part);
      case Condition.Not(Condition.All(var parts))
          when parts.size() > 1 && !ConditionWords.isRange(parts) ->
          several("not all of these", condition, parts);
      case Condition.Not(Condition.Any(var parts)) when parts.size() > 1 ->
          several("none of these", condition, parts);
      case Condition.Not(Condition.AtLeastOf(var least, var parts)) ->
          several("fewer than " + least + " of these", condition, parts);
      case Condition.All all -> leaf(all);
      case Condition.Any any -> leaf(any);
      case Condition.Not not -> leaf(not);
      case Condition.Compare compare -> leaf(compare);
      case Condition.OneOf oneOf -> leaf(oneOf);
      case Condition.TextFits fits -> leaf(fits);
      case Condition.IsMissing missing -> leaf(missing);
      case Condition.IsEmpty empty -> leaf(empty);
      case Condition.IsBlank blank -> leaf(blank);
      case Condition.IsTrue isTrue -> leaf(isTrue);
      case Condition.Has has -> leaf(has);
      case Condition.InWindow inWindow -> leaf(inWindow);
      case Condition.Occurs occurs -> leaf(occurs);
      case Condition.InPeriods rows -> leaf(rows);
      case Condition.Running rows -> leaf(rows);
      case Condition.Burst rows -> leaf(rows);
      case Condition.Gap rows -> leaf(rows);
      case Condition.Rank rank -> leaf(rank);
      case Condition.InSample in -> leaf(in);
      case Condition.Colleagues colleagues -> leaf(colleagues);
      case Condition.Near near -> leaf(near);
      case Condition.Chain chain -> leaf(chain);
      case Condition.InSegment in -> leaf(in);
      case Condition.InList in -> leaf(in);
      case Condition.InProgram in -> leaf(in);
      case Condition.Subscribed subscribed -> leaf(subscribed);
      case Condition.OnDays days -> leaf(days);
      case Condition.AtTimes times -> leaf(times);
    };
  }

  /** A definition: what it is, and what it is made of. */
  public Explained explain(Definitions definition) {
    return new DefinitionOutline(this).explain(definition);
  }

  /** A program: who enters, what ends it, and its steps. */
  public Explained explain(Program program) {
    return new ProgramOutline(this, program).explain();
  }

  Workspace workspace() {
    return workspace;
  }

  Presence presence() {
    return presence;
  }

  ValueWords values() {
    return values;
  }

  ExpressionWords expressions() {
    return expressions;
  }

  ConditionWords conditions() {
    return conditions;
  }

  PeriodWords periods() {
    return periods;
  }

  ChainWords chains() {
    return chains;
  }

  RowWords rows() {
    return rows;
  }

  PopulationWords populations() {
    return populations;
  }

  HistoryWords histories() {
    return histories;
  }

  WindowWords windows() {
    return windows;
  }

  private Explained several(String words, Condition condition, List<Condition> parts) {
    return new Explained(words, Optional.of(condition), parts.stream().map(this::explain).toList());
  }

  private Explained leaf(Condition condition) {
    return new Explained(words(condition), Optional.of(condition), List.of());
  }
}
