package dev.segue.repl.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tables as people and as pipes get them. */
final class TableTest {
  private static final Screen TERMINAL = new Screen(true, 30, false);

  private static Table sizes() {
    return new Table("segment", "size", "spent")
        .row(Cell.of("car_intent"), Cell.of(12345), Cell.of(new BigDecimal("1234567.50")))
        .row(Cell.of("none"), Cell.of(0), Cell.NOTHING);
  }

  private static String printed(Table table, Screen screen) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.print(screen, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void numbersStandToTheRightWithSeparators() {
    assertEquals(
        """
        segment     size    spent
        car_intent  12,345  1,234,567.50
        none             0
        """
            .replace("size    spent", "  size         spent"),
        printed(sizes(), new Screen(true, 80, false)));
  }

  @Test
  void aPipeGetsTabsAndPlainNumbers() {
    assertEquals(
        "segment\tsize\tspent\ncar_intent\t12345\t1234567.50\nnone\t0\t\n",
        printed(sizes(), Screen.PIPE));
  }

  @Test
  void longTextIsCutToTheWindow() {
    Table table =
        new Table("key", "words").row(Cell.of("1"), Cell.of("a sentence that goes on and on"));
    String text = printed(table, TERMINAL);
    assertTrue(text.contains("…"), text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 30), text);
  }

  @Test
  void columnsWithoutRoomAreNamed() {
    Table table =
        new Table("key", "first_name", "last_name", "country")
            .row(Cell.of("1"), Cell.of("Anastasia"), Cell.of("Papadopoulou"), Cell.of("Honduras"));
    assertTrue(printed(table, TERMINAL).endsWith("no room for: country\n"));
  }

  @Test
  void wideLettersCountTwice() {
    Table table =
        new Table("name", "n").row(Cell.of("日本"), Cell.of(1)).row(Cell.of("Bo"), Cell.of(2));
    assertEquals("name  n\n日本  1\nBo    2\n", printed(table, new Screen(true, 80, false)));
  }

  @Test
  void dataDoNotSteerTheTerminal() {
    Table table = new Table("name").row(Cell.of("a\u001B[2Jb\nc"));
    assertEquals("name\na\uFFFD[2Jb c\n", printed(table, TERMINAL));
  }
}
