package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is in which segment, for other programs. */
final class ExportTest {
  private static final String KEY = "'=1+1,\"x\"";

  @TempDir Path folder;

  @BeforeEach
  void people() throws IOException {
    Files.writeString(folder.resolve("segue.yaml"), "name: club\ntime_zone: America/New_York\n");
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from contacts key id { age integer }
        }
        segment seniors { age >= 60 }
        segment grown_ups { age >= 18 }
        """);
    write("64", "20");
    Called.done(folder, "run", "--as-of", "2026-03-01T09:00");
    write("64", "60");
    Called.done(folder, "run", "--as-of", "2026-03-02T09:00");
    write("4", "60");
    Called.done(folder, "run", "--as-of", "2026-03-03T09:00");
  }

  private void write(String ana, String odd) throws IOException {
    Files.writeString(
        folder.resolve("contacts.csv"),
        "id,age\nana," + ana + "\n\"'=1+1,\"\"x\"\"\"," + odd + "\n");
  }

  @Test
  void membershipsAndChangesAreLines() throws IOException {
    assertEquals(
        """
        segment,contact,since
        grown_ups,"'=1+1,""x\""\",2026-03-01T09:00:00-05:00
        seniors,"'=1+1,""x\""\",2026-03-02T09:00:00-05:00
        """,
        Called.done(folder, "export", "memberships"));
    Called.done(folder, "export", "changes", "--segments", "seniors", "--out", "out/changes.csv");
    assertEquals(
        """
        changed_at,segment,contact,change
        2026-03-01T09:00:00-05:00,seniors,ana,entered
        2026-03-02T09:00:00-05:00,seniors,"'=1+1,""x\""\",entered
        2026-03-03T09:00:00-05:00,seniors,ana,left
        """,
        Files.readString(folder.resolve("out/changes.csv")));
    try (var files = Files.list(folder.resolve("out"))) {
      assertEquals(List.of("changes.csv"), files.map(f -> f.getFileName().toString()).toList());
    }
  }

  @Test
  @Tag("engines")
  void parquetHasTypesAndKeysAsTheyAre() throws SQLException {
    String told = Called.done(folder, "export", "changes", "--out", "c.parquet", "--json");
    assertTrue(told.contains("\"lines\" : 6"), told);
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet row =
            duckdb
                .createStatement()
                .executeQuery(
                    "select epoch_ms(changed_at), contact, change, typeof(changed_at) from '"
                        + folder.resolve("c.parquet")
                        + "' where segment = 'seniors' order by changed_at desc, contact limit"
                        + " 2")) {
      assertTrue(row.next());
      assertEquals(1_772_546_400_000L, row.getLong(1));
      assertEquals("ana", row.getString(2));
      assertEquals("left", row.getString(3));
      assertEquals("TIMESTAMP WITH TIME ZONE", row.getString(4));
      assertTrue(row.next());
      assertEquals(KEY, row.getString(2));
    }
  }

  @Test
  void whatIsNotThereIsTold() {
    Called unknown = Called.segue(folder, "export", "memberships", "--segments", "senior");
    assertTrue(unknown.err().contains("did you mean seniors?"), unknown.err());
    Called what = Called.segue(folder, "export", "members");
    assertEquals(ExitCodes.USAGE, what.code());
    assertTrue(what.err().contains("memberships, changes"), what.err());
  }
}
