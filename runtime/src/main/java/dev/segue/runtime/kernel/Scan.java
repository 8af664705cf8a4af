package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.plan.Graph;
import dev.segue.compiler.sql.EventReading;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.store.Cursor;
import dev.segue.runtime.store.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One pass over contacts with their events, block by block. */
final class Scan {
  /** What is told to be done. */
  static final String WORK = "reading contacts and their events";

  private final Workspace workspace;
  private final SourceLayout layout;
  private final Graph graph;
  private final Reading reading;
  private final Keys keys;
  private final Answers answers;
  private final Answers.Roots roots;
  private final Folding folding;
  private final Leaves leaves;
  private final Division division;
  private final Progress progress;
  private final Optional<Happened> happened;

  Scan(
      Workspace workspace,
      SourceLayout layout,
      Graph graph,
      List<Map.Entry<Definitions, Integer>> roots,
      Reading reading,
      Folding folding,
      Leaves leaves,
      Progress progress,
      Division division,
      Optional<Happened> happened) {
    this.workspace = workspace;
    this.layout = layout;
    this.graph = graph;
    this.reading = reading;
    this.progress = progress;
    this.keys = Keys.of(workspace.schema(), layout);
    this.roots = Answers.Roots.of(roots);
    this.answers =
        new Answers(keys, roots.stream().map(Map.Entry::getKey).toList(), division.contacts());
    this.folding = folding;
    this.leaves = leaves;
    this.division = division;
    this.happened = happened;
  }

  private ContactFrame block(Words words) {
    Formulas formulas = new Formulas(graph.nodes(), folding);
    Map<Schema.EventKind, RowFrame> kinds = new LinkedHashMap<>();
    for (EventReading table : reading.tables()) {
      for (Schema.EventKind kind : table.kinds()) {
        kinds.put(
            kind,
            new RowFrame(
                formulas,
                table.table().table(),
                kind,
                table.fields(kind),
                words.events().getOrDefault(table, Map.of()),
                workspace.zone()));
      }
    }
    List<Packs> packs =
        reading.packed()
            ? reading.tables().stream().map(table -> new Packs(table, kinds)).toList()
            : List.of();
    return new ContactFrame(
        formulas,
        division.contacts(),
        folding,
        reading.contacts(),
        words.contacts(),
        kinds,
        packs,
        leaves);
  }

  /** The texts that are told by their places. */
  private record Words(
      Map<Expression, Dictionary> contacts,
      Map<EventReading, Map<Schema.Field, Dictionary>> events) {}

  /**
   * Reads everything.
   *
   * @param cursors of the statements of the {@link Reading}
   */
  Answers read(List<Cursor> cursors) {
    if (reading.packed()) {
      return read(lines(cursors));
    }
    Iterator<Cursor> each = cursors.iterator();
    Cursor contacts = each.next();
    List<RowStream> streams = new ArrayList<>();
    for (EventReading table : reading.tables()) {
      boolean unique =
          Objects.requireNonNull(layout.tables().get(table.table().table())).uniqueKey();
      streams.add(new RowStream(each.next(), table, unique, keys));
    }
    Words words = new Words(new HashMap<>(), new HashMap<>());
    reading.coded().forEach(e -> words.contacts().put(e, dictionary(each.next())));
    for (EventReading table : reading.tables()) {
      Map<Schema.Field, Dictionary> fields = new HashMap<>();
      table.coded().forEach(f -> fields.put(f, dictionary(each.next())));
      words.events().put(table, fields);
    }
    try (Blocks blocks = blocks(words)) {
      read(contacts, streams, blocks);
    }
    return answers;
  }

  /** What the database gives, where it comes in lines. */
  Lines lines(List<Cursor> cursors) {
    return new PackLines(cursors, keys);
  }

  /** What was kept of a range of contacts. */
  Lines lines(
      Cursor blocks, KeptLines.Fresh fresh, Optional<Object> from, Optional<Object> before) {
    return new KeptLines(blocks, 1 + reading.tables().size(), keys, fresh, from, before);
  }

  /** Reads lines. */
  Answers read(Lines lines) {
    try (Blocks blocks = blocks(new Words(Map.of(), Map.of()))) {
      while (lines.next()) {
        Line line = lines.line();
        begin(line.key(), blocks).add(line);
      }
      end(blocks);
    }
    return answers;
  }

  private Blocks blocks(Words words) {
    return new Blocks(division.workers(), () -> block(words), this::worked, answers);
  }

  /** By the thread that has the block. */
  private Answers.Block worked(ContactFrame block) {
    block.unpack();
    happened.ifPresent(h -> block.tell(h, keys));
    return Answers.of(block, roots);
  }

  private static Dictionary dictionary(Cursor cursor) {
    List<String> texts = new ArrayList<>();
    while (cursor.next()) {
      texts.add(Objects.requireNonNull(cursor.text(0)));
    }
    return Dictionary.of(texts);
  }

  private void read(Cursor contacts, List<RowStream> streams, Blocks blocks) {
    boolean unique =
        Objects.requireNonNull(layout.tables().get(workspace.schema().contacts().table()))
            .uniqueKey();
    Optional<List<Object>> before = Optional.empty();
    while (contacts.next()) {
      Object key = keys.read(contacts, 0);
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
        add(key, contacts, streams, blocks);
      }
    }
    end(blocks);
  }

  private void add(Object key, Cursor contacts, List<RowStream> streams, Blocks blocks) {
    ContactFrame block = begin(key, blocks);
    streams.forEach(s -> s.take(key, block));
    block.add(contacts, 1);
  }

  /** The block to which a contact goes who is one more. */
  private ContactFrame begin(Object key, Blocks blocks) {
    if (blocks.current().isFull()) {
      blocks.next(keys.size());
      tell();
    }
    keys.append(key);
    return blocks.current();
  }

  private void end(Blocks blocks) {
    blocks.end();
    tell();
  }

  private void tell() {
    progress.at(WORK, keys.size(), 0);
  }

  private List<Object> row(Cursor contacts) {
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < reading.contacts().size(); i++) {
      row.add(contacts.value(i + 1));
    }
    return row;
  }
}
