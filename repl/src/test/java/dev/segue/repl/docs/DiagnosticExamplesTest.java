package dev.segue.repl.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.diag.Code;
import dev.segue.repl.Repository;
import dev.segue.repl.report.DiagnosticPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The examples of {@code segue explain CODE} are what the compiler's own tests hold it to: for each
 * code one that is told there. {@code -Dsegue.update} writes the shortest.
 */
final class DiagnosticExamplesTest {
  private static final Path GOLDEN = Repository.ROOT.resolve("compiler/src/test/resources/golden");
  private static final Path EXAMPLES =
      Repository.ROOT.resolve("repl/src/main/resources/dev/segue/repl/report/diagnostics.txt");

  /** A test may change without the page, a few times. */
  private static final int STALE = 10;

  /** As {@code check} prints it. */
  private static final Pattern PRINTED = Pattern.compile("^(?:error|warning|hint) (SG\\d{4}): .*");

  /**
   * As goldens with several places have it: {@code 1:30-37 ERROR SG0101 unknown name 'countri'}.
   */
  private static final Pattern SHORT =
      Pattern.compile("^(\\d+):(\\d+)-(\\d+) (ERROR|WARNING|HINT) (SG\\d{4}) (.*)");

  private final Map<String, Set<String>> told = new TreeMap<>();

  @Test
  void examplesAreThoseOfTheTests() throws IOException {
    for (String folder : List.of("mistakes", "campaign", "check")) {
      try (Stream<Path> files = Files.list(GOLDEN.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".err")).sorted().toList()) {
          printed(Files.readAllLines(file));
          Path script = Path.of(file.toString().replace(".err", ".segue"));
          shortly(Files.readAllLines(file), Files.readAllLines(script));
        }
      }
    }
    if (Boolean.getBoolean("segue.update")) {
      StringBuilder all = new StringBuilder();
      told.forEach(
          (code, texts) -> all.append("== ").append(code).append('\n').append(shortest(texts)));
      Files.writeString(EXAMPLES, all);
    }
    List<String> stale = new ArrayList<>();
    for (Code code : Code.values()) {
      DiagnosticPage.of(code.id())
          .orElseThrow()
          .example()
          .filter(e -> !told.getOrDefault(code.id(), Set.of()).contains(e.stripTrailing() + "\n"))
          .ifPresent(stale::add);
    }
    assertTrue(stale.size() <= STALE, () -> "no test tells these any more, update:\n" + stale);
  }

  private static String shortest(Set<String> texts) {
    return texts.stream()
        .min(Comparator.comparingInt(String::length).thenComparing(t -> t))
        .orElseThrow();
  }

  @Test
  void mostCodesHaveAnExample() {
    List<String> without = new ArrayList<>();
    for (Code code : Code.values()) {
      if (DiagnosticPage.of(code.id()).orElseThrow().example().isEmpty()) {
        without.add(code.id());
      }
    }
    assertTrue(without.size() < Code.values().length / 3, () -> "without an example: " + without);
  }

  private void printed(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher begins = PRINTED.matcher(lines.get(i));
      if (begins.matches()) {
        int end = i;
        while (end < lines.size() && !lines.get(end).isBlank()) {
          end++;
        }
        keep(begins.group(1), lines.subList(i, end));
      }
    }
  }

  private void shortly(List<String> lines, List<String> script) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher found = SHORT.matcher(lines.get(i));
      if (found.matches() && Integer.parseInt(found.group(1)) <= script.size()) {
        String line = script.get(Integer.parseInt(found.group(1)) - 1);
        int from = Integer.parseInt(found.group(2));
        int length = Math.max(1, Integer.parseInt(found.group(3)) - from);
        String severity = found.group(4).toLowerCase(Locale.ROOT);
        List<String> text = new ArrayList<>();
        text.add(severity + " " + found.group(5) + ": " + found.group(6));
        text.add("  |");
        text.add("1 | " + line);
        text.add("  | " + " ".repeat(from - 1) + "^".repeat(length));
        for (int k = i + 1; k < lines.size() && lines.get(k).startsWith("    hint: "); k++) {
          text.add("  = help: " + lines.get(k).substring(10));
        }
        keep(found.group(5), text);
      }
    }
  }

  private void keep(String code, List<String> lines) {
    told.computeIfAbsent(code, c -> new TreeSet<>()).add(String.join("\n", lines) + "\n");
  }
}
