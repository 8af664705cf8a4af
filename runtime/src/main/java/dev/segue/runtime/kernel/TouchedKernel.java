package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.plan.Graph;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.EventReading;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Answers for the contacts that are touched, again and again for a day: what is read of them and by
 * which statements is made out once, and as much is read as any instant of the day needs.
 */
public final class TouchedKernel {
  private static final Duration DAY = Duration.ofDays(1);

  private final Workspace workspace;
  private final SourceLayout layout;
  private final Store store;
  private final Instant first;
  private final Graph graph;
  private final Reading reading;
  private final List<SqlText> statements;

  /** From when on events of a kind are read. */
  private final Map<Schema.EventKind, Long> from = new HashMap<>();

  private TouchedKernel(
      Workspace workspace, SourceLayout layout, Store store, Kernel kernel, Instant first) {
    this.workspace = workspace;
    this.layout = layout;
    this.store = store;
    this.first = first;
    this.graph = kernel.graph();
    Statements ofTouched =
        Statements.of(workspace, store.dialect(), layout, first.plus(DAY), References.STORED)
            .about(new Audience.Touched());
    this.reading = kernel.reading(ofTouched);
    this.statements = reading.statements(ofTouched);
    for (EventReading table : reading.tables()) {
      long earliest = table.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
      table.kinds().forEach(kind -> from.put(kind, earliest));
    }
  }

  /** As of an instant and those that follow; nothing: the database is asked something too. */
  public static Optional<TouchedKernel> of(
      Workspace workspace, SourceLayout layout, Store store, Instant first) {
    Kernel kernel = Kernel.of(workspace, layout, store, first);
    return kernel.asked().isEmpty() && !store.dialect().codesTexts()
        ? Optional.of(new TouchedKernel(workspace, layout, store, kernel, first))
        : Optional.empty();
  }

  /** Whether it answers as of an instant. */
  public boolean reaches(Instant now) {
    return !now.isBefore(first) && !now.isAfter(first.plus(DAY));
  }

  /** Whether every event of a kind is read that happened since an instant. */
  public boolean reads(Schema.EventKind kind, long since) {
    Long earliest = from.get(kind);
    return earliest != null && earliest <= since;
  }

  /**
   * What some definitions say of the touched; nothing: it cannot tell as of this instant, or not of
   * this source.
   *
   * @param contacts how many they are at most
   * @param happened is told of all their events
   */
  public Optional<Answers> answers(
      Instant now, Predicate<Definitions> some, long contacts, Optional<Happened> happened) {
    Graph then = graph.at(now, workspace.zone());
    for (int place = 0; place < then.nodes().size(); place++) {
      if (isToRead(then.nodes().get(place))
          && !(isToRead(graph.nodes().get(place)) && isRead(then.nodes().get(place)))) {
        return Optional.empty();
      }
    }
    Leaves leaves =
        new Leaves(
            store,
            Statements.of(workspace, store.dialect(), layout, now, References.STORED),
            Keys.of(workspace.schema(), layout));
    Scan scan =
        new Scan(
            workspace,
            layout,
            then,
            then.roots().entrySet().stream().filter(e -> some.test(e.getKey())).toList(),
            reading,
            Folding.of(now, workspace.zone()),
            leaves,
            Progress.SILENT,
            Division.ofFew(contacts),
            happened);
    try {
      return Optional.of(store.sideBySide(statements, scan::read));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private static boolean isToRead(Node node) {
    return node instanceof Node.Rows rows && rows.from() <= rows.to();
  }

  private boolean isRead(Node node) {
    Node.Rows rows = (Node.Rows) node;
    return rows.kinds().stream().allMatch(kind -> reads(kind, rows.from()));
  }
}
