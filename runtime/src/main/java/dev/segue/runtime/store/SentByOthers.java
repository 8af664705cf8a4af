package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What waits although another run has sent it, whose contact turned out to be the same: it was on
 * its way out or unknown when contacts were merged, and certainly has not gone out. Of two that
 * wait so the one goes that came first.
 */
public final class SentByOthers {
  /** Why it does not leave. */
  public static final String REASON = MergedRuns.STOPPED;

  private final Store store;

  /** The programs that nobody enters twice. */
  private final Set<String> once;

  public SentByOthers(Store store, Set<String> once) {
    this.store = store;
    this.once = new TreeSet<>(once);
  }

  /** The keys of these runs of which that is so. */
  public Set<String> keys(List<Long> runs) {
    if (runs.isEmpty() || !new MergedTable(store).isAnybody()) {
      return Set.of();
    }
    List<Object> values = new ArrayList<>(runs);
    values.addAll(once);
    String sql =
        """
        select m.key from segue_outbox m join segue_run r on r.id = m.run
        where m.run in (%s) and m.status = 'pending' and exists (
          select 1 from segue_merged g where g.stays = r.contact and g.at >= m.created_at)
        and exists (
          select 1 from segue_run o join segue_outbox s on s.run = o.id
          where o.contact = r.contact and o.program = r.program and o.id <> r.id
          and o.subject is not distinct from r.subject and s.step = m.step
          and s.key = s.program || '/' || s.version || '/' || s.run || '/' || s.step
          and (s.status in ('sent', 'leaving', 'unknown', 'claimed')
            or s.status = 'pending' and s.run < m.run)
          and (r.entered_at < coalesce(o.ended_at, r.entered_at + 1)
              and o.entered_at < coalesce(r.ended_at, o.entered_at + 1)
            or r.program in (%s)))
        """
            .formatted(marks(runs.size()), once.isEmpty() ? "''" : marks(once.size()));
    return Set.copyOf(store.list(new SqlText(sql, values), r -> r.text(0).orElseThrow()));
  }

  private static String marks(int number) {
    return String.join(", ", Collections.nCopies(number, "?"));
  }
}
