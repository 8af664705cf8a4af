package dev.segue.repl.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The editor of whoever types: {@code $VISUAL}, else {@code $EDITOR}. */
public final class Editor {
  /** They take the line as {@code +12}. */
  private static final Set<String> TAKE_LINES =
      Set.of(
          "vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "joe", "kak", "ne");

  private final List<String> command;

  private Editor(List<String> command) {
    this.command = command;
  }

  /** Nothing where none is named. */
  public static Optional<Editor> of(Function<String, Optional<String>> environment) {
    return Stream.of("VISUAL", "EDITOR")
        .flatMap(variable -> environment.apply(variable).stream())
        .map(String::strip)
        .filter(words -> !words.isEmpty())
        .findFirst()
        .map(words -> new Editor(List.of(words.split("\\s+"))));
  }

  /** Opens a file and waits; the reason where that failed. */
  Optional<String> open(Path file, int line) {
    List<String> words = new ArrayList<>(command);
    String name =
        Optional.ofNullable(Path.of(words.getFirst()).getFileName()).map(Path::toString).orElse("");
    if (line > 1 && TAKE_LINES.contains(name)) {
      words.add("+" + line);
    }
    words.add(file.toString());
    try {
      int code = new ProcessBuilder(words).inheritIO().start().waitFor();
      return code == 0
          ? Optional.empty()
          : Optional.of(words.getFirst() + " ended with exit code " + code);
    } catch (IOException e) {
      return Optional.of(words.getFirst() + " cannot be started; EDITOR names your editor");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  /** What became of a text, or why nothing did. */
  record Edited(String text, Optional<String> reason) {}

  /** Has a text changed. */
  Edited edit(String text) {
    try {
      Path file = Files.createTempFile("segue-", ".segue");
      try {
        Files.writeString(file, text + "\n");
        Optional<String> reason = open(file, 1);
        return new Edited(Files.readString(file).strip(), reason);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return new Edited(
          text, Optional.of("the temporary folder cannot be used: " + e.getMessage()));
    }
  }
}
