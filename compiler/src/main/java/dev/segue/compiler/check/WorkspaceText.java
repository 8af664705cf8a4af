package dev.segue.compiler.check;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A workspace as read: its settings as plain values, its scripts parsed, its templates as text.
 *
 * @param channel the channel of messages that name none; {@code topic} and {@code from} likewise
 * @param whole whether every declaration of the scripts could be read
 */
public record WorkspaceText(
    String name,
    ZoneId zone,
    Optional<String> channel,
    Optional<String> topic,
    Optional<String> from,
    List<Source> scripts,
    List<SourceFile> files,
    List<Source> templates,
    boolean whole) {
  public WorkspaceText {
    scripts = List.copyOf(scripts);
    files = List.copyOf(files);
    templates = List.copyOf(templates);
  }

  /** Whether its settings are those of another. */
  boolean hasSettingsOf(WorkspaceText other) {
    return name.equals(other.name)
        && zone.equals(other.zone)
        && channel.equals(other.channel)
        && topic.equals(other.topic)
        && from.equals(other.from);
  }
}
