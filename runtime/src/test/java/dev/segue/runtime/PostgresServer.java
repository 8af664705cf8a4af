package dev.segue.runtime;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server for the tests of one JVM, started when it is first asked for. Its
 * databases order text as people do, which no answer of Segue's may depend on.
 */
public final class PostgresServer {
  private static final String LIBRARY = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";
  private static final Map<String, String> SETTINGS =
      Map.of("fsync", "off", "synchronous_commit", "off", "shared_buffers", "32MB");

  private static final Optional<Closeable> SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  /** The library is spoken to by name: a machine without it, or for which it has none, tells so. */
  private static Optional<Closeable> start() {
    try {
      Object builder = Class.forName(LIBRARY).getMethod("builder").invoke(null);
      for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
        builder
            .getClass()
            .getMethod("setServerConfig", String.class, String.class)
            .invoke(builder, setting.getKey(), setting.getValue());
      }
      Closeable server = (Closeable) builder.getClass().getMethod("start").invoke(builder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      return Optional.of(server);
    } catch (ReflectiveOperationException e) {
      System.err.println("No PostgreSQL starts here, its tests are skipped: " + e.getCause());
      return Optional.empty();
    }
  }

  private static void stop(Closeable server) {
    try {
      server.close();
    } catch (IOException e) {
      System.err.println("PostgreSQL does not stop: " + e.getMessage());
    }
  }

  public static boolean runs() {
    return SERVER.isPresent();
  }

  /** The URL of a new and empty database; where no server runs the test is skipped. */
  public static String database() {
    String name = "somebody_" + DATABASES.incrementAndGet();
    administer(
        "create database "
            + name
            + " template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US'");
    return url(name);
  }

  /** The URL of a new and empty schema in a database. */
  public static String schema(String database, String name) {
    administer(database, "create schema " + name);
    return database + "&currentSchema=" + name;
  }

  /** A statement of who may do everything. */
  public static void administer(String sql) {
    administer(url("postgres"), sql);
  }

  private static void administer(String database, String sql) {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static String url(String database) {
    assumeTrue(runs(), "no PostgreSQL runs here");
    try {
      Closeable server = SERVER.orElseThrow();
      return (String)
          server
              .getClass()
              .getMethod("getJdbcUrl", String.class, String.class)
              .invoke(server, "postgres", database);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another library than this was made with", e);
    }
  }
}
