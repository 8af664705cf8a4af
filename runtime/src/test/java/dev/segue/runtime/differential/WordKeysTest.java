package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.segment.Refreshed;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that are identifiers, words of a list, or text without case, are read as text. */
@Tag("engines")
final class WordKeysTest {
  private static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");
  private static final String ANA = "6f1ed002-ab59-4c1d-9c9a-0d9c0b1f2a01";
  private static final String BOB = "6f1ed002-ab59-4c1d-9c9a-0d9c0b1f2a02";
  private static final String CAT = "6f1ed002-ab59-4c1d-9c9a-0d9c0b1f2a03";

  private static final String SCRIPT =
      """
      schema {
        contact from customers key id { name text }
        account from firms key code of contact by firm { industry text }
        event purchased from orders key order_no of contact by customer_id at ordered_at {
          amount integer
        }
        event viewed from views key id integer of contact by customer_id at at { path text }
        record loan from loans key loan_no of contact by customer_id { kind text }
        consent from subscriptions of contact by contact_id topic topic at at status yes
      }
      topic offers "Offers" opt in
      segment bought  { sum(purchased.amount) >= 7 }
      segment firstly { first(purchased.amount) = 3 }
      segment chained { viewed then purchased within 1 day }
      segment either  { any of (purchased, viewed) at least 3 times }
      segment banks   { account.industry = "Bank" }
      segment fellows { at least 2 contacts of account (name is present) }
      segment lent    { loan(kind = "car") }
      segment asked   { subscribed to offers }
      segment itself  { id = "%s" }
      segment ordered { top 2 by count(viewed) among everyone }
      segment both    { in bought and not in banks }
      """
          .formatted(BOB);

  static List<Somewhere> engines() {
    return Engines.all();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void areReadAsText(Somewhere engine) {
    fill(engine);
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(new Source("x.segue", SCRIPT))));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    Store store = engine.store();
    Checked<SourceLayout> layout = TheirAnswers.inspected(store, compilation);
    assertEquals(List.of(), layout.diagnostics());
    Map<String, List<String>> expected = new LinkedHashMap<>();
    expected.put("bought", List.of(ANA, BOB));
    expected.put("firstly", List.of(ANA));
    expected.put("chained", List.of(BOB));
    expected.put("either", List.of(BOB));
    expected.put("banks", List.of(ANA));
    expected.put("fellows", List.of(BOB, CAT));
    expected.put("lent", List.of(CAT));
    expected.put("asked", List.of(CAT));
    expected.put("itself", List.of(BOB));
    expected.put("ordered", List.of(ANA, BOB));
    expected.put("both", List.of(BOB));
    assertEquals(expected, TheirAnswers.members(store, compilation, layout.value(), NOW));
    Map<String, Long> sizes = new HashMap<>();
    expected.forEach((segment, contacts) -> sizes.put(segment, (long) contacts.size()));
    assertEquals(
        sizes,
        Refresh.anew(store, compilation.workspace(), layout.value(), NOW, Progress.SILENT)
            .segments()
            .stream()
            .collect(Collectors.toMap(Refreshed.Segment::name, Refreshed.Segment::size)));
  }

  /** Blanks that fill up a column of a fixed width are no part of a key. */
  @ParameterizedTest
  @MethodSource("engines")
  void ofAFixedWidth(Somewhere engine) {
    engine.clear();
    engine.make("people", "id char(5) primary key, name char(4)", "('a', 'Ana'), ('bob', 'Bob')");
    engine.make(
        "buys",
        "id char(4) primary key, person char(7), \"at\" timestamp, what char(6)",
        "('1', 'a', '2026-03-01 10:00:00', 'tea')",
        "('2', 'bob', '2026-03-01 10:00:00', 'coffee')");
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("UTC"),
                List.of(
                    new Source(
                        "x.segue",
                        """
                        schema {
                          contact from people key id { name text }
                          event bought from buys key id of contact by person at at { what text }
                        }
                        segment tea    { bought(what = "tea") }
                        segment itself { id = "a" and name = "Ana" and name ends with "a" }
                        segment first  { top 1 by count(bought) among everyone }
                        segment again  { in tea and in first }
                        """))));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    Checked<SourceLayout> layout = TheirAnswers.inspected(engine.store(), compilation);
    assertEquals(List.of(), layout.diagnostics());
    assertEquals(
        Map.of(
            "tea",
            List.of("a"),
            "itself",
            List.of("a"),
            "first",
            List.of("a"),
            "again",
            List.of("a")),
        TheirAnswers.members(engine.store(), compilation, layout.value(), NOW));
  }

  private static void fill(Somewhere engine) {
    engine.clear();
    engine.run("drop type if exists firm_code");
    engine.run("create type firm_code as enum ('harbor', 'mill')");
    boolean caseless = engine.toString().equals("postgresql");
    if (caseless) {
      engine.run("create extension if not exists citext");
    }
    engine.make(
        "firms",
        "code firm_code primary key, industry text",
        "('harbor', 'Bank'), ('mill', 'Food')");
    engine.make(
        "customers",
        "id uuid primary key, name text, firm firm_code",
        "('%s', 'Ana', 'harbor'), ('%s', 'Bob', 'mill'), ('%s', 'Cat', 'mill')"
            .formatted(ANA, BOB, CAT));
    engine.make(
        "orders",
        "order_no uuid primary key, customer_id uuid, ordered_at timestamp, amount integer",
        order(1, ANA, "2026-03-01 10:00:00", 3),
        order(2, ANA, "2026-03-01 10:00:00", 4),
        order(3, BOB, "2026-03-01 11:00:00", 9));
    engine.make(
        "views",
        "id integer primary key, customer_id text, \"at\" timestamp, path text",
        "(1, '%s', '2026-03-01 10:30:00', '/a')".formatted(BOB),
        "(2, '%s', '2026-03-01 12:30:00', '/a')".formatted(BOB));
    engine.make(
        "loans",
        "loan_no %s primary key, customer_id uuid, kind text"
            .formatted(caseless ? "citext" : "text"),
        "('L1', '%s', 'car')".formatted(CAT));
    engine.make(
        "subscriptions",
        "contact_id uuid, topic text, \"at\" timestamp, yes boolean",
        "('%s', 'offers', '2026-02-01 00:00:00', true)".formatted(CAT));
  }

  private static String order(int number, String customer, String at, int amount) {
    return "('00000000-0000-0000-0000-00000000000%d', '%s', '%s', %d)"
        .formatted(number, customer, at, amount);
  }
}
