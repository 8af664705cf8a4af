package dev.segue.repl.site;

import dev.segue.compiler.explain.Explained;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * What the search box looks through, as a script: a page opened from a disk may read no other file.
 */
final class SearchIndex {
  private SearchIndex() {}

  static String of(Collection<Told> things) {
    return things.stream()
        .map(SearchIndex::entry)
        .collect(Collectors.joining(",\n", "const THINGS = [\n", "\n];\n"));
  }

  private static String entry(Told told) {
    String words =
        told.about().orElse("")
            + " "
            + told.owner().orElse("")
            + " "
            + told.english().map(Explained::outline).orElse("");
    return "["
        + literal(told.thing().kind().words())
        + ","
        + literal(told.thing().name())
        + ","
        + literal(told.title().orElse(""))
        + ","
        + literal(told.page())
        + ","
        + literal(words.replaceAll("\\s+", " ").strip())
        + "]";
  }

  /** A text of which nothing ends the literal or the script. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              boolean plain = c >= ' ' && c < 127 && "\"\\<>&'".indexOf(c) < 0;
              if (plain) {
                literal.append((char) c);
              } else {
                literal.append(String.format("\\u%04x", c));
              }
            });
    return literal.append('"').toString();
  }
}
