package dev.segue.runtime.scenario;

import dev.segue.runtime.deliver.Channel;
import dev.segue.runtime.deliver.Outgoing;
import dev.segue.runtime.store.StoreFailure;
import java.util.List;
import java.util.Optional;

/** The way out of a test: everything has gone out, and nothing has been sent. */
final class Nowhere implements Channel {
  @Override
  public boolean isAddressed() {
    return false;
  }

  @Override
  public Session open() {
    return new Session() {
      @Override
      public Optional<StoreFailure> send(List<Outgoing> messages) {
        return Optional.empty();
      }

      @Override
      public void close() {}
    };
  }
}
