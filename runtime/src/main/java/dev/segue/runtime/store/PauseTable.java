package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which programs stand still, and which did last. */
public final class PauseTable {
  private final Store store;

  public PauseTable(Store store) {
    this.store = store;
  }

  /** A pause that is over. */
  public record Pause(Instant from, Instant to) {}

  /** The program stands still from now on; whether it did not before. */
  public boolean pause(String program, Instant now) {
    return store.update(
            new SqlText(
                """
                insert into segue_pause (program, paused_at) values (?, ?)
                on conflict (program)
                do update set paused_at = excluded.paused_at, resumed_at = null
                where segue_pause.resumed_at is not null
                """,
                List.of(program, now.toEpochMilli())))
        > 0;
  }

  /** It goes on from now on; whether it stood still. */
  public boolean resume(String program, Instant now) {
    return store.update(
            new SqlText(
                "update segue_pause set resumed_at = ? where program = ? and resumed_at is null",
                List.of(now.toEpochMilli(), program)))
        > 0;
  }

  /** The programs that stand still. */
  public Set<String> paused() {
    return new HashSet<>(
        store.list(
            new SqlText("select program from segue_pause where resumed_at is null", List.of()),
            r -> r.text(0).orElseThrow()));
  }

  /** The last pause of a program that goes on again. */
  public Optional<Pause> last(String program) {
    return store
        .list(
            new SqlText(
                "select paused_at, resumed_at from segue_pause"
                    + " where program = ? and resumed_at is not null",
                List.of(program)),
            r ->
                new Pause(
                    Instant.ofEpochMilli(r.number(0).orElseThrow()),
                    Instant.ofEpochMilli(r.number(1).orElseThrow())))
        .stream()
        .findFirst();
  }
}
