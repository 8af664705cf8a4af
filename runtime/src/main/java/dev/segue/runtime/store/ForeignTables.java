package dev.segue.runtime.store;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tables and views of somebody's database, as its driver describes them. */
final class ForeignTables {
  private static final String[] KINDS = {
    "TABLE", "BASE TABLE", "VIEW", "PARTITIONED TABLE", "MATERIALIZED VIEW", "FOREIGN TABLE"
  };

  /** A column without a limit is described with more. */
  private static final int MOST_DIGITS = 1_000;

  private final ForeignConnection foreign;
  private final String schema;

  ForeignTables(ForeignConnection foreign) {
    this.foreign = foreign;
    this.schema = foreign.schema();
  }

  List<Catalog.Table> all() {
    try {
      DatabaseMetaData described = foreign.connection().getMetaData();
      String catalog = foreign.connection().getCatalog();
      List<Catalog.Table> tables = new ArrayList<>();
      record Named(String name, boolean view) {}
      List<Named> names = new ArrayList<>();
      try (ResultSet found = described.getTables(catalog, schema, "%", KINDS)) {
        while (found.next()) {
          String name = found.getString("TABLE_NAME");
          if (!name.startsWith("segue_")) {
            names.add(new Named(name, found.getString("TABLE_TYPE").equals("VIEW")));
          }
        }
      }
      Map<String, List<Catalog.Column>> columns = columns(described, catalog);
      boolean byCodePoint = foreign.source().dialect().comparesByCodePoint();
      for (Named named : names) {
        tables.add(
            new Catalog.Table(
                named.name(),
                named.view(),
                true,
                byCodePoint
                    && columns.getOrDefault(named.name(), List.of()).stream()
                        .noneMatch(Catalog.Column::folding),
                columns.getOrDefault(named.name(), List.of()),
                named.view() ? List.of() : keys(described, catalog, named.name()),
                named.view() ? List.of() : references(described, catalog, named.name())));
      }
      return tables;
    } catch (SQLException e) {
      throw foreign.errors().translated(e);
    }
  }

  /** The columns in which texts that differ may be equal, by table. */
  private Map<String, Set<String>> folding() throws SQLException {
    Map<String, Set<String>> folding = new HashMap<>();
    Optional<String> asking = foreign.source().dialect().folding();
    if (asking.isPresent()) {
      try (Statement statement = foreign.connection().createStatement();
          ResultSet found = statement.executeQuery(asking.get())) {
        while (found.next()) {
          folding.computeIfAbsent(found.getString(1), t -> new HashSet<>()).add(found.getString(2));
        }
      }
    }
    return folding;
  }

  private Map<String, List<Catalog.Column>> columns(DatabaseMetaData described, String catalog)
      throws SQLException {
    Map<String, Set<String>> folding = folding();
    Map<String, List<Catalog.Column>> columns = new LinkedHashMap<>();
    try (ResultSet found = described.getColumns(catalog, schema, "%", "%")) {
      while (found.next()) {
        String table = found.getString("TABLE_NAME");
        String column = found.getString("COLUMN_NAME");
        columns
            .computeIfAbsent(table, t -> new ArrayList<>())
            .add(
                new Catalog.Column(
                    column,
                    type(found),
                    found.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls,
                    folding.getOrDefault(table, Set.of()).contains(column)));
      }
    }
    return columns;
  }

  /** Of exact numbers with their digits, if they have so many: {@code NUMERIC(12,2)}. */
  private static String type(ResultSet column) throws SQLException {
    String type = column.getString("TYPE_NAME").toUpperCase(Locale.ROOT);
    int digits = column.getInt("COLUMN_SIZE");
    return type.equals("NUMERIC") && digits > 0 && digits <= MOST_DIGITS
        ? type + "(" + digits + "," + column.getInt("DECIMAL_DIGITS") + ")"
        : type;
  }

  private List<List<String>> keys(DatabaseMetaData described, String catalog, String table)
      throws SQLException {
    List<List<String>> keys = new ArrayList<>();
    Map<Integer, String> primary = new TreeMap<>();
    try (ResultSet found = described.getPrimaryKeys(catalog, schema, table)) {
      while (found.next()) {
        primary.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
      }
    }
    if (!primary.isEmpty()) {
      keys.add(List.copyOf(primary.values()));
    }
    keys.addAll(unique(described, catalog, table).stream().filter(k -> !keys.contains(k)).toList());
    return keys;
  }

  /** Nothing where the database has no indexes. */
  private Collection<List<String>> unique(DatabaseMetaData described, String catalog, String table)
      throws SQLException {
    Map<String, List<String>> unique = new LinkedHashMap<>();
    try (ResultSet found = described.getIndexInfo(catalog, schema, table, true, true)) {
      while (found.next()) {
        Optional<String> index = Optional.ofNullable(found.getString("INDEX_NAME"));
        Optional<String> column = Optional.ofNullable(found.getString("COLUMN_NAME"));
        boolean whole = Optional.ofNullable(found.getString("FILTER_CONDITION")).isEmpty();
        if (index.isPresent() && column.isPresent() && whole) {
          unique.computeIfAbsent(index.get(), i -> new ArrayList<>()).add(column.get());
        }
      }
    } catch (SQLFeatureNotSupportedException none) {
      return List.of();
    }
    return unique.values();
  }

  private List<Catalog.Reference> references(
      DatabaseMetaData described, String catalog, String table) throws SQLException {
    List<Catalog.Reference> references = new ArrayList<>();
    try (ResultSet found = described.getImportedKeys(catalog, schema, table)) {
      while (found.next()) {
        references.add(
            new Catalog.Reference(
                found.getString("FKCOLUMN_NAME"),
                found.getString("PKTABLE_NAME"),
                Optional.ofNullable(found.getString("PKCOLUMN_NAME"))));
      }
    }
    return references;
  }
}
