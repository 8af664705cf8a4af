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

/** A file as an older version left it. */
final class OlderState {
  private OlderState() {}

  /** With these rows. */
  static void make(Path file, int version, String... rows) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("create table segue_meta (name text primary key not null, value text)");
      statement.execute("insert into segue_meta values ('schema_version', '" + version + "')");
      for (int each = 1; each <= version; each++) {
        try (InputStream script =
            Objects.requireNonNull(Store.class.getResourceAsStream("state-" + each + ".sql"))) {
          statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      for (String row : rows) {
        statement.execute(row);
      }
    }
  }
}
