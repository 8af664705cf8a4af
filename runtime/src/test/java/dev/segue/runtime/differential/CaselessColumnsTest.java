package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.ingest.Sqlite;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.segment.Refreshed;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns whose text has no case for the database: here it has, in keys and types too. */
@Tag("engines")
final class CaselessColumnsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");

  private static final String SCRIPT =
      """
      schema {
        contact from customers key id {
          name  text
          plan  one of ("pro", "free")
          marks list of text
        }
        account from firms key code of contact by firm { industry text }
        events from acts key id of contact by who at at type kind {
          opened { path text }
          clicked { path text }
        }
        record loan from loans key loan_no of contact by who { sort text }
        consent from subscriptions of contact by who topic topic at at status yes
      }
      topic offers "Offers" opt in
      list vips
      segment upper   { name = "ANA" }
      segment among   { name in ("ANA", "bob") }
      segment before  { name < "a" }
      segment like_it { name like "A*" }
      segment pro     { plan = "pro" }
      segment marked  { marks has "x" }
      segment reader  { opened }
      segment either  { any event at least 2 times }
      segment pathed  { opened(path = "/a") }
      segment paths   { distinct(opened.path) = 2 }
      segment commonest { most_common(clicked.path) = "/a" }
      segment latest  { last(opened.path) = "/A" }
      segment chained { opened then opened(same path) }
      segment then_clicked { opened then next clicked(same path) }
      segment banks   { account.industry = "Bank" }
      segment fellows { at least 2 contacts of account (name is present) }
      segment lent    { loan(sort = "car") }
      segment asked   { subscribed to offers }
      segment itself  { id = "a" }
      segment first   { top 1 by count(opened) among everyone }
      segment alike   { count of name among everyone with the same plan >= 2 }
      segment both    { in upper and not in pro }
      """;

  private static final String NOCASE = "varchar collate nocase";

  /** A table; in {@code columns} stands %1$s for text without case. */
  private record Made(String name, String each, String rows) {
    String columns(String text) {
      return each.formatted(text);
    }
  }

  private static final List<Made> TABLES =
      List.of(
          new Made(
              "customers",
              "id %1$s, name %1$s, plan %1$s, marks %1$s, firm %1$s",
              "('A', 'ANA', 'PRO', '[\"X\"]', 'H'), ('a', 'ana', 'pro', '[\"x\"]', 'h'),"
                  + " ('b', 'Bob', 'free', null, 'h')"),
          new Made("firms", "code %1$s, industry %1$s", "('h', 'Bank'), ('H', 'bank')"),
          new Made(
              "acts",
              "id %1$s, who %1$s, \"at\" timestamp, kind %1$s, path %1$s",
              "('1', 'A', '2026-03-01 10:00:00', 'OPENED', '/a'),"
                  + " ('2', 'a', '2026-03-01 11:00:00', 'opened', '/a'),"
                  + " ('3', 'a', '2026-03-01 12:00:00', 'opened', '/A'),"
                  + " ('4', 'a', '2026-03-01 13:00:00', 'clicked', '/a'),"
                  + " ('5', 'b', '2026-03-01 11:00:00', 'opened', '/A'),"
                  + " ('6', 'b', '2026-03-01 12:00:00', 'clicked', '/A'),"
                  + " ('7', 'B', '2026-03-01 13:00:00', 'clicked', '/A')"),
          new Made(
              "loans",
              "loan_no %1$s, who %1$s, sort %1$s",
              "('L1', 'A', 'car'), ('l1', 'a', 'Car')"),
          new Made(
              "subscriptions",
              "who %1$s, topic %1$s, \"at\" timestamp, yes boolean",
              "('A', 'Offers', '2026-02-01 00:00:00', true),"
                  + " ('a', 'offers', '2026-02-01 00:00:00', true)"));

  static List<Somewhere> engines() {
    return Engines.all();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void compareByCodePoint(Somewhere engine) {
    boolean duckdb = engine.toString().equals("duckdb");
    engine.clear();
    if (!duckdb) {
      engine.run(
          "create collation if not exists caseless"
              + " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
    }
    TABLES.forEach(
        t -> engine.make(t.name(), t.columns(duckdb ? NOCASE : "text collate caseless"), t.rows()));
    answered(engine.store());
  }

  @Test
  void andThoseOfSqlite(@TempDir Path folder) {
    String made =
        TABLES.stream()
            .map(
                t ->
                    "create table %1$s (%2$s); insert into %1$s values %3$s;"
                        .formatted(t.name(), t.columns(NOCASE), t.rows()))
            .collect(Collectors.joining());
    Path database = Sqlite.make(folder.resolve("theirs.db"), made);
    try (Store store = Store.open(new StoreLocation(Optional.empty(), Optional.of(database)))) {
      answered(store);
    }
  }

  private static void answered(Store store) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(new Source("x.segue", SCRIPT))));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    Checked<SourceLayout> layout = TheirAnswers.inspected(store, compilation);
    assertEquals(List.of(), layout.diagnostics());
    Map<String, List<String>> expected = new LinkedHashMap<>();
    expected.put("upper", List.of("A"));
    expected.put("among", List.of("A"));
    expected.put("before", List.of("A", "b"));
    expected.put("like_it", List.of("A"));
    expected.put("pro", List.of("a"));
    expected.put("marked", List.of("a"));
    expected.put("reader", List.of("a", "b"));
    expected.put("either", List.of("a", "b"));
    expected.put("pathed", List.of("a"));
    expected.put("paths", List.of("a"));
    expected.put("commonest", List.of("a"));
    expected.put("latest", List.of("a", "b"));
    expected.put("chained", List.of());
    expected.put("then_clicked", List.of("a", "b"));
    expected.put("banks", List.of("a", "b"));
    expected.put("fellows", List.of("a", "b"));
    expected.put("lent", List.of("A"));
    expected.put("asked", List.of("a"));
    expected.put("itself", List.of("a"));
    expected.put("first", List.of("a"));
    expected.put("alike", List.of());
    expected.put("both", List.of("A"));
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
}
