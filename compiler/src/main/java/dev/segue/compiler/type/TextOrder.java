package dev.segue.compiler.type;

import java.util.Comparator;

/**
 * The order of text: by code point (language §7.5). {@link String#compareTo} goes by UTF-16 unit
 * and puts an emoji before U+FFFD.
 */
public final class TextOrder {
  public static final Comparator<String> BY_CODE_POINT = TextOrder::compare;

  private TextOrder() {}

  private static int compare(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      if (left.charAt(i) != right.charAt(i)) {
        return Integer.compare(rank(left.charAt(i)), rank(right.charAt(i)));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Surrogates stand for code points above every other unit's. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
  }
}
