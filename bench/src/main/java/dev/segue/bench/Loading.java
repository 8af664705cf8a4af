package dev.segue.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The quickest way of rows into a database: a statement for each would take a thousand times as
 * long.
 */
sealed interface Loading {
  /** Rows of text, each given to whom it is told. */
  @FunctionalInterface
  interface Rows {
    void each(Consumer<List<Optional<String>>> consumer);
  }

  static Loading into(Connection connection) throws SQLException {
    return connection.isWrapperFor(DuckDBConnection.class)
        ? new Appending(connection)
        : new Copying(connection);
  }

  /** Into a table that is there; a column is its name and its type. */
  void load(String table, List<String> columns, Rows rows) throws SQLException;

  /** Whether indexes are of use beside keys. */
  boolean wantsIndexes();

  /** What has to be done when all tables are there. */
  void done() throws SQLException;

  /** DuckDB's appender takes text, and a statement casts it. */
  record Appending(Connection connection) implements Loading {
    private static final String STAGED = "staged";

    @Override
    public void load(String table, List<String> columns, Rows rows) throws SQLException {
      List<String> names =
          columns.stream().map(c -> c.substring(0, c.lastIndexOf("\" ") + 1)).toList();
      execute(
          names.stream()
              .map(n -> n + " varchar")
              .collect(Collectors.joining(", ", "create table " + STAGED + " (", ")")));
      try (DuckDBAppender appender =
          connection
              .unwrap(DuckDBConnection.class)
              .createAppender(DuckDBConnection.DEFAULT_SCHEMA, STAGED)) {
        rows.each(row -> append(appender, row));
      }
      String typed =
          columns.stream()
              .map(
                  c -> {
                    int end = c.lastIndexOf("\" ") + 1;
                    return "cast(" + c.substring(0, end) + " as " + c.substring(end + 1) + ")";
                  })
              .collect(Collectors.joining(", "));
      execute("insert into " + TypedCopy.quoted(table) + " select " + typed + " from " + STAGED);
      execute("drop table " + STAGED);
    }

    private static void append(DuckDBAppender appender, List<Optional<String>> row) {
      try {
        appender.beginRow();
        for (Optional<String> cell : row) {
          if (cell.isPresent()) {
            appender.append(cell.get());
          } else {
            appender.appendNull();
          }
        }
        appender.endRow();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /** What it knows of its blocks serves instead. */
    @Override
    public boolean wantsIndexes() {
      return false;
    }

    @Override
    public void done() throws SQLException {
      execute("checkpoint");
    }

    private void execute(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  /** PostgreSQL's {@code copy}. */
  record Copying(Connection connection) implements Loading {
    @Override
    public void load(String table, List<String> columns, Rows rows) throws SQLException {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + TypedCopy.quoted(table) + " from stdin");
      rows.each(row -> write(copy, row));
      copy.endCopy();
    }

    private static void write(CopyIn copy, List<Optional<String>> row) {
      byte[] line =
          row.stream()
              .map(cell -> cell.map(Copying::escaped).orElse("\\N"))
              .collect(Collectors.joining("\t", "", "\n"))
              .getBytes(StandardCharsets.UTF_8);
      try {
        copy.writeToCopy(line, 0, line.length);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String escaped(String text) {
      return text.replace("\\", "\\\\")
          .replace("\t", "\\t")
          .replace("\n", "\\n")
          .replace("\r", "\\r");
    }

    @Override
    public boolean wantsIndexes() {
      return true;
    }

    /** What it knows of the tables, it learns; and which pages every transaction sees. */
    @Override
    public void done() throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("vacuum analyze");
      }
    }
  }
}
