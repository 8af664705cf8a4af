package dev.segue.compiler.type;

/**
 * How {@code ignoring case} folds text: each code point by itself to upper and then to lower case
 * (Unicode's simple mappings), so that a part of a text folds as it does in the whole.
 */
public final class CaseFold {
  private CaseFold() {}

  public static String of(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }
}
