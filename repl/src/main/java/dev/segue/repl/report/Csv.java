package dev.segue.repl.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines of CSV as RFC 4180 has them; a missing value is empty, an empty text is {@code ""}. A text
 * that a spreadsheet would take for a formula has an apostrophe before it, as one types it there.
 */
public final class Csv {
  /** What a formula begins with, in one spreadsheet or another. */
  private static final String FORMULA = "=+-@\t\r\n";

  private Csv() {}

  public static String line(List<String> values) {
    return values.stream().map(Csv::quoted).collect(Collectors.joining(","));
  }

  public static String cells(List<Cell> row) {
    return row.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  private static String cell(Cell cell) {
    return switch (cell) {
      case Cell.Missing missing -> "";
      case Cell.Words(var text) -> quoted(noFormula(text));
      case Cell.Amount amount -> quoted(amount.words());
      case Cell.Truth truth -> quoted(truth.words());
    };
  }

  private static String noFormula(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String value) {
    boolean plain =
        !value.isEmpty()
            && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
