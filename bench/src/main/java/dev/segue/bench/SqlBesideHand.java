package dev.segue.bench;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.ingest.SourceInspection;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Emitted SQL beside queries by hand, over a workspace whose data was ingested: the same people, in
 * how much of the processor's time. Each pair runs in turns; the median of each side counts.
 */
public final class SqlBesideHand {
  private static final int TURNS = 7;

  private final Store store;
  private final Statements statements;
  private final Workspace workspace;

  private SqlBesideHand(Store store, Statements statements, Workspace workspace) {
    this.store = store;
    this.statements = statements;
    this.workspace = workspace;
  }

  /**
   * {@code WORKSPACE QUERIES INSTANT [URL]}: prints a Markdown table; of an empty database of
   * another kind, into which the workspace's tables are copied first, or of the workspace's own.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Instant now = Instant.parse(arguments[2]);
    WorkspaceFolder files = WorkspaceFolder.read(folder).value();
    Compilation compilation = SegueCompiler.compile(files.input(true));
    Workspace workspace = compilation.workspace();
    StoreLocation own = StoreLocation.of(folder, files.settings());
    Optional<ForeignSource> foreign =
        arguments.length < 4
            ? Optional.empty()
            : Dialect.ofUrl(arguments[3]).map(d -> new ForeignSource(arguments[3], d));
    foreign.ifPresent(f -> TypedCopy.of(own, workspace.schema(), f.url()));
    StoreLocation location =
        foreign
            .map(f -> new StoreLocation(Optional.empty(), Optional.empty(), Optional.of(f)))
            .orElse(own);
    try (Store store = Store.open(location)) {
      store.prepare(workspace.schema());
      SourceLayout layout =
          foreign.isEmpty()
              ? SourceLayout.canonical(workspace.schema())
              : SourceInspection.inspect(
                      store, workspace.schema(), workspace.zone(), compilation.files())
                  .value();
      Statements statements =
          Statements.of(workspace, store.dialect(), layout, now, References.SELF_CONTAINED);
      new SqlBesideHand(store, statements, workspace)
          .print(queries(Path.of(arguments[1]), now, store.dialect()));
    }
  }

  /** The blocks of a file: a name in a comment, then a query. */
  private static Map<String, SqlText> queries(Path file, Instant now, Dialect dialect)
      throws IOException {
    String instant =
        dialect == Dialect.SQLITE
            ? Long.toString(now.toEpochMilli())
            : "timestamptz '" + now.toString().replace("Z", "+00") + "'";
    Map<String, SqlText> queries = new LinkedHashMap<>();
    for (String block : Files.readString(file).split("\n\n")) {
      String[] parts = block.strip().split("\n", 2);
      if (parts.length == 2 && parts[0].matches("-- \\w+")) {
        String text = parts[1].replace(":now", instant);
        queries.put(parts[0].substring(3), new SqlText(text, List.of(), dialect));
      }
    }
    return queries;
  }

  private void print(Map<String, SqlText> queries) {
    System.out.println("| segment | people | by hand, ms | emitted, ms | ratio |");
    System.out.println("|---|---|---|---|---|");
    List<Double> ratios = new ArrayList<>();
    queries.forEach((name, hand) -> ratios.add(row(name, hand)));
    System.out.printf(
        Locale.ROOT,
        "%n%d segments: median ratio %.2f, greatest %.2f%n",
        ratios.size(),
        middle(ratios),
        ratios.stream().mapToDouble(r -> r).max().orElse(0));
  }

  private double row(String name, SqlText hand) {
    Optional<Definitions.Segment> segment = workspace.segment("asked_" + name);
    SqlText emitted =
        statements.members(
            segment
                .orElseThrow(() -> new IllegalArgumentException("no segment " + name))
                .condition());
    List<Object> people = people(hand);
    if (!people.equals(people(emitted))) {
      throw new IllegalStateException(name + ": not the same people\n" + emitted);
    }
    List<Double> byHand = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int i = 0; i < TURNS; i++) {
      byHand.add(milliseconds(hand));
      ours.add(milliseconds(emitted));
    }
    double ratio = middle(ours) / middle(byHand);
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %.2f |%n",
        name,
        people.size(),
        middle(byHand),
        middle(ours),
        ratio);
    return ratio;
  }

  private List<Object> people(SqlText query) {
    return store.list(query, row -> row.value(0).orElseThrow()).stream()
        .map(Object::toString)
        .sorted()
        .<Object>map(k -> k)
        .toList();
  }

  /** Of this thread, which is where the database works. */
  private double milliseconds(SqlText query) {
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    store.each(query, row -> {});
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e6;
  }

  private static double middle(List<Double> numbers) {
    return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElseThrow();
  }
}
