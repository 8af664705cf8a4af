package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Statements that were asked and may be asked again, so that they are prepared once. */
final class KeptStatements implements AutoCloseable {
  private static final int MOST = 128;

  /** What is longer is seldom asked again. */
  private static final int LONGEST = 20_000;

  private final Connection connection;
  private final boolean keeps;
  private final Running.First first;
  private final Map<String, PreparedStatement> free = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param keeps whether any are kept: a driver may do that itself
   * @param first what is done before a statement is prepared
   */
  KeptStatements(Connection connection, boolean keeps, Running.First first) {
    this.connection = connection;
    this.keeps = keeps;
    this.first = first;
  }

  /** A statement while it is used. */
  final class Use implements AutoCloseable {
    private final String sql;
    private final PreparedStatement statement;
    private boolean done;

    private Use(String sql, PreparedStatement statement) {
      this.sql = sql;
      this.statement = statement;
    }

    PreparedStatement statement() {
      return statement;
    }

    /** It went well. */
    void done() {
      done = true;
    }

    /** One that failed is not kept. */
    @Override
    public void close() throws SQLException {
      if (done && keeps && sql.length() <= LONGEST) {
        keep(sql, statement);
      } else {
        statement.close();
      }
    }
  }

  /** Nobody else has it until it is closed. */
  Use of(String sql) throws SQLException {
    first.before(sql);
    Optional<PreparedStatement> kept = Optional.ofNullable(free.remove(sql));
    return new Use(sql, kept.isPresent() ? kept.get() : connection.prepareStatement(sql));
  }

  /** The same with its values. */
  Use of(SqlText sql) throws SQLException {
    Use use = of(sql.text());
    bind(use.statement(), sql);
    return use;
  }

  static void bind(PreparedStatement statement, SqlText sql) throws SQLException {
    for (int i = 0; i < sql.bindings().size(); i++) {
      statement.setObject(i + 1, sql.bindings().get(i));
    }
  }

  private void keep(String sql, PreparedStatement statement) throws SQLException {
    Optional<PreparedStatement> other = Optional.ofNullable(free.put(sql, statement));
    if (other.isPresent()) {
      other.get().close();
    }
    Iterator<PreparedStatement> oldest = free.values().iterator();
    if (free.size() > MOST) {
      oldest.next().close();
      oldest.remove();
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : free.values()) {
      statement.close();
    }
    free.clear();
  }
}
