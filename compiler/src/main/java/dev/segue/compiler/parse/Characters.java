package dev.segue.compiler.parse;

import java.util.Locale;
import java.util.Objects;

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
}
