package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code segue test --coverage} says that no test shows. */
final class CoverageTest {
  private static final String SHOP =
      """
      schema {
        contact from contacts key id { country text }
        event purchased from orders key order_no of contact by customer at ordered_at {
          amount decimal(12,2)
        }
      }
      topic offers "Offers" opt in
      message hello "Hello" {
        channel email
        topic offers
        from "shop@shop.example"
        subject "Hello"
        body "Hello"
      }
      segment regulars {
        country = "US" and purchased(amount >= 10) at least twice in last 30 days
      }
      program greet {
        audience regulars
        exit when country = "CA"
        send hello
        wait 2 days
        if purchased { send hello }
      }
      """;

  @TempDir Path folder;

  private String coverage(String... tests) throws IOException {
    Files.writeString(folder.resolve("a.segue"), SHOP + String.join("\n", tests));
    Called called = Called.segue(folder, "test", "--coverage");
    assertEquals(ExitCodes.FINE, called.code(), called.out() + called.err());
    return called.out();
  }

  private static final String IN =
      """
      test "in" {
        at 2026-03-02
        contact ana { country = "US" }
        event ana purchased { amount = 10 } 29 days ago
        event ana purchased { amount = 20 } 3 days ago
        expect ana in regulars
      }
      """;

  private static final String OUT =
      """
      test "out" {
        at 2026-03-02
        contact ana { country = "US" }
        event ana purchased { amount = 10 } 30 days ago
        event ana purchased { amount = 20 } 3 days ago
        expect ana not in regulars
        contact bob { country = "CA" }
        event bob purchased { amount = 20 } 4 days ago
        event bob purchased { amount = 20 } 3 days ago
        expect bob not in regulars
      }
      """;

  @Test
  void whatHoldsInEveryTestIsNotDecided() throws IOException {
    String told = coverage(IN);
    assertTrue(told.contains("country is \"US\": it never fails where it decides"), told);
    assertTrue(told.contains("nobody: purchased with amount at least 10 exactly once"), told);
    assertTrue(
        told.contains(
            "nobody: purchased with amount at least 10 within a day before the beginning"),
        told);
    assertFalse(told.contains("within a day after the beginning"), told);
    assertFalse(told.contains("nobody: purchased with amount 10\n"), told);
  }

  @Test
  void theOtherSideOfEachEdgeDecides() throws IOException {
    String told = coverage(IN, OUT);
    assertFalse(told.contains("segment regulars"), told);
  }

  @Test
  void aPartThatDoesNotTurnTheWholeDecidesNothing() throws IOException {
    String told =
        coverage(
            IN,
            """
            test "neither" {
              at 2026-03-02
              contact bob { country = "CA" }
              expect bob not in regulars
            }
            """);
    assertTrue(told.contains("country is \"US\": it never fails where it decides"), told);
  }

  @Test
  void aBranchIsDecidedByTheRunsThatComeToIt() throws IOException {
    String way =
        """
          at 2026-03-02 12:00
          contact ana { country = "US" }
          ana subscribes to offers
          event ana purchased { amount = 10 } 29 days ago
          event ana purchased { amount = 20 } 3 days ago
          after 1 hour
        """;
    String without =
        "test \"no\" {\n" + way + "  after 3 days\n  expect ana received hello once\n}\n";
    String once = coverage(without);
    assertTrue(once.contains("purchased since entering the program: it never holds"), once);
    String both =
        coverage(
            without,
            "test \"yes\" {\n"
                + way
                + "  event ana purchased { amount = 1 }\n"
                + "  after 3 days\n  expect ana received hello twice\n}\n");
    assertFalse(both.contains("since entering the program"), both);
    assertTrue(both.contains("program greet, exit"), both);
  }

  @Test
  void whatNoTestAsksIsToldOnce() throws IOException {
    assertTrue(coverage().contains("segment regulars  a.segue:15\n  no test asks it"));
  }

  @Test
  void programsReadTheSame() throws IOException {
    Files.writeString(folder.resolve("a.segue"), SHOP + IN);
    Called called = Called.segue(folder, "test", "--coverage", "--json");
    assertTrue(called.out().contains("\"decided\" : 0,"), called.out());
  }
}
