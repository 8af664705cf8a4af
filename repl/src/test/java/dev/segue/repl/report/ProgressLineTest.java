package dev.segue.repl.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressLineTest {
  @ParameterizedTest
  @CsvSource({
    "500, 1000, 'reading  50 %'",
    "1200, 1000, 'reading  100 %'",
    "120000, 0, 'reading  120,000'",
    "0, 0, reading"
  })
  void tellsAShareOrHowMuchIsDone(long done, long total, String told) {
    assertEquals("\r\u001B[K" + told, told(new Screen(true, 80, false), done, total));
  }

  @ParameterizedTest
  @CsvSource({"500, 1000", "120000, 0"})
  void saysNothingWhereNobodyLooks(long done, long total) {
    assertEquals("", told(Screen.PIPE, done, total));
  }

  private static String told(Screen screen, long done, long total) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ProgressLine line = new ProgressLine(screen, err, () -> Instant.EPOCH);
    line.at("reading", done, total);
    String told = bytes.toString(StandardCharsets.UTF_8);
    line.close();
    return told;
  }
}
