package dev.segue.runtime.store;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SourceLayout;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/**
 * Tables in memory of an engine, as ingest would make them, that take copies of somebody's rows;
 * with Segue's own tables beside them.
 */
public final class CopiedTables implements AutoCloseable {
  private final Store store;
  private final SourceLayout layout;
  private final SourceRows rows;

  private CopiedTables(Store store, SourceLayout layout) {
    this.store = store;
    this.layout = layout;
    this.rows = new SourceRows(store);
  }

  /** Empty tables; nothing where the engine cannot hold any in memory. */
  public static Optional<CopiedTables> of(Schema schema, Dialect dialect) {
    SourceLayout canonical = SourceLayout.canonical(schema);
    if (dialect == Dialect.SQLITE) {
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
    if (store.foreign().isEmpty()) {
      rows.insert(table, columns);
      return;
    }
    ForeignConnection foreign = foreign(store);
    List<Map.Entry<String, Object>> given = List.copyOf(columns.entrySet());
    String sql =
        "insert into "
            + foreign.dsl().render(DSL.name(table))
            + given.stream()
                .map(c -> foreign.dsl().render(DSL.name(c.getKey())))
                .collect(Collectors.joining(", ", " (", ") values ("))
            + String.join(", ", Collections.nCopies(given.size(), "?"))
            + ")";
    try (PreparedStatement insert = foreign.connection().prepareStatement(sql)) {
      for (int i = 0; i < given.size(); i++) {
        insert.setObject(i + 1, given.get(i).getValue());
      }
      insert.executeUpdate();
    } catch (SQLException e) {
      throw foreign.errors().translated(e);
    }
  }

  /** A row of Segue's own tables. */
  public void own(String table, Map<String, Object> columns) {
    rows.insert(table, columns);
  }

  @Override
  public void close() {
    store.close();
  }
}
