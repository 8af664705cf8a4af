package dev.segue.compiler.sql;

import java.util.function.IntFunction;

/**
 * How an engine for patterns writes what RE2 writes otherwise.
 *
 * @param opening what every pattern begins with
 * @param start the start of the whole text, {@code end} its end
 * @param any any character, a line feed too
 * @param never nothing is found of it
 * @param least the first character that a text can hold
 */
record RegexForm(
    String opening,
    String start,
    String end,
    String any,
    String never,
    int least,
    IntFunction<String> literal,
    IntFunction<String> member) {

  private static final int PLAIN_END = 0x80;

  /** PostgreSQL's advanced regular expressions; no text there holds U+0000. */
  static final RegexForm ADVANCED =
      new RegexForm(
          "***:",
          "^",
          "$",
          ".",
          "(?!)",
          1,
          point -> isPlain(point) ? Character.toString(point) : "\\" + Character.toString(point),
          point ->
              point < PLAIN_END && isPlain(point)
                  ? Character.toString(point)
                  : String.format(point > Character.MAX_VALUE ? "\\U%08X" : "\\u%04X", point));

  /** Java's, of which Trino's engine has a part. */
  static final RegexForm JAVA =
      new RegexForm(
          "",
          "\\A",
          "\\z",
          "[\\s\\S]",
          "[^\\s\\S]",
          0,
          point -> escaped(point, "\\.[]{}()*+?^$|"),
          point -> escaped(point, "\\[]^-&"));

  private static boolean isPlain(int point) {
    return point >= PLAIN_END || Character.isLetterOrDigit(point);
  }

  private static String escaped(int point, String special) {
    return (special.indexOf(point) < 0 ? "" : "\\") + Character.toString(point);
  }

  /** A character that stands for itself. */
  String alone(int point) {
    return literal.apply(point);
  }

  /** The same within a class. */
  String inClass(int point) {
    return member.apply(point);
  }
}
