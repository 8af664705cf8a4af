package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Fingerprint;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.runtime.store.ColumnBlock;
import dev.segue.runtime.store.ColumnTable;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.TouchTable;
import dev.segue.runtime.store.Watched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What scans keep of what they read, where that is wanted: all events of the kinds that definitions
 * look at, in order, and what they look at of contacts. A later scan reads that, and rows only of
 * those whose rows have changed since.
 */
public final class KeptColumns {
  /** As of when everything has happened that is kept: events ahead, too. */
  static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

  /** So many who have changed are read by themselves, however few contacts there are. */
  private static final long FEW = 500;

  /** More than one of so many are not. */
  private static final long PART = 20;

  /** And no more than so many, who are in memory at once. */
  private static final long MOST = 50_000;

  private final Schema schema;
  private final String ofSchema;
  private final Watched wanted;
  private final ColumnTable table;

  private KeptColumns(Workspace workspace, Watched wanted, ColumnTable table) {
    this.schema = workspace.schema();
    this.ofSchema = Fingerprint.whole(List.of(schema)) + "\n";
    this.wanted = wanted;
    this.table = table;
  }

  /**
   * As it is within a transaction in which whoever is touched has been written down; nothing: they
   * are not wanted.
   *
   * @param wanted what is watched from now on by all means
   */
  public static Optional<KeptColumns> of(
      Store store, Workspace workspace, TouchTable touches, Watched wanted) {
    ColumnTable table = new ColumnTable(store);
    if (!table.isPossible() || !table.isWanted()) {
      return Optional.empty();
    }
    KeptColumns columns = new KeptColumns(workspace, wanted, table);
    Optional<ColumnTable.Kept> kept = table.kept();
    if (kept.isPresent()) {
      boolean known =
          touches
              .watched(columns.schema)
              .filter(watched -> watched.covers(kept.get().watched()))
              .isPresent();
      if (known && touches.areAtMost(MOST)) {
        table.touched(touches, columns.schema);
      } else {
        table.forget();
      }
    }
    return Optional.of(columns);
  }

  /** What has to be watched, so that what is kept stays of use. */
  public Watched watched() {
    return table.kept().map(k -> Watched.all(List.of(wanted, k.watched()))).orElse(wanted);
  }

  /** What can be read here instead of rows, if all that has to be is kept; and few have changed. */
  Optional<Reading> instead(Reading needed, long everyone) {
    long most = Math.clamp(everyone / PART, FEW, MOST);
    return table
        .kept()
        .map(ColumnTable.Kept::columns)
        .filter(columns -> columns.startsWith(ofSchema))
        .map(columns -> KeptReading.of(columns.substring(ofSchema.length()), schema))
        .filter(kept -> kept.covers(needed))
        .filter(kept -> table.outdatedNumber() <= most);
  }

  /** Blocks and whose rows are read instead. */
  ColumnTable table() {
    return table;
  }

  /** Keeps whatever is read; it is there once {@link #kept} is called. */
  Lines keeping(Lines lines, int atOnce) {
    table.forget();
    return new KeepingLines(lines, table, atOnce);
  }

  /** All has been read. */
  void kept(Reading reading) {
    table.is(new ColumnTable.Kept(ofSchema + KeptReading.text(reading), wanted));
  }

  /** Lines that are kept as they are read. */
  private static final class KeepingLines implements Lines {
    private final Lines lines;
    private final ColumnTable table;
    private final int atOnce;
    private final ColumnBlock.Growing block = new ColumnBlock.Growing();
    private Object first = "";
    private int size;
    private int place;

    KeepingLines(Lines lines, ColumnTable table, int atOnce) {
      this.lines = lines;
      this.table = table;
      this.atOnce = atOnce;
    }

    @Override
    public boolean next() {
      boolean there = lines.next();
      if (size == atOnce || (!there && size > 0)) {
        table.add(place, first, block.take());
        place++;
        size = 0;
      }
      if (there) {
        keep(lines.line());
      }
      return there;
    }

    private void keep(Line line) {
      for (int part = 0; part < line.size(); part++) {
        block.part(line.bytes(part), line.from(part), line.to(part));
      }
      block.end(line.key());
      if (size == 0) {
        first = line.key();
      }
      size++;
    }

    @Override
    public Line line() {
      return lines.line();
    }
  }
}
