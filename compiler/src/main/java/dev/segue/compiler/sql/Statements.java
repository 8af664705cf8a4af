package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Workspace;
import java.time.Instant;
import java.util.List;

/**
 * The statements that answer for a workspace as of an instant. Contacts are their keys as they
 * stand in the source; values stand in canonical storage.
 */
@SuppressWarnings("DoNotCallSuggester")
public record Statements(
    Workspace workspace,
    Dialect dialect,
    SourceLayout layout,
    Instant now,
    References references,
    Audience audience) {

  /** Statements about everyone. */
  public static Statements of(
      Workspace workspace,
      Dialect dialect,
      SourceLayout layout,
      Instant now,
      References references) {
    return new Statements(workspace, dialect, layout, now, references, new Audience.Everyone());
  }

  /** The same about some contacts. */
  public Statements about(Audience some) {
    return new Statements(workspace, dialect, layout, now, references, some);
  }

  /** Who fulfils the condition: (contact), by key. */
  public SqlText members(Condition condition) {
    throw new UnsupportedOperationException("members " + condition);
  }

  /** How many do: (count). */
  public SqlText count(Condition condition) {
    throw new UnsupportedOperationException("count " + condition);
  }

  /** The value of everyone who has one: (contact, value), by key. */
  public SqlText values(Expression expression) {
    throw new UnsupportedOperationException("values " + expression);
  }

  /** Everyone's points, an integer scaled as the score's type says: (contact, value), by key. */
  public SqlText scores(Definitions.Score score) {
    throw new UnsupportedOperationException("scores " + score);
  }

  /** Everyone's class, by name: (contact, value), by key. */
  public SqlText classes(Definitions.Partition partition) {
    throw new UnsupportedOperationException("classes " + partition);
  }

  /**
   * The index (from 0) of the first condition that each contact fulfils, for those who fulfil one:
   * (contact, value), by key.
   */
  public SqlText choices(List<Condition> conditions) {
    throw new UnsupportedOperationException("choices " + conditions);
  }

  /**
   * Which of the runs in the temporary table {@link StateTables.Due} fulfil the condition: (run).
   */
  public SqlText runsWhere(Condition condition) {
    throw new UnsupportedOperationException("runs where " + condition);
  }

  /** The value of those runs that have one: (run, value). */
  public SqlText runValues(Expression expression) {
    throw new UnsupportedOperationException("run values " + expression);
  }
}
