package dev.segue.repl.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.repl.command.Called;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt on a real terminal, which {@code script} lends it. */
final class ShellTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void anInputIsCompletedAnsweredAndRemembered() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SCRIPT), "skipped: no 'script' (util-linux) to lend a terminal");
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema { contact from contacts key id { country text } }
        segment americans { country = "US" }
        """);
    Files.writeString(folder.resolve("contacts.csv"), "id,country\n1,US\n2,CA\n3,US\n");
    Process process =
        new ProcessBuilder(SCRIPT.toString(), "-qefc", command(), "/dev/null")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    StringBuilder screen = new StringBuilder();
    try (OutputStream keys = process.getOutputStream();
        InputStream seen = process.getInputStream()) {
      await(seen, screen, "segue> ");
      type(keys, "ameri\t\r");
      await(seen, screen, "contacts");
      await(seen, screen, "segue> ");
      type(keys, "(country = \"CA\"\r");
      await(seen, screen, "     > ");
      type(keys, ")\r");
      await(seen, screen, "0 contacts");
      type(keys, ":quit\r");
      assertTrue(process.waitFor(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    String history = Files.readString(folder.resolve(".local/state/segue/history"));
    assertTrue(history.contains("americans"), history);
  }

  private String command() {
    List<String> words =
        Called.line(
            List.of(
                "-Dsegue.stdin=terminal",
                "-Dsegue.stdout=terminal",
                "-Dsegue.columns=80",
                "-Duser.home=" + folder),
            "repl");
    return String.join(" ", words.stream().map(w -> "'" + w + "'").toList());
  }

  private static void type(OutputStream keys, String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Reads the screen up to these words; what follows them is left for the next. */
  private static void await(InputStream seen, StringBuilder screen, String words)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    byte[] some = new byte[4096];
    while (screen.indexOf(words) < 0) {
      assertTrue(System.nanoTime() < end, () -> "no '" + words + "' on the screen:\n" + screen);
      if (seen.available() > 0) {
        int read = seen.read(some);
        screen.append(new String(some, 0, Math.max(0, read), StandardCharsets.UTF_8));
      } else {
        Thread.sleep(20);
      }
    }
    screen.delete(0, screen.indexOf(words) + words.length());
  }
}
