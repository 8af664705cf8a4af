package dev.segue.repl.report;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of CSV as RFC 4180 has them; a missing value is empty, an empty text is {@code ""}. */
public final class Csv {
  private Csv() {}

  public static String line(List<String> values) {
    return values.stream().map(Csv::quoted).collect(Collectors.joining(","));
  }

  public static String cells(List<Cell> row) {
    return row.stream()
        .map(cell -> cell.equals(Cell.NOTHING) ? "" : quoted(cell.words()))
        .collect(Collectors.joining(","));
  }

  private static String quoted(String value) {
    boolean plain =
        !value.isEmpty()
            && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
