package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlFunctions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens SQLite as Segue uses it: settings, functions, the attached source. */
final class Connections {
  /** The name under which somebody's database is attached. */
  static final String SOURCE = "source";

  private static final int WAIT_FOR_LOCK_MILLISECONDS = 10_000;

  private static final List<String> SETTINGS =
      List.of(
          "pragma journal_mode = wal",
          "pragma synchronous = normal",
          "pragma foreign_keys = on",
          "pragma temp_store = memory",
          "pragma cache_size = -65536",
          "pragma mmap_size = 1073741824",
          // what is written again and again goes to the file once in so many pages
          "pragma wal_autocheckpoint = 4000");

  private Connections() {}

  static Connection open(StoreLocation location, SqlErrors errors) {
    location.own().ifPresent(Connections::requireFolder);
    location.own().ifPresent(Connections::freeLogs);
    String url = location.own().map(Path::toString).orElse(":memory:");
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.OPEN_URI); // an attached database is named by a URI
    config.setBusyTimeout(WAIT_FOR_LOCK_MILLISECONDS);
    config.setGetGeneratedKeys(false); // else each insert is followed by a query
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + url);
      for (String setting : SETTINGS) {
        StateEngine.execute(connection, setting);
      }
      RegisteredFunction.register(connection, SqlFunctions.all());
      location.attached().ifPresent(file -> attach(connection, file));
      return connection;
    } catch (SQLException e) {
      throw errors.translated(e);
    }
  }

  private static void requireFolder(Path file) {
    Optional<Path> folder = Optional.ofNullable(file.toAbsolutePath().getParent());
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw new StoreFailure(
          file.toString(), "its folder is not there", "make the folder, or name another file");
    }
  }

  /**
   * What SQLite keeps beside a file while it was read-only is read-only too, and would keep it so
   * for ever.
   */
  private static void freeLogs(Path file) {
    for (String ending : Files.isWritable(file) ? List.of("-shm", "-wal") : List.<String>of()) {
      File log = new File(file + ending);
      if (log.exists() && !log.canWrite() && !log.setWritable(true, true)) {
        throw new StoreFailure(
            log.toString(), "it cannot be written", "see that you may write it, or delete it");
      }
    }
  }

  private static void attach(Connection connection, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreFailure(
          file.toString(), "there is no such database", "correct 'source' in segue.yaml");
    }
    String uri = file.toUri().toString().replaceFirst("^file:/+", "file:///");
    try {
      try {
        attach(connection, uri + "?mode=ro");
      } catch (SQLException e) {
        // a database in WAL mode in a folder that cannot be written opens only as one nobody
        // changes
        attach(connection, uri + "?mode=ro&immutable=1");
      }
      try (Statement probe = connection.createStatement()) {
        probe.execute("select count(*) from " + SOURCE + ".sqlite_schema");
      }
    } catch (SQLException e) {
      throw new SqlErrors(file.toString()).translated(e);
    }
  }

  private static void attach(Connection connection, String uri) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("attach ? as " + SOURCE)) {
      statement.setString(1, uri);
      statement.execute();
    }
  }
}
