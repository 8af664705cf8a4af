package dev.segue.compiler.parse;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;

/** Characters as people call them. */
final class Characters {
  private Characters() {}

  /** {@code '~'}; what cannot be seen by its name: {@code a no-break space (U+00A0)}. */
  static String named(String text) {
    int point = text.codePointAt(0);
    boolean seen = Character.isLetterOrDigit(point) || (point > ' ' && point < 0x7f);
    if (seen) {
      return "'" + Character.toString(point) + "'";
    }
    String name = Objects.requireNonNullElse(Character.getName(point), "character");
    boolean shown =
        switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.UNASSIGNED,
              Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
    String words = name.toLowerCase(Locale.ROOT);
    return (shown ? "'" + Character.toString(point) + "', " : "")
        + ("aeio".indexOf(words.charAt(0)) >= 0 ? "an " : "a ")
        + words
        + String.format(Locale.ROOT, " (U+%04X)", point);
  }

  /** Where something stands that no text of a database can hold: a zero, half a character. */
  static OptionalInt none(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
