package dev.segue.runtime.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** The statements of a connection that run now, so that they can be ended. */
final class Running implements ExecuteListener {
  private static final long serialVersionUID = 1;

  private final transient First first;
  private final transient List<Statement> statements = new CopyOnWriteArrayList<>();

  Running(First first) {
    this.first = first;
  }

  /** What is done before a statement is run. */
  interface First {
    void before(String sql) throws SQLException;
  }

  List<Statement> statements() {
    return statements;
  }

  void begins(Statement statement) {
    statements.add(statement);
  }

  void ends(Statement statement) {
    statements.remove(statement);
  }

  @Override
  public void renderEnd(ExecuteContext context) {
    Optional<String> sql = Optional.ofNullable(context.sql());
    try {
      if (sql.isPresent()) {
        first.before(sql.get());
      }
    } catch (SQLException e) {
      context.sqlException(e);
    }
  }

  @Override
  public void executeStart(ExecuteContext context) {
    Optional.ofNullable(context.statement()).ifPresent(statements::add);
  }

  @Override
  public void executeEnd(ExecuteContext context) {
    Optional.ofNullable(context.statement()).ifPresent(statements::remove);
  }

  @Override
  public void exception(ExecuteContext context) {
    Optional.ofNullable(context.statement()).ifPresent(statements::remove);
  }
}
