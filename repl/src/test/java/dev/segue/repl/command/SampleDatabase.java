package dev.segue.repl.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A public sample database as it lies in its library, of which another engine gets a copy. */
record SampleDatabase(String name, Connection connection) implements AutoCloseable {
  private static final int ROWS_A_STATEMENT = 200;

  /**
   * The first rows of each table.
   *
   * @param name the schema's, and that of the script in the library
   */
  static SampleDatabase open(String name, int rows) throws IOException, SQLException {
    Connection connection = DriverManager.getConnection("jdbc:hsqldb:mem:" + name, "SA", "");
    Map<String, Integer> taken = new HashMap<>();
    try (BufferedReader script =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(ClassLoader.getSystemResourceAsStream(name + ".script")),
                    StandardCharsets.UTF_8));
        Statement statement = connection.createStatement()) {
      // in its script a row may come before one that it refers to
      statement.execute("SET DATABASE REFERENTIAL INTEGRITY FALSE");
      statement.execute("CREATE SCHEMA \"" + name + "\"");
      statement.execute("SET SCHEMA \"" + name + "\"");
      for (String line = script.readLine(); line != null; line = script.readLine()) {
        boolean row = line.startsWith("INSERT INTO \"");
        if (row
            && taken.merge(line.substring(0, line.indexOf(" VALUES")), 1, Integer::sum) > rows) {
          continue;
        }
        if (row || line.matches("(CREATE (MEMORY TABLE|UNIQUE INDEX)|ALTER TABLE) .*")) {
          statement.execute(unescaped(line));
        }
      }
    }
    return new SampleDatabase(name, connection);
  }

  /** In its scripts HSQLDB writes other than ASCII as Java does. */
  private static String unescaped(String line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (line.startsWith("\\u", i)) {
        text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }

  /** Makes the same tables with the same rows and keys there. */
  void copyTo(Connection target) throws SQLException {
    target.setAutoCommit(false);
    try (Statement statement = target.createStatement()) {
      for (String table : inOrder()) {
        statement.execute(definition(table));
        for (String index : uniqueIndexes(table)) {
          statement.execute(index);
        }
        for (String rows : rows(table)) {
          statement.execute(rows);
        }
      }
    }
    target.commit();
  }

  /** Whatever a table refers to comes before it. */
  private Set<String> inOrder() throws SQLException {
    List<String> tables = strings(metadata().getTables(null, name, "%", new String[] {"TABLE"}), 3);
    Set<String> ordered = new LinkedHashSet<>();
    while (ordered.size() < tables.size()) {
      for (String table : tables) {
        List<String> before = strings(metadata().getImportedKeys(null, name, table), 3);
        before.remove(table);
        if (ordered.containsAll(before)) {
          ordered.add(table);
        }
      }
    }
    return ordered;
  }

  private String definition(String table) throws SQLException {
    List<String> parts = new ArrayList<>();
    try (ResultSet columns = metadata().getColumns(null, name, table, "%")) {
      while (columns.next()) {
        String type = columns.getString("TYPE_NAME");
        int size = columns.getInt("COLUMN_SIZE");
        String sized =
            switch (type) {
              case "VARCHAR" -> type + "(" + size + ")";
              case "DECIMAL" -> type + "(" + size + "," + columns.getInt("DECIMAL_DIGITS") + ")";
              case "DOUBLE" -> "DOUBLE PRECISION";
              default -> type;
            };
        boolean needed = columns.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
        parts.add(
            quoted(columns.getString("COLUMN_NAME")) + " " + sized + (needed ? " NOT NULL" : ""));
      }
    }
    List<String> key = strings(metadata().getPrimaryKeys(null, name, table), 4);
    if (!key.isEmpty()) {
      parts.add("PRIMARY KEY (" + joined(key) + ")");
    }
    try (ResultSet keys = metadata().getImportedKeys(null, name, table)) {
      while (keys.next()) {
        if (!keys.getString("PKTABLE_NAME").equals(table)) {
          parts.add(
              "FOREIGN KEY ("
                  + quoted(keys.getString("FKCOLUMN_NAME"))
                  + ") REFERENCES "
                  + quoted(keys.getString("PKTABLE_NAME"))
                  + " ("
                  + quoted(keys.getString("PKCOLUMN_NAME"))
                  + ")");
        }
      }
    }
    return "CREATE TABLE " + quoted(table) + " (" + String.join(", ", parts) + ")";
  }

  /** But for that of the primary key, which stands in the table's definition. */
  private List<String> uniqueIndexes(String table) throws SQLException {
    Map<String, List<String>> indexes = new TreeMap<>();
    try (ResultSet columns = metadata().getIndexInfo(null, name, table, true, true)) {
      while (columns.next()) {
        indexes
            .computeIfAbsent(columns.getString("INDEX_NAME"), n -> new ArrayList<>())
            .add(columns.getString("COLUMN_NAME"));
      }
    }
    indexes.values().remove(strings(metadata().getPrimaryKeys(null, name, table), 4));
    return indexes.entrySet().stream()
        .map(
            index ->
                "CREATE UNIQUE INDEX "
                    + quoted(index.getKey())
                    + " ON "
                    + quoted(table)
                    + " ("
                    + joined(index.getValue())
                    + ")")
        .toList();
  }

  private List<String> rows(String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(question(table))) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(literal(found.getObject(i)));
        }
        rows.add("(" + String.join(", ", values) + ")");
      }
    }
    List<String> statements = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
      List<String> some = rows.subList(from, Math.min(rows.size(), from + ROWS_A_STATEMENT));
      statements.add("INSERT INTO " + quoted(table) + " VALUES " + String.join(", ", some));
    }
    return statements;
  }

  /** Without the rows that refer to one that was not read. */
  private String question(String table) throws SQLException {
    List<String> conditions = new ArrayList<>(List.of("TRUE"));
    try (ResultSet keys = metadata().getImportedKeys(null, name, table)) {
      while (keys.next()) {
        conditions.add(
            "%1$s IS NULL OR %1$s IN (SELECT %2$s FROM %3$s)"
                .formatted(
                    quoted(keys.getString("FKCOLUMN_NAME")),
                    quoted(keys.getString("PKCOLUMN_NAME")),
                    quoted(keys.getString("PKTABLE_NAME"))));
      }
    }
    return "SELECT * FROM "
        + quoted(table)
        + conditions.stream().collect(Collectors.joining(") AND (", " WHERE (", ")"));
  }

  private static String literal(Object value) {
    return value == null || value instanceof Number || value instanceof Boolean
        ? String.valueOf(value)
        : "'" + value.toString().replace("'", "''") + "'";
  }

  private DatabaseMetaData metadata() throws SQLException {
    return connection.getMetaData();
  }

  private static List<String> strings(ResultSet rows, int column) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        strings.add(rows.getString(column));
      }
    }
    return strings;
  }

  private static String joined(List<String> names) {
    return names.stream().map(SampleDatabase::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  @Override
  public void close() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
    connection.close();
  }
}
