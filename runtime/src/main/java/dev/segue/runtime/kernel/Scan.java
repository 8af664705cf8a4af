package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.plan.Graph;
import dev.segue.compiler.sql.EventReading;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.store.Cursor;
import dev.segue.runtime.store.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One pass over contacts with their events, block by block. */
final class Scan {
  private final Workspace workspace;
  private final SourceLayout layout;
  private final Graph graph;
  private final Reading reading;
  private final Map<Schema.EventKind, RowFrame> kinds = new LinkedHashMap<>();
  private final ContactFrame block;
  private final Keys keys;
  private final Answers answers;
  private final Progress progress;

  Scan(
      Workspace workspace,
      SourceLayout layout,
      Graph graph,
      Reading reading,
      Formulas formulas,
      Folding folding,
      Leaves leaves,
      Progress progress) {
    this.progress = progress;
    this.workspace = workspace;
    this.layout = layout;
    this.graph = graph;
    this.reading = reading;
    this.keys = new Keys(workspace.schema().contacts().key().integer());
    this.answers = new Answers(keys);
    for (EventReading table : reading.tables()) {
      for (Schema.EventKind kind : table.kinds()) {
        kinds.put(
            kind,
            new RowFrame(
                formulas,
                table.table().table(),
                kind,
                reading.fields().getOrDefault(kind, List.of()),
                workspace.zone()));
      }
    }
    this.block = new ContactFrame(formulas, folding, reading.contacts(), kinds, leaves);
  }

  /**
   * Reads everything.
   *
   * @param cursors contacts, then each table of events
   */
  Answers read(List<Cursor> cursors) {
    Cursor contacts = cursors.getFirst();
    List<EventStream> streams = new ArrayList<>();
    for (int i = 0; i < reading.tables().size(); i++) {
      EventReading table = reading.tables().get(i);
      boolean unique =
          Objects.requireNonNull(layout.tables().get(table.table().table())).uniqueKey();
      streams.add(new EventStream(cursors.get(i + 1), table, unique, kinds, keys));
    }
    boolean unique =
        Objects.requireNonNull(layout.tables().get(workspace.schema().contacts().table()))
            .uniqueKey();
    Optional<List<Object>> before = Optional.empty();
    while (contacts.next()) {
      Object key = keys.read(contacts.value(0).orElseThrow());
      int order = keys.isEmpty() ? 1 : keys.compare(key, keys.getLast());
      if (order < 0) {
        throw new Unreadable("contacts in another order");
      }
      if (!unique) {
        Optional<List<Object>> row = Optional.of(row(contacts));
        if (order == 0 && !row.equals(before)) {
          throw new Unreadable("a contact who stands there twice");
        }
        before = row;
      }
      if (order > 0) {
        add(key, contacts, streams);
      }
    }
    if (block.size() > 0) {
      answers.add(graph.roots(), block);
    }
    return answers;
  }

  private void add(Object key, Cursor contacts, List<EventStream> streams) {
    if (block.size() == ContactFrame.SIZE) {
      answers.add(graph.roots(), block);
      block.forget();
      progress.at("reading contacts and their events", keys.size(), 0);
    }
    keys.append(key);
    streams.forEach(s -> s.take(key, block.size()));
    block.add(contacts, 1);
  }

  private List<Object> row(Cursor contacts) {
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < reading.contacts().size(); i++) {
      row.add(contacts.value(i + 1));
    }
    return row;
  }
}
