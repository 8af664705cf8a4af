package dev.segue.repl.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page of a code as written in {@code diagnostics/SG01xx.txt}, which has those of a hundred:
 * after {@code == SG0101} the reason, after {@code $} what tells it, then {@code << wrong}, {@code
 * << told} and {@code << right}. In an example {@code @@ path} begins another file.
 */
record WrittenPage(
    String why, String command, List<ExampleFile> wrong, String told, List<ExampleFile> right) {
  private static final String USUALLY = "segue check";

  static WrittenPage of(String code) {
    List<String> lines = lines(code);
    String command =
        lines.stream().filter(l -> l.startsWith("$ ")).findFirst().orElse("$ " + USUALLY);
    List<String> why =
        lines.stream()
            .takeWhile(l -> !l.startsWith("<< "))
            .filter(l -> !l.startsWith("$ "))
            .toList();
    return new WrittenPage(
        String.join("\n", why),
        command.substring(2),
        files(part(lines, "wrong")),
        joined(part(lines, "told")),
        files(part(lines, "right")));
  }

  /** The schema beside the examples that have none of their own. */
  static String schema() {
    return text("schema.segue").orElseThrow(() -> new IllegalStateException("no schema is there"));
  }

  private static List<String> lines(String code) {
    String file = code.substring(0, 4) + "xx.txt";
    List<String> all = text(file).map(t -> t.lines().toList()).orElse(List.of());
    int head = all.indexOf("== " + code);
    if (head < 0) {
      throw new IllegalStateException(code + " has no page: write it in diagnostics/" + file);
    }
    return all.subList(head + 1, all.size()).stream().takeWhile(l -> !l.startsWith("== ")).toList();
  }

  private static List<String> part(List<String> lines, String name) {
    int head = lines.indexOf("<< " + name);
    return head < 0
        ? List.of()
        : lines.subList(head + 1, lines.size()).stream()
            .takeWhile(l -> !l.startsWith("<< "))
            .toList();
  }

  private static List<ExampleFile> files(List<String> lines) {
    List<ExampleFile> files = new ArrayList<>();
    String path = ExampleFile.USUAL;
    List<String> text = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("@@ ")) {
        if (!text.isEmpty()) {
          files.add(new ExampleFile(path, joined(text)));
        }
        path = line.substring(3);
        text = new ArrayList<>();
      } else {
        text.add(line);
      }
    }
    files.add(new ExampleFile(path, joined(text)));
    return files;
  }

  private static String joined(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static Optional<String> text(String file) {
    try (InputStream in = WrittenPage.class.getResourceAsStream("diagnostics/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
