package dev.segue.runtime.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.runtime.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WorkspaceFolderTest {
  @TempDir Path folder = Path.of("");

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> found = Files.list(GoldenFile.resource("workspace"))) {
      List<Path> yaml = found.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
      assertTrue(yaml.size() > 3, "the cases are there");
      return yaml.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void settingsAreReadOrTheirMistakesTold(Path yaml) throws IOException {
    Files.copy(yaml, folder.resolve("segue.yaml"));
    Checked<WorkspaceFolder> read = WorkspaceFolder.read(folder);
    String expected = yaml.toString().replace(".yaml", ".txt");
    new GoldenFile(Path.of(expected)).expect(shown(read, folder));
  }

  @Test
  void everyExpectationHasItsCase() throws IOException {
    try (Stream<Path> found = Files.list(GoldenFile.resource("workspace"))) {
      List<Path> orphans =
          found
              .filter(p -> p.toString().endsWith(".txt"))
              .filter(p -> !Files.exists(Path.of(p.toString().replace(".txt", ".yaml"))))
              .toList();
      assertEquals(List.of(), orphans);
    }
  }

  @Test
  void scriptsAndTemplatesAreFoundBelowSortedWithoutHiddenFolders() throws IOException {
    write("segue.yaml", "name: x\n");
    write("b.segue", "-- b");
    write("a/z.segue", "\uFEFF-- z\r\n");
    write(".git/no.segue", "-- no");
    write("templates/t.liquid", "Hello");
    write("notes.txt", "no");
    Checked<WorkspaceFolder> read = WorkspaceFolder.read(folder);
    assertEquals(List.of(), read.diagnostics());
    assertEquals(
        List.of("a/z.segue", "b.segue"),
        read.value().scripts().stream().map(Source::path).toList());
    assertEquals("-- z\r\n", read.value().scripts().getFirst().text(), "the mark is no text");
    assertEquals(
        List.of("templates/t.liquid"),
        read.value().templates().stream().map(Source::path).toList());
  }

  @Test
  void whatIsNotUtf8IsAnErrorAtItsPlace() throws IOException {
    byte[] latin = "-- ok\n-- caf\u00e9".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("a.segue"), latin);
    Checked<WorkspaceFolder> read = WorkspaceFolder.read(folder);
    assertEquals(
        "a.segue:2:7 SG0728 'a.segue' is not UTF-8: byte E9 here; save the file as UTF-8\n",
        told(read));
  }

  @Test
  void anEmptyFolderIsNoWorkspace() {
    String told = told(WorkspaceFolder.read(folder.resolve("nowhere")));
    assertTrue(told.startsWith("segue.yaml:1:1 SG0720"), told);
  }

  @Test
  void scriptsAloneAreAWorkspaceWithDefaults() throws IOException {
    write("a.segue", "-- a");
    Checked<WorkspaceFolder> read = WorkspaceFolder.read(folder);
    assertEquals(List.of(), read.diagnostics());
    assertEquals(ZoneId.of("UTC"), read.value().settings().zone());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private static String shown(Checked<WorkspaceFolder> read, Path folder) {
    Settings s = read.value().settings();
    String name = s.name().equals(String.valueOf(folder.getFileName())) ? "(folder)" : s.name();
    return told(read)
        + String.format(
            "name %s%nzone %s%nsource %s%nstate %s%nedition %d%n%s%n",
            name, s.zone(), s.source(), s.state(), s.edition(), s.messages())
        + s.generate().map(g -> "generate " + g + "\n").orElse("");
  }

  private static String told(Checked<WorkspaceFolder> read) {
    StringBuilder told = new StringBuilder();
    for (Diagnostic d : read.diagnostics()) {
      Source source =
          read.value().sources().stream()
              .filter(s -> s.path().equals(d.span().file()))
              .findFirst()
              .orElseThrow();
      told.append(d.span().file())
          .append(':')
          .append(source.lineOf(d.span().start()))
          .append(':')
          .append(source.columnOf(d.span().start()))
          .append(' ')
          .append(d.code().id())
          .append(' ')
          .append(d.message());
      d.hints().forEach(h -> told.append("; ").append(h));
      told.append('\n');
    }
    return told.toString();
  }
}
