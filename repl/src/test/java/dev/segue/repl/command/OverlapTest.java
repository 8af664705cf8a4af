package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What segments have in common, as of the last refresh and as of one before it. */
final class OverlapTest {
  private static final String TABLE =
      """
      segment\tcontacts\tamericans\tseniors\tnobody
      americans\t3\t3\t1\t0
      seniors\t2\t1\t2\t0
      nobody\t0\t0\t0\t0

      contacts\tin just these of them
      2\tamericans
      1\tseniors
      1\tamericans, seniors
      """;

  @TempDir Path folder;

  @BeforeEach
  void people() throws IOException {
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from contacts key id { country text, age integer }
        }
        segment americans { country = "US" }
        segment seniors { age >= 60 }
        segment nobody { age > 200 }
        """);
    Files.writeString(
        folder.resolve("contacts.csv"),
        "id,country,age\n1,US,34\n2,CA,61\n3,US,67\n4,US,\n5,CA,20\n");
  }

  @Test
  void everyTwoAndEachCombinationAreCounted() throws IOException {
    Called.done(folder, "run", "--as-of", "2026-03-01");
    assertEquals(TABLE, Called.done(folder, "overlap"));
    Files.writeString(folder.resolve("contacts.csv"), "id,country,age\n1,US,64\n3,CA,67\n");
    Called.done(folder, "run", "--as-of", "2026-03-02");
    assertEquals(
        """
        segment\tcontacts\tseniors\tamericans
        seniors\t3\t3\t1
        americans\t2\t1\t2

        contacts\tin just these of them
        2\tseniors
        """,
        Called.done(folder, "overlap", "seniors", "americans", "--most", "1"));
    assertEquals(TABLE, Called.done(folder, "overlap", "--as-of", "2026-03-01T12:00"));
  }

  @Test
  void thePageDrawsThem() throws IOException {
    Called.done(folder, "run", "--as-of", "2026-03-01");
    Called.done(folder, "overlap", "--out", "overlap.html");
    String page = Files.readString(folder.resolve("overlap.html"));
    assertTrue(page.contains("<title>americans, seniors: 1</title>"), page);
    assertEquals(2, page.split("data-contacts=\"2\"", -1).length - 1, page);
    assertFalse(page.contains("http"), page);
  }

  @Test
  void whatCannotBeSaidIsToldWithARemedy() {
    Called early = Called.segue(folder, "overlap");
    assertEquals(ExitCodes.FINDINGS, early.code());
    assertTrue(early.err().contains("'segue refresh' writes down who is"), early.err());
    Called.done(folder, "run", "--as-of", "2026-03-01");
    Called before = Called.segue(folder, "overlap", "--as-of", "2026-02-28");
    assertTrue(before.err().contains("no refresh is known as of 2026-02-28"), before.err());
    Called unknown = Called.segue(folder, "overlap", "senior");
    assertTrue(unknown.err().contains("did you mean seniors?"), unknown.err());
    assertEquals(ExitCodes.USAGE, Called.segue(folder, "overlap", "--most", "0").code());
  }
}
