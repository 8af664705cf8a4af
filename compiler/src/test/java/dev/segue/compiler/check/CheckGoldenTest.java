package dev.segue.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Related;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code x.segue} means {@code x.ir}, or tells what is in {@code x.err}. Scripts without a
 * schema of their own stand beside {@code schema/shop.segue}.
 */
final class CheckGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/check");
  private static final boolean UPDATE = Boolean.getBoolean("segue.update");

  @TestFactory
  Stream<DynamicTest> eachScript() throws IOException {
    List<Path> scripts = files(".segue");
    assertFalse(scripts.isEmpty());
    return scripts.stream().map(s -> dynamicTest(stem(s), () -> run(stem(s))));
  }

  @Test
  void noGoldenIsAnOrphan() throws IOException {
    Set<String> stems = new TreeSet<>();
    files("").stream().map(CheckGoldenTest::stem).forEach(stems::add);
    stems.removeAll(
        files(".segue").stream().map(CheckGoldenTest::stem).collect(Collectors.toSet()));
    assertEquals(Set.of(), stems);
  }

  private static void run(String stem) throws IOException {
    Source script = new Source(stem + ".segue", text(stem + ".segue"));
    List<Source> sources = new ArrayList<>(List.of(script));
    boolean own = script.text().contains("-- no shop");
    if (!own) {
      sources.add(new Source("shop.segue", text("schema/shop.segue")));
    }
    Compilation compilation =
        SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("Europe/Zurich"), sources));
    expect(stem + ".err", told(sources, compilation.diagnostics()));
    expect(stem + ".ir", compilation.hasErrors() ? "" : meant(compilation.workspace(), own));
  }

  private static String told(List<Source> sources, List<Diagnostic> diagnostics) {
    StringBuilder told = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      told.append(place(sources, diagnostic.span())).append(' ');
      told.append(diagnostic.severity()).append(' ').append(diagnostic.code().id());
      told.append(' ').append(diagnostic.message()).append('\n');
      diagnostic.hints().forEach(hint -> told.append("    hint: ").append(hint).append('\n'));
      for (Related related : diagnostic.related()) {
        told.append("    ").append(place(sources, related.span()));
        told.append(' ').append(related.message()).append('\n');
      }
      diagnostic
          .fix()
          .ifPresent(
              fix ->
                  told.append("    fix: ")
                      .append(quoted(sources, fix.span()))
                      .append(" -> ")
                      .append(fix.replacement())
                      .append('\n'));
    }
    return told.toString();
  }

  private static String place(List<Source> sources, Span span) {
    Source source = source(sources, span);
    String file = source.equals(sources.getFirst()) ? "" : source.path() + ":";
    return file
        + source.lineOf(span.start())
        + ":"
        + source.columnOf(span.start())
        + "-"
        + source.columnOf(span.end());
  }

  private static String quoted(List<Source> sources, Span span) {
    return source(sources, span).text().substring(span.start(), span.end());
  }

  private static Source source(List<Source> sources, Span span) {
    return sources.stream().filter(s -> s.path().equals(span.file())).findFirst().orElseThrow();
  }

  /** What is declared, one line each; the schema where the script has its own. */
  private static String meant(Workspace workspace, boolean schema) {
    StringBuilder meant = new StringBuilder();
    if (schema) {
      schema(workspace.schema(), meant);
    }
    workspace.segments().forEach(d -> meant.append(segment(d)));
    workspace
        .traits()
        .forEach(d -> line(meant, d.name(), d.type().words() + " " + IrText.of(d.value())));
    for (Definitions.Score score : workspace.scores()) {
      line(meant, score.name(), score.type().words());
      score.entries().forEach(e -> line(meant, "  ", IrText.of(e)));
    }
    for (Definitions.Partition partition : workspace.partitions()) {
      line(meant, partition.name(), "partition");
      partition.classes().forEach(c -> line(meant, "  " + c.name(), IrText.of(c.condition())));
    }
    workspace.lists().forEach(d -> line(meant, d.name(), IrText.of(d.file())));
    workspace.topics().forEach(d -> line(meant, d.name(), IrText.of(d)));
    return meant.toString();
  }

  private static String segment(Definitions.Segment segment) {
    StringBuilder line = new StringBuilder();
    line(line, segment.name(), IrText.of(segment.condition()));
    segment.expect().ifPresent(e -> line(line, "  ", IrText.of(e)));
    segment.owner().ifPresent(o -> line(line, "  owner", o));
    return line.toString();
  }

  private static void schema(Schema schema, StringBuilder meant) {
    Schema.Contacts contacts = schema.contacts();
    line(meant, contacts.table(), contacts.key() + " json " + IrText.of(contacts.jsonColumn()));
    fields(contacts.fields(), meant);
    schema
        .accounts()
        .ifPresent(
            a -> {
              line(meant, a.table(), a.key() + " by " + a.contactColumn());
              fields(a.fields(), meant);
            });
    for (Schema.EventTable table : schema.eventTables()) {
      line(
          meant,
          table.table(),
          String.join(
              " ",
              String.valueOf(table.key()),
              "by",
              table.contactColumn(),
              "at",
              table.atColumn(),
              String.valueOf(table.atEncoding()),
              "type",
              IrText.of(table.typeColumn()),
              "json",
              IrText.of(table.jsonColumn())));
      for (Schema.EventKind kind : table.kinds()) {
        line(meant, "  " + kind.name(), kind.typeValue());
        fields(kind.properties(), meant);
      }
    }
    for (Schema.RecordTable table : schema.records()) {
      line(meant, table.name(), table.table() + " " + table.key() + " by " + table.contactColumn());
      fields(table.fields(), meant);
    }
    schema.consent().ifPresent(c -> line(meant, "consent", c.toString()));
  }

  private static void fields(List<Schema.Field> fields, StringBuilder meant) {
    for (Schema.Field field : fields) {
      String history = field.history() ? " with history" : "";
      line(meant, "    " + field.name(), field.type().words() + " " + field.storage() + history);
    }
  }

  private static void line(StringBuilder meant, String name, String text) {
    meant.append(name).append(name.isBlank() ? "" : ": ").append(text).append('\n');
  }

  /** An empty text is no file. */
  private static void expect(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    String expected = Files.exists(file) ? Files.readString(file) : "";
    if (UPDATE && !expected.equals(actual)) {
      if (actual.isEmpty()) {
        Files.delete(file);
      } else {
        Files.writeString(file, actual);
      }
      fail(name + " is rewritten: read the difference");
    }
    assertEquals(expected, actual, name);
  }

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(f -> Files.isRegularFile(f) && f.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.lastIndexOf('.'));
  }
}
