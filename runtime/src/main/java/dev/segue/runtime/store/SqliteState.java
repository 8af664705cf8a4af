package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.DrawFunctions;
import dev.segue.compiler.sql.SqlText;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDataType;
import org.sqlite.SQLiteConnection;

/** Segue's own tables in a SQLite file, or in memory. */
final class SqliteState implements StateEngine {
  private static final int NEWEST = Migrations.NEWEST;

  private final StoreLocation location;
  private final SqlErrors errors;

  SqliteState(StoreLocation location) {
    this.location = location;
    this.errors = new SqlErrors(place());
  }

  @Override
  public Dialect dialect() {
    return Dialect.OWN;
  }

  @Override
  public String place() {
    return location.own().map(Path::toString).orElse("memory");
  }

  @Override
  public StoreErrors errors() {
    return errors;
  }

  @Override
  public String another() {
    return "another file";
  }

  @Override
  public Connection open() {
    return Connections.open(location, errors);
  }

  /** Nobody else writes to the file meanwhile; memory is another one for each connection. */
  @Override
  public boolean readsApart() {
    return location.own().isPresent() && location.holdsSource();
  }

  /** The lock for writing is taken at once, so that nobody finds out halfway that it is held. */
  @Override
  public void begin(Connection connection, boolean alone) throws SQLException {
    StateEngine.execute(connection, alone ? "begin immediate" : "begin deferred");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    StateEngine.execute(connection, "commit");
  }

  /** Some failures (a full disk) have SQLite roll back by itself: then there is nothing to do. */
  @Override
  public void rollBack(Connection connection) throws SQLException {
    StateEngine.execute(connection, "rollback");
  }

  @Override
  public void letOthers(Connection connection) {}

  /** The folder of a workspace has a lock of its own. */
  @Override
  public void takeTurn(Connection connection) {}

  @Override
  public void endTurn(Connection connection) {}

  @Override
  public void stop(Connection connection, Iterable<Statement> running) {
    try {
      connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
    } catch (SQLException e) {
      throw new IllegalStateException("SQLite's own connection lets itself be interrupted", e);
    }
  }

  @Override
  public int rowsAtATime() {
    return 0;
  }

  /** Its driver makes a buffer for each text. */
  @Override
  public boolean textAsBytes() {
    return true;
  }

  @Override
  public String type(Kind kind) {
    return switch (kind) {
      case CONTACT, ANY -> "any";
      case TEXT -> "text";
      case WHOLE -> "integer";
    };
  }

  @Override
  public DataType<?> type(EmbeddedTable.Kind kind) {
    return switch (kind) {
      case TEXT -> new DefaultDataType<>(SQLDialect.SQLITE, String.class, "text");
      case INTEGER -> new DefaultDataType<>(SQLDialect.SQLITE, Long.class, "integer");
      case REAL -> new DefaultDataType<>(SQLDialect.SQLITE, Double.class, "real");
    };
  }

  @Override
  public String ending(boolean clustered) {
    return clustered ? "strict, without rowid" : "strict";
  }

  @Override
  public String temporaryIndex(String name) {
    return "temp." + name;
  }

  @Override
  public String emptying(String table) {
    return "delete from " + table;
  }

  @Override
  public boolean keysSets() {
    return true;
  }

  @Override
  public Object any(Object value) {
    return value;
  }

  @Override
  public String any(String expression) {
    return expression;
  }

  @Override
  public Field<Object> any(Field<?> field) {
    return field.coerce(Object.class);
  }

  @Override
  public String larger(String one, String other) {
    return "max(" + one + ", " + other + ")";
  }

  @Override
  public List<Field<?>> ordered(Field<Object> any) {
    return List.of(any);
  }

  @Override
  public Field<Long> lot(Field<?> key, Field<String> draw) {
    return DSL.function(DrawFunctions.LOT, Long.class, key, draw);
  }

  @Override
  public void prepare(Connection connection, String text) {}

  @Override
  public void undone() {}

  @Override
  public void keys(Store store, boolean whole) {}

  @Override
  public Object nobody() {
    return "";
  }

  @Override
  public List<String> scripts(int version) {
    return IntStream.rangeClosed(version + 1, NEWEST).mapToObj(v -> "state-" + v + ".sql").toList();
  }

  @Override
  public SqlText tables() {
    return new SqlText(
        "select name from sqlite_schema where type = 'table' order by name", List.of());
  }

  @Override
  public SqlText columns(String table) {
    return new SqlText("select name, lower(type) from pragma_table_info(?)", List.of(table));
  }

  @Override
  public SqlText version() {
    return new SqlText(
        "select total_changes() || ' ' || data_version from pragma_data_version", List.of());
  }

  @Override
  public String contactsOf() {
    return "select ? as segment, c.contact from json_each(?) o join segue_contact c"
        + " on c.ordinal = o.value";
  }

  @Override
  public boolean hasIndex(Store store, String index) {
    return store
        .dsl()
        .fetchExists(
            DSL.selectOne()
                .from(table(name("sqlite_schema")))
                .where(field(name("name"), String.class).eq(index)));
  }

  /** It always does. */
  @Override
  public List<String> byIndex(boolean begins) {
    return List.of();
  }

  /** It knows nothing of how many rows an index finds. */
  @Override
  public String readBy(String table, String index) {
    return table + " indexed by " + index;
  }

  @Override
  public String between(String table) {
    return table + " not indexed";
  }

  @Override
  public boolean looksAtKeysFirst() {
    return true;
  }

  /** The rows of a range lie beside each other. */
  @Override
  public boolean readsWholeSooner() {
    return false;
  }

  @Override
  public TriggerWords triggers() {
    return new SqliteTriggers();
  }

  @Override
  public List<String> durably(boolean begins) {
    return List.of("pragma synchronous = " + (begins ? "full" : "normal"));
  }

  @Override
  public List<String> overwriting() {
    return List.of("pragma secure_delete = on");
  }

  @Override
  public List<String> overwritten(List<String> tables) {
    return List.of("vacuum", "pragma wal_checkpoint(truncate)");
  }
}
