package dev.segue.repl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.repl.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every example of the README and of docs: {@code segue} blocks parse, {@code segue condition}
 * blocks are conditions line by line, {@code console} blocks are typed and print what stands there.
 * Links lead somewhere.
 */
final class DocsTest {
  private static final boolean UPDATE = Boolean.getBoolean("segue.update");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)");

  @TempDir Path folder;

  private static List<Path> pages() {
    List<Path> pages = new ArrayList<>(Repository.files(Repository.ROOT.resolve("docs"), ".md"));
    for (String page : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      pages.add(Repository.ROOT.resolve(page));
    }
    return pages;
  }

  @Test
  void linksLeadSomewhere() {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Repository.text(page));
      while (link.find()) {
        Path target = page.resolveSibling(link.group(1)).normalize();
        if (!Files.exists(target)) {
          broken.add(Repository.shown(page) + ": " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @TestFactory
  Stream<DynamicTest> scriptsParse() {
    return pages().stream()
        .flatMap(
            page ->
                DocsPage.read(Repository.text(page)).blocks("segue").stream()
                    .map(
                        block ->
                            DynamicTest.dynamicTest(
                                Repository.shown(page) + ":" + block.line(),
                                () -> parses(Repository.shown(page), block))));
  }

  private static void parses(String page, DocsPage.Block block) {
    if (block.said().filter("condition"::equals).isPresent()) {
      for (String line : block.lines()) {
        if (!line.isBlank() && !line.startsWith("--")) {
          assertEquals(List.of(), Parsing.condition(new Source(page, line)).diagnostics(), line);
        }
      }
      return;
    }
    Checked<SourceFile> file =
        Parsing.file(new Source(page, String.join("\n", block.lines()) + "\n"));
    assertEquals(List.of(), file.diagnostics());
    assertFalse(file.value().declarations().isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> commandsPrintWhatStandsThere() {
    return pages().stream()
        .filter(page -> !DocsPage.read(Repository.text(page)).blocks("console").isEmpty())
        .map(page -> DynamicTest.dynamicTest(Repository.shown(page), () -> typed(page)));
  }

  private void typed(Path page) throws IOException {
    Path own = Files.createDirectories(folder.resolve(Repository.name(page)));
    DocsPage written = DocsPage.read(Repository.text(page));
    if (written.blocks("console").stream().anyMatch(b -> b.lines().toString().contains("harbor"))) {
      copyExamples(own.resolve("examples"));
    }
    Transcript transcript = new Transcript(own);
    List<DocsPage.Part> now = new ArrayList<>();
    for (DocsPage.Part part : written.parts()) {
      now.add(
          switch (part) {
            case DocsPage.Prose prose -> prose;
            case DocsPage.Block block -> {
              if (block.file().isPresent()) {
                transcript.write(block.file().get(), block.lines());
              }
              yield block.language().equals("console")
                  ? block.with(transcript.typed(block.lines()))
                  : block;
            }
          });
    }
    String told = new DocsPage(now).text();
    if (UPDATE) {
      Files.writeString(page, told);
    }
    assertEquals(written.text(), told);
  }

  /** By a connection that knows nothing of Segue. */
  @Test
  void whatSegmentsShareIsReadBySql() throws IOException, SQLException {
    Path page = Repository.ROOT.resolve("docs/how-to/see-what-segments-share.md");
    typed(page);
    List<String> rows = new ArrayList<>();
    String file = folder.resolve(Repository.name(page)).resolve("segue.db").toString();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (DocsPage.Block block : DocsPage.read(Repository.text(page)).blocks("sql")) {
        for (String sql : String.join("\n", block.lines()).strip().split(";", -1)) {
          if (sql.isBlank()) {
            continue;
          }
          try (ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
              List<String> row = new ArrayList<>();
              for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                row.add(found.getString(i));
              }
              rows.add(String.join(" ", row));
            }
          }
        }
      }
    }
    assertEquals(
        List.of(
            "2 1772452800000",
            "3 1772452800000",
            "1772452800000 1 1 definition",
            "1772452800000 1 3 definition",
            "1772452800000 1 4 definition",
            "americans 3",
            "seniors 2"),
        rows);
  }

  private static void copyExamples(Path to) throws IOException {
    Path from = Repository.ROOT.resolve("examples");
    for (Path file : Repository.files(from, "")) {
      Path copy = to.resolve(from.relativize(file).toString());
      if (!Repository.name(file).contains(".db")) {
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
