package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.repl.report.Screen;
import dev.segue.repl.report.VerifiedText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.verify.Verified;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of a sample of somebody's contacts SQL and the oracle say the same. */
@Tag("engines")
final class VerifyTest {
  @TempDir Path folder;

  /** Each speaks of the one before it twice: written out, the last would be of 2^45 parts. */
  @Test
  @Timeout(60)
  void definitionsThatSpeakOfOthersTwiceAreWorkedOutOnce() throws IOException {
    StringBuilder script =
        new StringBuilder(
            "schema { contact from contacts key id { visits integer } }\ntrait t0 = visits\n");
    for (int n = 1; n <= 45; n++) {
      script.append("trait t%d = t%d + t%d\n".formatted(n, n - 1, n - 1));
    }
    Files.writeString(folder.resolve("a.segue"), script + "segment many { t45 > 3 }\n");
    Files.writeString(folder.resolve("contacts.csv"), "id,visits\na,4\nb,\n");
    Called.done(folder, "ingest");
    String told = Called.done(folder, "verify");
    assertTrue(told.contains("Every answer is the same."), told);
  }

  @Test
  void ofADuckdbDatabase() throws IOException, SQLException {
    VerifiedShop shop = VerifiedShop.make(folder, "jdbc:duckdb:" + folder.resolve("shop.duckdb"));
    shop.allAgree();
    shop.allAgreeOn("sqlite");
    shop.someAgree();
  }

  @Test
  void ofASqliteDatabase() throws IOException, SQLException {
    VerifiedShop shop = VerifiedShop.make(folder, "jdbc:sqlite:" + folder.resolve("shop.sqlite"));
    shop.allAgree();
    shop.allAgreeOn("duckdb");
    shop.someAgree();
    assertEquals(ExitCodes.USAGE, shop.verify("--engine", "oracle").code());
  }

  /** Of which there is no copy in memory: its own tables are asked, or a copy elsewhere. */
  @Test
  void ofAPostgresqlDatabase() throws IOException, SQLException {
    VerifiedShop shop = VerifiedShop.make(folder, PostgresServer.database());
    shop.allAgree();
    shop.allAgreeOn("sqlite");
    shop.allAgreeOn("duckdb");
    shop.someAgree();
  }

  @Test
  void aCopyOnAServerIsAMistake() throws IOException, SQLException {
    VerifiedShop shop = VerifiedShop.make(folder, "jdbc:sqlite:" + folder.resolve("shop.sqlite"));
    for (String engine : List.of("postgresql", "trino")) {
      Called called = shop.verify("--engine", engine);
      assertEquals(ExitCodes.USAGE, called.code());
      assertEquals(
          """
          segue: --engine: that engine holds no copy in memory
          verify it in a workspace whose source it is
          """,
          called.err());
    }
  }

  @Test
  void anotherAnswerIsTold() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new VerifiedText(Screen.PIPE, new PrintStream(out, true, StandardCharsets.UTF_8))
        .print(
            new Verified(
                3,
                9,
                false,
                Map.of("segment", 2),
                List.of(),
                2,
                List.of(new Verified.Disagreement("segment", "gold", "7", "in", ""))),
            "duckdb",
            1);
    assertEquals(
        """
        3 of 9 contacts, drawn by seed 1, asked of duckdb
          2 segments
        2 answers not the same:
          segment gold of contact 7: the interpreter says in, SQL nothing
          and 1 more
        """,
        out.toString(StandardCharsets.UTF_8));
  }
}
