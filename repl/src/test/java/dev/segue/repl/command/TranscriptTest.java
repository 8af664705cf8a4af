package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole conversations: a folder of {@code transcripts} is a workspace, and its {@code
 * transcript.txt} says what was called ({@code $ segue ..}), what was typed into it ({@code < ..})
 * and what came of it, on a clock that stands at 2026-03-02T12:00Z. {@code -Dsegue.update} rewrites
 * what came of it.
 */
final class TranscriptTest {
  private static final boolean UPDATE = Boolean.getBoolean("segue.update");
  private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");
  private static final String TRANSCRIPT = "transcript.txt";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path temporary;

  @TestFactory
  List<DynamicTest> transcripts() throws IOException {
    try (Stream<Path> folders = Files.list(TRANSCRIPTS)) {
      List<Path> all = folders.sorted().toList();
      assertFalse(all.isEmpty());
      return all.stream().map(f -> dynamicTest(f.getFileName().toString(), () -> run(f))).toList();
    }
  }

  private void run(Path folder) throws IOException {
    Path workspace = temporary.resolve(folder.getFileName().toString());
    copy(folder, workspace);
    Path transcript = folder.resolve(TRANSCRIPT);
    String expected = Files.readString(transcript);
    String actual = replayed(expected.lines().toList(), workspace);
    if (UPDATE && !actual.equals(expected)) {
      Files.writeString(transcript, actual);
      fail(transcript + " is rewritten: read the difference");
    }
    assertEquals(expected, actual);
  }

  private static String replayed(List<String> lines, Path workspace) {
    StringBuilder transcript = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("# ")) {
        transcript.append(line).append('\n');
      } else if (line.startsWith("$ segue ")) {
        StringBuilder typed = new StringBuilder();
        transcript.append(line).append('\n');
        while (i + 1 < lines.size() && lines.get(i + 1).startsWith("<")) {
          i++;
          transcript.append(lines.get(i)).append('\n');
          typed.append(lines.get(i).substring(1).stripLeading()).append('\n');
        }
        Called called =
            Called.typed(
                workspace,
                typed.toString(),
                Called.words(line.substring(8)).toArray(String[]::new));
        transcript.append(shown(called.out(), workspace)).append(shown(called.err(), workspace));
        transcript.append(called.code() == 0 ? "" : "[exit code " + called.code() + "]\n");
        transcript.append('\n');
      }
    }
    return transcript.toString();
  }

  private static String shown(String output, Path workspace) {
    String shown = output.replace(workspace.toString(), "(workspace)");
    return shown.isEmpty() || shown.endsWith("\n") ? shown : shown + "(no line end)\n";
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (!file.endsWith(TRANSCRIPT)) {
          Files.copy(file, copy);
        }
      }
    }
  }
}
