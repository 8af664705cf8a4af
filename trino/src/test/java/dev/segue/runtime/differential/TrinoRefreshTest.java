package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.segment.Reasons;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.segment.Refreshed;
import dev.segue.runtime.segment.Way;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A refresh of what stands on Trino, Segue's own tables on PostgreSQL. */
final class TrinoRefreshTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  /** Characters that Trino takes at most, and of a text. */
  private static final int MOST_TEXT = 1_000_000;

  private static final int TEXT = 340_000;

  private static final String SCHEMA =
      """
      schema {
        contact from passers key id integer {
          country text
          spent   decimal(8, 2)
        }
        events from passings key id integer of contact by contact at seen_at type kind {
          viewed  { path text }
          bought  { amount decimal(8, 2) }
        }
      }
      """;

  private static final String DEFINITIONS =
      """
      segment keen { viewed at least 3 times in last 30 days and country = "US" }
      segment buyers { sum(bought.amount in last 90 days) >= 100 }
      segment quiet { never viewed in last 60 days }
      segment both { in keen and in buyers }
      segment lookers { viewed then bought within 7 days }
      trait views = count(viewed in last 1 year)
      trait spent_most = max(bought.amount ever)
      score heat { 5 per viewed halving every 30 days, 10 when in buyers }
      partition level { hot when heat >= 20, warm when heat >= 5, cold otherwise }
      """;

  /** A refresh, and again, beside a statement for each segment; why it goes its way. */
  private static void refreshed(String script, Consumer<Reasons> why) {
    Somewhere trino = TrinoServer.required();
    rows(trino);
    Compilation compilation =
        SegueCompiler.compile(
            new SegueCompiler.Input(
                "shop",
                ZoneId.of("UTC"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Source("shop.segue", script)),
                List.of(),
                true));
    assertEquals(List.of(), compilation.diagnostics());
    ForeignSource there = new ForeignSource(TrinoServer.url().orElseThrow(), Dialect.TRINO);
    ForeignSource state = new ForeignSource(PostgresServer.database(), Dialect.POSTGRESQL);
    try (Store store =
        Store.open(
            new StoreLocation(
                Optional.empty(), Optional.empty(), Optional.of(there), Optional.of(state)))) {
      SourceLayout layout = TheirAnswers.inspected(store, compilation).value();
      why.accept(Reasons.of(store, compilation.workspace(), layout, NOW));
      Refreshed refreshed =
          Refresh.run(store, compilation.workspace(), layout, NOW, Progress.SILENT);
      Map<String, Long> sizes =
          TheirAnswers.members(store, compilation, layout, NOW).entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, s -> (long) s.getValue().size()));
      assertTrue(sizes.values().stream().allMatch(n -> n > 0 && n < 200), sizes.toString());
      assertEquals(
          sizes,
          refreshed.segments().stream()
              .collect(Collectors.toMap(Refreshed.Segment::name, Refreshed.Segment::size)));
      assertTrue(
          Refresh.run(store, compilation.workspace(), layout, NOW, Progress.SILENT)
              .changedNothing());
    }
  }

  @Test
  void manyDefinitionsAreAskedTogether() {
    refreshed(
        SCHEMA + DEFINITIONS,
        reasons -> {
          assertEquals(Way.TOGETHER, reasons.way());
          assertEquals(1, reasons.scan());
          assertEquals(List.of("lookers"), reasons.later());
        });
  }

  /** All texts together are longer than a statement may be. */
  @Test
  void whatIsTooMuchTogetherIsAskedOneByOne() {
    String text = "x".repeat(TEXT);
    StringBuilder script = new StringBuilder(SCHEMA);
    for (int i = 0; i * TEXT <= MOST_TEXT; i++) {
      script.append(
          "segment s%d { viewed(path < \"%d%s\") at least %d times }%n".formatted(i, i, text, 9));
    }
    refreshed(script.toString(), reasons -> assertEquals(Way.TOGETHER, reasons.way()));
  }

  /** Rows that stand there twice, as they may where nothing forbids it. */
  private static void rows(Somewhere trino) {
    trino.run("drop table if exists passers");
    trino.run("drop table if exists passings");
    trino.run(
        "create table passers as select n as id, if(n % 3 = 0, 'US', 'CA') as country,"
            + " cast(n as decimal(8, 2)) as spent from table(sequence(1, 200)) as t (n)");
    trino.run(
        "create table passings as select n / 2 as id, 1 + h % 200 as contact,"
            + " timestamp '2026-03-01 00:00:00 UTC' - (h / 7 % 180) * interval '1' day as seen_at,"
            + " if(h / 11 % 4 = 0, 'bought', 'viewed') as kind, '/p' as path,"
            + " cast(h / 13 % 90 as decimal(8, 2)) as amount from (select n, bitwise_and("
            + "from_big_endian_64(xxhash64(to_big_endian_64(n / 2))), 9223372036854775807) as h"
            + " from table(sequence(2, 4001)) as t (n))");
  }
}
