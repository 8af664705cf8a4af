package dev.segue.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A PostgreSQL server with a folder of its own, and one database in it. */
record PostgresServer(EmbeddedPostgres server) implements AutoCloseable {
  private static final String NAME = "harbor";

  /** An archive of another server's programs than those that were built to be embedded. */
  private static final Optional<Path> OTHER =
      Optional.ofNullable(System.getProperty("segue.postgres")).map(Path::of);

  /** Starts it; the folder is made, or was left behind by an earlier one. */
  static PostgresServer in(Path folder) throws IOException {
    PostgresServer started =
        new PostgresServer(
            OTHER
                .map(archive -> builder().setPgBinaryResolver((a, b) -> opened(archive)))
                .orElseGet(PostgresServer::builder)
                .setDataDirectory(folder)
                // where somebody's own server has its sockets not everybody may write
                .setServerConfig("unix_socket_directories", "/tmp")
                .setCleanDataDirectory(false)
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("maintenance_work_mem", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("random_page_cost", "1.1")
                // one process, so that its processor time is that of the query
                .setServerConfig("max_parallel_workers_per_gather", "0")
                .setServerConfig("autovacuum", "off")
                .setServerConfig("fsync", "off")
                .start());
    started.make();
    return started;
  }

  private static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder();
  }

  private static InputStream opened(Path archive) {
    try {
      return Files.newInputStream(archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make() {
    try (Connection connection = DriverManager.getConnection(at("postgres"));
        Statement statement = connection.createStatement()) {
      try (ResultSet there =
          statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
        if (there.next()) {
          return;
        }
      }
      statement.execute(
          "create database "
              + NAME
              + " template template0 encoding 'UTF8' "
              + (OTHER.isPresent()
                  ? "locale 'C.UTF-8'"
                  : "locale_provider builtin builtin_locale 'C.UTF-8'"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return at(NAME);
  }

  /** What a server does by itself from time to time. */
  void vacuum() {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String at(String database) {
    return server.getJdbcUrl("postgres", database);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
