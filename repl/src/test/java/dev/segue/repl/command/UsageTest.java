package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.repl.report.Screen;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
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

  /** It is told where the process ends, in words, and as JSON where that is asked for. */
  @Test
  void aFaultOfOurOwnPrintsNoTrace() {
    Called.done(folder, "init", "shop");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Surroundings faulty =
        new Surroundings(
            folder,
            folder,
            () -> {
              throw new IllegalStateException("no clock");
            },
            variable -> Optional.empty(),
            InputStream.nullInputStream(),
            false,
            both,
            both,
            Screen.PIPE,
            Screen.PIPE);
    String[] run = {"run", "-w", "shop"};
    Exception fault = assertThrows(IllegalStateException.class, () -> Commands.run(run, faulty));
    assertEquals("no clock", fault.getMessage());
    assertFalse(printed.toString(StandardCharsets.UTF_8).contains("no clock"));
  }
}
