package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.time.Instant;
import java.util.List;

/** The rounds of a {@code repeat} that the runs which {@link DueRuns} collected have begun. */
public final class RoundTable {
  private final Store store;

  public RoundTable(Store store) {
    this.store = store;
  }

  /** Rounds count from when a run first came to the step. */
  public void begin(String step) {
    store.update(
        new SqlText(
            """
            insert into segue_round (run, step, began_at, round)
            select d.run, ?, r.due_at, 0 from segue_due d join segue_run r on r.id = d.run
            where true on conflict do nothing
            """,
            List.of(step)));
  }

  /** Picks those that have begun so many rounds; how many. */
  public int pickDone(String step, int rounds) {
    store.empty("segue_picked");
    return store.update(
        new SqlText(
            """
            insert into segue_picked (run)
            select d.run from segue_due d join segue_round o on o.run = d.run
            where o.step = ? and o.round >= ?
            """,
            List.of(step, rounds)));
  }

  /** How many rounds they have begun. */
  public List<Integer> rounds(String step) {
    return store.list(
        new SqlText(
            """
            select distinct o.round from segue_due d join segue_round o on o.run = d.run
            where o.step = ?
            """,
            List.of(step)),
        r -> r.number(0).orElseThrow().intValue());
  }

  /** When the rounds began to count of those that have begun so many, with their zones. */
  public List<RunMoments.Moment> moments(String step, int round) {
    return store.list(
        new SqlText(
            """
            select distinct o.began_at, coalesce(v.value, '')
            from segue_due d join segue_round o on o.run = d.run
            left join segue_run_value v on v.run = d.run
            where o.step = ? and o.round = ?
            """,
            List.of(step, round)),
        r ->
            new RunMoments.Moment(
                Instant.ofEpochMilli(r.number(0).orElseThrow()), r.text(1).orElse("")));
  }

  /** Those that have begun so many wait until the calendar says, if they are not due later. */
  public void await(String step, int round) {
    store.update(
        new SqlText(
            """
            update segue_run set wait_began_at = due_at,
              due_at = %1$s, wait_until = %1$s
            from (
              select d.run, m.until
              from segue_due d join segue_round o on o.run = d.run
              left join segue_run_value v on v.run = d.run
              join segue_moment m on m.at = o.began_at and m.zone = coalesce(v.value, '')
              where o.step = ? and o.round = ?) as next
            where segue_run.id = next.run
            """
                .formatted(store.engine().larger("due_at", "next.until")),
            List.of(step, round)));
    new AgendaTable(store).note(RunFields.DUE, RunFields.DUE_RUN);
  }

  /** They begin another round. */
  public void next(String step) {
    store.update(
        new SqlText(
            """
            update segue_round set round = round + 1
            where step = ? and run in (select run from segue_due)
            """,
            List.of(step)));
  }

  /** Those picked repeat no longer. */
  public void end(String step) {
    store.update(
        new SqlText(
            "delete from segue_round where step = ? and run in (select run from segue_picked)",
            List.of(step)));
  }
}
