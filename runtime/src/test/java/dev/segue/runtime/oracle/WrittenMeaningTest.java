package dev.segue.runtime.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.type.Rational;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Conditions as written, asked of the oracle at the edges that language §7 names. Now is 2026-03-31
 * 12:00 in Zurich, two days after the clocks went forward there.
 */
final class WrittenMeaningTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
  private static final Instant NOW = at("2026-03-31T12:00");
  private static final Value ANA = new Value.Text("ana");
  private static final Compilation WORKSPACE =
      SegueCompiler.compile(
          SegueCompiler.Input.of(
              ZONE,
              List.of(
                  new Source(
                      "schema.segue",
                      """
                      schema {
                        contact from contacts key id {
                          zone time zone
                          born date
                          since date
                          due  date
                          seen timestamp
                          country text
                          spent decimal(12,2)
                          visits integer
                        }
                        event bought from orders key no of contact by contact at at {
                          amount decimal(12,2)
                          kind text
                        }
                      }
                      """))));

  /**
   * A condition, when something (of which kind) was bought, or the attributes, and whether it
   * holds.
   */
  private record Case(String condition, String given, boolean holds) {}

  private static Case yes(String condition, String given) {
    return new Case(condition, given, true);
  }

  private static Case no(String condition, String given) {
    return new Case(condition, given, false);
  }

  @TestFactory
  Stream<DynamicTest> windowsOfEvents() {
    return tests(
        // (now - D, now]
        yes("bought in last 7 days", "bought 2026-03-31T12:00"),
        no("bought in last 7 days", "bought 2026-03-31T12:00:00.001"),
        // 168 hours back over the change of clocks is 11:00
        no("bought in last 7 days", "bought 2026-03-24T11:00"),
        yes("bought in last 7 days", "bought 2026-03-24T11:00:00.001"),
        yes("bought before 7 days ago", "bought 2026-03-24T11:00"),
        no("bought before 7 days ago", "bought 2026-03-24T11:00:00.001"),
        yes("bought since 7 days ago", "bought 2026-03-24T11:00:00.001"),
        no("bought since 7 days ago", "bought 2026-03-24T11:00"),
        yes("bought between 14 days ago and 7 days ago", "bought 2026-03-24T11:00"),
        no("bought between 14 days ago and 7 days ago", "bought 2026-03-17T11:00"),
        yes("bought between 7 days ago and now", "bought 2026-03-31T12:00"),
        // 31 March less one month is the last of February
        yes("bought in last 1 month", "bought 2026-02-28T12:00:00.001"),
        no("bought in last 1 month", "bought 2026-02-28T12:00"),
        // instants cut just before themselves
        yes("bought since 2026-03-01 14:30", "bought 2026-03-01T14:30"),
        no("bought before 2026-03-01 14:30", "bought 2026-03-01T14:30"),
        no("bought after 2026-03-01 14:30", "bought 2026-03-01T14:30"),
        yes("bought between 2026-03-01 14:30 and 2026-03-02", "bought 2026-03-01T14:30"),
        // dates cut before their first moment; after one begins when it is over
        yes("bought since 2026-03-01", "bought 2026-03-01T00:00"),
        no("bought since 2026-03-01", "bought 2026-02-28T23:59:59.999"),
        yes("bought before 2026-03-01", "bought 2026-02-28T23:59:59.999"),
        no("bought before 2026-03-01", "bought 2026-03-01T00:00"),
        no("bought after 2026-03-01", "bought 2026-03-01T23:59:59.999"),
        yes("bought after 2026-03-01", "bought 2026-03-02T00:00"),
        no("bought between 2026-03-01 and 2026-03-02", "bought 2026-03-02T00:00"),
        yes("bought on 2026-03-29", "bought 2026-03-29T23:59:59.999"),
        no("bought on 2026-03-29", "bought 2026-03-30T00:00"),
        yes("bought in 2026-Q1", "bought 2026-01-01T00:00"),
        no("bought in 2026-02", "bought 2026-03-01T00:00"),
        yes("bought today", "bought 2026-03-31T00:00"),
        no("bought yesterday", "bought 2026-03-31T00:00"),
        yes("bought this week", "bought 2026-03-30T00:00"),
        no("bought this week", "bought 2026-03-29T23:59:59.999"),
        yes("bought last week", "bought 2026-03-23T00:00"),
        yes("bought last quarter", "bought 2025-12-31T23:59:59.999"),
        // Auckland is eleven hours ahead: there it is 23:00 of the same day
        yes("bought today in contact time zone", "zone=Pacific/Auckland;bought 2026-03-30T13:00"),
        no("bought today in contact time zone", "zone=Pacific/Auckland;bought 2026-03-30T12:59"),
        yes("bought today in contact time zone", "bought 2026-03-31T00:00"),
        no("bought today in contact time zone", "bought 2026-03-30T23:59"),
        // around an instant
        no("bought within 7 days after seen", "seen=2026-03-01T12:00;bought 2026-03-01T12:00"),
        yes("bought within 7 days after seen", "seen=2026-03-01T12:00;bought 2026-03-08T12:00"),
        yes("bought within 7 days before seen", "seen=2026-03-08T12:00;bought 2026-03-01T12:00"),
        no("bought within 7 days before seen", "seen=2026-03-08T12:00;bought 2026-03-08T12:00"),
        no("bought within 7 days after seen", "bought 2026-03-08T12:00"),
        no("bought since seen", "bought 2026-03-08T12:00"),
        yes("never bought since seen", "bought 2026-03-08T12:00"),
        no("bought within 7 days after since", "since=2026-03-01;bought 2026-03-01T23:59"),
        yes("bought within 7 days after since", "since=2026-03-01;bought 2026-03-08T23:59"),
        no("bought within 7 days after since", "since=2026-03-01;bought 2026-03-09T00:00"),
        yes("bought within 7 days before since", "since=2026-03-08;bought 2026-03-01T00:00"),
        no("bought within 7 days before since", "since=2026-03-08;bought 2026-03-08T00:00"),
        yes("bought(on sunday, at 22:00 to 04:00)", "bought 2026-03-29T03:30"),
        no("bought(on weekdays)", "bought 2026-03-29T12:00"),
        yes("bought(at 09:00 to 17:00)", "bought 2026-03-29T09:00"),
        no("bought(at 09:00 to 17:00)", "bought 2026-03-29T17:00"));
  }

  @TestFactory
  Stream<DynamicTest> windowsOfDays() {
    return tests(
        yes("due in last 7 days", "due=2026-03-31"),
        yes("due in last 7 days", "due=2026-03-25"),
        no("due in last 7 days", "due=2026-03-24"),
        no("due in last 7 days", "due=2026-04-01"),
        yes("due in next 7 days", "due=2026-03-31"),
        yes("due in next 7 days", "due=2026-04-06"),
        no("due in next 7 days", "due=2026-04-07"),
        yes("due before 7 days ago", "due=2026-03-24"),
        no("due before 7 days ago", "due=2026-03-25"),
        yes("due since 7 days ago", "due=2026-03-25"),
        no("due since 7 days ago", "due=2026-03-24"),
        yes("due since 7 days from now", "due=2026-04-07"),
        no("due before 7 days from now", "due=2026-04-07"),
        yes("due tomorrow", "due=2026-04-01"),
        yes("due next month", "due=2026-04-30"),
        no("due next month", "due=2026-05-01"),
        yes("due on 5 days from now", "due=2026-04-05"),
        no("due after 2026-04-01", "due=2026-04-01"),
        yes("due after 2026-04-01", "due=2026-04-02"),
        yes("due within 7 days after since", "since=2026-03-01;due=2026-03-08"),
        no("due within 7 days after since", "since=2026-03-01;due=2026-03-01"),
        no("due in last 7 days", ""),
        yes("not due in last 7 days", ""),
        yes("due between 2026-04-01 and 2026-04-03", "due=2026-04-03"),
        yes("seen between 2026-03-01 and 2026-03-03", "seen=2026-03-03T23:59"),
        no("seen between 2026-03-01 and 2026-03-03", "seen=2026-03-04T00:00"),
        yes("seen = 2026-03-03", "seen=2026-03-03T23:59"),
        no("seen > 2026-03-03", "seen=2026-03-03T23:59"),
        yes("seen >= 2026-03-03", "seen=2026-03-03T00:00"),
        yes("seen <= 2026-03-03", "seen=2026-03-03T23:59"),
        no("seen < 2026-03-03", "seen=2026-03-03T00:00"),
        yes("seen in last 7 days", "seen=2026-03-31T12:00"),
        no("seen in last 7 days", "seen=2026-03-31T12:01"),
        yes("seen in next 2 hours", "seen=2026-03-31T12:01"),
        no("seen in next 2 hours", "seen=2026-03-31T14:00"),
        yes("due > seen", "due=2026-03-04;seen=2026-03-03T23:59"),
        no("due > seen", "due=2026-03-03;seen=2026-03-03T00:01"),
        yes("due = 2 days ago", "due=2026-03-29"),
        yes("since + 1 month = due", "since=2026-01-31;due=2026-02-28"));
  }

  @TestFactory
  Stream<DynamicTest> anniversariesAndAges() {
    return tests(
        yes("anniversary of born in next 7 days", "born=1990-04-06"),
        no("anniversary of born in next 7 days", "born=1990-04-07"),
        yes("anniversary of born in next 7 days", "born=1990-03-31"),
        yes("anniversary of born in last 7 days", "born=1990-03-25"),
        no("anniversary of born in last 7 days", "born=1990-03-24"),
        yes("anniversary of born today", "born=2000-03-31"),
        yes("anniversary of born this month", "born=2000-03-02"),
        // 29 February counts on 1 March in common years
        yes("anniversary of born on 2026-03-01", "born=2000-02-29"),
        no("anniversary of born on 2026-02-28", "born=2000-02-29"),
        yes("years since born >= 18", "born=2008-03-31"),
        no("years since born >= 18", "born=2008-04-01"),
        yes("days since due = 1", "due=2026-03-30"),
        yes("days since seen = 0", "seen=2026-03-30T12:01"),
        yes("days since last(bought) = 1", "bought 2026-03-01T00:00;bought 2026-03-30T11:00"),
        yes("now - seen >= 24 hours", "seen=2026-03-30T12:00"));
  }

  @TestFactory
  Stream<DynamicTest> missingValues() {
    return tests(
        yes("country != \"US\"", ""),
        no("country = \"US\"", ""),
        yes("not country = \"US\"", ""),
        yes("country not in (\"US\")", ""),
        yes("country is blank", ""),
        no("country is empty", ""),
        yes("count(bought) = 0", ""),
        yes("sum(bought.amount) = 0", ""),
        no("avg(bought.amount) <= 0", ""),
        yes("not avg(bought.amount) <= 0", ""),
        no("visits / spent >= 0 or visits / spent < 0", "visits=1;spent=0"),
        yes("visits / 3 * 3 = 1", "visits=1"),
        yes("visits / 3 > 0.3333333333", "visits=1"),
        no("visits between 2 and 3", ""),
        yes("visits not between 2 and 3", ""),
        yes("bought at most 2 times", ""),
        no("always bought(amount > 3)", ""),
        yes("always bought(amount > 3)", "bought 2026-03-01T00:00"),
        yes("at least 2 of (visits = 1, visits = 2, visits is present)", "visits=1"));
  }

  @TestFactory
  Stream<DynamicTest> sequences() {
    String ab = "bought(kind = \"a\") then bought(kind = \"b\")";
    String neverB = "bought(kind = \"a\") then never bought(kind = \"b\")";
    return tests(
        yes(ab, "bought 2026-03-01T00:00 a;bought 2026-03-01T00:00:00.001 b"),
        // at the same instant is not then
        no(ab, "bought 2026-03-01T00:00 a;bought 2026-03-01T00:00 b"),
        no(ab, "bought 2026-03-01T00:00 b;bought 2026-03-02T00:00 a"),
        // what is still to come is not there
        no(ab, "bought 2026-03-01T00:00 a;bought 2026-03-31T12:00:00.001 b"),
        // (a, a + D]
        yes(ab + " within 1 day", "bought 2026-03-01T00:00 a;bought 2026-03-02T00:00 b"),
        no(ab + " within 1 day", "bought 2026-03-01T00:00 a;bought 2026-03-02T00:00:00.001 b"),
        yes(ab + " after at least 1 day", "bought 2026-03-01T00:00 a;bought 2026-03-02T00:00 b"),
        no(
            ab + " after at least 1 day",
            "bought 2026-03-01T00:00 a;bought 2026-03-01T23:59:59.999 b"),
        yes(
            ab + " within 2 days after at least 1 day",
            "bought 2026-03-01T00:00 a;bought 2026-03-03T00:00 b"),
        // a later first one may do where the first does not, and an earlier second one
        yes(
            ab + " within 1 day",
            "bought 2026-03-01T00:00 a;bought 2026-03-10T00:00 a;bought 2026-03-10T12:00 b"),
        yes(
            ab + " within 2 days then bought(kind = \"c\") after at least 5 days",
            "bought 2026-03-01T00:00 a;bought 2026-03-02T00:00 b;bought 2026-03-03T00:00 b;"
                + "bought 2026-03-07T00:00 c"),
        // the very next one, whatever its kind
        no(
            "bought(kind = \"a\") then next bought(kind = \"b\")",
            "bought 2026-03-01T00:00 a;bought 2026-03-02T00:00 c;bought 2026-03-03T00:00 b"),
        yes(
            "bought(kind = \"a\") then next bought(kind = \"b\")",
            "bought 2026-03-01T00:00 a;bought 2026-03-02T00:00 b;bought 2026-03-02T00:00 c"),
        no(
            "bought(kind = \"a\") then next bought(kind = \"c\")",
            "bought 2026-03-01T00:00 a;bought 2026-03-02T00:00 b;bought 2026-03-02T00:00 c"),
        // known once the time has passed
        yes(neverB + " within 3 days", "bought 2026-03-28T11:00 a"),
        no(neverB + " within 3 days", "bought 2026-03-28T11:00:00.001 a"),
        no(neverB + " within 3 days", "bought 2026-03-20T00:00 a;bought 2026-03-23T00:00 b"),
        yes(
            neverB + " within 3 days",
            "bought 2026-03-20T00:00 a;bought 2026-03-23T00:00:00.001 b"),
        no(neverB + " within 3 days", ""),
        yes(neverB, "bought 2026-03-31T11:59 a"),
        no(neverB, "bought 2026-03-31T11:58 a;bought 2026-03-31T11:59 b"),
        // a month after the 31st of January is the 28th of February
        yes(
            neverB + " within 1 month in 2026-01",
            "bought 2026-01-31T00:00 a;bought 2026-02-28T00:00 b"),
        // one window holds every step
        no(ab + " since 2026-03-02", "bought 2026-03-01T00:00 a;bought 2026-03-03T00:00 b"),
        no(ab + " before 2026-03-02", "bought 2026-03-01T00:00 a;bought 2026-03-03T00:00 b"),
        yes(ab + " in 2026-03", "bought 2026-03-01T00:00 a;bought 2026-03-03T00:00 b"),
        // the value of the first step
        yes(
            "bought then bought(not same kind) then bought(same kind)",
            "bought 2026-03-01T00:00 a;bought 2026-03-02T00:00 b;bought 2026-03-03T00:00 a"),
        no(
            "bought then bought(same kind) within 1 day",
            "bought 2026-03-01T00:00 a;bought 2026-03-01T01:00 b"),
        no("bought then bought(same kind)", "bought 2026-03-01T00:00;bought 2026-03-02T00:00"),
        yes("bought then bought(not same kind)", "bought 2026-03-01T00:00;bought 2026-03-02T00:00"),
        yes(
            "not (bought then bought(same kind))",
            "bought 2026-03-01T00:00;bought 2026-03-02T00:00"));
  }

  private static Stream<DynamicTest> tests(Case... cases) {
    return Stream.of(cases)
        .map(
            c ->
                dynamicTest(
                    c.condition() + " / " + c.given(),
                    () -> assertEquals(c.holds(), holds(c.condition(), c.given()))));
  }

  private static boolean holds(String text, String given) {
    Checked<Condition> checked = WORKSPACE.condition(new Source("case", text));
    assertEquals(false, checked.hasErrors(), checked.diagnostics()::toString);
    Map<Schema.Field, Value> attributes = new HashMap<>();
    List<Facts.Event> events = new ArrayList<>();
    Schema schema = WORKSPACE.workspace().schema();
    for (String part : given.isEmpty() ? new String[0] : given.split(";", -1)) {
      if (part.startsWith("bought ")) {
        String[] words = part.split(" ", -1);
        Map<String, Value> properties = new HashMap<>();
        properties.put("amount", new Value.Number(Rational.of(5)));
        if (words.length > 2) {
          properties.put("kind", new Value.Text(words[2]));
        }
        events.add(
            new Facts.Event(
                new Value.Text("o" + events.size()),
                ANA,
                schema.eventKinds().getFirst(),
                at(words[1]),
                properties));
      } else {
        String[] sides = part.split("=", -1);
        Schema.Field field =
            schema.contacts().fields().stream()
                .filter(f -> f.name().equals(sides[0]))
                .findFirst()
                .orElseThrow();
        attributes.put(field, value(sides[1]));
      }
    }
    Facts.Contact ana = new Facts.Contact(ANA, attributes, Optional.empty());
    Facts facts =
        new Facts(
            List.of(ana),
            List.of(),
            events,
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Oracle(WORKSPACE.workspace(), facts, NOW).holds(checked.value(), ana);
  }

  private static Value value(String text) {
    if (text.matches("\\d+")) {
      return new Value.Number(Rational.of(Long.parseLong(text)));
    }
    if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return new Value.Day(LocalDate.parse(text));
    }
    return text.contains("T") ? new Value.Instant(at(text)) : new Value.Text(text);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }
}
