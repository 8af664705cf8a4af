package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.store.EmbeddedTable;
import dev.segue.runtime.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rows of an embedded source, as facts change. */
final class HappenedRows {
  private final Schema schema;
  private final Store store;

  HappenedRows(Schema schema, Store store) {
    this.schema = schema;
    this.store = store;
  }

  /** They become what the facts say: no row is written that stays as it is. */
  void become(Facts before, Facts after) {
    Map<String, List<Map<String, Object>>> old = SourceRows.of(before, schema);
    Map<String, List<Map<String, Object>>> now = SourceRows.of(after, schema);
    for (EmbeddedTable table : EmbeddedTable.of(schema)) {
      Set<Map<String, Object>> gone =
          new LinkedHashSet<>(old.getOrDefault(table.name(), List.of()));
      Set<Map<String, Object>> come =
          new LinkedHashSet<>(now.getOrDefault(table.name(), List.of()));
      come.removeAll(gone);
      gone.removeAll(now.getOrDefault(table.name(), List.of()));
      List<String> key = key(table);
      Map<List<Object>, Map<String, Object>> byKey = new HashMap<>();
      gone.forEach(row -> byKey.put(of(row, key), row));
      for (Map<String, Object> row : come) {
        if (byKey.remove(of(row, key)) == null) {
          write(row, "insert into " + SourceRows.quoted(table.name()) + " (", ", ", ") values (");
        } else {
          update(table, row, key);
        }
      }
      byKey.values().forEach(row -> delete(table, row, key));
    }
  }

  private static List<String> key(EmbeddedTable table) {
    return table.uniqueKey().map(List::of).orElseGet(table::primaryKey);
  }

  /** An event's is written as it stands. */
  void again(Facts.Event event) {
    Map<String, List<Map<String, Object>>> now = SourceRows.of(only(event), schema);
    for (EmbeddedTable table : EmbeddedTable.of(schema)) {
      now.getOrDefault(table.name(), List.of()).forEach(row -> update(table, row, key(table)));
    }
  }

  private static List<Object> of(Map<String, Object> row, List<String> columns) {
    return columns.stream().map(c -> Objects.requireNonNull(row.get(c))).toList();
  }

  private void write(Map<String, Object> row, String begin, String between, String middle) {
    List<String> columns = List.copyOf(row.keySet());
    store.update(
        new SqlText(
            begin
                + String.join(between, columns.stream().map(SourceRows::quoted).toList())
                + middle
                + String.join(", ", Collections.nCopies(columns.size(), "?"))
                + ")",
            columns.stream().map(c -> Objects.requireNonNull(row.get(c))).toList()));
  }

  private void update(EmbeddedTable table, Map<String, Object> row, List<String> key) {
    List<String> sets = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (EmbeddedTable.Column column : table.columns()) {
      Optional<Object> value = Optional.ofNullable(row.get(column.name()));
      sets.add(SourceRows.quoted(column.name()) + " = " + (value.isPresent() ? "?" : "null"));
      value.ifPresent(values::add);
    }
    values.addAll(of(row, key));
    store.update(
        new SqlText(
            "update "
                + SourceRows.quoted(table.name())
                + " set "
                + String.join(", ", sets)
                + where(key),
            values));
  }

  private void delete(EmbeddedTable table, Map<String, Object> row, List<String> key) {
    store.update(
        new SqlText("delete from " + SourceRows.quoted(table.name()) + where(key), of(row, key)));
  }

  private static String where(List<String> key) {
    return " where "
        + String.join(" and ", key.stream().map(k -> SourceRows.quoted(k) + " = ?").toList());
  }

  private static Facts only(Facts.Event event) {
    return new Facts(
        List.of(),
        List.of(),
        List.of(event),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
