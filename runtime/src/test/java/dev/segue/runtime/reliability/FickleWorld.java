package dev.segue.runtime.reliability;

import dev.segue.runtime.deliver.Channel;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.deliver.Outgoing;
import dev.segue.runtime.store.StoreFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The world outside as a seed has it: it takes what it is sent, or not now, or never, or takes it
 * and breaks off; and remembers what it took.
 */
final class FickleWorld {
  private final Random random;
  private final List<Outgoing> taken = new ArrayList<>();

  /** Whether anything goes wrong. */
  boolean fickle = true;

  FickleWorld(Random random) {
    this.random = random;
  }

  /** The process ends here: nothing more is written down. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  List<Outgoing> taken() {
    return taken;
  }

  Channels channels() {
    return new Channels(
        Map.of(
            "email", new Way(1, true), "sms", new Way(1_000, false), "webhook", new Way(1, false)),
        Optional.empty());
  }

  /** One way out. */
  private final class Way implements Channel, Channel.Session {
    private final int together;
    private final boolean addressed;

    Way(int together, boolean addressed) {
      this.together = together;
      this.addressed = addressed;
    }

    @Override
    public int together() {
      return together;
    }

    @Override
    public boolean isAddressed() {
      return addressed;
    }

    @Override
    public Session open() {
      if (fickle && random.nextInt(20) == 0) {
        throw closed();
      }
      return this;
    }

    private StoreFailure closed() {
      return new StoreFailure("world", "it does not answer", "try again");
    }

    @Override
    public Outcome send(List<Outgoing> messages) {
      boolean one = together == 1;
      switch (fickle ? random.nextInt(24) : 0) {
        case 20 -> {
          return new Outcome.Closed(closed());
        }
        case 21 -> {
          if (random.nextBoolean()) {
            taken.addAll(messages);
          }
          throw new Killed();
        }
        case 22 -> {
          if (one) {
            return refused(messages.getFirst());
          }
        }
        case 23 -> {
          if (one) {
            if (random.nextBoolean()) {
              taken.addAll(messages);
            }
            return new Outcome.Lost("it broke off");
          }
        }
        default -> {}
      }
      taken.addAll(messages);
      return Outcome.GONE;
    }

    private Channel.Outcome refused(Outgoing message) {
      if (random.nextInt(4) == 0) {
        return new Outcome.Rejected("550 nobody here");
      }
      Duration later = Duration.ofMinutes(1 + random.nextInt(600));
      return new Outcome.Again(message.at().plus(later), "451 not now");
    }

    @Override
    public void close() {}
  }
}
