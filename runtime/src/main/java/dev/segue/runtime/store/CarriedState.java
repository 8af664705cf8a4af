package dev.segue.runtime.store;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.StateCopies.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectMapper;

/**
 * Segue's own tables where a session of somebody's database has none of its own: a few rows go
 * along in the statement, as one bound text; many stand in tables of the schema that {@code
 * scratch} names, for as long as the session lasts.
 */
final class CarriedState {
  /** How much text of rows goes along in one statement. */
  private static final int MOST_TEXT = 200_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Store store;
  private final ForeignConnection foreign;
  private final Dialect dialect;
  private final String session = UUID.randomUUID().toString().replace("-", "");
  private final Map<String, Held> held = new HashMap<>();

  CarriedState(Store store, ForeignConnection foreign) {
    this.store = store;
    this.foreign = foreign;
    this.dialect = foreign.source().dialect();
  }

  /**
   * A table as of a version of Segue's file.
   *
   * @param rows as text; nothing: they stand in the scratch table
   */
  private record Held(String version, Optional<String> rows) {}

  /** All tables are read anew. */
  void forget() {
    held.replaceAll((table, h) -> new Held("", h.rows()));
  }

  /** The statement with what it speaks of. */
  SqlText brought(SqlText query, Map<String, List<Column>> tables, String version) {
    List<String> with = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    int room = MOST_TEXT;
    for (Map.Entry<String, List<Column>> table : tables.entrySet()) {
      Held now = at(table.getKey(), table.getValue(), version, room);
      String name = StateCopies.quoted(table.getKey());
      if (now.rows().isPresent()) {
        room -= now.rows().get().length();
        values.add(now.rows().get());
        with.add(name + " as (" + dialect.rowsOf(types(table.getValue())) + ")");
      } else {
        with.add(name + " as (select * from " + scratch(table.getKey()) + ")");
      }
    }
    return query.with(with, values);
  }

  private Held at(String table, List<Column> columns, String version, int room) {
    Held known = held.getOrDefault(table, new Held("", Optional.of("")));
    boolean fits = known.rows().filter(rows -> rows.length() > room).isEmpty();
    if (known.version().equals(version) && fits) {
      return known;
    }
    if (known.rows().isEmpty()) {
      drop(table);
    }
    Held now = new Held(version, read(table, columns, room));
    held.put(table, now);
    return now;
  }

  /** The rows as text; nothing: they have gone into the scratch table. */
  private Optional<String> read(String table, List<Column> columns, int room) {
    Gathered gathered = new Gathered(table, columns, room);
    StateCopies.each(store, table, columns, gathered::add);
    return gathered.end();
  }

  /** Rows that are text until there are too many of them. */
  private final class Gathered {
    private final String table;
    private final List<Column> columns;
    private final int room;
    private StringBuilder text = new StringBuilder();
    private boolean made;

    Gathered(String table, List<Column> columns, int room) {
      this.table = table;
      this.columns = columns;
      this.room = room;
    }

    void add(List<Optional<Object>> row) {
      String line = JSON.writeValueAsString(row.stream().map(v -> v.orElse(null)).toList());
      if (text.length() + line.length() > (made ? MOST_TEXT : room - 2)) {
        write();
      }
      text.append(text.isEmpty() ? "" : ",").append(line);
    }

    private void write() {
      if (!made) {
        make(table, columns);
        made = true;
      }
      if (!text.isEmpty()) {
        foreign.update(
            new SqlText(
                "insert into " + scratch(table) + " " + dialect.rowsOf(types(columns)),
                List.of("[" + text + "]"),
                dialect));
        text = new StringBuilder();
      }
    }

    Optional<String> end() {
      if (made) {
        write();
        return Optional.empty();
      }
      return Optional.of("[" + text + "]");
    }
  }

  private void make(String table, List<Column> columns) {
    if (foreign.source().scratch().isEmpty()) {
      throw new StoreFailure(
          foreign.source().place(),
          "Segue's own table " + table + " has too many rows to go along in a statement",
          "write 'scratch: CATALOG.SCHEMA' in segue.yaml: a schema in which Segue may make tables");
    }
    foreign.execute(
        columns.stream()
            .map(c -> StateCopies.quoted(c.name()) + " " + c.type())
            .collect(Collectors.joining(", ", "create table " + scratch(table) + " (", ")")));
  }

  private void drop(String table) {
    foreign.execute("drop table if exists " + scratch(table));
  }

  private String scratch(String table) {
    String schema =
        foreign.source().scratch().orElseThrow(() -> new IllegalStateException("no scratch"));
    return schema + "." + StateCopies.quoted(table + "_" + session);
  }

  private static Map<String, String> types(List<Column> columns) {
    Map<String, String> types = new LinkedHashMap<>();
    columns.forEach(c -> types.put(c.name(), c.type()));
    return types;
  }

  /** Drops what has been made. */
  void close() {
    held.forEach(
        (table, h) -> {
          if (h.rows().isEmpty()) {
            drop(table);
          }
        });
    held.clear();
  }
}
