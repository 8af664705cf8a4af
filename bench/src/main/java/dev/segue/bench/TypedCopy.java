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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tables that ingest made, in a database of another kind, with the types that somebody who made
 * them there would have chosen, and with the indexes that the documentation recommends.
 */
final class TypedCopy {
  private static final Map<String, String> TYPES =
      Map.of(
          "integer", "bigint",
          "boolean", "boolean",
          "date", "date",
          "timestamp", "timestamptz",
          "degrees", "double precision");

  private final Store from;
  private final Connection to;
  private final Loading loading;

  private TypedCopy(Store from, Connection to, Loading loading) {
    this.from = from;
    this.to = to;
    this.loading = loading;
  }

  /** Where the tables are there already they stay as they are. */
  static void of(StoreLocation location, Schema schema, String url) {
    try (Store from = Store.open(location);
        Connection to = DriverManager.getConnection(url)) {
      List<EmbeddedTable> tables = EmbeddedTable.of(schema);
      if (isThere(to, tables.getLast().name())) {
        return;
      }
      TypedCopy copy = new TypedCopy(from, to, Loading.into(to));
      for (EmbeddedTable table : tables) {
        copy.table(table);
      }
      copy.loading.done();
    } catch (SQLException e) {
      throw new IllegalStateException(url, e);
    }
  }

  private static boolean isThere(Connection to, String table) throws SQLException {
    try (ResultSet found =
        to.getMetaData().getTables(to.getCatalog(), to.getSchema(), table, null)) {
      return found.next();
    }
  }

  private void table(EmbeddedTable table) throws SQLException {
    List<EmbeddedTable.Column> columns = table.columns();
    to.setAutoCommit(false);
    execute(
        columns.stream()
            .map(c -> quoted(c.name()) + " " + type(c))
            .collect(Collectors.joining(", ", "create table " + quoted(table.name()) + " (", ")")));
    String unique = table.uniqueKey().orElse(table.primaryKey().getFirst());
    List<Function<Row, Optional<String>>> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int place = i;
      cells.add(row -> row.value(place).map(stored -> written(stored, columns.get(place))));
    }
    loading.load(
        table.name(),
        columns.stream().map(c -> quoted(c.name()) + " " + type(c)).toList(),
        consumer ->
            from.each(
                new SqlText(
                    "select "
                        + names(columns.stream().map(EmbeddedTable.Column::name).toList())
                        + " from "
                        + quoted(table.name())
                        + " order by "
                        + quoted(unique),
                    List.of()),
                row -> consumer.accept(cells.stream().map(c -> c.apply(row)).toList())));
    to.commit();
    to.setAutoCommit(true);
    keys(table);
  }

  private void keys(EmbeddedTable table) throws SQLException {
    Optional<String> key =
        table
            .uniqueKey()
            .or(
                () ->
                    table.primaryKey().size() == 1
                        ? Optional.of(table.primaryKey().getFirst())
                        : Optional.empty());
    if (key.isPresent()) {
      execute(
          "alter table " + quoted(table.name()) + " add primary key (" + quoted(key.get()) + ")");
    }
    if (loading.wantsIndexes()) {
      for (List<String> index : List.of(table.primaryKey(), table.index())) {
        if (!index.isEmpty() && !key.map(List::of).equals(Optional.of(index))) {
          execute("create index on " + quoted(table.name()) + " (" + names(index) + ")");
        }
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String type(EmbeddedTable.Column column) {
    return column.words().startsWith("decimal")
        ? column.words()
        : Optional.ofNullable(TYPES.get(column.words())).orElse("text");
  }

  /** As text of the column's type. */
  private static String written(Object stored, EmbeddedTable.Column column) {
    String words = column.words();
    if (words.equals("date")) {
      return LocalDate.ofEpochDay((Long) stored).toString();
    }
    if (words.equals("timestamp")) {
      return Instant.ofEpochMilli((Long) stored).toString();
    }
    if (words.equals("boolean")) {
      return Boolean.toString((Long) stored == 1);
    }
    return words.startsWith("decimal")
        ? BigDecimal.valueOf(
                (Long) stored, Integer.parseInt(words.replaceAll(".*,|\\)", "").strip()))
            .toPlainString()
        : stored.toString();
  }

  private static String names(List<String> columns) {
    return columns.stream().map(TypedCopy::quoted).collect(Collectors.joining(", "));
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
