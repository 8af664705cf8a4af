package dev.segue.runtime.differential;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.plan.Graph;
import dev.segue.compiler.plan.OnePass;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.sql.Together;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Row;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What it costs a Trino cluster to know who is in 200 segments, by one pass and by a statement for
 * each, at three sizes and with one to three workers: {@code bench/run --trino}
 * (docs/benchmarks.md).
 */
public final class TrinoScaleBenchmark {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final int SEGMENTS = 200;

  /** So many of the segments are asked one by one; the rest costs as much. */
  private static final int ASKED = 20;

  private static final int EVENTS_OF_ONE = 10;

  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id integer {
          country text
          plan    text
          spent   decimal(8, 2)
        }
        events from events key id integer of contact by contact at seen_at type kind {
          viewed  { path text }
          opened  { }
          clicked { }
          bought  { amount decimal(8, 2) }
        }
      }
      """;

  private static final List<String> KINDS =
      List.of(
          "country in (\"C\", \"US\") and plan = \"pro\"",
          "spent >= N00",
          "viewed at least N times in last D days",
          "viewed(path starts with \"/p/N\") in last D days",
          "never viewed in last D days and country = \"C\"",
          "clicked in last D days and never bought in last D days",
          "any of (opened, clicked) at least N times in last D days",
          "sum(bought.amount in last D days) >= N00",
          "last(viewed) before D days ago",
          "distinct(viewed.path in last D days) >= N");

  private static final List<String> COUNTRIES = List.of("CA", "DE", "FR", "GB", "ES");

  private final Store store;
  private final Somewhere trino;

  private TrinoScaleBenchmark(Store store, Somewhere trino) {
    this.store = store;
    this.trino = trino;
  }

  /** {@code WORKERS EVENTS..}: prints rows of a Markdown table. */
  public static void main(String[] arguments) {
    // Trino takes both streams for its log
    PrintStream out = System.out;
    PrintStream err = System.err;
    int code = 0;
    try {
      run(arguments, out);
    } catch (RuntimeException e) {
      err.println(e.getMessage());
      code = 1;
    }
    // its servers have threads that never end
    System.exit(code);
  }

  private static void run(String[] arguments, PrintStream out) {
    int workers = Integer.parseInt(arguments[0]);
    String url = TrinoServer.start(workers).orElseThrow();
    try (Store store =
        Store.open(
            new StoreLocation(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ForeignSource(url, Dialect.TRINO))))) {
      TrinoScaleBenchmark benchmark = new TrinoScaleBenchmark(store, Somewhere.at(url));
      benchmark.measure(workers, 1_000);
      for (int i = 1; i < arguments.length; i++) {
        out.println(benchmark.measure(workers, Long.parseLong(arguments[i])));
      }
    }
  }

  private String measure(int workers, long events) {
    make(events);
    Compilation compilation =
        SegueCompiler.compile(
            new SegueCompiler.Input(
                "scale",
                ZoneId.of("UTC"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Source("scale.segue", script())),
                List.of(),
                true));
    if (!compilation.diagnostics().isEmpty()) {
      throw new IllegalStateException(compilation.diagnostics().toString());
    }
    SourceLayout layout = TheirAnswers.inspected(store, compilation).value();
    Statements statements =
        Statements.of(
            compilation.workspace(), Dialect.TRINO, layout, NOW, References.SELF_CONTAINED);
    List<SqlText> together = new ArrayList<>();
    int said = 0;
    for (List<Definitions> some :
        OnePass.of(Graph.of(compilation.workspace(), NOW), compilation.workspace().schema())) {
      Together one = statements.together(some);
      said += one.segments().size();
      together.add(one.text());
    }
    if (said != SEGMENTS) {
      throw new IllegalStateException("only " + said + " segments are asked together");
    }
    Spent pass = spent(together);
    Spent each =
        spent(
            compilation.workspace().segments().stream()
                .limit(ASKED)
                .map(s -> statements.members(s.condition()))
                .toList());
    return String.format(
        Locale.ROOT,
        "| %d | %,d | %.1f s | %.1f s | %s | %.0f s | %.0f |",
        workers,
        events,
        pass.clock(),
        pass.cpu(),
        pass.shares(),
        each.cpu() * SEGMENTS / ASKED,
        each.cpu() * SEGMENTS / ASKED / pass.cpu());
  }

  /** What statements cost: seconds of the clock, and of the processors of each worker. */
  private record Spent(double clock, Map<String, Double> workers) {
    double cpu() {
      return workers.values().stream().mapToDouble(s -> s).sum();
    }

    String shares() {
      return workers.values().stream()
          .map(s -> String.format(Locale.ROOT, "%.1f", s))
          .collect(Collectors.joining(" + "));
    }
  }

  private Spent spent(List<SqlText> statements) {
    String begun =
        store.list(asked("select cast(now() as varchar)"), row -> text(row, 0)).getFirst();
    long nanos = System.nanoTime();
    for (SqlText statement : statements) {
      store.each(statement, row -> {});
    }
    return new Spent((System.nanoTime() - nanos) / 1e9, processors(begun));
  }

  /** Of all parts of statements that are begun since, of each node. */
  private Map<String, Double> processors(String since) {
    Map<String, Double> seconds = new TreeMap<>();
    store.each(
        asked(
            "select node_id, cast(sum(split_cpu_time_ms) as varchar) from system.runtime.tasks"
                + " where created >= cast('"
                + since
                + "' as timestamp with time zone) group by node_id"),
        row -> seconds.put(text(row, 0), Long.parseLong(text(row, 1)) / 1e3));
    return seconds;
  }

  private static SqlText asked(String text) {
    return new SqlText(text, List.of(), Dialect.TRINO);
  }

  private static String text(Row row, int column) {
    return row.value(column).orElseThrow().toString();
  }

  private static String script() {
    StringBuilder text = new StringBuilder(SCHEMA);
    for (int i = 0; i < SEGMENTS; i++) {
      int variant = i / KINDS.size();
      text.append("segment s")
          .append(i)
          .append(" { ")
          .append(
              KINDS
                  .get(i % KINDS.size())
                  .replace("D", Integer.toString(7 + variant * 11 % 170))
                  .replace("N", Integer.toString(2 + variant % 4))
                  .replace("\"C\"", '"' + COUNTRIES.get(variant % COUNTRIES.size()) + '"'))
          .append(" }\n");
    }
    return text.toString();
  }

  /** Rows that a hash of their number makes, the same each time. */
  private void make(long events) {
    long contacts = Math.max(1, events / EVENTS_OF_ONE);
    trino.run("drop table if exists contacts");
    trino.run("drop table if exists events");
    trino.run(
        "create table contacts as select n as id, element_at(array['US', 'CA', 'DE', 'FR', 'GB',"
            + " 'ES'], cast(1 + n % 6 as integer)) as country, if(n % 3 = 0, 'pro', 'free') as"
            + " plan, cast(n % 1000 as decimal(8, 2)) as spent from "
            + numbers(contacts));
    trino.run(
        "create table events as select n as id, 1 + h % "
            + contacts
            + " as contact, timestamp '2026-03-01 00:00:00 UTC' - (h / 7 % 31536000) * interval"
            + " '1' second as seen_at, element_at(array['viewed', 'viewed', 'opened', 'clicked',"
            + " 'bought'], cast(1 + h / 11 % 5 as integer)) as kind, '/p/' || cast(h / 13 % 50 as"
            + " varchar) as path, cast(h / 17 % 500 as decimal(8, 2)) as amount from (select n,"
            + " bitwise_and(from_big_endian_64(xxhash64(to_big_endian_64(n))),"
            + " 9223372036854775807) as h from "
            + numbers(events)
            + ")");
  }

  private static String numbers(long many) {
    return "table(sequence(1, " + many + ")) as t (n)";
  }
}
