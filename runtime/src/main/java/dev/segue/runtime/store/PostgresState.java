package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.DrawFunctions;
import dev.segue.compiler.sql.SessionFunction;
import dev.segue.compiler.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * Segue's own tables in a PostgreSQL database, in the schema where a connection makes tables. Who
 * writes is alone, as in a file: an advisory lock has the others wait, before their transactions
 * see anything.
 */
final class PostgresState implements StateEngine {
  private static final String LOCK = "hashtextextended('segue ' || current_schema(), 0)";
  private static final String TURN = "hashtextextended('segue turn ' || current_schema(), 0)";
  private static final String BY_CODE_POINT = "text collate \"C\"";

  /** What the runs of a tick stand in, and are hashed in; it is taken as it is needed. */
  private static final int TEMPORARY_MEGABYTES = 64;

  private final ForeignSource server;
  private final ForeignErrors errors;
  private final Set<String> functions = new HashSet<>();
  private final Set<String> made = new HashSet<>();
  private boolean wholeKeys;

  PostgresState(ForeignSource server) {
    this.server = server;
    this.errors = new ForeignErrors(server);
  }

  @Override
  public Dialect dialect() {
    return server.dialect();
  }

  @Override
  public String place() {
    return server.place();
  }

  @Override
  public StoreErrors errors() {
    return errors;
  }

  @Override
  public String another() {
    return "another database or schema (currentSchema=..)";
  }

  @Override
  public Connection open() {
    Connection connection = ForeignConnection.connected(server);
    try {
      for (String statement : dialect().opening()) {
        StateEngine.execute(connection, statement);
      }
      for (String statement : dialect().making(true)) {
        StateEngine.execute(connection, statement);
      }
      StateEngine.execute(connection, "set temp_buffers = '" + TEMPORARY_MEGABYTES + "MB'");
      StateEngine.execute(connection, "set work_mem = '" + TEMPORARY_MEGABYTES + "MB'");
      // that a table is there already needs no telling
      StateEngine.execute(connection, "set client_min_messages = warning");
      return connection;
    } catch (SQLException e) {
      throw errors.unopened(e);
    }
  }

  /** Others may write to the source, which need not be on that server. */
  @Override
  public boolean readsApart() {
    return false;
  }

  @Override
  public void begin(Connection connection, boolean alone) throws SQLException {
    if (alone) {
      StateEngine.execute(connection, "select pg_advisory_lock(" + LOCK + ")");
    }
    connection.setAutoCommit(false);
    made.clear();
    if (alone) {
      // segments and programs are asked about one state of the source
      StateEngine.execute(connection, "set transaction isolation level repeatable read");
    }
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
    made.clear();
  }

