package dev.segue.runtime.kernel;

import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.SideBySide;
import dev.segue.runtime.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A scan of everyone: of rows, or of columns that were kept of them.
 *
 * @param known the keys of all, if they had to be asked for
 * @param leaves what the database has been asked for besides
 * @param scans makes the scan of a part of all
 */
record EveryonesScan(
    Store store,
    Statements statements,
    Division division,
    Keys known,
    Leaves leaves,
    Progress progress,
    Scans scans) {
  private static final String READING_COLUMNS = "reading columns that were kept";

  /** Makes the scan of a part of all. */
  @FunctionalInterface
  interface Scans {
    Scan of(Reading reading, Leaves leaves, Progress progress, Division division);
  }

  /** Of what stands in rows. */
  Answers ofRows(Reading read) {
    if (division.readers() > 1 && store.readsApart()) {
      Ranges ranges = Ranges.of(store, statements, known, division);
      return ranged(
          read,
          ranges,
          Scan.WORK,
          (scan, range) ->
              new SideBySide<>(
                  read.statements(statements.about(ranges.audience(range))), scan::read));
    }
    return store.sideBySide(
        read.statements(statements), scans.of(read, leaves, progress, division)::read);
  }

  /** Of columns, if those that are kept serve; else of rows, and as many columns are kept. */
  Answers withColumns(Reading needed, KeptColumns kept) {
    boolean apart = division.readers() > 1 && store.readsApart();
    Ranges ranges = Ranges.of(store, statements, known, apart ? division : division.ofOneReader());
    Optional<Reading> instead = kept.instead(needed, ranges.contacts());
    if (instead.isPresent()) {
      try {
        return ofColumns(instead.get(), kept, ranges);
      } catch (Unreadable e) {
        // somebody wrote past the triggers
      }
    }
    Reading whole = needed.whole();
    Scan scan = scans.of(whole, leaves, progress, division);
    Answers answers =
        store.sideBySide(
            whole.statements(statements.at(KeptColumns.ALWAYS)),
            cursors -> scan.read(kept.keeping(scan.lines(cursors), division.contacts())));
    kept.kept(whole);
    return answers;
  }

  private Answers ofColumns(Reading reading, KeptColumns kept, Ranges ranges) {
    KeptLines.Fresh fresh = fresh(reading, kept);
    return ranged(
        reading,
        ranges,
        READING_COLUMNS,
        (scan, range) -> {
          Optional<Object> from = ranges.first(range);
          Optional<Object> before = ranges.first(range + 1);
          return new SideBySide<>(
              List.of(kept.table().blocks(from, before)),
              cursors -> scan.read(scan.lines(cursors.getFirst(), fresh, from, before)));
        });
  }

  private KeptLines.Fresh fresh(Reading reading, KeptColumns kept) {
    List<Line> lines = new ArrayList<>();
    Set<Object> outdated = kept.table().outdated();
    if (!outdated.isEmpty()) {
      Scan scan = scans.of(reading, leaves, Progress.SILENT, division);
      Statements now = statements.at(KeptColumns.ALWAYS).about(new Audience.Outdated());
      store.sideBySide(
          reading.statements(now),
          cursors -> {
            Lines all = scan.lines(cursors);
            while (all.next()) {
              lines.add(all.line().copy());
            }
            return true;
          });
    }
    return new KeptLines.Fresh(outdated, lines);
  }

  /**
   * Reads each range by a thread and a connection of its own, where there are several; the thread
   * of the first tells how far all have come.
   */
  private Answers ranged(
      Reading read,
      Ranges ranges,
      String what,
      BiFunction<Scan, Integer, SideBySide<Answers>> ofRange) {
    AtomicLongArray done = new AtomicLongArray(ranges.size());
    List<SideBySide<Answers>> parts = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      int range = i;
      Progress own =
          (work, some, total) -> {
            done.set(range, some);
            if (range == 0) {
              progress.at(
                  what, IntStream.range(0, done.length()).mapToLong(done::get).sum(), total);
            }
          };
      Scan scan =
          scans.of(
              read,
              leaves.from(ranges.begins().get(i)),
              own,
              ranges.size() == 1 ? division : division.ofRange());
      parts.add(ofRange.apply(scan, i));
    }
    List<Answers> answers =
        parts.size() == 1
            ? List.of(store.sideBySide(parts.getFirst().queries(), parts.getFirst().reading()))
            : store.apart(parts);
    Answers all = answers.getFirst();
    answers.subList(1, answers.size()).forEach(all::append);
    if (all.contacts().size() != ranges.contacts()) {
      throw new Unreadable("other contacts than those of the ranges");
    }
    return all;
  }
}
