package dev.segue.repl.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition or value that was answered last, as it was typed: {@code _} in what is typed next
 * stands for it.
 */
record LastResult(String text) {
  private static final String NAME = "_";

  /** Texts, comments and quoted names are passed over whole. */
  private static final Pattern PIECE =
      Pattern.compile(
          "\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"?|--[^\\n]*|`[^`\\n]*`"
              + "|[\\p{L}_][\\p{L}\\p{Nd}_]*|.",
          Pattern.DOTALL);

  /** Whether an input speaks of the last result. */
  static boolean isIn(String input) {
    return PIECE.matcher(input).results().anyMatch(piece -> piece.group().equals(NAME));
  }

  /** The input with the last result where it speaks of it. */
  String in(String input) {
    if (input.strip().equals(NAME)) {
      return text;
    }
    String whole = text.contains("--") ? "(" + text + "\n)" : "(" + text + ")";
    return PIECE
        .matcher(input)
        .replaceAll(
            piece -> Matcher.quoteReplacement(piece.group().equals(NAME) ? whole : piece.group()));
  }
}
