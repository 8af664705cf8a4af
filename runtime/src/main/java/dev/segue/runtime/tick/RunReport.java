package dev.segue.runtime.tick;

import dev.segue.runtime.deliver.Delivered;
import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.segment.ListRead;
import dev.segue.runtime.segment.Refreshed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a tick came to.
 *
 * @param lists those that stand in files, as they were read
 * @param nextDue the next instant at which a step of a program is due, or the calendar begins one
 */
public record RunReport(
    Instant asOf,
    List<ListRead> lists,
    Refreshed refreshed,
    Advanced advanced,
    Delivered delivered,
    Optional<Instant> nextDue) {
  public RunReport {
    lists = List.copyOf(lists);
  }

  /** Everything is as it was before. */
  public boolean isUnchanged() {
    return lists.stream().allMatch(l -> l.entered() == 0 && l.left() == 0)
        && refreshed.changedNothing()
        && advanced.isUnchanged()
        && delivered.sent().isEmpty()
        && delivered.refused().isEmpty();
  }
}
