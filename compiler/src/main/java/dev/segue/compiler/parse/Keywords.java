package dev.segue.compiler.parse;

import dev.segue.grammar.SegueLexer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** The words of the language, and their tokens. */
final class Keywords {
  private static final Map<String, Integer> TYPES = types();

  private Keywords() {}

  /** The token of a word; of units and the like also of the plural. */
  static Optional<Integer> type(String word) {
    return Optional.ofNullable(TYPES.get(word));
  }

  static Set<String> all() {
    return TYPES.keySet();
  }

  /** The words of some tokens, singular and plural; of ROW_ tokens the word that opens the row. */
  static Set<String> words(Set<Integer> types) {
    Set<String> words = new TreeSet<>();
    TYPES.forEach(
        (word, type) -> {
          if (types.contains(type) || types.contains(row(type))) {
            words.add(word);
          }
        });
    return words;
  }

  private static int row(int type) {
    String name = "ROW_" + SegueLexer.VOCABULARY.getSymbolicName(type);
    for (int row = SegueLexer.ROW_SCHEMA; row <= SegueLexer.ROW_RESUME; row++) {
      if (name.equals(SegueLexer.VOCABULARY.getSymbolicName(row))) {
        return row;
      }
    }
    return Token.INVALID_TYPE;
  }

  private static Map<String, Integer> types() {
    Map<String, Integer> types = new LinkedHashMap<>();
    for (int type = SegueLexer.AND; type <= SegueLexer.SUNDAY; type++) {
      String name = SegueLexer.VOCABULARY.getSymbolicName(type).toLowerCase(Locale.ROOT);
      String word = name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
      for (String form : Set.of(word, word + "s")) {
        if (read(form) == type) {
          types.put(form, type);
        }
      }
    }
    return types;
  }

  private static int read(String word) {
    return new SegueLexer(CharStreams.fromString(word)).nextToken().getType();
  }
}
