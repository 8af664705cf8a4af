package dev.segue.runtime.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One wrong line, as {@code planted/bugs.txt} tells it.
 *
 * @param source the file, from the root of the project
 * @param property who finds it: {@code Class#method} of this module's tests
 * @param right what stands there, whatever its white space
 * @param wrong what stands there instead
 */
record PlantedBug(String name, Path source, String property, String right, String wrong) {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path ALL = Path.of("src/test/resources/planted/bugs.txt");

  static List<PlantedBug> all() {
    List<PlantedBug> bugs = new ArrayList<>();
    for (String block : Pattern.compile("(?m)^== ").split(read(ALL), -1)) {
      if (!block.isBlank()) {
        bugs.add(of(block.strip().lines().toList()));
      }
    }
    return bugs;
  }

  private static PlantedBug of(List<String> lines) {
    return new PlantedBug(
        lines.getFirst(),
        Path.of(lines.get(1)),
        lines.get(2),
        marked(lines, "- "),
        marked(lines, "+ "));
  }

  private static String marked(List<String> lines, String mark) {
    return lines.stream()
        .filter(l -> l.startsWith(mark))
        .map(l -> l.substring(mark.length()))
        .collect(Collectors.joining("\n"));
  }

  /** How often the right text stands in the source. */
  long places() {
    return pattern().matcher(read(ROOT.resolve(source))).results().count();
  }

  /** The source with the bug in it. */
  String planted() {
    return pattern()
        .matcher(read(ROOT.resolve(source)))
        .replaceFirst(Matcher.quoteReplacement(wrong));
  }

  private Pattern pattern() {
    return Pattern.compile(
        Pattern.compile("\\s+")
            .splitAsStream(right.strip())
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
