package dev.segue.repl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.diag.Code;
import dev.segue.repl.Repository;
import dev.segue.repl.report.DiagnosticMarkdown;
import dev.segue.repl.report.DiagnosticPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The pages of diagnostics are those of {@code segue explain}; each code has one. */
final class DiagnosticsPageTest {
  private static final Path FOLDER = Repository.ROOT.resolve("docs/reference/diagnostics");

  @Test
  void thePagesAreThoseOfExplain() throws IOException {
    List<String> different = new ArrayList<>();
    Set<String> names = new HashSet<>(Set.of("README.md"));
    hold("README.md", DiagnosticMarkdown.index(), different);
    for (Code code : DiagnosticMarkdown.codes()) {
      String name = code.id() + ".md";
      names.add(name);
      hold(name, DiagnosticMarkdown.of(DiagnosticPage.of(code)), different);
    }
    Repository.files(FOLDER, ".md").stream()
        .map(Repository::name)
        .filter(n -> !names.contains(n))
        .forEach(different::add);
    assertEquals(List.of(), different, "-Dsegue.update writes them");
  }

  private static void hold(String name, String page, List<String> different) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Files.exists(file) && Files.readString(file).equals(page)) {
      return;
    }
    different.add(name);
    if (Boolean.getBoolean("segue.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, page);
    }
  }

  @Test
  void noCodeIsThereTwice() {
    Set<String> seen = new HashSet<>();
    assertEquals(
        List.of(), Arrays.stream(Code.values()).map(Code::id).filter(id -> !seen.add(id)).toList());
  }
}
