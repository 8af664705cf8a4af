package dev.segue.runtime.differential;

import dev.segue.repl.command.VerifiedShop;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code segue verify} of a source on Trino: SQL and the oracle say the same there. */
final class TrinoVerifyTest {
  @TempDir Path folder;

  @Test
  void allAndSomeAgree() throws IOException, SQLException {
    TrinoServer.required().run("create schema memory.verified");
    VerifiedShop shop =
        VerifiedShop.make(
            folder,
            TrinoServer.url().orElseThrow().replaceFirst("/memory/[^?]*", "/memory/verified"));
    shop.allAgree();
    shop.allAgreeOn("sqlite");
    shop.someAgree();
  }
}
