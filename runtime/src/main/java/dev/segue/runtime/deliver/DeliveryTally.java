package dev.segue.runtime.deliver;

import dev.segue.runtime.store.OutboxTable.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what becomes of messages, by message, program and reason. */
final class DeliveryTally {
  private record Way(String message, Optional<String> program) {}

  private record Why(Way way, boolean suppressed, String reason) {}

  private record Hold(Way way, String reason) {}

  private final Map<Way, Long> sent = new LinkedHashMap<>();
  private final Map<Why, Long> refused = new LinkedHashMap<>();
  private final Map<Hold, Long> waiting = new LinkedHashMap<>();

  void sent(Outgoing message) {
    sent.merge(way(message), 1L, Long::sum);
  }

  void refused(Outgoing message, boolean suppressed, String reason) {
    refused.merge(new Why(way(message), suppressed, reason), 1L, Long::sum);
  }

  void refused(Entry entry, boolean suppressed, String reason) {
    refused.merge(new Why(way(entry), suppressed, reason), 1L, Long::sum);
  }

  void waits(Outgoing message, String reason) {
    waiting.merge(new Hold(way(message), reason), 1L, Long::sum);
  }

  void waits(Entry entry, String reason) {
    waiting.merge(new Hold(way(entry), reason), 1L, Long::sum);
  }

  private static Way way(Outgoing message) {
    return new Way(message.message(), message.program());
  }

  private static Way way(Entry entry) {
    return new Way(entry.message(), entry.program());
  }

  Delivered delivered(List<Entry> unknown) {
    return new Delivered(
        sent.entrySet().stream()
            .map(e -> new Delivered.Sent(e.getKey().message(), e.getKey().program(), e.getValue()))
            .toList(),
        refused.entrySet().stream()
            .map(
                e ->
                    new Delivered.Refused(
                        e.getKey().way().message(),
                        e.getKey().way().program(),
                        e.getKey().suppressed(),
                        e.getKey().reason(),
                        e.getValue()))
            .toList(),
        waiting.entrySet().stream()
            .map(
                e ->
                    new Delivered.Waiting(
                        e.getKey().way().message(),
                        e.getKey().way().program(),
                        e.getKey().reason(),
                        e.getValue()))
            .toList(),
        unknown);
  }
}
