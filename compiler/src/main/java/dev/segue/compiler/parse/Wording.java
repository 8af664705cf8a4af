package dev.segue.compiler.parse;

import dev.segue.grammar.SegueParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** How diagnostics name what is written, and what could be. */
final class Wording {
  private static final int LONGEST = 40;

  private static final Map<Integer, String> KINDS =
      Map.of(
          SegueParser.IDENTIFIER, "a name",
          SegueParser.STRING, "a text in double quotes",
          SegueParser.NUMBER, "a number",
          SegueParser.PERCENTAGE, "a percentage, as in '10%'",
          SegueParser.DATE_VALUE, "a date, as in '2026-03-01'",
          SegueParser.CLOCK, "a time of day, as in '09:00'");

  private Wording() {}

  /** {@code 'and'}, {@code "US"}; what is long is cut. */
  static String quoted(Token token) {
    String text = token.getText().lines().findFirst().orElse("");
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    String shown =
        end < text.length() || text.length() < token.getText().length()
            ? text.substring(0, end) + ".."
            : text;
    return shown.startsWith("\"") ? shown : "'" + shown + "'";
  }

  /** {@code 'when', 'per' or 'otherwise'}. */
  static String oneOf(Collection<String> words) {
    return joined(words.stream().map(word -> "'" + word + "'").toList());
  }

  private static String joined(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }

  /** Signs, words and kinds of literals by their tokens; closing brackets are the last resort. */
  static String anyOf(Set<Integer> types) {
    List<String> kinds =
        KINDS.entrySet().stream()
            .filter(kind -> types.contains(kind.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    List<String> all = new ArrayList<>(kinds);
    written(types).forEach(word -> all.add("'" + word + "'"));
    if (all.size() > 1) {
      all.removeAll(List.of("'}'", "')'"));
    }
    if (!kinds.isEmpty()) {
      all.remove("','");
    }
    all.remove("'}'");
    return joined(all);
  }

  /** Whether a literal could stand there. */
  static boolean isKind(Set<Integer> types) {
    return KINDS.keySet().stream().anyMatch(types::contains);
  }

  private static Collection<String> written(Set<Integer> types) {
    Set<String> words = Keywords.words(types);
    for (int type : types) {
      String literal = SegueParser.VOCABULARY.getLiteralName(type);
      if (literal != null && !Character.isLetter(literal.charAt(1))) {
        words.add(literal.substring(1, literal.length() - 1));
      }
    }
    return words;
  }
}
