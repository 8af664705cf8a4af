package dev.segue.compiler.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.source.Source;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What certainly never holds, what always does, and what may be. */
final class SolverTest {
  private static final Source SCRIPT =
      new Source(
          "solver.segue",
          """
          schema {
            contact from contacts key id {
              title          text
              country        text
              birth_date     date
              customer_since date
              plan           one of ("free", "pro", "team")
              visits         integer
              spent          decimal(12,2)
              active         boolean
              tags           list of text
              home           location from latitude, longitude
            }
            account from accounts key id of contact by account_id { industry text }
            events from events key id of contact by contact_id at at type type {
              page_viewed   { path text }
              email_clicked { link text }
            }
            event purchased from orders key id of contact by contact_id at at {
              amount decimal(12,2)
              items integer
            }
            record loan from loans key id of contact by contact_id { balance decimal(12,2) }
          }
          trait yearly = sum(purchased.amount in last 365 days)
          trait often = visits
          segment big { spent > 1000 }
          segment american { country = "US" }
          score lead {
            5  per page_viewed, at most 50
            25 when visits > 3
            -40 when never page_viewed
          }
          partition tier {
            gold when spent >= 1000
            silver when spent >= 100
            rest otherwise
          }
          """);
  private static final Compilation COMPILED = compiled();

  private static Compilation compiled() {
    Compilation compilation =
        SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("Europe/Zurich"), List.of(SCRIPT)));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return compilation;
  }

  private static Condition condition(String text) {
    var checked = COMPILED.condition(new Source("(condition)", text));
    assertEquals(
        List.of(),
        checked.diagnostics().stream()
            .filter(d -> d.severity() == dev.segue.compiler.diag.Severity.ERROR)
            .toList());
    return checked.value();
  }

  private static final Solver SOLVER = new Solver(COMPILED.workspace());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "country = \"US\" and country = \"CA\"",
        "country = \"US\" and country starts with \"C\"",
        "country in (\"US\", \"CA\") and country not in (\"US\", \"CA\", \"MX\")",
        "country = \"US\" and country is missing",
        "title is blank and title = \"VP\"",
        "title contains \"VP\" and not title contains \"VP\"",
        "plan != \"free\" and plan != \"pro\" and plan != \"team\" and plan is present",
        "visits > 5 and visits < 3",
        "visits > 5 and visits < 6",
        "visits = 2.5",
        "spent > 10 and spent < 10.01",
        "often > 5 and visits < 5",
        "active is true and active is false",
        "birth_date > 2000-01-01 and birth_date < 1999-12-31",
        "customer_since in last 30 days and customer_since before 60 days ago",
        "customer_since in last 7 days and not customer_since in last 30 days",
        "purchased at least 3 times in last 30 days and purchased at most 2 times in last 90 days",
        "purchased(amount > 100) and never purchased(amount > 50)",
        "purchased(amount > 100, items = 2) at least twice and never purchased",
        "page_viewed in last 7 days and never any event in last 30 days",
        "count(purchased) < 1 and purchased",
        "first(purchased) is missing and purchased(amount > 3)",
        "days since last(purchased) > 30 and never purchased",
        "sum(purchased.amount) > 3 and count(purchased) < 0",
        "purchased on at least 3 days and purchased fewer than 3 times",
        "page_viewed at least 5 times within any 30 days and page_viewed at most 4 times",
        "gap of at least 10 days between purchased and purchased at most 1 times",
        "purchased(amount > 5, amount < 3)",
        "loan(balance > 100) and never loan(balance > 10)",
        "in big and spent < 10",
        "in big and not in big",
        "tier is gold and spent < 500",
        "tier is silver and in big",
        "tier not in (gold, silver, rest)",
        "lead > 80",
        "lead >= 75.5",
        "lead < -40",
        "tags has \"vip\" and tags is empty",
        "tags has all (\"a\", \"b\") and tags has none of (\"b\", \"c\")",
        "in sample 10% of \"x\" and not in sample 20% of \"x\"",
        "home within 5 km of (1, 1) and not home within 50 km of (1, 1)",
        "home within 5 km of (1, 1) and home is missing",
        "at least 2 of (visits > 5, visits < 3, visits = 4)",
        "account.industry = \"a\" and account.industry != \"a\"",
        "visits > 3 and ((country = \"US\" and visits < 2) or visits = 3)",
        "visits < visits",
      })
  void never(String text) {
    assertTrue(SOLVER.isNever(condition(text)), text);
    assertTrue(SOLVER.isAlways(new Condition.Not(condition(text))), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "visits > 5 or visits <= 5 or visits is missing",
        "country != \"US\" or country = \"US\"",
        "not (visits > 5) or visits > 3",
        "count(purchased) >= 0",
        "not purchased at least 3 times or purchased at least twice",
        "never page_viewed in last 30 days or page_viewed",
        "tier in (gold, silver, rest)",
        "lead <= 75",
        "lead >= -40",
        "spent is missing or spent is present",
        "in american or country != \"US\"",
      })
  void always(String text) {
    assertTrue(SOLVER.isAlways(condition(text)), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "visits > 5 or visits <= 5",
        "visits > 5 and visits < 7",
        "spent > 10 and spent < 10.02",
        "country != \"US\" and country != \"CA\"",
        "plan != \"free\" and plan != \"pro\" and plan != \"team\"",
        "customer_since in last 30 days and customer_since before 20 days ago",
        "purchased in last 30 days and never purchased in last 7 days",
        "purchased(amount > 50) and never purchased(amount > 100)",
        "purchased in last 30 days and never page_viewed in last 30 days",
        "last(purchased.amount) is missing and purchased",
        "purchased on at most 2 days and purchased at least 5 times",
        "tier is silver and not in big",
        "lead >= 75",
        "tags has \"a\" and not tags has \"b\"",
        "in sample 10% of \"x\" and not in sample 10% of \"y\"",
        "home within 50 km of (1, 1) and not home within 5 km of (1, 1)",
        "at least 2 of (visits > 5, visits < 3, country = \"US\")",
        "yearly > 100 and never purchased in last 30 days",
        "in sample 100% of \"x\" and in big",
        "birth_date > 2000-01-01 and birth_date < now",
        "count(purchased in last 30 days) > 3 and count(purchased) < 5",
      })
  void maybe(String text) {
    assertFalse(SOLVER.isNever(condition(text)), text);
    assertFalse(SOLVER.isAlways(condition(text)), text);
  }
}
