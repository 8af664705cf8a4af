package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands do about a database that is not as they would like it. */
final class DatabaseTest {
  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    declare("country text");
    Files.writeString(folder.resolve("contacts.csv"), "id,country\n1,US\n2,CA\n");
  }

  private void declare(String attributes) throws IOException {
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema { contact from contacts key id { %s } }
        segment americans { country = "US" }
        """
            .formatted(attributes));
  }

  @Test
  void aQuestionIsAnsweredWhileAnotherProgramWrites() {
    assertEquals(ExitCodes.FINE, Called.segue(folder, "run").code());
    Path file = folder.resolve(StoreLocation.FILE);
    try (Store other = Store.open(new StoreLocation(Optional.of(file), Optional.empty()))) {
      other.transaction(
          () -> {
            assertEquals("1\n", Called.segue(folder, "count", "americans").out());
            assertEquals(
                "id,country\n1,US\n", Called.segue(folder, "list", "americans", "--csv").out());
          });
    }
  }

  @Test
  void whatIsNoDatabaseIsToldWithItsRemedy() throws IOException {
    Files.writeString(folder.resolve(StoreLocation.FILE), "no database, however long it may be");
    Called called = Called.segue(folder, "run");
    assertEquals(ExitCodes.FILE, called.code());
    assertEquals(
        "segue: "
            + folder.resolve(StoreLocation.FILE)
            + ": this is no SQLite database\nname a SQLite file\n",
        called.err());
  }

  @Test
  void aColumnOfAnotherTypeIsReadAgainWhenAsked() throws IOException {
    assertEquals(ExitCodes.FINE, Called.segue(folder, "run").code());
    declare("country one of (\"US\", \"CA\")");
    Called refused = Called.segue(folder, "count", "americans");
    assertEquals(ExitCodes.FILE, refused.code());
    assertTrue(refused.err().contains("segue ingest --rebuild"), refused.err());
    assertEquals(ExitCodes.FINE, Called.segue(folder, "ingest", "--rebuild").code());
    assertEquals("1\n", Called.segue(folder, "count", "americans").out());
  }

  @Test
  void aListWhoseFileIsGoneIsNeverEmpty() throws IOException {
    assertEquals(ExitCodes.FINE, Called.segue(folder, "ingest").code());
    Files.writeString(folder.resolve("b.segue"), "list vips from \"vips.csv\" by country\n");
    assertEquals(ExitCodes.FILE, Called.segue(folder, "count", "in list vips").code());
    Files.writeString(folder.resolve("vips.csv"), "country\nCA\n");
    assertEquals("1\n", Called.segue(folder, "count", "in list vips").out());
  }
}
