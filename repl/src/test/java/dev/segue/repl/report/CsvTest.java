package dev.segue.repl.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=HYPERLINK(\"https://evil.example\")",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "=cmd|' /C calc'!A0"
      })
  void noTextIsTakenForAFormula(String text) {
    String line = Csv.cells(List.of(Cell.of("ana"), Cell.of(text)));
    String cell = line.substring("ana,".length());
    String inside = cell.startsWith("\"") ? cell.substring(1) : cell;
    assertFalse("=+-@\t\r\n".indexOf(inside.charAt(0)) >= 0, line);
  }

  @Test
  void everythingElseStandsAsItIs() {
    assertEquals(
        "-5,true,,\"\",\"a,b\",\"say \"\"hi\"\"\",a=b",
        Csv.cells(
            List.of(
                Cell.of(new BigDecimal("-5")),
                new Cell.Truth(true),
                Cell.NOTHING,
                Cell.of(""),
                Cell.of("a,b"),
                Cell.of("say \"hi\""),
                Cell.of("a=b"))));
  }
}
