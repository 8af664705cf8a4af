package dev.segue.compiler.sql;

import dev.segue.compiler.type.Type;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The digits of a column of exact numbers, as its type tells them: {@code NUMERIC(12,2)}. */
final class Digits {
  private static final Pattern TYPE = Pattern.compile("[A-Z]+\\((\\d{1,3}), ?(\\d{1,3})\\)");

  private Digits() {}

  /** Whether each number of the column is one of the declared type. */
  static boolean fit(String type, Type declared) {
    Matcher digits = TYPE.matcher(type);
    if (!(declared instanceof Type.Numeric(int precision, int scale)) || !digits.matches()) {
      return false;
    }
    int decimals = Integer.parseInt(digits.group(2));
    return decimals <= scale && Integer.parseInt(digits.group(1)) - decimals <= precision - scale;
  }
}
