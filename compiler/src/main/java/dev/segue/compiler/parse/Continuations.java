package dev.segue.compiler.parse;

import dev.segue.compiler.source.Source;
import dev.segue.grammar.SegueParser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * With what a text may go on: a word fits where the grammar reads it, and stops, if at all, only
 * behind it.
 */
public final class Continuations {
  private static final String SOME_NAME = "some_name";

  /** The rules by which words of the language are names. */
  private static final Set<Integer> NAMES =
      Set.of(
          SegueParser.RULE_name,
          SegueParser.RULE_className,
          SegueParser.RULE_callName,
          SegueParser.RULE_setName,
          SegueParser.RULE_plainName,
          SegueParser.RULE_measureName,
          SegueParser.RULE_inWord,
          SegueParser.RULE_word,
          SegueParser.RULE_softWord,
          SegueParser.RULE_hardWord);

  private Continuations() {}

  /** What may come after a word that is one of the language where it stands, and not a name. */
  private static final List<String> AFTER = List.of("", "x ", "1 ", "(", "of ");

  /** The same of words after which one of a few comes. */
  private static final Map<String, String> AFTER_ONE =
      Map.of(
          "more", "than 1 ",
          "fewer", "than 1 ",
          "less", "than 1 ",
          "on", "sunday ",
          "contact", ".x ",
          "account", ".x ",
          "list", "x ",
          "hand", "off ",
          "opt", "in ");

  /**
   * The words of the language that begin so and may follow, other than as names.
   *
   * @param closing the signs that close what is open
   */
  public static List<String> words(String before, String begun, String closing) {
    String small = begun.toLowerCase(Locale.ROOT);
    boolean nameExpected = isNameExpected(before, closing);
    return Keywords.all().stream()
        .filter(word -> word.startsWith(small))
        .filter(word -> mayStand(before, word, closing))
        .filter(word -> !nameExpected || isMeant(before, word, closing))
        .sorted()
        .toList();
  }

  /** Whether there is a way to go on by which the word is no name. */
  private static boolean isMeant(String before, String word, String closing) {
    int place = points(before);
    int end = points(before + word);
    return Stream.concat(Optional.ofNullable(AFTER_ONE.get(word)).stream(), AFTER.stream())
        .map(after -> attempt(before + word + " " + after + closing))
        .filter(attempt -> goesOn(attempt, end))
        .anyMatch(attempt -> !isName(attempt.context(), place));
  }

  /** Whether what stands at a place was read as a name, or not at all. */
  private static boolean isName(ParseTree tree, int place) {
    if (tree instanceof TerminalNode word) {
      return word.getSymbol().getStartIndex() != place
          || (word.getParent() instanceof ParserRuleContext rule
              && NAMES.contains(rule.getRuleIndex()));
    }
    for (int i = 0; i < tree.getChildCount(); i++) {
      if (!isName(tree.getChild(i), place)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a name may follow that is no word of the language. */
  public static boolean isNameExpected(String before, String closing) {
    return mayStand(before, SOME_NAME, closing);
  }

  /** All words of the language, sorted. */
  public static List<String> words() {
    return Keywords.all().stream().sorted().toList();
  }

  /** Whether a word is a name without backticks wherever a name may stand. */
  public static boolean isPlainName(String word) {
    return word.matches("[\\p{L}_][\\p{L}\\p{Nd}_]*") && Keywords.type(word).isEmpty();
  }

  private static boolean mayStand(String before, String word, String closing) {
    int end = points(before + word);
    return goesOn(attempt(before + word + " " + closing), end);
  }

  private static Attempt<? extends ParserRuleContext> attempt(String text) {
    Reading reading = new Reading(new Source("", text));
    return Attempt.of(Lexing.tokens(reading), SegueParser::workspaceFile);
  }

  /** Whether reading does not stop before a place. */
  private static boolean goesOn(Attempt<?> attempt, int place) {
    return attempt.mistakes().stream().allMatch(m -> m.token().getStartIndex() >= place);
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }
}
