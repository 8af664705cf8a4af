package dev.segue.runtime.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.syntax.Quotes;
import dev.segue.compiler.type.WhiteSpace;
import dev.segue.runtime.differential.HostileTexts;
import dev.segue.runtime.segment.ListFiles;
import dev.segue.runtime.segment.ListRead;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** Hostile texts in files, as values, headers and properties, are what they say and no more. */
final class HostileFilesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("UTC");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path root = Path.of("");

  /** Names of columns of one table, which do not differ by case alone. */
  private static final List<String> COLUMNS = columns();

  /** Each text once, as a file gives it. */
  private static final List<String> TEXTS =
      HostileTexts.all().stream().map(HostileFilesTest::read).distinct().toList();

  private static List<String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String name : HostileTexts.NAMES) {
      if (!read(name).isEmpty()) {
        columns.putIfAbsent(read(name).toLowerCase(Locale.ROOT), read(name));
      }
    }
    return List.copyOf(columns.values());
  }

  private static String read(String text) {
    return Normalizer.normalize(WhiteSpace.trim(text), Normalizer.Form.NFC);
  }

  @Test
  void csv() throws IOException {
    StringBuilder file = new StringBuilder("id");
    COLUMNS.forEach(c -> file.append(',').append(cell(c)));
    for (int row = 0; row < TEXTS.size(); row++) {
      file.append("\r\n").append(row);
      for (int column = 0; column < COLUMNS.size(); column++) {
        file.append(',').append(cell(text(row, column)));
      }
    }
    Files.writeString(root.resolve("contacts.csv"), file);
    agree(workspace("contact from contacts key id"), "", true);
  }

  @Test
  void jsonLines() throws IOException {
    json(false);
    agree(workspace("contact from contacts key id"), "\0", false);
  }

  @Test
  void jsonProperties() throws IOException {
    json(true);
    agree(workspace("contact from contacts key id properties props"), "\0", false);
  }

  @Test
  void listsByValue() throws IOException {
    jsonOf(List.of("x"));
    StringBuilder lists = new StringBuilder();
    for (int i = 0; i < TEXTS.size(); i++) {
      Files.writeString(root.resolve("list" + i + ".csv"), "no,x\n1," + cell(TEXTS.get(i)) + "\n");
      lists.append("list `").append(i).append("` from \"list").append(i).append(".csv\" by x\n");
    }
    Workspace workspace =
        compiled("schema {\n  contact from contacts key id { x text }\n}\n" + lists);
    try (Store store = ingested(workspace)) {
      List<ListRead> read =
          ListFiles.read(
              store,
              workspace,
              SourceLayout.canonical(workspace.schema()),
              root,
              NOW,
              Progress.SILENT);
      for (int i = 0; i < TEXTS.size(); i++) {
        // an empty cell is missing
        long expected = TEXTS.get(i).isEmpty() ? 0 : 1;
        assertEquals(expected, read.get(i).size(), Quotes.escaped(TEXTS.get(i)));
      }
    }
  }

  private static String text(int row, int column) {
    return TEXTS.get((row + column) % TEXTS.size());
  }

  /** A line may end in any way, also within quotes. */
  private static String line(String text) {
    return text.replace("\r\n", "\n");
  }

  private static String cell(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private void json(boolean within) throws IOException {
    StringBuilder file = new StringBuilder();
    for (int row = 0; row < TEXTS.size(); row++) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int column = 0; column < COLUMNS.size(); column++) {
        put(values, COLUMNS.get(column), text(row, column), within);
      }
      Map<String, Object> line = new LinkedHashMap<>(Map.of("id", Integer.toString(row)));
      if (within) {
        line.put("props", values);
      } else {
        line.putAll(values);
      }
      file.append(JSON.writeValueAsString(line)).append('\n');
    }
    Files.writeString(root.resolve("contacts.jsonl"), file);
  }

  /** A point leads deeper into properties. */
  @SuppressWarnings("unchecked") // what is within an object is one
  private static void put(Map<String, Object> into, String name, String text, boolean within) {
    int point = within ? name.indexOf('.') : -1;
    if (point < 0) {
      into.put(name, text);
      return;
    }
    Object deeper = into.computeIfAbsent(name.substring(0, point), n -> new LinkedHashMap<>());
    put((Map<String, Object>) deeper, name.substring(point + 1), text, true);
  }

  private void jsonOf(List<String> columns) throws IOException {
    StringBuilder file = new StringBuilder();
    for (int row = 0; row < TEXTS.size(); row++) {
      Map<String, Object> line = new LinkedHashMap<>(Map.of("id", Integer.toString(row)));
      for (String column : columns) {
        line.put(column, TEXTS.get(row));
      }
      file.append(JSON.writeValueAsString(line)).append('\n');
    }
    Files.writeString(root.resolve("contacts.jsonl"), file);
  }

  private static Workspace workspace(String contact) {
    StringBuilder script = new StringBuilder("schema {\n  " + contact + " {\n");
    for (int i = 0; i < COLUMNS.size(); i++) {
      script.append("    x").append(i).append(" text from ");
      script.append('"').append(Quotes.escaped(COLUMNS.get(i))).append("\"\n");
    }
    script.append("  }\n}\n");
    for (int i = 0; i < TEXTS.size(); i++) {
      script.append("segment s").append(i).append(" { x").append(i % COLUMNS.size());
      script.append(" = \"").append(Quotes.escaped(TEXTS.get(i))).append("\" }\n");
    }
    return compiled(script.toString());
  }

  private static Workspace compiled(String script) {
    Compilation compilation =
        SegueCompiler.compile(SegueCompiler.Input.of(ZONE, List.of(new Source("x.segue", script))));
    assertEquals(
        List.of(),
        compilation.hasErrors()
            ? compilation.diagnostics().stream().map(Diagnostic::message).toList()
            : List.of());
    return compilation.workspace();
  }

  private Store ingested(Workspace workspace) {
    Store store = Store.open(StoreLocation.inMemory());
    Ingest.run(store, workspace.schema(), ZONE, root, NOW, NOW, Progress.SILENT);
    return store;
  }

  /**
   * Each segment asks one column for one text.
   *
   * @param missing the text that is read as missing
   * @param lines whether text is read by lines
   */
  private void agree(Workspace workspace, String missing, boolean lines) {
    try (Store store = ingested(workspace)) {
      Statements statements =
          Statements.of(
              workspace,
              store.dialect(),
              SourceLayout.canonical(workspace.schema()),
              NOW,
              References.SELF_CONTAINED);
      for (int i = 0; i < TEXTS.size(); i++) {
        Definitions.Segment segment = workspace.segment("s" + i).orElseThrow();
        Set<String> expected = new TreeSet<>();
        for (int row = 0; row < TEXTS.size(); row++) {
          String text = text(row, i % COLUMNS.size());
          boolean same = (lines ? line(text) : text).equals(TEXTS.get(i));
          if (same && !text.equals(missing)) {
            expected.add(Integer.toString(row));
          }
        }
        assertEquals(
            expected,
            new TreeSet<>(
                store.list(statements.members(segment.condition()), r -> r.text(0).orElseThrow())),
            () -> Quotes.escaped(segment.condition().toString()));
      }
    }
  }
}
