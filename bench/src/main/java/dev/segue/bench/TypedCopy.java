package dev.segue.bench;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.EmbeddedTable;
import dev.segue.runtime.store.Row;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The tables that ingest made, in a database of another kind, with the types that somebody who made
 * them there would have chosen.
 */
final class TypedCopy {
  private static final String STAGED = "staged";

  private static final Map<String, String> TYPES =
      Map.of(
          "integer", "bigint",
          "boolean", "boolean",
          "date", "date",
          "timestamp", "timestamptz",
          "degrees", "double precision");

  private final Store from;
  private final Connection to;

  private TypedCopy(Store from, Connection to) {
    this.from = from;
    this.to = to;
  }

  static void of(StoreLocation location, Schema schema, String url) {
    try (Store from = Store.open(location);
        Connection to = DriverManager.getConnection(url)) {
      to.setAutoCommit(false);
      TypedCopy copy = new TypedCopy(from, to);
      for (EmbeddedTable table : EmbeddedTable.of(schema)) {
        copy.table(table);
      }
      to.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(url, e);
    }
  }

  private void table(EmbeddedTable table) throws SQLException {
    List<EmbeddedTable.Column> columns = table.columns();
    String unique = table.uniqueKey().orElse(table.primaryKey().getFirst());
    try (Statement statement = to.createStatement()) {
      statement.execute(
          columns.stream()
              .map(c -> quoted(c.name()) + " " + type(c) + (isKey(table, c) ? " primary key" : ""))
              .collect(
                  Collectors.joining(", ", "create table " + quoted(table.name()) + " (", ")")));
    }
    String all = columns.stream().map(c -> quoted(c.name())).collect(Collectors.joining(", "));
    stage(
        columns,
        new SqlText(
            "select " + all + " from " + quoted(table.name()) + " order by " + quoted(unique),
            List.of()));
    String typed =
        columns.stream()
            .map(c -> "cast(" + quoted(c.name()) + " as " + type(c) + ")")
            .collect(Collectors.joining(", "));
    try (Statement statement = to.createStatement()) {
      statement.execute(
          "insert into " + quoted(table.name()) + " select " + typed + " from " + STAGED);
      statement.execute("drop table " + STAGED);
    }
  }

  /** The rows as text: an appender takes a million in a second, an insert a few thousand. */
  private void stage(List<EmbeddedTable.Column> columns, SqlText rows) throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.execute(
          columns.stream()
              .map(c -> quoted(c.name()) + " varchar")
              .collect(Collectors.joining(", ", "create table " + STAGED + " (", ")")));
    }
    try (DuckDBAppender appender =
        to.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, STAGED)) {
      from.each(
          rows,
          read -> {
            try {
              appender.beginRow();
              for (int i = 0; i < columns.size(); i++) {
                Optional<Object> value = value(read, i, columns.get(i));
                if (value.isPresent()) {
                  appender.append(value.get().toString());
                } else {
                  appender.appendNull();
                }
              }
              appender.endRow();
            } catch (SQLException e) {
              throw new IllegalStateException(rows.text(), e);
            }
          });
    }
  }

  private static boolean isKey(EmbeddedTable table, EmbeddedTable.Column column) {
    return table
        .uniqueKey()
        .or(
            () ->
                table.primaryKey().size() == 1
                    ? Optional.of(table.primaryKey().getFirst())
                    : Optional.empty())
        .filter(column.name()::equals)
        .isPresent();
  }

  private static String type(EmbeddedTable.Column column) {
    return column.words().startsWith("decimal")
        ? column.words()
        : Optional.ofNullable(TYPES.get(column.words())).orElse("varchar");
  }

  /** As text that is cast to the column's type. */
  private static Optional<Object> value(Row row, int i, EmbeddedTable.Column column) {
    return row.value(i).map(stored -> written(stored, column));
  }

  private static Object written(Object stored, EmbeddedTable.Column column) {
    String words = column.words();
    if (words.equals("date")) {
      return LocalDate.ofEpochDay((Long) stored);
    }
    if (words.equals("timestamp")) {
      return Instant.ofEpochMilli((Long) stored).atOffset(ZoneOffset.UTC);
    }
    if (words.equals("boolean")) {
      return (Long) stored == 1;
    }
    return words.startsWith("decimal")
        ? BigDecimal.valueOf(
            (Long) stored, Integer.parseInt(words.replaceAll(".*,|\\)", "").strip()))
        : stored;
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
