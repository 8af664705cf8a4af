package dev.segue.runtime.scenario;

import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What tests decide of everything that is defined, and which edges they touch.
 *
 * <p>A part of a condition is decided when tests ask somebody of whom it holds and somebody of whom
 * it does not, where in both cases the whole turns with it (unique-cause MC/DC).
 */
public record Coverage(List<Definition> definitions) {
  public Coverage {
    definitions = List.copyOf(definitions);
  }

  /**
   * A definition, or a condition of a program.
   *
   * @param name {@code segment car_intent}, {@code program auto_nurture, goal}
   */
  public record Definition(String name, Span span, List<Part> parts) {
    public Definition {
      parts = List.copyOf(parts);
    }

    /** Whether a test came to it. */
    public boolean isReached() {
      return parts.stream().anyMatch(Part::isSeen);
    }
  }

  /**
   * A part that is not taken apart further.
   *
   * @param held whether a test decides by it that it holds
   * @param failed whether a test decides by it that it does not
   */
  public record Part(String words, boolean held, boolean failed, List<Edge> edges) {
    public Part {
      edges = List.copyOf(edges);
    }

    public boolean isDecided() {
      return held && failed;
    }

    boolean isSeen() {
      return held || failed;
    }

    /** What no test shows of it; nothing where it is decided. */
    public Optional<String> lack() {
      if (isDecided()) {
        return Optional.empty();
      }
      return Optional.of(
          held
              ? "it never fails where it decides"
              : failed ? "it never holds where it decides" : "it never decides");
    }
  }

  /**
   * Where a number or a window ends.
   *
   * @param words what somebody in a test would have to be or do there
   */
  public record Edge(String words, boolean touched) {}

  public long parts() {
    return definitions.stream().mapToLong(d -> d.parts().size()).sum();
  }

  public long decided() {
    return definitions.stream().flatMap(d -> d.parts().stream()).filter(Part::isDecided).count();
  }

  public long edges() {
    return definitions.stream()
        .flatMap(d -> d.parts().stream())
        .mapToLong(p -> p.edges().size())
        .sum();
  }

  public long touched() {
    return definitions.stream()
        .flatMap(d -> d.parts().stream())
        .flatMap(p -> p.edges().stream())
        .filter(Edge::touched)
        .count();
  }
}
