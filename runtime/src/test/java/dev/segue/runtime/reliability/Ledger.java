package dev.segue.runtime.reliability;

import dev.segue.runtime.deliver.Channel;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.deliver.Outgoing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The world outside in memory, which takes everything and remembers it. */
final class Ledger {
  private final List<Outgoing> taken = new ArrayList<>();

  /**
   * Takes what it is sent.
   *
   * @param together how many at once
   */
  private record Way(Ledger ledger, int together, boolean isAddressed)
      implements Channel, Channel.Session {
    @Override
    public Session open() {
      return this;
    }

    @Override
    public Outcome send(List<Outgoing> messages) {
      ledger.taken.addAll(messages);
      return Outcome.GONE;
    }

    @Override
    public void close() {}
  }

  /** One by one by email and calls, many at once otherwise. */
  Channels channels() {
    Map<String, Channel> ways = new HashMap<>();
    ways.put("email", new Way(this, 1, true));
    ways.put("sms", new Way(this, 1_000, false));
    ways.put("webhook", new Way(this, 1, false));
    return new Channels(ways, Optional.empty());
  }

  /** How often each key was taken. */
  Map<String, Integer> keys() {
    Map<String, Integer> keys = new HashMap<>();
    taken.forEach(m -> keys.merge(m.key(), 1, Integer::sum));
    return keys;
  }

  /** What was written, by key: whoever sends again must write the same. */
  Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    taken.forEach(m -> texts.put(m.key(), m.subject() + "\n" + m.body()));
    return texts;
  }
}
