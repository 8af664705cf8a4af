package dev.segue.repl.docs;

import dev.segue.repl.command.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Types the commands of a page into a folder of its own: {@code segue} in this process, at a clock
 * that stands still; {@code cd}, {@code cat}, {@code echo $?} and {@code <file} as a shell would.
 */
final class Transcript {
  private final Path root;
  private Path here;
  private int code;

  Transcript(Path folder) {
    this.root = folder;
    this.here = folder;
  }

  void write(String file, List<String> lines) throws IOException {
    Path path = here.resolve(file);
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.writeString(path, String.join("\n", lines) + "\n");
  }

  /** What a block comes to: its commands, each followed by what it printed. */
  List<String> typed(List<String> block) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : block) {
      if (line.startsWith("$ ")) {
        lines.add(line);
        lines.addAll(run(Called.words(line.substring(2))));
      }
    }
    return lines;
  }

  private List<String> run(List<String> words) throws IOException {
    return switch (words.getFirst()) {
      case "segue", "./segue" -> segue(words.subList(1, words.size()));
      case "cd" -> {
        here = here.resolve(words.get(1)).normalize();
        yield List.of();
      }
      case "cat" -> Files.readAllLines(here.resolve(words.get(1)));
      case "ls" -> listing(words.size() > 1 ? here.resolve(words.get(1)) : here);
      case "echo" -> List.of(Integer.toString(code));
      case String other -> throw new IllegalStateException("no page types " + other);
    };
  }

  private static List<String> listing(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> folder.relativize(f).toString()).sorted().toList();
    }
  }

  private List<String> segue(List<String> arguments) throws IOException {
    String last = arguments.isEmpty() ? "" : arguments.getLast();
    boolean given = last.startsWith("<");
    List<String> words = given ? arguments.subList(0, arguments.size() - 1) : arguments;
    String input = given ? Files.readString(here.resolve(last.substring(1))) : "";
    Called called = Called.typed(here, input, words.toArray(String[]::new));
    code = called.code();
    return (called.out() + called.err())
        .replace(here + "/", "")
        .replace(root + "/", "")
        .lines()
        .map(String::stripTrailing)
        .toList();
  }
}
