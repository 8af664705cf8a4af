package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions that look back and forth between a contact and its rows are all answered. */
final class TrinoShapesTest {
  private static final String SCHEMA =
      """
      schema {
        contact from people key id {
          country   text
          visits    integer
          joined    timestamp
          plan      text with history
          time_zone time zone
        }
        account from firms key id of contact by firm {
          industry text
          seats    integer
        }
        event purchased from orders key id of contact by person at at {
          product text
          amount  decimal(12,2)
          paid    timestamp
        }
        event viewed from views key id of contact by person at at {
          product text
          amount  decimal(12,2)
        }
        record loan from loans key id of contact by person {
          balance decimal(12,2)
        }
      }
      segment others { visits > 3 }
      trait spent = sum(purchased.amount)
      """;

  /** Each takes Trino a while: a normal run asks the first ones. */
  private static final int MANY = Integer.getInteger("segue.worlds", 0) > 0 ? Integer.MAX_VALUE : 6;

  private static final String CONDITIONS =
      """
      most_common(purchased(product = country).product since joined) = "a"
      purchased(amount > visits) on at least 2 days this year in contact time zone
      viewed then purchased(same product, amount > avg(purchased.amount before it)) within 2 days
      viewed then next purchased(amount > avg(purchased.amount before it))
      viewed then purchased then never viewed(amount > visits) within 2 days since joined
      spent > avg of purchased(amount > avg(purchased.amount before it)).amount among everyone
      sum of purchased(amount > avg(purchased.amount before it)).amount of account >= 3
      purchased(amount >= 3 * avg(purchased.amount before it))
      purchased(amount >= 3 * avg(purchased.amount before it)) at least 2 times in last 30 days
      purchased(amount > visits, country = product, account.industry = product)
      never purchased(amount >= avg(purchased(amount > visits).amount before it))
      any of (purchased, viewed)(amount > avg(any of (purchased, viewed).amount before it)) twice
      sum(purchased(amount > max(purchased.amount before it)).amount) > 3
      median(purchased(amount > visits).amount since joined) > 3
      second(purchased since joined) > 3 days ago
      third purchased(amount > avg(purchased.amount before it)) in last 30 days
      viewed then purchased(same product, amount > visits) within 2 days
      viewed then next purchased(amount > visits)
      viewed(amount > avg(viewed.amount before it)) then purchased(same product)
      viewed then never purchased(same product, country = product) within 2 months since joined
      purchased(amount > avg(purchased.amount before it)) at least 3 times within any 30 days
      gap of at least 30 days between purchased(amount > visits) since joined
      purchased(on weekdays) at least 2 times in one day this month in contact time zone
      purchased(amount > visits) in at least 3 months running
      spent > percentile 90 of spent among others with the same plan
      top 3 by max(purchased(amount > visits).amount) among everyone with the same country
      at least 2 contacts of account (purchased(amount > visits) and viewed since joined)
      plan was "free" 30 days ago
      plan = "pro" for at least 7 days and plan changed from "free" to "pro" since joined
      purchased(amount > visits) since first(viewed)
      days since last(purchased(amount > visits) before joined) > 3
      first purchased(amount > visits) in last 30 days
      always purchased(amount > avg(purchased.amount before it)) since first(viewed(amount > 3))
      entered others since joined
      in others for at least 14 days
      """;

  @Test
  void areAnswered() {
    Somewhere trino = TrinoServer.required();
    fill(trino);
    List<String> conditions = CONDITIONS.lines().limit(MANY).toList();
    StringBuilder script = new StringBuilder(SCHEMA);
    for (int i = 0; i < conditions.size(); i++) {
      script
          .append("segment s")
          .append(i)
          .append(" {\n  ")
          .append(conditions.get(i))
          .append("\n}\n");
    }
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("UTC"), List.of(new Source("shapes.segue", script.toString()))));
    assertEquals(
        List.of(),
        compilation.diagnostics().stream()
            .filter(d -> compilation.hasErrors())
            .map(d -> d.toString())
            .toList());
    Store store = trino.store();
    SourceLayout layout = TheirAnswers.inspected(store, compilation).value();
    Statements statements =
        TheirAnswers.statements(store, compilation, layout, Instant.parse("2026-03-01T00:00:00Z"));
    List<String> refused = new ArrayList<>();
    for (Definitions.Segment segment :
        compilation.workspace().segments().stream()
            .filter(s -> s.name().matches("s\\d+"))
            .toList()) {
      try {
        store.number(statements.count(segment.condition()));
      } catch (StoreFailure failure) {
        String condition = conditions.get(Integer.parseInt(segment.name().substring(1)));
        refused.add(condition + ": " + failure.reason());
      }
    }
    assertEquals("", String.join("\n", refused));
  }

  private static void fill(Somewhere trino) {
    trino.clear();
    trino.make(
        "people",
        "id varchar, country varchar, visits bigint, joined timestamp(3), plan varchar, time_zone"
            + " varchar, firm varchar",
        "('a', 'US', 4, timestamp '2026-01-01 00:00:00', 'pro', 'Asia/Tokyo', 'f')");
    trino.make("firms", "id varchar, industry varchar, seats bigint", "('f', 'x', 3)");
    for (String table : List.of("orders", "views")) {
      trino.make(
          table,
          "id varchar, person varchar, at timestamp(3), product varchar, amount decimal(12,2), paid"
              + " timestamp(3)",
          "('1', 'a', timestamp '2026-02-01 00:00:00', 'x', 9.5, null)");
    }
    trino.make("loans", "id varchar, person varchar, balance decimal(12,2)", "('1', 'a', 3)");
  }
}
