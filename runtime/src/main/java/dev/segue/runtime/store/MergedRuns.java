package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The runs of two contacts who are one. Of several that are on in a program, and of one subject,
 * the one goes on that is furthest; and what any of them sent no other sends.
 */
final class MergedRuns {
  /** How a run ends beside which another went on. */
  static final String ENDING = "merged";

  static final String STOPPED = "contacts were merged, and another run goes on or sent it";

  /** Of a row that is there only so that its step sends nothing. */
  private static final String KEEPS_OFF = "sent by another run before contacts were merged";

  /**
   * Furthest is who is longest in the program, by its cadence, where the run stands; before those
   * that are held out. Of two that are as far the one that came first. Nothing else decides, so
   * that it plays no part in what order contacts are merged.
   */
  private static final Comparator<Run> FURTHEST =
      Comparator.comparing(Run::heldOut)
          .thenComparing(Comparator.comparingLong(Run::reached).reversed())
          .thenComparingLong(Run::entered)
          .thenComparingLong(Run::id);

  private final Store store;
  private final Object gone;
  private final Object stays;
  private final long now;

  /** The programs that nobody enters twice. */
  private final Set<String> once;

  MergedRuns(Store store, Object gone, Object stays, Set<String> once, Instant now) {
    this.store = store;
    this.gone = gone;
    this.stays = stays;
    this.once = once;
    this.now = now.toEpochMilli();
  }

  /** How many went over, ended, and were stopped on their way out. */
  record Moved(int runs, int ended, int stopped) {}

  /** What keeps steps of the collected runs from sending does so in another version too. */
  static void migrate(Store store, long version) {
    store.update(
        new SqlText(
            """
            update segue_outbox set version = ?, key = program || '/' || ? || '/' || run || '/' || step
            where run in (select run from segue_due) and reason = ?
            """,
            List.of(version, Long.toString(version), KEEPS_OFF)));
  }

  /** Runs that are never on at once. */
  private record Kept(String program, Optional<Object> subject) {}

  private record Run(
      long id,
      Kept kept,
      long version,
      long entered,
      long stood,
      boolean heldOut,
      Optional<Long> ended,
      String ending) {
    long reached() {
      return stood - entered;
    }

    boolean isOn() {
      return ended.isEmpty();
    }
  }

  Moved unite() {
    List<Run> all = runs();
    Map<Kept, List<Run>> on = new HashMap<>();
    all.stream()
        .filter(Run::isOn)
        .sorted(FURTHEST)
        .forEach(r -> on.computeIfAbsent(r.kept(), k -> new ArrayList<>()).add(r));
    int ended = 0;
    int stopped = 0;
    for (List<Run> runs : on.values()) {
      for (Run run : runs.subList(1, runs.size())) {
        stopped += end(run);
        ended++;
      }
    }
    store.update(
        new SqlText(
            "update segue_outbox set contact = ? where run in"
                + " (select id from segue_run where contact = ?)",
            List.of(stays, gone)));
    int moved =
        store.update(
            new SqlText(
                "update segue_run set contact = ? where contact = ?", List.of(stays, gone)));
    if (moved > 0) {
      number(all);
      for (List<Run> runs : on.values()) {
        if (!runs.getFirst().heldOut()) {
          stopped += keepOff(runs.getFirst(), all);
        }
      }
    }
    return new Moved(moved, ended, stopped);
  }

  private List<Run> runs() {
    return store.list(
        new SqlText(
            """
            select id, program, subject, version,
              entered_at, coalesce(wait_began_at, due_at, entered_at), holdout, ended_at, ending
            from segue_run where contact in (?, ?) order by entered_at, id
            """,
            List.of(gone, stays)),
        r ->
            new Run(
                r.number(0).orElseThrow(),
                new Kept(r.text(1).orElseThrow(), r.value(2)),
                r.number(3).orElseThrow(),
                r.number(4).orElseThrow(),
                r.number(5).orElseThrow(),
                r.number(6).orElseThrow() == 1,
                r.number(7),
                r.text(8).orElse("")));
  }

  /** Another goes on; how many messages it had put in do not leave. */
  private int end(Run run) {
    store.update(
        new SqlText(
            """
            update segue_run set ended_at = ?, ending = ?, over_at = ?, due_at = null,
              wait_began_at = null, wait_until = null where id = ?
            """,
            List.of(now, ENDING, now, run.id())));
    store.update(
        new SqlText(
            "delete from segue_outbox where run = ? and reason = ?", List.of(run.id(), KEEPS_OFF)));
    return store.update(
        new SqlText(
            "update segue_outbox set status = 'suppressed', status_at = ?, reason = ?"
                + " where run = ? and status = 'pending'",
            List.of(now, STOPPED, run.id())));
  }

  /** Runs of a program are counted in the order in which they came. */
  private void number(List<Run> all) {
    Map<String, Long> numbers = new HashMap<>();
    for (Run run : all) {
      long number = numbers.merge(run.kept().program(), 1L, Long::sum);
      store.update(
          new SqlText(
              "update segue_run set number = ? where id = ? and number <> ?",
              List.of(number, run.id(), number)));
    }
  }

  /**
   * What others have sent that were on at the same time, or that nobody is sent twice, it does not
   * send; how many messages it had put in do not leave.
   */
  private int keepOff(Run run, List<Run> all) {
    Set<String> steps = new HashSet<>();
    int stopped = 0;
    for (Run other : all) {
      boolean beside =
          other.id() != run.id()
              && other.kept().equals(run.kept())
              && (once.contains(run.kept().program())
                  || other.ended().filter(e -> e <= run.entered()).isEmpty());
      if (beside) {
        for (Left left : left(other)) {
          if (steps.add(left.step())) {
            stopped += keepOff(run, left);
          }
        }
      }
    }
    return stopped;
  }

  /** What a step sent. */
  private record Left(String step, String message, String channel) {}

  /** What repeats is sent as often as it repeats. */
  private List<Left> left(Run run) {
    return store.list(
        new SqlText(
            """
            select step, message, channel from segue_outbox
            where run = ? and key = program || '/' || version || '/' || run || '/' || step
              and (status in ('sent', 'leaving', 'unknown', 'claimed')
                or status = 'pending' and ? = 'end')
            order by step
            """,
            List.of(run.id(), run.ending())),
        r -> new Left(r.text(0).orElseThrow(), r.text(1).orElseThrow(), r.text(2).orElseThrow()));
  }

  private int keepOff(Run run, Left left) {
    int stopped =
        store.update(
            new SqlText(
                "update segue_outbox set status = 'suppressed', status_at = ?, reason = ?"
                    + " where run = ? and step = ? and status = 'pending'",
                List.of(now, STOPPED, run.id(), left.step())));
    String program = run.kept().program();
    store.update(
        new SqlText(
            """
            insert into segue_outbox (key, run, program, version, step, contact, message, channel,
              html, created_at, status, status_at, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 'suppressed', ?, ?) on conflict do nothing
            """,
            List.of(
                program + "/" + run.version() + "/" + run.id() + "/" + left.step(),
                run.id(),
                program,
                run.version(),
                left.step(),
                stays,
                left.message(),
                left.channel(),
                now,
                now,
                KEEPS_OFF)));
    return stopped;
  }
}
