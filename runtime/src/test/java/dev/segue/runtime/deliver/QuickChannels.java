package dev.segue.runtime.deliver;

import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.workspace.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The ways out of a workspace, with short pauses between calls. */
public final class QuickChannels {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(4);

  private QuickChannels() {}

  public static Channels of(Path root, Settings settings, Secrets secrets, InstantSource clock) {
    Channels channels = Channels.of(root, settings, secrets, clock);
    Map<String, Channel> ways = new HashMap<>(channels.ways());
    settings
        .webhooks()
        .ifPresent(
            w ->
                ways.put(
                    OutboxTable.WEBHOOK, new WebhookCalls(w, secrets, clock, PATIENCE, PAUSE)));
    return new Channels(ways, channels.folder());
  }
}
