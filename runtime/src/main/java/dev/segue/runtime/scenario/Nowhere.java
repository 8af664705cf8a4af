package dev.segue.runtime.scenario;

import dev.segue.runtime.deliver.Channel;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.deliver.Outgoing;
import dev.segue.runtime.store.OutboxTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way out of a test or a rehearsal: everything has gone out, and nothing has been sent. */
public final class Nowhere implements Channel {
  /** Of a test, whatever it sends. */
  public static final Channels CHANNELS = channels(Set.of());

  /** Of a rehearsal: mail must have an address, as real mail must. */
  public static final Channels ADDRESSED = channels(Set.of(Channels.EMAIL));

  private final boolean addressed;

  private Nowhere(boolean addressed) {
    this.addressed = addressed;
  }

  private static Channels channels(Set<String> addressed) {
    return new Channels(
        Stream.of(Channels.EMAIL, "sms", "push", OutboxTable.WEBHOOK)
            .collect(
                Collectors.toMap(Function.identity(), c -> new Nowhere(addressed.contains(c)))),
        Optional.empty());
  }

  @Override
  public boolean isAddressed() {
    return addressed;
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
