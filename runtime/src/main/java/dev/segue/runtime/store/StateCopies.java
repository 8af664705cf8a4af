package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Segue's own tables in the session of somebody's database: before a statement speaks of one, its
 * rows stand there as they stand in Segue's file.
 */
final class StateCopies {
  private static final Pattern NAME = Pattern.compile("\"(segue_[a-z_]+)\"");

  /** Rows that go in one statement. */
  private static final int AT_A_TIME = 500;

  private final Store store;
  private final ForeignConnection foreign;
  private final Map<String, String> copied = new HashMap<>();
  private boolean wholeKeys;

  StateCopies(Store store, ForeignConnection foreign) {
    this.store = store;
    this.foreign = foreign;
  }

  /** Whether the contacts' keys are numbers. */
  void keys(boolean whole) {
    if (whole != wholeKeys) {
      wholeKeys = whole;
      copied.clear();
    }
  }

  /** Brings the tables that the statement speaks of to where the file is. */
  void refresh(SqlText query) {
    Set<String> named =
        NAME.matcher(query.text())
            .results()
            .map((MatchResult r) -> r.group(1))
            .collect(Collectors.toSet());
    if (named.isEmpty()) {
      return;
    }
    String version = version();
    for (String table : named) {
      if (!version.equals(copied.get(table))) {
        List<Column> columns = columns(table);
        if (!columns.isEmpty()) {
          foreign.make(() -> copy(table, columns));
          copied.put(table, version);
        }
      }
    }
  }

  /** Another one after every change, by whomever. */
  private String version() {
    return store
        .list(
            new SqlText(
                "select total_changes() || ' ' || data_version from pragma_data_version",
                List.of()),
            r -> r.text(0).orElseThrow())
        .getFirst();
  }

  private record Column(String name, String type) {}

  private List<Column> columns(String table) {
    return store.list(
        new SqlText("select name, lower(type) from pragma_table_info(?)", List.of(table)),
        r -> new Column(r.text(0).orElseThrow(), type(r)));
  }

  private String type(Row column) {
    String name = column.text(0).orElseThrow();
    boolean whole =
        name.equals(StateTables.CONTACT) ? wholeKeys : column.text(1).orElse("").equals("integer");
    return whole ? foreign.source().dialect().wholeType() : foreign.source().dialect().textType();
  }

  private void copy(String table, List<Column> columns) {
    foreign.execute("drop table if exists " + quoted(table));
    foreign.makeTemporary(
        columns.stream()
            .map(c -> quoted(c.name()) + " " + c.type())
            .collect(
                Collectors.joining(", ", "create temporary table " + quoted(table) + " (", ")")));
    String names = columns.stream().map(c -> quoted(c.name())).collect(Collectors.joining(", "));
    Set<String> whole = new HashSet<>();
    columns.stream()
        .filter(c -> c.type().equals(foreign.source().dialect().wholeType()))
        .forEach(c -> whole.add(c.name()));
    List<List<Optional<Object>>> rows = new ArrayList<>();
    store.each(
        new SqlText("select " + names + " from " + quoted(table), List.of()),
        row -> {
          List<Optional<Object>> values = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            values.add(
                whole.contains(columns.get(i).name())
                    ? row.number(i).map(n -> n)
                    : row.text(i).map(t -> t));
          }
          rows.add(values);
          if (rows.size() == AT_A_TIME) {
            insert(table, rows);
          }
        });
    insert(table, rows);
  }

  private void insert(String table, List<List<Optional<Object>>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String places = "(" + String.join(", ", Collections.nCopies(rows.getFirst().size(), "?")) + ")";
    String sql =
        "insert into "
            + quoted(table)
            + " values "
            + String.join(", ", Collections.nCopies(rows.size(), places));
    try (PreparedStatement insert = foreign.connection().prepareStatement(sql)) {
      int place = 1;
      for (List<Optional<Object>> row : rows) {
        for (Optional<Object> value : row) {
          insert.setObject(place++, value.orElse(null));
        }
      }
      insert.executeUpdate();
    } catch (SQLException e) {
      throw foreign.errors().translated(e);
    }
    rows.clear();
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