  @Override
  public void rollBack(Connection connection) throws SQLException {
    undone();
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  @Override
  public void letOthers(Connection connection) throws SQLException {
    StateEngine.execute(connection, "select pg_advisory_unlock(" + LOCK + ")");
  }

  @Override
  public void takeTurn(Connection connection) throws SQLException {
    StateEngine.execute(connection, "select pg_advisory_lock(" + TURN + ")");
  }

  @Override
  public void endTurn(Connection connection) throws SQLException {
    StateEngine.execute(connection, "select pg_advisory_unlock(" + TURN + ")");
  }

  @Override
  public void stop(Connection connection, Iterable<Statement> running) {
    running.forEach(errors::end);
  }

  @Override
  public int rowsAtATime() {
    return dialect().rowsAtATime();
  }

  @Override
  public boolean textAsBytes() {
    return false;
  }

  @Override
  public String type(Kind kind) {
    return switch (kind) {
      case CONTACT -> wholeKeys ? dialect().wholeType() : BY_CODE_POINT;
      case ANY, TEXT -> BY_CODE_POINT;
      case WHOLE -> dialect().wholeType();
    };
  }

  @Override
  public DataType<?> type(EmbeddedTable.Kind kind) {
    return switch (kind) {
      case TEXT -> SQLDataType.CLOB.collation(org.jooq.impl.DSL.collation("C"));
      case INTEGER -> SQLDataType.BIGINT;
      case REAL -> SQLDataType.DOUBLE;
    };
  }

  @Override
  public String ending(boolean clustered) {
    return "";
  }

  @Override
  public String temporaryIndex(String name) {
    return name;
  }

  /** Nobody else frees what rows leave behind in a temporary table. */
  @Override
  public String emptying(String table) {
    return "truncate " + table;
  }

  /** They are hashed. */
  @Override
  public boolean keysSets() {
    return false;
  }

  @Override
  public Object any(Object value) {
    return value.toString();
  }

  @Override
  public String any(String expression) {
    return "cast(" + expression + " as text)";
  }

  @Override
  public Field<Object> any(Field<?> field) {
    return field("cast({0} as text)", Object.class, field);
  }

  @Override
  public String larger(String one, String other) {
    return "greatest(" + one + ", " + other + ")";
  }

  @Override
  public List<Field<?>> ordered(Field<Object> any) {
    return List.of(
        field("case when {0} ~ '^-?[0-9]{1,18}$' then cast({0} as bigint) end", Long.class, any),
        any);
  }

  @Override
  public Field<Long> lot(Field<?> key, Field<String> draw) {
    return field(
        "pg_temp." + DrawFunctions.LOT + "(cast({0} as text), {1})", Long.class, key, draw);
  }

  @Override
  public void prepare(Connection connection, String text) throws SQLException {
    if (!text.contains("pg_temp.segue_")) {
      return;
    }
    List<SessionFunction> lacking = new ArrayList<>(dialect().functions(text));
    lacking.removeIf(f -> functions.contains(f.name()));
    for (SessionFunction function : lacking) {
      StateEngine.execute(connection, function.statement());
      functions.add(function.name());
      if (!connection.getAutoCommit()) {
        made.add(function.name());
      }
    }
  }

  @Override
  public void undone() {
    functions.removeAll(made);
    made.clear();
  }

  /** Columns of contacts become what the keys are; other sessions' tables are not seen. */
  @Override
  public void keys(Store store, boolean whole) {
    wholeKeys = whole;
    String wanted = whole ? "bigint" : "text";
    List<String> changes =
        store.list(
            new SqlText(
                """
                select format('alter table %s alter column %I type %3$s using cast(%2$I as %4$s)',
                  c.oid::regclass, a.attname, cast(? as text), cast(? as text))
                from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relkind = 'r' and c.relname like 'segue\\_%'
                and a.attname in ('contact', 'stays') and not a.attisdropped
                and pg_table_is_visible(c.oid) and format_type(a.atttypid, null) <> ?
                order by 1
                """,
                List.of(type(Kind.CONTACT), wanted, wanted)),
            r -> r.text(0).orElseThrow());
    if (!changes.isEmpty()) {
      store.transaction(() -> alter(store, changes));
    }
  }

  /** What a view shows keeps its type, so that views go meanwhile. */
  private void alter(Store store, List<String> changes) {
    List<String> views =
        store.list(
            new SqlText(
                """
                select format('create view %I as %s', viewname, definition) from pg_views
                where schemaname = current_schema() and viewname in ('segue_member', 'segue_change')
                """,
                List.of()),
            r -> r.text(0).orElseThrow());
    store.execute("drop view if exists segue_member, segue_change");
    changes.forEach(store::execute);
    views.forEach(store::execute);
  }

  @Override
  public Object nobody() {
    return wholeKeys ? (Object) Long.MIN_VALUE : "";
  }

  /** The tables are made as the first version with this engine has them. */
  @Override
  public List<String> scripts(int version) {
    int first = 6;
    List<String> scripts = new ArrayList<>();
    if (version < first) {
      scripts.add("postgresql-" + first + ".sql");
    }
    IntStream.rangeClosed(Math.max(version, first) + 1, Migrations.NEWEST)
        .forEach(v -> scripts.add("postgresql-" + v + ".sql"));
    return scripts;
  }

  /** Those of Segue alone: a schema may be shared with whomever. */
  @Override
  public SqlText tables() {
    return new SqlText(
        "select tablename from pg_tables where schemaname = current_schema()"
            + " and tablename like 'segue\\_%' order by tablename",
        List.of());
  }

  @Override
  public SqlText columns(String table) {
    return new SqlText(
        """
        select a.attname,
          case when format_type(a.atttypid, null) = 'bigint' then 'integer' else 'text' end
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relname = ? and a.attnum > 0 and not a.attisdropped and pg_table_is_visible(c.oid)
        order by a.attnum
        """,
        List.of(table));
  }

  /** What is temporary counts too. */
  @Override
  public SqlText version() {
    return new SqlText("select cast(clock_timestamp() as text)", List.of());
  }

  @Override
  public String contactsOf() {
    return "select cast(? as text) collate \"C\" as segment, c.contact"
        + " from json_array_elements_text(cast(? as json)) o(ordinal) join segue_contact c"
        + " on c.ordinal = cast(o.ordinal as bigint)";
  }

  @Override
  public boolean hasIndex(Store store, String index) {
    return store.number(
            new SqlText(
                "select count(*) from pg_indexes"
                    + " where schemaname = current_schema() and indexname = ?",
                List.of(index)))
        > 0;
  }

  @Override
  public List<String> byIndex(boolean begins) {
    return List.of("set local enable_seqscan = " + (begins ? "off" : "on"));
  }

  /** It counts rows. */
  @Override
  public String readBy(String table, String index) {
    return table;
  }

  /** By an offset what is asked besides stays outside: it might name another index. */
  @Override
  public String between(String table) {
    return "lateral (select * from %1$s where id between {0} and {1} offset 0) as %1$s"
        .formatted(table);
  }

  @Override
  public boolean looksAtKeysFirst() {
    return false;
  }

  /** A row that an index names is looked for in its page. */
  @Override
  public boolean readsWholeSooner() {
    return true;
  }

  @Override
  public TriggerWords triggers() {
    return new PostgresTriggers();
  }

  /** It always does. */
  @Override
  public List<String> durably(boolean begins) {
    return List.of();
  }

  @Override
  public List<String> overwriting() {
    return List.of();
  }

  @Override
  public List<String> overwritten(List<String> tables) {
    return tables.stream().map(t -> "vacuum " + t).toList();
  }
}
