package dev.segue.compiler.type;

/** Unicode's White_Space, the no-break spaces among it: what {@code is blank} looks through. */
public final class WhiteSpace {
  private WhiteSpace() {}

  /** Whether there is nothing in the text but white space. */
  public static boolean isBlank(String text) {
    // every white space is one UTF-16 unit
    for (int i = 0; i < text.length(); i++) {
      if (!isWhiteSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The text without the white space at both ends. */
  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isWhiteSpace(int point) {
    return Character.isSpaceChar(point) || (point >= 0x09 && point <= 0x0D) || point == 0x85;
  }
}
