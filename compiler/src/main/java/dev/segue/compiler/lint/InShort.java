package dev.segue.compiler.lint;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import java.util.List;
import java.util.function.Function;

/** A condition in a line that can be read, however long it is. */
final class InShort {
  /** Of more parts the first ones are told, and how many more there are. */
  private static final int MOST_PARTS = 8;

  /** What is longer ends there. */
  private static final int LONGEST = 600;

  private final English english;

  InShort(English english) {
    this.english = english;
  }

  String words(Condition condition) {
    String words =
        switch (condition) {
          case Condition.All(var parts) when parts.size() > MOST_PARTS ->
              some(parts, Condition.All::new, "and");
          case Condition.Any(var parts) when parts.size() > MOST_PARTS ->
              some(parts, Condition.Any::new, "or");
          case Condition c -> english.words(c);
        };
    return words.length() > LONGEST ? words.substring(0, end(words)) + " .." : words;
  }

  private String some(
      List<Condition> parts, Function<List<Condition>, Condition> of, String andOr) {
    List<Condition> first = parts.subList(0, MOST_PARTS);
    return words(of.apply(first)) + " " + andOr + " " + (parts.size() - MOST_PARTS) + " more";
  }

  /** The end of a word. */
  private static int end(String words) {
    int space = words.lastIndexOf(' ', LONGEST);
    return space > 0 ? space : words.offsetByCodePoints(0, LONGEST / 2);
  }
}
