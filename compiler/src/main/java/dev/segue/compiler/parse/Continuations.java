package dev.segue.compiler.parse;

import dev.segue.compiler.source.Source;
import dev.segue.grammar.SegueParser;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;

/**
 * With what a text may go on: a word fits where the grammar reads it, and stops, if at all, only at
 * the end.
 */
public final class Continuations {
  private static final String SOME_NAME = "some_name";

  private Continuations() {}

  /** The words of the language that begin so and may follow. */
  public static List<String> words(String before, String begun) {
    String small = begun.toLowerCase(Locale.ROOT);
    return Keywords.all().stream()
        .filter(word -> word.startsWith(small))
        .filter(word -> mayStand(before, word))
        .sorted()
        .toList();
  }

  /** Whether a name may follow that is no word of the language. */
  public static boolean isNameExpected(String before) {
    return mayStand(before, SOME_NAME);
  }

  /** All words of the language, sorted. */
  public static List<String> words() {
    return Keywords.all().stream().sorted().toList();
  }

  /** Whether a word is a name without backticks wherever a name may stand. */
  public static boolean isPlainName(String word) {
    return word.matches("[\\p{L}_][\\p{L}\\p{Nd}_]*") && Keywords.type(word).isEmpty();
  }

  private static boolean mayStand(String before, String word) {
    Reading reading = new Reading(new Source("", before + word + " "));
    return Attempt.of(Lexing.tokens(reading), SegueParser::workspaceFile).mistakes().stream()
        .allMatch(m -> m.token().getType() == Token.EOF);
  }
}
