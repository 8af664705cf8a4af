package dev.segue.runtime.deliver;

import dev.segue.runtime.store.OutboxTable.Entry;
import java.util.List;
import java.util.Optional;

/**
 * What delivering came to, for each message and program, by name.
 *
 * @param unknown what was on its way out when an earlier run broke off: nobody knows whether it
 *     arrived, and it is not sent again by itself
 */
public record Delivered(
    List<Sent> sent, List<Refused> refused, List<Waiting> waiting, List<Entry> unknown) {
  public Delivered {
    sent = List.copyOf(sent);
    refused = List.copyOf(refused);
    waiting = List.copyOf(waiting);
    unknown = List.copyOf(unknown);
  }

  /** So many of a message have gone out. */
  public record Sent(String message, Optional<String> program, long number) {}

  /**
   * So many of a message will not go out, all for one reason.
   *
   * @param suppressed the contact may not be sent it; else it could not be made or has nowhere to
   *     go
   */
  public record Refused(
      String message, Optional<String> program, boolean suppressed, String reason, long number) {}

  /** So many of a message did not go out yet, all for one reason. */
  public record Waiting(String message, Optional<String> program, String reason, long number) {}

  /** How many messages have gone out. */
  public long total() {
    return sent.stream().mapToLong(Sent::number).sum();
  }
}
