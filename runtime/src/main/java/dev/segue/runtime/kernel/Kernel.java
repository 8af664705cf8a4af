package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.plan.Graph;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.plan.OnePass;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.sql.Together;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Answers for every definition of a workspace at once: contacts and their events are read once, in
 * the order of contacts, and whatever formulas share is worked out once. What it does not know is
 * asked of the database, a statement for each leaf of the {@link Graph}.
 */
public final class Kernel {
  private final Workspace workspace;
  private final SourceLayout layout;
  private final Store store;
  private final Instant now;
  private final Graph graph;
  private final Reading reading;
  private final Division division;
  private final Optional<KeptColumns> columns;

  private Kernel(
      Workspace workspace,
      SourceLayout layout,
      Store store,
      Instant now,
      Division division,
      Optional<KeptColumns> columns) {
    this.workspace = workspace;
    this.layout = layout;
    this.store = store;
    this.now = now;
    this.graph = Graph.of(workspace, now);
    this.reading = Reading.of(graph, workspace.schema());
    this.division = division;
    this.columns = columns;
  }

  public static Kernel of(Workspace workspace, SourceLayout layout, Store store, Instant now) {
    return of(workspace, layout, store, now, Division.ofMachine(/* changed= */ true));
  }

  /**
   * The same where it is said how the scan is divided; it may have several readers where the
   * store's transaction, if it is in one, has not changed the source.
   */
  public static Kernel of(
      Workspace workspace, SourceLayout layout, Store store, Instant now, Division division) {
    return of(workspace, layout, store, now, division, Optional.empty());
  }

  /**
   * The same with columns.
   *
   * @param columns that are read instead of rows, or kept of what is read
   */
  public static Kernel of(
      Workspace workspace,
      SourceLayout layout,
      Store store,
      Instant now,
      Division division,
      Optional<KeptColumns> columns) {
    return new Kernel(workspace, layout, store, now, division, columns);
  }

  /** What it works out, and what it asks the database. */
  public Graph graph() {
    return graph;
  }

  /**
   * What each definition says of some contacts; nothing: this source cannot be read in the order of
   * its contacts, and each definition is asked for by itself.
   */
  public Optional<Answers> answers(Audience audience) {
    return answers(audience, Progress.SILENT);
  }

  /** The same, where it is told how many contacts were read. */
  public Optional<Answers> answers(Audience audience, Progress progress) {
    Statements statements =
        Statements.of(workspace, store.dialect(), layout, now, References.STORED).about(audience);
    try {
      return Optional.of(answers(statements, progress));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private Answers answers(Statements statements, Progress progress) {
    List<Integer> asked = asked();
    Keys known = Keys.of(workspace.schema(), layout);
    Leaves leaves = new Leaves(store, statements, known);
    if (!asked.isEmpty()) {
      readKeys(statements, known);
    }
    for (int i = 0; i < asked.size(); i++) {
      progress.at("asking the database", i, asked.size());
      leaves.ask(asked.get(i), graph.nodes().get(asked.get(i)));
    }
    Answers answers = scanned(statements, known, leaves, progress);
    if (!asked.isEmpty() && !answers.contacts().equals(known)) {
      throw new Unreadable("contacts that came in meanwhile");
    }
    return answers;
  }

  private Answers scanned(Statements statements, Keys known, Leaves leaves, Progress progress) {
    Reading read = reading(statements);
    if (!(statements.audience() instanceof Audience.Everyone)) {
      return store.sideBySide(
          read.statements(statements), scan(read, leaves, progress, division)::read);
    }
    EveryonesScan scan =
        new EveryonesScan(store, statements, division, known, leaves, progress, this::scan);
    return columns.map(kept -> scan.withColumns(read, kept)).orElseGet(() -> scan.ofRows(read));
  }

  private Scan scan(Reading read, Leaves leaves, Progress progress, Division how) {
    return new Scan(
        workspace,
        layout,
        graph,
        List.copyOf(graph.roots().entrySet()),
        read,
        Folding.of(now, workspace.zone()),
        leaves,
        progress,
        how,
        Optional.empty());
  }

  /** The definitions that the database can be asked about together, those of each statement. */
  public List<List<Definitions>> together() {
    return OnePass.of(graph, workspace.schema());
  }

  /**
   * What the database itself says of everyone, of the definitions that it can be asked about
   * together; nothing: of none, or so many are too much for it.
   */
  public Optional<Answers> answersTogether(Progress progress) {
    Statements statements =
        Statements.of(workspace, store.dialect(), layout, now, References.SELF_CONTAINED);
    List<Together> together = together().stream().map(statements::together).toList();
    if (together.isEmpty()) {
      return Optional.empty();
    }
    TogetherReading reading =
        new TogetherReading(together, Keys.of(workspace.schema(), layout), progress);
    try {
      return Optional.of(
          store.sideBySide(together.stream().map(Together::text).toList(), reading::read));
    } catch (Unreadable e) {
      return Optional.empty();
    } catch (StoreFailure e) {
      if (e.isTooMuch()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** What it reads, as this source is best read. */
  Reading reading(Statements statements) {
    Dialect dialect = store.dialect();
    if (dialect.codesTexts()) {
      return reading.coded(statements, this::isShort);
    }
    // somebody's table may hold what the schema does not declare
    return dialect.packsEvents() && layout.attached().isEmpty() ? reading.inLines() : reading;
  }

  /** Whether the texts that a statement gives fit a dictionary. */
  private boolean isShort(SqlText texts) {
    return store.list(texts, row -> true).size() <= Dictionary.MOST;
  }

  private void readKeys(Statements statements, Keys keys) {
    store.each(
        statements.everyones(List.of()),
        row -> {
          Object key = keys.read(row.value(0).orElseThrow());
          int last = keys.size() - 1;
          int order = last < 0 ? 1 : keys.compare(key, keys.get(last));
          if (order < 0) {
            throw new Unreadable("contacts in another order");
          }
          if (order > 0) {
            keys.append(key);
          }
        });
  }

  /** The leaves that the database is asked for, by their places in the graph. */
  public List<Integer> asked() {
    BitSet used = graph.used();
    return used.stream().filter(place -> isAsked(graph.nodes().get(place))).boxed().toList();
  }

  private static boolean isAsked(Node node) {
    return node instanceof Node.AskedTruth
        || node instanceof Node.AskedValue
        || node instanceof Node.AskedScore;
  }
}
