package dev.segue.compiler.type;

import java.util.Locale;

/**
 * {@code ignoring case}: text folded by Unicode's full case folding, one code point at a time, so
 * that what a part of a text folds to does not depend on what stands around it.
 *
 * <p>Each code point goes to lower, to upper and to lower case again: {@code ß}, {@code ẞ} and
 * {@code SS} all give {@code ss}, {@code Σ}, {@code σ} and {@code ς} give {@code σ}, whatever the
 * language of the machine. The dotless {@code ı} stays itself, as Unicode has it outside of Turkic
 * languages.
 */
public final class CaseFold {
  private static final int DOTLESS_I = 0x131;

  private CaseFold() {}

  /** The folded text; folding it again changes nothing. */
  public static String of(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(folded, point));
    return folded.toString();
  }

  private static void append(StringBuilder folded, int point) {
    if (point < 0x80) {
      folded.append((char) (point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point));
    } else if (point == DOTLESS_I) {
      folded.appendCodePoint(point);
    } else {
      folded.append(
          Character.toString(point)
              .toLowerCase(Locale.ROOT)
              .toUpperCase(Locale.ROOT)
              .toLowerCase(Locale.ROOT));
    }
  }
}
