package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says to one who does not know it. */
final class UsageTest {
  @TempDir Path folder;

  @Test
  void helpListsEveryCommandOnStandardOutput() {
    Called help = Called.segue(folder, "--help");
    assertEquals(ExitCodes.FINE, help.code());
    assertEquals("", help.err());
    for (Door door : Door.values()) {
      assertTrue(help.out().contains("  " + door.word() + " "), door.word());
    }
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (Door door : Door.values()) {
      Called help = Called.segue(folder, door.word(), "--help");
      assertAll(
          door.word(),
          () -> assertEquals(ExitCodes.FINE, help.code()),
          () -> assertTrue(help.out().contains("Examples:\n  segue " + door.word()), help.out()),
          () -> assertEquals(help, Called.segue(folder, "help", door.word())));
    }
  }

  @Test
  void withoutACommandUsageGoesToStandardError() {
    Called nothing = Called.segue(folder);
    assertEquals(ExitCodes.USAGE, nothing.code());
    assertEquals("", nothing.out());
    assertTrue(nothing.err().contains("Usage: segue"));
  }

  @Test
  void aWrongCommandOffersTheNearest() {
    Called wrong = Called.segue(folder, "innit");
    assertEquals(ExitCodes.USAGE, wrong.code());
    assertEquals("segue: unknown command 'innit'\ndid you mean init?\n", wrong.err());
  }

  @Test
  void aWrongOptionOffersTheNearest() {
    Called wrong = Called.segue(folder, "init", "--worksapce", "x");
    assertEquals(ExitCodes.USAGE, wrong.code());
    assertTrue(wrong.err().contains("did you mean --workspace?"), wrong.err());
  }

  @Test
  void versionIsOneLine() {
    assertEquals("segue 0.1.0\n", Called.segue(folder, "--version").out());
  }
}
