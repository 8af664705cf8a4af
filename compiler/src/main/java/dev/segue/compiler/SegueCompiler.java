package dev.segue.compiler;

import dev.segue.compiler.source.Source;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Scripts become the meaning of a workspace. */
public final class SegueCompiler {
  private SegueCompiler() {}

  /**
   * A workspace as read.
   *
   * @param channel the channel of messages that name none; {@code topic} and {@code from} likewise
   * @param whole whether all of it could be read: else what seems to be missing is not told
   */
  public record Input(
      String name,
      ZoneId zone,
      Optional<String> channel,
      Optional<String> topic,
      Optional<String> from,
      List<Source> scripts,
      List<Source> templates,
      boolean whole) {
    public Input {
      scripts = List.copyOf(scripts);
      templates = List.copyOf(templates);
    }

    /** Scripts alone, in a zone. */
    public static Input of(ZoneId zone, List<Source> scripts) {
      return new Input(
          "", zone, Optional.empty(), Optional.empty(), Optional.empty(), scripts, List.of(), true);
    }
  }

  /** Of a workspace that is compiled once; an {@link Analysis} follows one as it changes. */
  public static Compilation compile(Input input) {
    return new Analysis().compile(input);
  }

  /** The same without what lints tell. */
  public static Compilation understand(Input input) {
    return new Analysis().understand(input);
  }
}
