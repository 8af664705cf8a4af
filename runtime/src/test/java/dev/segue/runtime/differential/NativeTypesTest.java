package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.segment.Refreshed;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody's tables with the types that their own engine has are read as they are. */
@Tag("engines")
final class NativeTypesTest {
  static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");

  private static final String SCRIPT =
      """
      schema {
        contact from customers key id integer {
          name   text
          tags   list of text
          marks  list of text
          joined timestamp
          seen   timestamp
          since  date
          vip    boolean
          old    boolean
          spent  decimal(12,2)
          rate   decimal(6,2)
        }
        event purchased from orders key order_no of contact by customer_id at ordered_at {
          amount decimal(12,2)
        }
        event viewed from views key id integer of contact by customer_id at at in milliseconds { }
        event called from calls key id integer of contact by customer_id at at in seconds { }
        event wrote from letters key id integer of contact by customer_id at at { }
      }
      trait word "A word" = "STRASSE"
      segment upper  { name < "b" }
      segment known  { most_common of word < "it's" and word < "it's" }
      segment gold   { tags has "gold" }
      segment listed { marks has all ("a", "b") }
      segment joined_then { joined on 2026-03-01 }
      segment seen_then { seen since 2026-03-02 06:00 }
      segment young  { since in last 3 days }
      segment very_important { vip is true and old is false }
      segment rich   { spent = 19.99 and rate >= 0.13 }
      segment bought { sum(purchased.amount in last 1 day) = 30.01 }
      segment active { viewed in last 1 hour and called in last 1 hour and wrote in last 1 hour }
      segment both   { in gold and not in bought }
      """;

  static List<Somewhere> engines() {
    return Engines.all();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void areRead(Somewhere engine) {
    fill(engine);
    read(engine);
  }

  static void read(Somewhere engine) {
    Compilation compilation = compiled(SCRIPT);
    Checked<SourceLayout> layout = TheirAnswers.inspected(engine.store(), compilation);
    assertEquals(List.of(), layout.diagnostics());
    Map<String, List<String>> expected = new LinkedHashMap<>();
    expected.put("upper", List.of("1"));
    expected.put("known", List.of("1", "2", "3"));
    expected.put("gold", List.of("1", "2"));
    expected.put("listed", List.of("2"));
    expected.put("joined_then", List.of("1"));
    expected.put("seen_then", List.of("1"));
    expected.put("young", List.of("1"));
    expected.put("very_important", List.of("2"));
    expected.put("rich", List.of("1"));
    expected.put("bought", List.of("2"));
    expected.put("active", List.of("1"));
    expected.put("both", List.of("1"));
    Store store = engine.store();
    assertEquals(expected, TheirAnswers.members(store, compilation, layout.value(), NOW));
    Refreshed refreshed =
        Refresh.anew(store, compilation.workspace(), layout.value(), NOW, Progress.SILENT);
    for (Refreshed.Segment segment : refreshed.segments()) {
      assertEquals(
          expected.getOrDefault(segment.name(), List.of()).size(), segment.size(), segment.name());
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aKeyOfAnotherTypeIsAnError(Somewhere engine) {
    fill(engine);
    mistaken(engine);
  }

  static void mistaken(Somewhere engine) {
    Compilation compilation =
        compiled("schema {\n  contact from customers key id { name text }\n}\n");
    List<Diagnostic> found = TheirAnswers.inspected(engine.store(), compilation).diagnostics();
    assertEquals(
        List.of("key 'id' of table 'customers' is"),
        found.stream().map(d -> d.message().replaceFirst(" is .*", " is")).toList());
    assertEquals(List.of("write 'integer' after the key"), found.getFirst().hints());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aQuestionThatTakesTooLongIsStopped(Somewhere engine) {
    fill(engine);
    stopped(engine);
  }

  static void stopped(Somewhere engine) {
    Store store = engine.store();
    store.allow(Duration.ofMillis(300));
    try {
      String many = "(select 1 as x from \"customers\" a, \"customers\" b, \"customers\" c)";
      String sql =
          "select count(*) from "
              + String.join(", ", Collections.nCopies(9, many + " t%d"))
                  .formatted(1, 2, 3, 4, 5, 6, 7, 8, 9);
      SqlText endless = new SqlText(sql, List.of(), store.dialect());
      StoreFailure stopped = assertThrows(StoreFailure.class, () -> store.number(endless));
      assertEquals("the work was stopped", stopped.reason());
    } finally {
      store.allow(Duration.ofHours(1));
    }
  }

  private static Compilation compiled(String script) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("America/New_York"), List.of(new Source("x.segue", script))));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    assertTrue(compilation.workspace().schema().contacts().table().equals("customers"));
    return compilation;
  }

  private static void fill(Somewhere engine) {
    engine.clear();
    engine.make(
        "customers",
        "id bigint primary key, name text, tags text[], marks text, joined timestamp, seen"
            + " timestamp with time zone, since date, vip boolean, old integer, spent"
            + " numeric(12,2), rate double precision",
        "(1, 'Ab', array['gold', 'x'], '[\"b\"]', '2026-03-01 23:30:00', '2026-03-02 11:00:00+00',"
            + " '2026-03-01', true, 1, 19.99, 0.125)",
        "(2, 'b', array['gold'], '[\"b\", \"a\"]', '2026-03-02 00:30:00', '2026-03-02 10:59:59+00',"
            + " '2026-02-01', true, 0, 20, null)",
        "(3, null, null, 'x', null, null, null, null, null, null, null)");
    engine.make(
        "orders",
        "order_no text primary key, customer_id bigint, ordered_at timestamp with time zone, amount"
            + " numeric(14,4)",
        "('a', 2, '2026-03-01 17:00:00.001+00', 10.005)",
        "('b', 2, '2026-03-02 17:00:00+00', 20)",
        "('c', 2, '2026-03-01 17:00:00+00', 70)",
        "('d', 3, '2026-03-02 17:00:00.001+00', 30.01)");
    engine.make(
        "views",
        "id integer primary key, customer_id bigint, \"at\" bigint",
        "(1, 1, " + NOW.minusSeconds(5).toEpochMilli() + ")",
        "(2, 2, " + NOW.plusSeconds(5).toEpochMilli() + ")");
    engine.make(
        "calls",
        "id integer primary key, customer_id bigint, \"at\" double precision",
        "(1, 1, " + NOW.minusSeconds(5).getEpochSecond() + ".5)");
    engine.make(
        "letters",
        "id integer primary key, customer_id bigint, \"at\" text",
        "(1, 1, '2026-03-02T11:30:00')",
        "(2, 3, 'soon')");
  }
}
