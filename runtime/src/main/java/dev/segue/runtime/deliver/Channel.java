package dev.segue.runtime.deliver;

import dev.segue.runtime.store.StoreFailure;
import java.time.Instant;
import java.util.List;

/** A way out for messages. */
public interface Channel {
  /** Whether a message needs the address of a mailbox to go to. */
  default boolean isAddressed() {
    return true;
  }

  /** How many messages leave at most by one act: all of those, or none. */
  default int together() {
    return 1;
  }

  /**
   * Begins to send. Fails with a {@link StoreFailure} where that cannot be: nothing has gone out.
   */
  Session open();

  /** While messages go out. */
  interface Session extends AutoCloseable {
    /**
     * Sends messages, no more than go {@link #together}, and says what became of them all; where it
     * throws, nobody knows.
     */
    Outcome send(List<Outgoing> messages);

    @Override
    void close();
  }

  /** What became of messages that were sent. */
  sealed interface Outcome {
    Outcome GONE = new Gone();

    /** They have gone out. */
    record Gone() implements Outcome {}

    /** Certainly none has gone out, and none will now: the way is closed. */
    record Closed(StoreFailure why) implements Outcome {}

    /** It certainly has not gone out, and may be tried again at an instant. */
    record Again(Instant until, String reason) implements Outcome {}

    /** It certainly has not gone out, and never will. */
    record Rejected(String reason) implements Outcome {}

    /** Nobody knows. */
    record Lost(String reason) implements Outcome {}
  }
}
