package dev.segue.repl.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.runtime.outcome.Difference;
import dev.segue.runtime.outcome.Share;
import org.junit.jupiter.api.Test;

/** The intervals of reports, against the examples that Newcombe published in 1998. */
final class OutcomeMathTest {
  private static final double AS_PRINTED = 0.00005;

  @Test
  void sharesHaveWilsonsInterval() {
    Share share = new Share(81, 263);
    assertEquals(0.2553, share.low(), AS_PRINTED);
    assertEquals(0.3662, share.high(), AS_PRINTED);
    assertEquals(0, new Share(0, 20).low());
    assertEquals(0.1611, new Share(0, 20).high(), AS_PRINTED);
  }

  @Test
  void differencesHaveNewcombesInterval() {
    Difference difference = new Difference(new Share(56, 70), new Share(48, 80));
    assertEquals(0.2, difference.difference(), AS_PRINTED);
    assertEquals(0.0524, difference.low(), AS_PRINTED);
    assertEquals(0.3339, difference.high(), AS_PRINTED);
  }
}
