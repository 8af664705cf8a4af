package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Condition;
import java.util.List;
import java.util.Optional;

/**
 * A line of an explanation and the lines under it: {@code all of these}, and under it {@code
 * country is one of "US", "CA"}.
 *
 * @param condition of whom the line holds, where it speaks of a set of contacts
 */
public record Explained(String words, Optional<Condition> condition, List<Explained> parts) {
  public Explained {
    parts = List.copyOf(parts);
  }

  static Explained line(String words) {
    return new Explained(words, Optional.empty(), List.of());
  }

  static Explained heading(String words, List<Explained> parts) {
    return new Explained(words, Optional.empty(), parts);
  }

  /** The same line under other words. */
  Explained saying(String otherWords) {
    return new Explained(otherWords, condition, parts);
  }

  /** The lines as plain text, each part two spaces further in. */
  public String outline() {
    StringBuilder text = new StringBuilder();
    write(text, "");
    return text.toString();
  }

  private void write(StringBuilder text, String margin) {
    text.append(margin).append(words).append('\n');
    parts.forEach(part -> part.write(text, margin + "  "));
  }
}
