package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command loads decides how fast it starts: text commands know no database. */
final class StartTest {
  private static final String SCRIPT =
      """
      schema {
        contact from contacts key id {
          country text
        }
      }

      segment americans {
        country = "US"
      }
      """;

  @TempDir Path folder;

  @Test
  void checkLoadsNoDatabase() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("a.segue"), SCRIPT);
    assertEquals(Set.of(), heavy(loaded("check")));
  }

  @Test
  void fmtLoadsNoDatabase() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("a.segue"), SCRIPT);
    assertEquals(Set.of(), heavy(loaded("fmt", "--check")));
  }

  /** The classes that count: of the database, of JSON and of the terminal. */
  private static Set<String> heavy(List<String> classes) {
    Set<String> heavy = new TreeSet<>();
    for (String loaded : classes) {
      if (loaded.matches("(org\\.(jooq|sqlite|jline)|java\\.sql|tools\\.jackson)\\..*")) {
        heavy.add(loaded);
      }
    }
    return heavy;
  }

  private List<String> loaded(String... arguments) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> command =
        Called.line(List.of("-Xlog:class+load=info:file=" + log + ":none"), arguments);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int code = process.waitFor();
    assertEquals(ExitCodes.FINE, code, () -> text(output));
    List<String> classes =
        Files.readAllLines(log).stream().map(line -> line.strip().split(" ", 2)[0]).toList();
    assertTrue(classes.contains("dev.segue.repl.command.Commands"), "the log names classes");
    assertFalse(classes.isEmpty());
    return classes;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
