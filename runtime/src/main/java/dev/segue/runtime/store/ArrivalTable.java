package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has come into tables of the embedded source since programs were last advanced: when the
 * earliest of it happened.
 */
public final class ArrivalTable {
  private final Store store;

  public ArrivalTable(Store store) {
    this.store = store;
  }

  /** A row came that may speak of any time. */
  void came(String table) {
    came(table, Long.MIN_VALUE);
  }

  /** Something came that happened then or later. */
  void came(String table, long earliest) {
    store.update(
        new SqlText(
            """
            insert into segue_arrival (source, earliest) values (?, ?)
            on conflict (source) do update set earliest = excluded.earliest
            where excluded.earliest < segue_arrival.earliest
            """,
            List.of(table, earliest)));
  }

  /** When the earliest happened of what came into a table; nothing: nothing came. */
  public Optional<Instant> earliest(String table) {
    return store
        .list(
            new SqlText("select earliest from segue_arrival where source = ?", List.of(table)),
            r -> r.number(0).orElseThrow())
        .stream()
        .findFirst()
        .map(at -> at == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochMilli(at));
  }

  /** It has been looked at. */
  public void forget() {
    store.update(new SqlText("delete from segue_arrival", List.of()));
  }
}
