package dev.segue.compiler.sql;

/** A glob as a pattern of {@code like .. escape '\'}, where that tells A from a. */
final class LikePattern {
  private LikePattern() {}

  static String of(String glob) {
    return glob.replace("\\", "\\\\")
        .replace("%", "\\%")
        .replace("_", "\\_")
        .replace('*', '%')
        .replace('?', '_');
  }
}
