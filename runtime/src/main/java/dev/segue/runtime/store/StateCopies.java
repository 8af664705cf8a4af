package dev.segue.runtime.store;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Change;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Segue's own tables in the session of somebody's database: before a statement speaks of one, its
 * rows stand there as they stand in Segue's file. Where a session has no tables of its own, see
 * {@link CarriedState}.
 */
final class StateCopies {
  private static final Pattern NAME = Pattern.compile("\"(segue_[a-z_]+)\"");

  /** Rows that go in one statement. */
  private static final int AT_A_TIME = 500;

  /** The version of a copy that has to be made again. */
  private static final String NO_LONGER = "";

  private final Store store;
  private final ForeignConnection foreign;
  private final Map<String, String> copied = new HashMap<>();
  private final Optional<CarriedState> carried;
  private boolean wholeKeys;

  StateCopies(Store store, ForeignConnection foreign) {
    this.store = store;
    this.foreign = foreign;
    this.carried =
        foreign.source().dialect().hasTemporaryTables()
            ? Optional.empty()
            : Optional.of(new CarriedState(store, foreign));
  }

  /** Whether the contacts' keys are numbers. */
  void keys(boolean whole) {
    if (whole != wholeKeys) {
      wholeKeys = whole;
      copied.replaceAll((table, version) -> NO_LONGER);
      carried.ifPresent(CarriedState::forget);
    }
  }

  /** Brings the tables that the statement speaks of to where the file is: what is to be run. */
  SqlText refresh(SqlText query) {
    Set<String> named =
        NAME.matcher(query.text())
            .results()
            .map((MatchResult r) -> r.group(1))
            .collect(Collectors.toSet());
    if (named.isEmpty()) {
      return query;
    }
    String version = version();
    Map<String, List<Column>> tables = new TreeMap<>();
    for (String table : named) {
      List<Column> columns = columns(table);
      if (!columns.isEmpty()) {
        tables.put(table, columns);
      }
    }
    if (carried.isPresent()) {
      return carried.get().brought(query, tables, version);
    }
    tables.forEach(
        (table, columns) -> {
          Optional<String> before = Optional.ofNullable(copied.remove(table));
          if (!before.equals(Optional.of(version))) {
            foreign.make(() -> copy(table, columns, before.isPresent()));
          }
          copied.put(table, version);
        });
    return query;
  }

  /** Another one after every change, by whomever. */
  private String version() {
    return store.list(store.engine().version(), r -> r.text(0).orElseThrow()).getFirst();
  }

  /**
   * A column of a copy.
   *
   * @param whole it holds whole numbers, else text
   */
  record Column(String name, String type, boolean whole) {}

  private List<Column> columns(String table) {
    return store.list(store.engine().columns(table), this::column);
  }

  private Column column(Row row) {
    String name = row.text(0).orElseThrow();
    boolean whole =
        name.equals(StateTables.CONTACT) ? wholeKeys : row.text(1).orElse("").equals("integer");
    Dialect dialect = foreign.source().dialect();
    return new Column(name, whole ? dialect.wholeType() : dialect.textType(), whole);
  }

  /** No other table than a copy of ours is dropped: one of that name may be somebody's. */
  private void copy(String table, List<Column> columns, boolean again) {
    if (again) {
      foreign.execute("drop table if exists " + quoted(table));
    }
    foreign.makeTemporary(
        columns.stream()
            .map(c -> quoted(c.name()) + " " + c.type())
            .collect(
                Collectors.joining(", ", "create temporary table " + quoted(table) + " (", ")")));
    List<List<Optional<Object>>> rows = new ArrayList<>();
    AtomicBoolean many = new AtomicBoolean();
    each(
        store,
        table,
        columns,
        row -> {
          rows.add(row);
          if (rows.size() == AT_A_TIME) {
            insert(table, rows);
            many.set(true);
          }
        });
    insert(table, rows);
    if (many.get()) {
      foreign.source().dialect().filled(table, key(table)).forEach(foreign::execute);
    }
  }

  /** The columns by which rows lie together in Segue's file. */
  private List<String> key(String table) {
    if (table.equals(Change.TABLE)) {
      return List.of(Change.SEGMENT, StateTables.CONTACT);
    }
    return store.list(
        new SqlText(
            "select name from pragma_table_info(?) where pk > 0 order by pk", List.of(table)),
        row -> row.text(0).orElseThrow());
  }

  /** The rows of one of Segue's own tables, as they go into a copy. */
  static void each(
      Store store, String table, List<Column> columns, Consumer<List<Optional<Object>>> consumer) {
    String names = columns.stream().map(c -> quoted(c.name())).collect(Collectors.joining(", "));
    store.each(
        new SqlText("select " + names + " from " + quoted(table), List.of()),
        row -> {
          List<Optional<Object>> values = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            values.add(
                columns.get(i).whole() ? row.number(i).map(n -> n) : row.text(i).map(t -> t));
          }
          consumer.accept(values);
        });
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

  static String quoted(String name) {
    return '"' + name + '"';
  }

  /** Nothing of it is left in the database. */
  void close() {
    carried.ifPresent(CarriedState::close);
  }
}
