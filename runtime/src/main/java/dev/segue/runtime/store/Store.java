package dev.segue.runtime.store;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * One connection to the database, for one thread; only {@link #stop} may be called by another. What
 * lies with the database and not with Segue is a {@link StoreFailure}.
 */
public final class Store implements AutoCloseable {
  private final StoreLocation location;
  private final StateEngine engine;
  private final Connection connection;
  private final StoreErrors errors;
  private final Reader reader;
  private final Readers readers;
  private final Running running;
  private final KeptStatements statements;
  private final Transactions transactions;
  private final Memory memory = new Memory(this);
  private final DSLContext dsl;
  private final Watchdog watchdog;
  private Optional<ForeignConnection> foreign = Optional.empty();
  private Optional<Duration> patience = Optional.empty();

  private Store(StoreLocation location, StateEngine engine, Connection connection) {
    this.location = location;
    this.engine = engine;
    this.connection = connection;
    this.errors = engine.errors();
    this.reader = new Reader(engine, connection);
    this.readers = new Readers(engine, reader);
    this.running = reader.running();
    this.statements = reader.statements();
    this.transactions = new Transactions(engine, connection, memory);
    this.watchdog = new Watchdog(this::stop);
    this.dsl =
        DSL.using(
            new DefaultConfiguration()
                .set(connection)
                .set(SQLDialect.valueOf(engine.dialect().family()))
                .set(new Settings().withExecuteLogging(false))
                .set(errors, running));
  }

  /** Opens or makes the database, with Segue's own tables as this version has them. */
  public static Store open(StoreLocation location) {
    return open(location, UnaryOperator.identity());
  }

  /** The same where somebody stands between it and its database, who sees what is asked. */
  static Store open(StoreLocation location, UnaryOperator<Connection> through) {
    StateEngine engine = location.engine();
    Store store = new Store(location, engine, through.apply(engine.open()));
    try {
      new Migrations(store).run();
      store.foreign = location.elsewhere().map(source -> ForeignConnection.open(source, store));
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
    readers.stop();
  }

  /** Of the database that holds the source. */
  public Dialect dialect() {
    return foreign.map(f -> f.source().dialect()).orElse(engine.dialect());
  }

  Optional<ForeignConnection> foreign() {
    return foreign;
  }

  /**
   * The embedded source's tables as the schema declares them: what is not there is made, a new
   * column added.
   */
  public void prepare(Schema schema) {
    engine.keys(this, schema.contacts().key().integer());
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
          if (isElsewhere(query)) {
            foreign.orElseThrow().each(query, consumer);
          } else {
            own(brought(query), consumer);
          }
          return true;
        });
  }

  private void own(SqlText query, Consumer<Row> consumer) {
    boolean bitByBit = engine.rowsAtATime() > 0 && !transactions.isIn();
    try {
      if (bitByBit) {
        connection.setAutoCommit(false);
      }
      try (KeptStatements.Use use = statements.of(query)) {
        PreparedStatement statement = use.statement();
        statement.setFetchSize(engine.rowsAtATime());
        running.begins(statement);
        try (ResultSet results = statement.executeQuery()) {
          use.done();
          Row row = new Row(results, errors::translated);
          while (results.next()) {
            consumer.accept(row);
          }
        } finally {
          running.ends(statement);
        }
      } finally {
        if (bitByBit && !connection.isClosed()) {
          connection.commit();
          connection.setAutoCommit(true);
        }
      }
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  /** Reads the rows of some queries of one database side by side, however many there are. */
  public <T> T sideBySide(List<SqlText> queries, Function<List<Cursor>, T> reading) {
    return limited(
        () ->
            isElsewhere(queries.getFirst())
                ? foreign.orElseThrow().sideBySide(queries, reading)
                // a driver brings rows bit by bit only within a transaction
                : transactions.isIn() || engine.rowsAtATime() == 0
                    ? beside(queries, reading)
                    : transactions.run(false, () -> beside(queries, reading)));
  }

  private <T> T beside(List<SqlText> queries, Function<List<Cursor>, T> reading) {
    return reader.read(brought(new SideBySide<>(queries, reading)));
  }

  /** Whether what the source held before this transaction can be {@linkplain #apart read apart}. */
  public boolean readsApart() {
    return transactions.isAlone() && engine.readsApart();
  }

  /** Reads each by a connection and a thread of its own, which see nothing of this transaction. */
  public <T> List<T> apart(List<SideBySide<T>> parts) {
    return limited(() -> readers.read(parts.stream().map(this::brought).toList()));
  }

  private <T> SideBySide<T> brought(SideBySide<T> some) {
    return new SideBySide<>(some.queries().stream().map(this::brought).toList(), some.reading());
  }

  /** With the sets that it speaks of in the statement itself, where everyone is asked. */
  SqlText brought(SqlText query) {
    return query.ofEveryone() ? new MembershipTable(this).brought(query) : query;
  }

  /** Whether another database than that of Segue's own tables is asked. */
  boolean isElsewhere(SqlText query) {
    return !location.holdsState()
        && foreign.filter(f -> f.source().dialect() == query.dialect()).isPresent();
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
          try (KeptStatements.Use use = statements.of(statement)) {
            PreparedStatement prepared = use.statement();
            running.begins(prepared);
            try {
              int changed = prepared.executeUpdate();
              use.done();
              return changed;
            } finally {
              running.ends(prepared);
            }
          } catch (SQLException e) {
            throw errors.translated(e);
          }
        });
  }

  /** Makes tables of the session that are not there yet. */
  void make(TemporaryTable... tables) {
    for (TemporaryTable table : tables) {
      execute(table.statement(engine));
    }
  }

  /** Takes all rows out of a table of the session. */
  void empty(String table) {
    execute(engine.emptying(table));
  }

  /** Puts rows of values into a table. */
  void insertAll(TemporaryTable table, List<String> columns, List<List<Object>> rows) {
    new Filling(this, table, columns).rows(rows);
  }

  /** Puts what a query gives into a table; how many rows that were. */
  int insert(TemporaryTable table, List<String> columns, SqlText query) {
    return new Filling(this, table, columns).query(query);
  }

  /** Runs a statement of a transaction, with rows looked up by index; how many it changed. */
  int byIndex(Query statement) {
    engine.byIndex(true).forEach(this::execute);
    int changed = statement.execute();
    engine.byIndex(false).forEach(this::execute);
    return changed;
  }

  /**
   * All of {@code work} or nothing of it; a transaction within one is part of it. Nobody else who
   * changes anything is in one meanwhile, so that nobody finds out halfway that another is.
   */
  public <T> T transaction(Supplier<T> work) {
    return transactions.run(true, work);
  }

  public void transaction(Runnable work) {
    transaction(
        () -> {
          work.run();
          return true;
        });
  }

  public boolean isInTransaction() {
    return transactions.isIn();
  }

  /** Does work as a transaction would, and leaves nothing of it. */
  public <T> T rehearsed(Supplier<T> work) {
    return transactions.rehearsed(work);
  }

  /**
   * Does work of which every transaction is on the disk, and not only with the operating system,
   * before the next thing is done: what has left must not be forgotten when the power goes.
   */
  public void durably(Runnable work) {
    if (transactions.isIn()) {
      work.run();
      return;
    }
    engine.durably(true).forEach(this::execute);
    try {
      work.run();
    } finally {
      // as it was it is only slower
      engine
          .durably(false)
          .forEach(sql -> Transactions.quietly(connection, c -> StateEngine.execute(c, sql)));
    }
  }

  /**
   * Does work while no other worker does any in its turn, on whatever machine; work within such
   * work is part of it.
   */
  public <T> T inTurn(Supplier<T> work) {
    return transactions.inTurn(work);
  }

  /** The same as a transaction with temporary tables only: nobody is waited for. */
  <T> T temporarily(Supplier<T> work) {
    return transactions.run(false, work);
  }

  @Override
  public void close() {
    watchdog.close();
    foreign.ifPresent(ForeignConnection::close);
    reader.close();
  }

  /** For the typed gateways of this package. */
  DSLContext dsl() {
    return dsl;
  }

  /** For bulk work in this package. */
  Connection connection() {
    return connection;
  }

  /** What was worked out before, as long as it is so. */
  Memory memory() {
    return memory;
  }

  /**
   * It changes with whatever is worked out and stored, by others too, and when that is undone; it
   * is asked in a transaction.
   */
  public long stamp() {
    return memory.stamp();
  }

  /** A part of a transaction was undone. */
  public void brokeOff() {
    memory.forget();
    engine.undone();
  }

  /** Statements that are asked again and again. */
  KeptStatements statements() {
    return statements;
  }

  StoreErrors errors() {
    return errors;
  }

  StateEngine engine() {
    return engine;
  }

  /** A fixed statement without values. */
  void execute(String sql) {
    try {
      StateEngine.execute(connection, sql);
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  private <T> T limited(Supplier<T> work) {
    return patience.isEmpty() ? work.get() : watchdog.within(patience.get(), work);
  }
}
