package dev.segue.runtime.deliver;

import dev.segue.runtime.store.OutboxTable.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What programs say of their messages at the moment at which these are to leave: a goal that was
 * reached meanwhile, an exit that holds, hours that have closed, a cap that is full.
 */
public interface Gate {
  /** Nothing is in the way of anything. */
  Gate OPEN = (leaving, now) -> Map.of();

  /**
   * Something that is to leave.
   *
   * @param mailbox by which caps count
   */
  record Leaving(Entry entry, String mailbox) {}

  /** What is in the way. */
  sealed interface Obstacle {
    String reason();

    /** It will not leave any more. */
    record Never(String reason) implements Obstacle {}

    /** It may leave then at the earliest. */
    record Until(Instant at, String reason) implements Obstacle {}
  }

  /** What is in the way of each, by key; nothing of those that may leave. Asked in their order. */
  Map<String, Obstacle> obstacles(List<Leaving> leaving, Instant now);
}
