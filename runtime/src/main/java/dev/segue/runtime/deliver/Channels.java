package dev.segue.runtime.deliver;

import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.workspace.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ways out of a workspace, by the name of their channel.
 *
 * @param folder where whoever delivers holds its lock; nothing: nobody else can deliver
 */
public record Channels(Map<String, Channel> ways, Optional<Path> folder) {
  /** What a message goes by that does not say otherwise. */
  public static final String EMAIL = "email";

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  public Channels {
    ways = Map.copyOf(ways);
  }

  /**
   * As the settings of a workspace have it: mail by its server, or into the folder {@code outbox}.
   */
  public static Channels of(Path root, Settings settings, Secrets secrets, InstantSource clock) {
    Channel mail =
        settings
            .mail()
            .<Channel>map(m -> new MailServer(m, settings.name(), root, secrets))
            .orElseGet(() -> new OutboxFolder(root, settings.zone()));
    Map<String, Channel> ways = new HashMap<>(Map.of(EMAIL, mail));
    settings
        .webhooks()
        .ifPresent(
            w ->
                ways.put(
                    OutboxTable.WEBHOOK,
                    new WebhookCalls(w, secrets, clock, ANSWER_WITHIN, FIRST_PAUSE)));
    return new Channels(ways, Optional.of(OutboxFolder.in(root)));
  }

  /** One way out for all that is addressed by email. */
  public static Channels email(Channel way) {
    return new Channels(Map.of(EMAIL, way), Optional.empty());
  }

  Optional<Channel> way(String channel) {
    return Optional.ofNullable(ways.get(channel));
  }

  /** Does work while nobody else delivers. */
  void whileLocked(Runnable work) {
    Optional<DeliveryLock> lock = folder.map(DeliveryLock::take);
    try {
      work.run();
    } finally {
      lock.ifPresent(DeliveryLock::close);
    }
  }
}
