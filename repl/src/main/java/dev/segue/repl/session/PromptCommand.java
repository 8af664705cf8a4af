package dev.segue.repl.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the prompt does besides answering conditions: {@code :help}. */
enum PromptCommand {
  HELP("", "what may be typed"),
  SCHEMA("", "what may be asked about"),
  SEGMENTS("", "every segment, with its size"),
  DEFINITIONS("", "traits, scores, partitions, lists, programs and messages"),
  DESCRIBE("NAME", "all there is to tell of one of them, or of an attribute or event"),
  EXPLAIN("[S]", "a segment or condition in English, with a count for each part"),
  WHY("CONTACT [S]", "why a contact is in a segment or condition or not, and what would turn that"),
  SQL("[S]", "the SQL of a segment or condition"),
  AT("[INSTANT]", "answer as of an instant; 'now' follows the clock again"),
  CHECK("", "every mistake in the workspace's files"),
  TYPED("", "the definitions typed here"),
  EDIT("[NAME]", "change a definition, or what was typed last, in your editor"),
  DIFF("[NAME]", "what you defined beside what is saved"),
  PLAN("", "who would enter and leave, and what programs would do, if it were saved"),
  SAVE("[NAME] [FILE]", "put what you defined into its file"),
  OPEN("[NAME]", "open the file of a definition in your editor"),
  QUIT("", "leave");

  private final String takes;
  private final String does;

  PromptCommand(String takes, String does) {
    this.takes = takes;
    this.does = does;
  }

  /** {@code :help}. */
  String word() {
    return ":" + name().toLowerCase(Locale.ROOT);
  }

  /** {@code :at [INSTANT]}. */
  String usage() {
    return takes.isEmpty() ? word() : word() + " " + takes;
  }

  String does() {
    return does;
  }

  boolean takesArgument() {
    return !takes.isEmpty();
  }

  /** The command of a word or of the beginning of one that no other begins with. */
  static Optional<PromptCommand> named(String word) {
    List<PromptCommand> begun =
        Arrays.stream(values()).filter(c -> c.word().startsWith(word)).toList();
    return begun.stream()
        .filter(c -> c.word().equals(word))
        .findFirst()
        .or(
            () ->
                begun.size() == 1 && word.length() > 1
                    ? Optional.of(begun.getFirst())
                    : Optional.empty());
  }

  static List<Offer> offers() {
    return Arrays.stream(values()).map(c -> new Offer(c.word(), c.does)).toList();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(PromptCommand::word).toList();
  }
}
