package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Queries of one connection whose rows are read side by side. */
final class Cursors implements AutoCloseable {
  private final KeptStatements kept;
  private final Asking asking;
  private final Function<SQLException, RuntimeException> errors;
  private final Consumer<PreparedStatement> begins;
  private final int rowsAtATime;
  private final boolean textAsBytes;
  private final List<KeptStatements.Use> uses = new ArrayList<>();
  private final List<ResultSet> results = new ArrayList<>();

  /**
   * None yet.
   *
   * @param begins is told of each statement before it is run
   */
  Cursors(
      KeptStatements kept,
      Asking asking,
      Function<SQLException, RuntimeException> errors,
      Consumer<PreparedStatement> begins,
      int rowsAtATime,
      boolean textAsBytes) {
    this.kept = kept;
    this.asking = asking;
    this.errors = errors;
    this.begins = begins;
    this.rowsAtATime = rowsAtATime;
    this.textAsBytes = textAsBytes;
  }

  List<Cursor> open(List<SqlText> queries) {
    List<Cursor> cursors = new ArrayList<>();
    try {
      for (SqlText query : queries) {
        KeptStatements.Use use = kept.of(query.text());
        uses.add(use);
        PreparedStatement statement = use.statement();
        KeptStatements.bind(statement, query);
        statement.setFetchSize(rowsAtATime);
        begins.accept(statement);
        ResultSet rows = asking.rows(statement);
        use.done();
        results.add(rows);
        cursors.add(new Cursor(rows, asking, errors, textAsBytes));
      }
      return cursors;
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  List<PreparedStatement> statements() {
    return uses.stream().map(KeptStatements.Use::statement).toList();
  }

  @Override
  public void close() {
    try {
      for (ResultSet rows : results) {
        rows.close();
      }
      for (KeptStatements.Use use : uses) {
        use.close();
      }
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }
}
