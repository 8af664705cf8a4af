package dev.segue.runtime.tick;

import dev.segue.runtime.deliver.Delivered;
import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.segment.Refreshed;
import java.time.Instant;
import java.util.Optional;

/**
 * What a tick came to.
 *
 * @param nextDue the next instant at which a step of a program is due
 */
public record RunReport(
    Instant asOf,
    Refreshed refreshed,
    Advanced advanced,
    Delivered delivered,
    Optional<Instant> nextDue) {

  /** Everything is as it was before. */
  public boolean isUnchanged() {
    return refreshed.changedNothing()
        && advanced.isUnchanged()
        && delivered.sent().isEmpty()
        && delivered.refused().isEmpty();
  }
}
