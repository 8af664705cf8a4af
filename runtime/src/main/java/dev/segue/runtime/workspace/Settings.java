package dev.segue.runtime.workspace;

import dev.segue.compiler.source.Span;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code segue.yaml} says.
 *
 * @param source a JDBC URL or a file beside {@code segue.yaml}; absent: the workspace's own file
 * @param state the same for Segue's own tables
 * @param generate {@link #HARBOR}: while there are no data, {@code run} makes them up
 * @param places where each value stands in the file, by key: {@code messages.topic}
 */
public record Settings(
    String name,
    ZoneId zone,
    Optional<String> source,
    Optional<String> state,
    int edition,
    MessageDefaults messages,
    Optional<String> generate,
    Map<String, Span> places) {
  /** The edition of the language that this version reads. */
  public static final int EDITION = 1;

  /** The made-up credit union: what {@code segue generate} knows to make data for. */
  public static final String HARBOR = "harbor";

  public Settings {
    places = Map.copyOf(places);
  }

  /** Channel, topic and sender of a message that does not say. */
  public record MessageDefaults(
      Optional<String> channel, Optional<String> topic, Optional<String> from) {}

  /** The settings of a folder that sets nothing. */
  public static Settings defaults(String name) {
    return new Settings(
        name,
        ZoneId.of("UTC"),
        Optional.empty(),
        Optional.empty(),
        EDITION,
        new MessageDefaults(Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Map.of());
  }
}
