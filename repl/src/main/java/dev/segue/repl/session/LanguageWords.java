package dev.segue.repl.session;

import java.util.List;
import java.util.Set;

/** The words of the language that are no names. */
public final class LanguageWords {
  /** What conditions and definitions are made of. */
  static final List<String> ALL =
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

  private static final Set<String> FUNCTIONS =
      Set.of("avg", "count", "first", "last", "max", "median", "min", "sum");

  private LanguageWords() {}

  /** Whether parentheses follow it. */
  static boolean isFunction(String word) {
    return FUNCTIONS.contains(word);
  }

  /** Whether it is one. */
  public static boolean has(String word) {
    return ALL.contains(word);
  }
}
