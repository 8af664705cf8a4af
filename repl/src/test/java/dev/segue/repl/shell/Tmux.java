package dev.segue.repl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A terminal that a program runs in, which tmux lends; of its own, apart from all others. */
final class Tmux implements AutoCloseable {
  static final Path PROGRAM = Path.of("/usr/bin/tmux");

  private final Path socket;
  private final Path said;

  private Tmux(Path folder) {
    this.socket = folder.resolve("tmux");
    this.said = folder.resolve("tmux.said");
  }

  static Tmux start(
      Path folder, int columns, int rows, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path settings = folder.resolve("tmux.conf");
    Files.writeString(
        settings,
        """
        set -g default-terminal screen-256color
        set -g status off
        set -g remain-on-exit on
        set -sg escape-time 0
        """);
    Tmux tmux = new Tmux(folder);
    List<String> words =
        new ArrayList<>(List.of("-f", settings.toString(), "new-session", "-d", "-c"));
    words.addAll(List.of(folder.toString(), "-x", "" + columns, "-y", "" + rows));
    environment.forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
    words.addAll(command);
    tmux.call(words);
    return tmux;
  }

  void type(String text) throws IOException, InterruptedException {
    call(List.of("send-keys", "-l", text));
  }

  /** A key by its name: {@code Enter}, {@code C-c}. */
  void press(String key) throws IOException, InterruptedException {
    call(List.of("send-keys", key));
  }

  void resize(int columns, int rows) throws IOException, InterruptedException {
    call(List.of("resize-window", "-x", "" + columns, "-y", "" + rows));
  }

  boolean hasEnded() throws IOException, InterruptedException {
    return call(List.of("display-message", "-p", "#{pane_dead}")).strip().equals("1");
  }

  int cursorColumn() throws IOException, InterruptedException {
    return Integer.parseInt(call(List.of("display-message", "-p", "#{cursor_x}")).strip());
  }

  /** What stands on it, without blanks at the ends of lines and of the screen. */
  String screen(boolean colours) throws IOException, InterruptedException {
    String shown =
        call(colours ? List.of("capture-pane", "-p", "-e") : List.of("capture-pane", "-p"));
    return shown.lines().map(String::stripTrailing).reduce("", (a, b) -> a + b + "\n").strip();
  }

  private String call(List<String> words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-S", socket.toString()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("TMUX");
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    int code = process.waitFor();
    String answer = Files.readString(said, StandardCharsets.UTF_8);
    assertEquals(0, code, () -> command + ": " + answer);
    return answer;
  }

  @Override
  public void close() throws IOException {
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-S", socket.toString(), "kill-server")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
