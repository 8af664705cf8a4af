package dev.segue.repl.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every command, in the order of help. A command's class is loaded when it is called. */
enum Door {
  INIT("Make a workspace that runs.");

  private final String summary;

  Door(String summary) {
    this.summary = summary;
  }

  /** The word on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the command does, in one line. */
  String summary() {
    return summary;
  }

  Object command(Segue segue) {
    return switch (this) {
      case INIT -> new InitCommand(segue);
    };
  }

  static Optional<Door> named(String word) {
    return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Door::word).toList();
  }
}
