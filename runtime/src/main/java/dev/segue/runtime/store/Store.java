package dev.segue.runtime.store;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * One connection to the database, for one thread; only {@link #stop} may be called by another. What
 * lies with the database and not with Segue is a {@link StoreFailure}.
 */
public final class Store implements AutoCloseable {
  /** Rows that are carried from one database to the other together. */
  private static final int AT_A_TIME = 10_000;

  private final StoreLocation location;
  private final Connection connection;
  private final SqlErrors errors;
  private final DSLContext dsl;
  private final Watchdog watchdog;
  private Optional<ForeignConnection> foreign = Optional.empty();
  private boolean inTransaction;
  private Optional<Duration> patience = Optional.empty();

  private Store(StoreLocation location, Connection connection, SqlErrors errors) {
    this.location = location;
    this.connection = connection;
    this.errors = errors;
    this.watchdog = new Watchdog(this::stop);
    this.dsl =
        DSL.using(
            new DefaultConfiguration()
                .set(connection)
                .set(SQLDialect.SQLITE)
                .set(new Settings().withExecuteLogging(false))
                .set(errors));
  }

  /** Opens or makes the database, with Segue's own tables as this version has them. */
  public static Store open(StoreLocation location) {
    return open(location, UnaryOperator.identity());
  }

  /** The same where somebody stands between it and its database, who sees what is asked. */
  static Store open(StoreLocation location, UnaryOperator<Connection> through) {
    SqlErrors errors = new SqlErrors(location.own().map(Object::toString).orElse("memory"));
    Store store = new Store(location, through.apply(Connections.open(location, errors)), errors);
    try {
      new Migrations(store).run();
      store.foreign = location.foreign().map(source -> ForeignConnection.open(source, store));
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  public StoreLocation location() {
    return location;
  }

  /** How long a statement may take from now on. */
  public void allow(Duration longest) {
    patience = Optional.of(longest);
  }

  /** Ends the statement that runs; it fails as stopped. */
  public void stop() {
    foreign.ifPresent(ForeignConnection::stop);
    try {
      connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
    } catch (SQLException e) {
      throw new IllegalStateException("SQLite's own connection lets itself be interrupted", e);
    }
  }

  /** Of the database that holds the source. */
  public Dialect dialect() {
    return foreign.map(f -> f.source().dialect()).orElse(Dialect.SQLITE);
  }

  Optional<ForeignConnection> foreign() {
    return foreign;
  }

  /**
   * The embedded source's tables as the schema declares them: what is not there is made, a new
   * column added.
   */
  public void prepare(Schema schema) {
    foreign.ifPresent(f -> f.copies().keys(schema.contacts().key().integer()));
    if (location.holdsSource()) {
      List<EmbeddedTable> tables = EmbeddedTable.of(schema);
      SourceTables source = new SourceTables(this);
      // a question need not wait for whoever writes
      if (!source.stand(tables)) {
        transaction(() -> source.prepare(tables));
      }
    }
  }

  /** For filling a table: one without rows goes without its index until {@link #prepare}. */
  public void expectRows(EmbeddedTable table) {
    transaction(() -> new SourceTables(this).unindexIfEmpty(table));
  }

  /** Forgets all embedded source rows and which files were read; Segue's own tables stay. */
  public void forgetSource() {
    transaction(() -> new SourceTables(this).dropAll());
  }

  /** Row by row, however many there are. */
  public void each(SqlText query, Consumer<Row> consumer) {
    limited(
        () -> {
          if (query.dialect() != Dialect.SQLITE) {
            foreign(query).each(query, consumer);
            return true;
          }
          try (PreparedStatement statement = prepared(query);
              ResultSet results = statement.executeQuery()) {
            Row row = new Row(results, errors::translated);
            while (results.next()) {
              consumer.accept(row);
            }
            return true;
          } catch (SQLException e) {
            throw errors.translated(e);
          }
        });
  }

  private ForeignConnection foreign(SqlText query) {
    return foreign
        .filter(f -> f.source().dialect() == query.dialect())
        .orElseThrow(() -> new IllegalStateException("no database speaks " + query.dialect()));
  }

  public <T> List<T> list(SqlText query, Function<Row, T> read) {
    List<T> all = new ArrayList<>();
    each(query, row -> all.add(read.apply(row)));
    return all;
  }

  /** The number in the first column of the only row. */
  public long number(SqlText query) {
    return list(query, row -> row.number(0).orElse(0L)).getFirst();
  }

  /** How many rows the statement changed. */
  public int update(SqlText statement) {
    return limited(
        () -> {
          try (PreparedStatement prepared = prepared(statement)) {
            return prepared.executeUpdate();
          } catch (SQLException e) {
            throw errors.translated(e);
          }
        });
  }

  /** Puts rows of values into a table. */
  void insertAll(String table, List<String> columns, List<List<Object>> rows) {
    insertRows(table, columns, rows.stream().<@Nullable Object[]>map(List::toArray).toList());
  }

  /** The same where values may be missing. */
  private void insertRows(String table, List<String> columns, List<@Nullable Object[]> rows) {
    String places = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
    String sql =
        "insert into "
            + dsl.render(DSL.name(table))
            + " ("
            + names(columns)
            + ") values ("
            + places
            + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  /** Puts what a query gives into a table; how many rows that were. */
  int insert(String table, List<String> columns, SqlText query) {
    if (query.dialect() != Dialect.SQLITE) {
      return carry(table, columns, query);
    }
    String into = "insert into " + dsl.render(DSL.name(table)) + " (" + names(columns) + ") ";
    return update(new SqlText(into + query.text(), query.bindings()));
  }

  /** From somebody's database to Segue's own table. */
  private int carry(String table, List<String> columns, SqlText query) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    int[] all = {0};
    each(
        query,
        row -> {
          @Nullable Object[] values = new @Nullable Object[columns.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = row.value(i).orElse(null);
          }
          rows.add(values);
          all[0]++;
          if (rows.size() == AT_A_TIME) {
            insertRows(table, columns, rows);
            rows.clear();
          }
        });
    insertRows(table, columns, rows);
    return all[0];
  }

  /**
   * All of {@code work} or nothing of it; a transaction within one is part of it. It takes the lock
   * for writing at once, so that nobody finds out halfway that another holds it.
   */
  public <T> T transaction(Supplier<T> work) {
    return transaction("begin immediate", work);
  }

  /** Does work as a transaction would, and leaves nothing of it. */
  public <T> T rehearsed(Supplier<T> work) {
    if (inTransaction) {
      throw new IllegalStateException("nothing is rehearsed within a transaction");
    }
    try {
      execute("begin immediate");
      inTransaction = true;
      return work.get();
    } finally {
      inTransaction = false;
      rollBack();
    }
  }

  /**
   * Does work of which every transaction is on the disk, and not only with the operating system,
   * before the next thing is done: what has left must not be forgotten when the power goes.
   */
  public void durably(Runnable work) {
    if (inTransaction) {
      work.run();
      return;
    }
    execute("pragma synchronous = full");
    try {
      work.run();
    } finally {
      quietly("pragma synchronous = normal"); // as it was it is only slower
    }
  }

  /** The same with temporary tables only: no lock is taken, and nobody waited for. */
  void temporarily(Runnable work) {
    transaction(
        "begin deferred",
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T transaction(String begin, Supplier<T> work) {
    if (inTransaction) {
      return work.get();
    }
    boolean done = false;
    try {
      execute(begin);
      inTransaction = true;
      T result = work.get();
      execute("commit");
      done = true;
      return result;
    } finally {
      inTransaction = false;
      if (!done) {
        rollBack();
      }
    }
  }

  public void transaction(Runnable work) {
    transaction(
        () -> {
          work.run();
          return true;
        });
  }

  /** Some failures (a full disk) have SQLite roll back by itself: then there is nothing to do. */
  private void rollBack() {
    quietly("rollback");
  }

  /** Where it fails, the failure that led here is on its way to the caller. */
  private void quietly(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      // nothing more can be done
    }
  }

  @Override
  public void close() {
    watchdog.close();
    foreign.ifPresent(ForeignConnection::close);
    try {
      connection.close();
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  /** For the typed gateways of this package. */
  DSLContext dsl() {
    return dsl;
  }

  /** For bulk work in this package. */
  Connection connection() {
    return connection;
  }

  SqlErrors errors() {
    return errors;
  }

  /** A fixed statement without values. */
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  private String names(List<String> columns) {
    return columns.stream().map(c -> dsl.render(DSL.name(c))).collect(Collectors.joining(", "));
  }

  private PreparedStatement prepared(SqlText sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.text());
    for (int i = 0; i < sql.bindings().size(); i++) {
      statement.setObject(i + 1, sql.bindings().get(i));
    }
    return statement;
  }

  private <T> T limited(Supplier<T> work) {
    if (patience.isEmpty()) {
      return work.get();
    }
    Watchdog.Limit limit = watchdog.limit(patience.get());
    try {
      return work.get();
    } finally {
      limit.end();
    }
  }
}
