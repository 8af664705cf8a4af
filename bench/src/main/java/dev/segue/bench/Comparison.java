package dev.segue.bench;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Each query by hand beside what is emitted for the segment of its name. The two run in turns, now
 * the one first and now the other; the least of each counts, which what else the machine does has
 * lengthened least.
 */
final class Comparison {
  private static final int LEAST_TURNS = 9;
  private static final int MOST_TURNS = 200;
  private static final double ENOUGH = 1_000;

  /** Of these segments alone what is emitted is shown too. */
  private static final Optional<List<String>> ONLY =
      Optional.ofNullable(System.getenv("SEGMENTS")).map(names -> List.of(names.split(",")));

  private final Asked asked;
  private final Store store;
  private final Instant now;
  private final Statements statements;

  Comparison(Asked asked, Instant now) {
    this.asked = asked;
    this.store = asked.store();
    this.now = now;
    this.statements = asked.statements(now);
  }

  /** Prints a Markdown table. */
  Ratios of(Path file) throws IOException {
    System.out.println("| segment | people | by hand, ms | emitted, ms | ratio |");
    System.out.println("|---|---|---|---|---|");
    Ratios ratios = new Ratios();
    queries(file)
        .forEach(
            (name, hand) -> {
              if (ONLY.isEmpty() || ONLY.get().contains(name)) {
                ratios.add(name, row(name, hand));
              }
            });
    return ratios;
  }

  /**
   * The blocks of a file: a name in a comment, then a query. What is emitted gives its answer in
   * the order of the keys, so these do too.
   */
  private Map<String, SqlText> queries(Path file) throws IOException {
    Dialect dialect = store.dialect();
    String instant =
        dialect == Dialect.SQLITE
            ? Long.toString(now.toEpochMilli())
            : "timestamptz '" + now.toString().replace("Z", "+00") + "'";
    Map<String, SqlText> queries = new LinkedHashMap<>();
    for (String block : Files.readString(file).split("\n\n")) {
      String[] parts = block.strip().split("\n", 2);
      if (parts.length == 2 && parts[0].matches("-- \\w+")) {
        String text = parts[1].replaceAll("(?m)^--.*\n", "").replace(":now", instant);
        queries.put(parts[0].substring(3), new SqlText(text + "\norder by 1", List.of(), dialect));
      }
    }
    return queries;
  }

  private double row(String name, SqlText hand) {
    Optional<Definitions.Segment> segment = asked.workspace().segment("asked_" + name);
    SqlText emitted =
        statements.members(
            segment
                .orElseThrow(() -> new IllegalArgumentException("no segment " + name))
                .condition());
    if (ONLY.isPresent()) {
      System.err.println(emitted.text() + "\n" + emitted.bindings());
    }
    List<String> people = people(hand);
    if (!people.equals(people(emitted))) {
      throw new IllegalStateException(name + ": not the same people\n" + emitted);
    }
    double byHand = Double.POSITIVE_INFINITY;
    double ours = Double.POSITIVE_INFINITY;
    double all = 0;
    for (int turn = 0; turn < LEAST_TURNS || (turn < MOST_TURNS && all < ENOUGH); turn++) {
      boolean first = turn % 2 == 0;
      double one = milliseconds(first ? hand : emitted);
      double other = milliseconds(first ? emitted : hand);
      byHand = Math.min(byHand, first ? one : other);
      ours = Math.min(ours, first ? other : one);
      all += one + other;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %.3f |%n",
        name,
        people.size(),
        byHand,
        ours,
        ours / byHand);
    return ours / byHand;
  }

  private List<String> people(SqlText query) {
    return store.list(query, row -> row.value(0).orElseThrow().toString());
  }

  private double milliseconds(SqlText query) {
    double begun = asked.time().spent();
    store.each(query, row -> {});
    return asked.time().spent() - begun;
  }
}
