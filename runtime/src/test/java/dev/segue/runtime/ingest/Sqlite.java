package dev.segue.runtime.ingest;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody's own SQLite database. */
public final class Sqlite {
  private Sqlite() {}

  /** A new database that the script makes, statement by statement. */
  public static Path make(Path file, String script) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
      return file;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
