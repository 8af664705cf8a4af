package dev.segue.compiler.sql;

/** A glob as a pattern of {@code like .. escape '\'}, where that tells A from a. */
final class LikePattern {
  private LikePattern() {}

  static String of(String glob) {
    StringBuilder pattern = new StringBuilder();
    for (char c : glob.toCharArray()) {
      switch (c) {
        case '*' -> pattern.append('%');
        case '?' -> pattern.append('_');
        case '%', '_', '\\' -> pattern.append('\\').append(c);
        default -> pattern.append(c);
      }
    }
    return pattern.toString();
  }
}
