package dev.segue.runtime.store;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/**
 * Tables of an engine, as ingest would make them, that take copies of somebody's rows, or what a
 * test tells; with Segue's own tables beside them. All are in memory, or in a schema of a server
 * that is dropped in the end.
 */
public final class CopiedTables implements AutoCloseable {
  /** What speaks of the tables of the source in the same file. */
  private static final Set<String> OF_SOURCE =
      Set.of("segue_file", "segue_column", "segue_arrival");

  private final Store store;
  private final SourceLayout layout;
  private final SourceRows rows;
  private final Optional<String> schema;

  private CopiedTables(Store store, SourceLayout layout) {
    this(store, layout, Optional.empty());
  }

  private CopiedTables(Store store, SourceLayout layout, Optional<String> schema) {
    this.store = store;
    this.layout = layout;
    this.rows = new SourceRows(store);
    this.schema = schema;
  }

  /** Empty tables in a schema of their own on a server that can hold Segue's own tables. */
  public static CopiedTables onServer(Schema schema, ForeignSource server) {
    String name = "segue_test_" + UUID.randomUUID().toString().replace("-", "");
    administer(server, "create schema " + name);
    try {
      Store store =
          Store.open(
              new StoreLocation(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(server.inSchema(name))));
      store.prepare(schema);
      return new CopiedTables(store, SourceLayout.canonical(schema), Optional.of(name));
    } catch (RuntimeException e) {
      administer(server, "drop schema " + name + " cascade");
      throw e;
    }
  }

  /** Empty tables in a file that is not there yet. */
  public static CopiedTables in(Path file, Schema schema) {
    Store store = Store.open(new StoreLocation(Optional.of(file), Optional.empty()));
    try {
      store.prepare(schema);
      return new CopiedTables(store, SourceLayout.canonical(schema));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Segue's own tables become what they are in the file of another store. */
  public void takeState(Store from) {
    String file = from.location().own().orElseThrow().toString();
    store.update(new SqlText("attach ? as state", List.of(file)));
    try {
      store.transaction(
          () ->
              store.list(store.engine().tables(), r -> r.text(0).orElseThrow()).stream()
                  .filter(table -> table.startsWith("segue_") && !OF_SOURCE.contains(table))
                  .forEach(this::take));
    } finally {
      store.execute("detach state");
    }
  }

  private void take(String table) {
    String columns =
        store.list(store.engine().columns(table), r -> r.text(0).orElseThrow()).stream()
            .map(c -> store.dsl().render(DSL.name(c)))
            .collect(Collectors.joining(", "));
    store.execute("delete from main." + table);
    store.execute(
        "insert into main."
            + table
            + " ("
            + columns
            + ") select "
            + columns
            + " from state."
            + table);
  }

  private static void administer(ForeignSource server, String sql) {
    StateEngine engine = new PostgresState(server);
    try (Connection connection = engine.open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw engine.errors().translated(e);
    }
  }

  /** Empty tables; nothing where the engine cannot hold any in memory. */
  public static Optional<CopiedTables> of(Schema schema, Dialect dialect) {
    SourceLayout canonical = SourceLayout.canonical(schema);
    if (dialect == Dialect.OWN) {
      Store store = Store.open(StoreLocation.inMemory());
      store.prepare(schema);
      return Optional.of(new CopiedTables(store, canonical));
    }
    return dialect
        .inMemory()
        .map(
            url -> {
              Store store =
                  Store.open(
                      new StoreLocation(
                          Optional.empty(),
                          Optional.empty(),
                          Optional.of(new ForeignSource(url, dialect))));
              store.prepare(schema);
              EmbeddedTable.of(schema).forEach(table -> make(table, foreign(store), dialect));
              return new CopiedTables(
                  store,
                  new SourceLayout(Optional.of(foreign(store).schema()), canonical.tables()));
            });
  }

  private static ForeignConnection foreign(Store store) {
    return store.foreign().orElseThrow();
  }

  private static void make(EmbeddedTable table, ForeignConnection foreign, Dialect dialect) {
    foreign.execute(
        table.columns().stream()
            .map(c -> foreign.dsl().render(DSL.name(c.name())) + " " + type(c, dialect))
            .collect(
                Collectors.joining(
                    ", ",
                    "create table " + foreign.dsl().render(DSL.name(table.name())) + " (",
                    ")")));
  }

  private static String type(EmbeddedTable.Column column, Dialect dialect) {
    return switch (column.kind()) {
      case TEXT -> dialect.textType();
      case INTEGER -> dialect.wholeType();
      case REAL -> "double precision";
    };
  }

  public Store store() {
    return store;
  }

  public SourceLayout layout() {
    return layout;
  }

  /** A row of the source, in canonical storage. */
  public void source(String table, Map<String, Object> columns) {
    if (store.location().holdsSource()) {
      rows.insert(table, columns);
      return;
    }
    ForeignConnection foreign = foreign(store);
    List<Map.Entry<String, Object>> given = List.copyOf(columns.entrySet());
    String sql =
        "insert into "
            + quoted(table)
            + given.stream()
                .map(c -> quoted(c.getKey()))
                .collect(Collectors.joining(", ", " (", ") values ("))
            + String.join(", ", Collections.nCopies(given.size(), "?"))
            + ")";
    execute(foreign, sql, given.stream().map(c -> Optional.of(c.getValue())).toList());
  }

  /** Something of the source that happened. */
  public void event(String table, String atColumn, Map<String, Object> columns) {
    if (store.location().holdsSource()) {
      rows.happened(table, atColumn, columns);
    } else {
      source(table, columns);
    }
  }

  /** Changes the row of the source with that key; a column without a value becomes missing. */
  public void update(
      String table, String keyColumn, Object key, Map<String, Optional<Object>> columns) {
    if (store.location().holdsSource()) {
      rows.update(table, keyColumn, key, columns);
      return;
    }
    List<Map.Entry<String, Optional<Object>>> given = List.copyOf(columns.entrySet());
    List<Optional<Object>> values = new ArrayList<>(given.stream().map(c -> c.getValue()).toList());
    values.add(Optional.of(key));
    String sql =
        "update "
            + quoted(table)
            + given.stream()
                .map(c -> quoted(c.getKey()) + " = ?")
                .collect(Collectors.joining(", ", " set ", ""))
            + " where "
            + quoted(keyColumn)
            + " = ?";
    execute(foreign(store), sql, values);
  }

  private String quoted(String name) {
    return foreign(store).dsl().render(DSL.name(name));
  }

  private static void execute(
      ForeignConnection foreign, String sql, List<Optional<Object>> values) {
    try (PreparedStatement statement = foreign.connection().prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i).orElse(null));
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw foreign.errors().translated(e);
    }
  }

  /** Single rows of Segue's own tables. */
  public SourceRows rows() {
    return rows;
  }

  /** A row of Segue's own tables. */
  public void own(String table, Map<String, Object> columns) {
    rows.insert(table, columns);
  }

  @Override
  public void close() {
    try {
      schema.ifPresent(name -> store.execute("drop schema " + name + " cascade"));
    } finally {
      store.close();
    }
  }
}
