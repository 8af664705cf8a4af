package dev.segue.runtime.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Segue's own tables as an older version left them. */
final class OlderState {
  /** The first version with tables on a server. */
  static final int FIRST_ON_SERVER = 6;

  private OlderState() {}

  /** A file with these rows. */
  static void make(Path file, int version, String... rows) throws SQLException, IOException {
    make("jdbc:sqlite:" + file, "state-", 1, version, rows);
  }

  /** The same in the schema of a URL. */
  static void onServer(String url, int version, String... rows) throws SQLException, IOException {
    make(url, "postgresql-", FIRST_ON_SERVER, version, rows);
  }

  private static void make(String url, String scripts, int first, int version, String... rows)
      throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create table segue_meta (name text primary key not null, value text)");
      statement.execute("insert into segue_meta values ('schema_version', '" + version + "')");
      for (int each = first; each <= version; each++) {
        try (InputStream script =
            Objects.requireNonNull(Store.class.getResourceAsStream(scripts + each + ".sql"))) {
          statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      for (String row : rows) {
        statement.execute(row);
      }
    }
  }
}
