package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Queries of one connection whose rows are read side by side. */
final class Cursors implements AutoCloseable {
  private final Connection connection;
  private final Function<SQLException, RuntimeException> errors;
  private final Consumer<PreparedStatement> begins;
  private final int rowsAtATime;
  private final boolean textAsBytes;
  private final List<PreparedStatement> statements = new ArrayList<>();

  /**
   * None yet.
   *
   * @param begins is told of each statement before it is run
   */
  Cursors(
      Connection connection,
      Function<SQLException, RuntimeException> errors,
      Consumer<PreparedStatement> begins,
      int rowsAtATime,
      boolean textAsBytes) {
    this.connection = connection;
    this.errors = errors;
    this.begins = begins;
    this.rowsAtATime = rowsAtATime;
    this.textAsBytes = textAsBytes;
  }

  List<Cursor> open(List<SqlText> queries) {
    List<Cursor> cursors = new ArrayList<>();
    try {
      for (SqlText query : queries) {
        PreparedStatement statement = connection.prepareStatement(query.text());
        statements.add(statement);
        for (int i = 0; i < query.bindings().size(); i++) {
          statement.setObject(i + 1, query.bindings().get(i));
        }
        statement.setFetchSize(rowsAtATime);
        begins.accept(statement);
        cursors.add(new Cursor(statement.executeQuery(), errors, textAsBytes));
      }
      return cursors;
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  List<PreparedStatement> statements() {
    return statements;
  }

  @Override
  public void close() {
    try {
      for (PreparedStatement statement : statements) {
        statement.close();
      }
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }
}
