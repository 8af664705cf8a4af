package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which changes {@code segue test --mutate} makes, and which of them tests notice. */
final class MutateTest {
  private static final String SHOP =
      """
      schema {
        contact from contacts key id { country text }
        event purchased from orders key order_no of contact by customer at ordered_at {
          amount decimal(12,2)
        }
      }
      topic offers "Offers" opt in
      topic news "News" opt in
      message hello "Hello" {
        channel email
        topic offers
        from "shop@shop.example"
        subject "Hello"
        body "Hello"
      }
      segment americans { country = "US" }
      segment regulars { purchased at least twice in last 30 days }
      program greet {
        audience americans
        goal purchased
        wait 2 days
        send hello
      }
      """;

  private static final String GREETED =
      """
      test "greeted after two days" {
        at 2026-03-02 12:00
        contact ana { country = "US" }
        contact eve { country = "CA" }
        ana subscribes to offers
        after 3 days
        expect ana received hello at 2026-03-04 12:00
        expect eve not in americans
      }
      """;

  @TempDir Path folder;

  private Called mutate(String tests) throws IOException {
    Files.writeString(folder.resolve("a.segue"), SHOP + tests);
    return Called.segue(folder, "test", "--mutate");
  }

  @Test
  void whatNoTestNoticesIsNamedWithItsPlace() throws IOException {
    Called called = mutate(GREETED);
    assertEquals(ExitCodes.FINDINGS, called.code(), called.err());
    String told = called.out();
    assertTrue(told.contains("survived  a.segue:20:3  goal purchased taken away"), told);
    assertTrue(told.contains("survived  a.segue:17:53  30 days -> 31 days  (no test"), told);
    assertFalse(told.contains("offers -> news"), told);
    assertFalse(told.contains("2 days -> 3 days"), told);
    assertFalse(told.contains("send hello taken away"), told);
    assertFalse(told.contains("= -> !="), told);
    assertEquals(told, mutate(GREETED).out());
  }

  @Test
  void aTestThatShowsTheGoalNoticesThatItGoes() throws IOException {
    String told =
        mutate(
                GREETED
                    + """
                    test "who buys is not greeted" {
                      at 2026-03-02 12:00
                      contact ana { country = "US" }
                      ana subscribes to offers
                      after 1 day
                      event ana purchased
                      after 3 days
                      expect ana never received hello
                    }
                    """)
            .out();
    assertFalse(told.contains("goal purchased taken away"), told);
  }

  @Test
  void testsThatFailAreNoMeasure() throws IOException {
    Called called =
        mutate(
            """
            test "wrong" {
              at 2026-03-02
              contact ana { country = "US" }
              expect ana not in americans
            }
            """);
    assertEquals(ExitCodes.FINDINGS, called.code());
    assertFalse(called.out().contains("noticed"), called.out());
  }

  @Test
  void aTimeOfNothingIsRefused() {
    Called wrong = Called.segue(folder, "test", "--mutate", "--mutate-time", "0");
    assertEquals(ExitCodes.USAGE, wrong.code());
    assertTrue(wrong.err().contains("--mutate-time takes a number of seconds"), wrong.err());
  }
}
