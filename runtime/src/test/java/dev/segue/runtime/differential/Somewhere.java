package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.Encoding;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A real database of another engine that somebody fills, and a store that reads it. */
final class Somewhere implements SourceRows.Tables {
  private static final int WORLDS = 20;

  private int asked;
  private final Dialect dialect;
  private final Connection connection;
  private final Store store;
  private final List<String> made = new ArrayList<>();
  private Optional<Refusals> refusals = Optional.empty();

  private Somewhere(Dialect dialect, Connection connection, Store store) {
    this.dialect = dialect;
    this.connection = connection;
    this.store = store;
  }

  static Somewhere at(String url) {
    Dialect dialect = Dialect.ofUrl(url).orElseThrow();
    try {
      Connection connection = DriverManager.getConnection(url);
      Store store =
          Store.open(
              new StoreLocation(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(new ForeignSource(url, dialect))));
      return new Somewhere(dialect, connection, store);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Store store() {
    return store;
  }

  /** It may say of statements that it cannot be asked them. */
  Somewhere mayRefuse() {
    refusals = Optional.of(new Refusals());
    return this;
  }

  Optional<Refusals> refusals() {
    return refusals;
  }

  /** Whether its instants are finer than milliseconds, as those of the tables made here are. */
  boolean isFine() {
    return !Objects.requireNonNull(Native.of(dialect).get(Native.TIMESTAMP)).word().contains("(");
  }

  String schema() {
    try {
      return connection.getSchema();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asking another engine takes longer: a normal run has it asked about fewer worlds. */
  boolean hasTime() {
    return asked++ < Integer.getInteger("segue.worlds", WORLDS);
  }

  /** Nobody's tables are left. */
  void clear() {
    made.forEach(table -> run("drop table " + SourceRows.quoted(table)));
    made.clear();
  }

  /** Makes a table with rows. */
  void make(String table, String columns, String... rows) {
    run("create table " + SourceRows.quoted(table) + " (" + columns + ")");
    made.add(table);
    run("insert into " + SourceRows.quoted(table) + " values " + String.join(", ", rows));
  }

  @Override
  public String toString() {
    return dialect.word();
  }

  void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void create(String table, Map<String, Optional<Native>> columns, Schema schema) {
    run(
        columns.entrySet().stream()
            .map(
                c ->
                    SourceRows.quoted(c.getKey())
                        + " "
                        + c.getValue()
                            .map(n -> form(n).word())
                            .orElseGet(() -> type(table, c.getKey(), schema)))
            .collect(
                Collectors.joining(", ", "create table " + SourceRows.quoted(table) + " (", ")")));
    made.add(table);
  }

  /** The types that columns may have. */
  Set<Native> natives() {
    return Native.of(dialect).keySet();
  }

  /** What a column of a type is where it holds what is declared. */
  Optional<Encoding> own(Native type, Type declared) {
    return dialect.encoding(form(type).told(), declared);
  }

  private Native.Form form(Native type) {
    return Optional.ofNullable(Native.of(dialect).get(type)).orElseThrow();
  }

  @Override
  public String place(Native type) {
    return form(type).written();
  }

  private String type(String table, String column, Schema schema) {
    if (Set.of("lat", "lon").contains(column)) {
      return "double precision";
    }
    return isWhole(table, column, schema) ? dialect.wholeType() : dialect.textType();
  }

  private static boolean isWhole(String table, String column, Schema schema) {
    Schema.Contacts contacts = schema.contacts();
    if (Set.of("contact_id", "member_id").contains(column)) {
      return contacts.key().integer();
    }
    if (column.equals("account_id")) {
      return schema.accounts().orElseThrow().key().integer();
    }
    if (table.equals(contacts.table())) {
      return column.equals(contacts.key().column()) && contacts.key().integer();
    }
    return schema.accounts().stream()
            .anyMatch(
                a ->
                    a.table().equals(table) && a.key().column().equals(column) && a.key().integer())
        || schema.eventTables().stream()
            .anyMatch(
                e ->
                    e.table().equals(table) && e.key().column().equals(column) && e.key().integer())
        || schema.records().stream()
            .anyMatch(
                r ->
                    r.table().equals(table)
                        && r.key().column().equals(column)
                        && r.key().integer());
  }

  @Override
  public void insert(String statement, List<String> columns, List<Object> values) {
    try (PreparedStatement insert = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.size(); i++) {
        boolean typed =
            (values.get(i) instanceof Long && KEYS.contains(columns.get(i)))
                || Set.of("lat", "lon").contains(columns.get(i));
        insert.setObject(i + 1, typed ? number(values.get(i)) : values.get(i).toString());
      }
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(statement + values, e);
    }
  }

  private static final Set<String> KEYS =
      Set.of("id", "order_no", "loan_no", "contact_id", "member_id", "account_id");

  private static Object number(Object value) {
    return value instanceof Long ? value : Double.valueOf(value.toString());
  }
}
