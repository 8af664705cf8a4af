package dev.segue.repl.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.repl.command.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What zsh and fish make of a word that is begun, typed in a terminal, where they are installed.
 */
final class CompletionInShellsTest {
  private static final long PATIENCE = 60_000;

  @TempDir private Path folder;

  @Test
  void zshCompletesCommandsOptionsAndValues() throws Exception {
    Path zsh = installed("zsh");
    Files.writeString(folder.resolve("segue.zsh"), Called.done(folder, "completion", "zsh"));
    try (Tmux terminal = terminal(List.of(zsh.toString(), "-f"))) {
      terminal.type("PS1='$ '; source segue.zsh; clear; print -r rea''dy\n");
      sees(terminal, "ready");
      completes(terminal);
    }
  }

  @Test
  void fishCompletesCommandsOptionsAndValues() throws Exception {
    Path fish = installed("fish");
    Files.writeString(folder.resolve("segue.fish"), Called.done(folder, "completion", "fish"));
    List<String> begun =
        List.of(
            fish.toString(),
            "--no-config",
            "--private",
            "-C",
            "source segue.fish; set fish_greeting; function fish_prompt; echo '$ '; end");
    try (Tmux terminal = terminal(begun)) {
      sees(terminal, "$");
      completes(terminal);
    }
  }

  private static void completes(Tmux terminal) throws IOException, InterruptedException {
    for (String word :
        List.of(
            "segue ini|t",
            "segue check --fi|x",
            "segue completion f|ish",
            "segue sql --dialect po|stgresql",
            "segue check --fail-on w|arning")) {
      terminal.type(word.substring(0, word.indexOf('|')));
      terminal.press("Tab");
      sees(terminal, "$ " + word.replace("|", ""));
      terminal.press("C-c");
    }
  }

  private Tmux terminal(List<String> command) throws IOException, InterruptedException {
    return Tmux.start(
        folder, 100, 30, Map.of("HOME", folder.toString(), "LC_ALL", "C.UTF-8"), command);
  }

  private static Path installed(String shell) {
    Path program = Path.of("/usr/bin", shell);
    assumeTrue(Files.isExecutable(Tmux.PROGRAM), "without tmux no shell is typed in");
    assumeTrue(
        Files.isExecutable(program), shell + " is not installed: its completion is not tried");
    return program;
  }

  private static void sees(Tmux terminal, String text) throws IOException, InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE;
    String screen = terminal.screen(false);
    while (!screen.contains(text) && System.currentTimeMillis() < end) {
      Thread.sleep(20);
      screen = terminal.screen(false);
    }
    String last = screen;
    assertTrue(last.contains(text), () -> "'" + text + "' does not come:\n" + last);
  }
}
