package dev.segue.runtime.scenario;

import dev.segue.runtime.deliver.Channel;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.deliver.Outgoing;
import dev.segue.runtime.store.OutboxTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way out of a test: everything has gone out, and nothing has been sent. */
final class Nowhere implements Channel {
  /** Of a test, whatever it sends. */
  static final Channels CHANNELS =
      new Channels(
          Stream.of("email", "sms", "push", OutboxTable.WEBHOOK)
              .collect(Collectors.toMap(Function.identity(), c -> new Nowhere())),
          Optional.empty());

  @Override
  public boolean isAddressed() {
    return false;
  }

  @Override
  public int together() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Session open() {
    return new Session() {
      @Override
      public Outcome send(List<Outgoing> messages) {
        return Outcome.GONE;
      }

      @Override
      public void close() {}
    };
  }
}
