package dev.segue.repl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.diag.Code;
import dev.segue.repl.Repository;
import dev.segue.repl.command.Called;
import dev.segue.repl.report.DiagnosticMarkdown;
import dev.segue.repl.report.DiagnosticPage;
import dev.segue.repl.report.ExampleFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of the wrong example of each page its diagnostic is told, at the place that stands there, and
 * nothing else; of the right one nothing. {@code -Dsegue.update} writes what is told.
 */
final class DiagnosticExamplesTest {
  private static final Path PAGES =
      Repository.ROOT.resolve("repl/src/main/resources/dev/segue/repl/report/diagnostics");
  private static final Pattern HEAD = Pattern.compile("(?:error|warning|hint) (SG\\d{4}): .*");
  private static final Pattern TIMES = Pattern.compile("\\[\\[(\\d+) times: (.*?)\\]\\]");
  private static final String SETTINGS =
      """
      name: shop
      time_zone: Europe/Zurich
      messages:
        channel: email
        from: Shop <hello@shop.example>
      """;

  /** There is nothing that a diagnostic could point into. */
  private static final int FAILED = 4;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> eachPage() {
    return DiagnosticMarkdown.codes().stream()
        .map(code -> DynamicTest.dynamicTest(code.id(), () -> page(code)));
  }

  private void page(Code code) throws IOException, SQLException {
    DiagnosticPage page = DiagnosticPage.of(code);
    assertEquals("", told(code.id() + "-right", page.right(), page.command()));
    String told = told(code.id() + "-wrong", page.wrong(), page.command());
    assertEquals(code == Code.NO_WORKSPACE ? List.of() : List.of(code.id()), codes(told), told);
    if (Boolean.getBoolean("segue.update") && !told.equals(page.told())) {
      update(code.id(), told);
    }
    assertEquals(page.told(), told);
  }

  private String told(String name, List<ExampleFile> files, String command)
      throws IOException, SQLException {
    Path workspace = Files.createDirectories(folder.resolve(name));
    write(workspace, new ExampleFile("segue.yaml", SETTINGS));
    write(
        workspace,
        new ExampleFile("schema.segue", Files.readString(PAGES.resolve("schema.segue"))));
    for (ExampleFile file : files) {
      write(workspace, file);
    }
    List<String> words = Called.words(command);
    Called called = Called.segue(workspace, words.subList(1, words.size()).toArray(String[]::new));
    return called.code() == FAILED
        ? called.err().replace(workspace.toString(), "shop")
        : findings(called.out() + called.err());
  }

  /** The blocks of diagnostics among what was printed. */
  private static String findings(String printed) {
    List<String> found = new ArrayList<>();
    boolean within = false;
    for (String line : printed.lines().toList()) {
      within = HEAD.matcher(line).matches() || (within && !line.isBlank());
      if (within) {
        found.add(line.stripTrailing());
      }
    }
    return found.isEmpty() ? "" : String.join("\n", found) + "\n";
  }

  private static List<String> codes(String told) {
    return HEAD.matcher(told).results().map(r -> r.group(1)).toList();
  }

  private static void write(Path workspace, ExampleFile file) throws IOException, SQLException {
    String text = TIMES.matcher(file.text()).replaceAll(r -> r.group(2).repeat(times(r.group(1))));
    String[] link = file.path().split(" -> ", -1);
    String[] encoded = file.path().split(" in ", -1);
    if (encoded[0].equals("data.sql")) {
      data(workspace, text, encoded.length == 2);
    } else if (text.equals("-\n")) {
      Files.delete(workspace.resolve(file.path()));
    } else if (link.length == 2) {
      Files.createSymbolicLink(workspace.resolve(link[0]), Path.of(link[1]));
    } else {
      Path to = workspace.resolve(encoded[0]);
      Files.createDirectories(to.getParent());
      Files.writeString(to, text, Charset.forName(encoded.length == 2 ? encoded[1] : "UTF-8"));
    }
  }

  private static int times(String number) {
    return Integer.parseInt(number);
  }

  private static void data(Path workspace, String script, boolean duckdb)
      throws IOException, SQLException {
    String file = duckdb ? "shop.duckdb" : "shop.db";
    Files.writeString(
        workspace.resolve("segue.yaml"),
        SETTINGS + "source: " + (duckdb ? "jdbc:duckdb:" : "") + file + "\n");
    String url = (duckdb ? "jdbc:duckdb:" : "jdbc:sqlite:") + workspace.resolve(file);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String line : script.split(";", -1)) {
        statement.execute(line);
      }
    }
  }

  private static void update(String code, String told) throws IOException {
    Path file = PAGES.resolve(code.substring(0, 4) + "xx.txt");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int head = lines.indexOf("== " + code);
    int right = head;
    while (!lines.get(right).equals("<< right")) {
      right++;
    }
    int old = lines.subList(head, right).indexOf("<< told");
    if (old >= 0) {
      lines.subList(head + old, right).clear();
      right = head + old;
    }
    lines.addAll(right, told.lines().toList());
    lines.add(right, "<< told");
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
