package dev.segue.repl.session;

import dev.segue.compiler.Compilation;
import java.util.List;
import java.util.stream.Stream;

/** What a word that is begun may become: a name of the workspace, a word of the language. */
public final class Completion {
  /** The words that conditions and definitions are made of. */
  private static final List<String> WORDS =
      List.of(
          "account",
          "after",
          "ago",
          "always",
          "and",
          "any",
          "at",
          "avg",
          "before",
          "between",
          "blank",
          "contains",
          "count",
          "day",
          "days",
          "distinct",
          "does",
          "empty",
          "ends",
          "ever",
          "everyone",
          "exactly",
          "false",
          "fewer",
          "first",
          "has",
          "hours",
          "ignoring",
          "in",
          "is",
          "last",
          "least",
          "like",
          "list",
          "matches",
          "max",
          "median",
          "min",
          "minutes",
          "missing",
          "month",
          "months",
          "more",
          "most",
          "never",
          "next",
          "not",
          "now",
          "on",
          "once",
          "or",
          "partition",
          "present",
          "quarter",
          "quarters",
          "received",
          "score",
          "segment",
          "since",
          "starts",
          "subscribed",
          "sum",
          "than",
          "then",
          "this",
          "times",
          "today",
          "tomorrow",
          "trait",
          "true",
          "twice",
          "week",
          "weeks",
          "when",
          "with",
          "within",
          "year",
          "years",
          "yesterday");

  private Completion() {}

  /** The candidates for the word at the end of {@code before}; commands where a colon begins it. */
  static List<String> candidates(String before, Compilation compilation) {
    String word = lastWord(before);
    if (word.startsWith(":")) {
      return begun(PromptCommand.words().stream(), word);
    }
    if (quoted(before)) {
      return List.of();
    }
    return begun(Stream.concat(compilation.names().stream(), WORDS.stream()), word);
  }

  /** Whether it is a word of the language. */
  public static boolean isWord(String word) {
    return WORDS.contains(word);
  }

  /** The letters, digits, underscores, dots and colons that {@code before} ends in. */
  public static String lastWord(String before) {
    int start = before.length();
    while (start > 0 && isOfWord(before.charAt(start - 1))) {
      start--;
    }
    return before.substring(start);
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == ':';
  }

  private static boolean quoted(String before) {
    return before.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static List<String> begun(Stream<String> known, String word) {
    return known.filter(k -> k.startsWith(word) && !k.equals(word)).distinct().sorted().toList();
  }
}
