package dev.segue.repl.report;

/** How many columns of a terminal a text takes: marks that combine none, wide letters two. */
final class DisplayWidth {
  private static final String MORE = "…";
  private static final char UNSHOWABLE = '\uFFFD';

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** The text, cut with an ellipsis where it takes more columns. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int left = columns - 1;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int point = text.codePointAt(at);
      left -= of(point);
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept + MORE;
  }

  /** The text on one line and without what would steer a terminal: data may hold anything. */
  static String harmless(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\n' || point == '\r' || point == '\t') {
                shown.append(' ');
              } else if (Character.isISOControl(point)) {
                shown.append(UNSHOWABLE);
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }

  private static int of(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || type == Character.CONTROL) {
      return 0;
    }
    return wide(point) ? 2 : 1;
  }

  /** East Asian letters and pictures that terminals draw over two columns. */
  private static boolean wide(int point) {
    return point >= 0x1100
        && (point <= 0x115F
            || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
            || (point >= 0xAC00 && point <= 0xD7A3)
            || (point >= 0xF900 && point <= 0xFAFF)
            || (point >= 0xFE30 && point <= 0xFE6F)
            || (point >= 0xFF00 && point <= 0xFF60)
            || (point >= 0xFFE0 && point <= 0xFFE6)
            || (point >= 0x1F300 && point <= 0x1F64F)
            || (point >= 0x1F900 && point <= 0x1F9FF)
            || (point >= 0x20000 && point <= 0x3FFFD));
  }
}
