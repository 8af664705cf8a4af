package dev.segue.runtime.store;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SessionFunction;
import dev.segue.compiler.sql.SqlFunctions;
import dev.segue.compiler.sql.SqlText;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * A connection to somebody's database of another kind than Segue's own file. Of that file it has
 * copies of the tables that a statement speaks of, in temporary tables of the session.
 */
final class ForeignConnection implements AutoCloseable {
  /** How often a driver is told that a statement is ended: ten seconds of the watchdog's. */
  private static final int PATIENCE = 50;

  private final ForeignSource source;
  private final Connection connection;
  private final ForeignErrors errors;
  private final DSLContext dsl;
  private final StateCopies copies;
  private final Waiting waiting;
  private final Set<String> functions = new HashSet<>();
  private volatile Optional<Statement> running = Optional.empty();

  private ForeignConnection(
      ForeignSource source, Connection connection, Store store, Waiting waiting) {
    this.source = source;
    this.connection = connection;
    this.waiting = waiting;
    this.errors = new ForeignErrors(source);
    this.dsl =
        DSL.using(
            new DefaultConfiguration()
                .set(connection)
                .set(SQLDialect.valueOf(source.dialect().family()))
                .set(new Settings().withExecuteLogging(false))
                .set(errors));
    this.copies = new StateCopies(store, this);
  }

  static ForeignConnection open(ForeignSource source, Store store) {
    return open(source, store, UnaryOperator.identity(), new Waiting(PATIENCE));
  }

  /** The same where somebody stands between it and its database. */
  static ForeignConnection open(
      ForeignSource source, Store store, UnaryOperator<Connection> through, Waiting waiting) {
    try {
      Connection connection = connected(source);
      prepare(connection, source.dialect());
      return new ForeignConnection(source, through.apply(connection), store, waiting);
    } catch (SQLException e) {
      throw new ForeignErrors(source).unopened(e);
    }
  }

  /** A connection as its driver gives it. */
  static Connection connected(ForeignSource source) {
    requireDriver(source);
    try {
      return DriverManager.getConnection(source.address(), source.properties());
    } catch (SQLException e) {
      throw new ForeignErrors(source).unopened(e);
    }
  }

  private static void prepare(Connection connection, Dialect dialect) throws SQLException {
    try {
      try (Statement first = connection.createStatement()) {
        for (String statement : dialect.opening()) {
          first.execute(statement);
        }
      }
      if (dialect.takesFunctions()) {
        new OfferedFunctions(connection).register(SqlFunctions.all());
      }
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  static void requireDriver(ForeignSource source) {
    Enumeration<Driver> drivers = DriverManager.getDrivers();
    try {
      while (drivers.hasMoreElements()) {
        if (drivers.nextElement().acceptsURL(source.address())) {
          return;
        }
      }
    } catch (SQLException e) {
      throw new ForeignErrors(source).unopened(e);
    }
    throw new StoreFailure(
        source.place(),
        "the driver for " + source.dialect().word() + " is not there",
        "put its jar beside Segue's own: 'docs/how-to' says which and where");
  }

  ForeignSource source() {
    return source;
  }

  Connection connection() {
    return connection;
  }

  DSLContext dsl() {
    return dsl;
  }

  ForeignErrors errors() {
    return errors;
  }

  StateCopies copies() {
    return copies;
  }

  /** The schema in which tables are looked for. */
  String schema() {
    try {
      return Optional.ofNullable(connection.getSchema()).orElse("");
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  void execute(String sql) {
    try {
      StateEngine.execute(connection, sql);
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  /** Makes something temporary in the session. */
  void make(Runnable made) {
    source.dialect().making(true).forEach(this::execute);
    try {
      made.run();
    } finally {
      source.dialect().making(false).forEach(this::execute);
    }
  }

  /** A statement that makes something in the session. */
  void makeTemporary(String sql) {
    try {
      StateEngine.execute(connection, sql);
    } catch (SQLException e) {
      throw errors.unmade(e);
    }
  }

  private void makeFunctions(SqlText query) {
    List<SessionFunction> lacking =
        source.dialect().functions(query.text()).stream()
            .filter(f -> !functions.contains(f.name()))
            .toList();
    if (!lacking.isEmpty()) {
      make(
          () ->
              lacking.forEach(
                  function -> {
                    makeTemporary(function.statement());
                    functions.add(function.name());
                  }));
    }
  }

  void update(SqlText sql) {
    try (PreparedStatement statement = prepared(sql)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  void each(SqlText query, Consumer<Row> consumer) {
    makeFunctions(query);
    SqlText brought = copies.refresh(query);
    int rows = source.dialect().rowsAtATime();
    errors.begins();
    try {
      // a driver brings rows bit by bit only within a transaction
      connection.setAutoCommit(rows == 0);
      try (PreparedStatement statement = prepared(brought)) {
        statement.setFetchSize(rows);
        running = Optional.of(statement);
        try (ResultSet results = waiting.rows(statement)) {
          Row row = new Row(results, errors::translated);
          while (waiting.next(results)) {
            consumer.accept(row);
          }
        }
      } finally {
        running = Optional.empty();
        endTransaction();
      }
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  /** Reads the rows of some queries side by side. */
  <T> T sideBySide(List<SqlText> queries, Function<List<Cursor>, T> reading) {
    List<SqlText> brought = new ArrayList<>();
    for (SqlText query : queries) {
      makeFunctions(query);
      brought.add(copies.refresh(query));
    }
    int rows = source.dialect().rowsAtATime();
    errors.begins();
    try {
      // where texts are told by places, all statements must see the same
      connection.setAutoCommit(rows == 0 && !source.dialect().codesTexts());
      try (Cursors cursors =
          new Cursors(
              new KeptStatements(connection, false, sql -> {}),
              waiting,
              errors::translated,
              s -> running = Optional.of(s),
              rows,
              false)) {
        return reading.apply(cursors.open(brought));
      } finally {
        running = Optional.empty();
        endTransaction();
      }
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  /** Nothing was changed. */
  private void endTransaction() throws SQLException {
    if (!connection.getAutoCommit() && !connection.isClosed()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private PreparedStatement prepared(SqlText sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.text());
    for (int i = 0; i < sql.bindings().size(); i++) {
      statement.setObject(i + 1, sql.bindings().get(i));
    }
    return statement;
  }

  /** Ends the statement that runs, from another thread. */
  void stop() {
    Optional<Statement> ended = running;
    if (ended.isPresent()) {
      waiting.told();
      errors.end(ended.get());
    }
  }

  @Override
  public void close() {
    try {
      copies.close();
      connection.close();
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }
}
