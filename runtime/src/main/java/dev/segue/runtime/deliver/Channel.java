package dev.segue.runtime.deliver;

import dev.segue.runtime.store.StoreFailure;
import java.util.List;
import java.util.Optional;

/** A way out for messages. */
public interface Channel {
  /** Whether a message needs an address to go to. */
  default boolean isAddressed() {
    return true;
  }

  /**
   * Begins to send; nobody else sends until it is closed. Fails with a {@link StoreFailure} where
   * that cannot be.
   */
  Session open();

  /** While messages go out. */
  interface Session extends AutoCloseable {
    /**
     * Sends all of them. Gives nothing where they have gone out, and why not where certainly none
     * has; where it throws, nobody knows.
     */
    Optional<StoreFailure> send(List<Outgoing> messages);

    @Override
    void close();
  }
}
