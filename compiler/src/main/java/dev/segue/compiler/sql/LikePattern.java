package dev.segue.compiler.sql;

/** A glob as a pattern of {@code like .. escape '\'}, where that tells A from a. */
final class LikePattern {
  private LikePattern() {}

  static String of(String glob) {
    return plain(glob).replace('*', '%').replace('?', '_');
  }

  /** Text as it stands. */
  static String plain(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
