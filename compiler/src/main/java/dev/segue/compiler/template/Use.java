package dev.segue.compiler.template;

import dev.segue.compiler.source.Span;
import java.util.List;

/**
 * A value that a template reads from its scope: {@code [contact, first_name]}. An item of a list is
 * {@code []}: {@code [contact, loans, [], kind]}. The names {@code size}, {@code first} and {@code
 * last} may ask a list or a text.
 *
 * @param guarded whether the template is right even where the value is missing
 */
public record Use(List<String> path, Span span, boolean guarded) {
  /** What stands in a path for any item of a list. */
  public static final String ITEM = "[]";

  public Use {
    path = List.copyOf(path);
  }

  /** {@code contact}. */
  public String root() {
    return path.getFirst();
  }
}
