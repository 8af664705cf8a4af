package dev.segue.repl.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.source.Source;
import dev.segue.repl.command.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Position;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an editor is answered: each {@code x.lsp} is a conversation about the workspace beside it,
 * {@code x.json} what the server said. {@code -Dsegue.update} writes it anew.
 */
final class LanguageServerTest {
  private static final Path FOLDER = Path.of("src/test/resources/lsp");
  private static final Path SHOP = FOLDER.resolve("shop");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** {@code hover file "text before the caret|and behind" argument}. */
  private static final Pattern LINE =
      Pattern.compile("(\\S+)(?: (\\S+))?(?: «([^»]*)»)?(?: (.*))?");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> conversations() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> scripts = files.filter(f -> f.toString().endsWith(".lsp")).sorted().toList();
      assertFalse(scripts.isEmpty());
      return scripts.stream()
          .map(script -> DynamicTest.dynamicTest(script.toString(), () -> converse(script)));
    }
  }

  private Path workspace() throws IOException {
    Path root = Files.createTempDirectory(folder, "shop").toRealPath();
    try (Stream<Path> files = Files.walk(SHOP)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = root.resolve(SHOP.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return root;
  }

  private void converse(Path script) throws IOException {
    Path root = workspace();
    StringBuilder said = new StringBuilder();
    try (Editor editor = new Editor(root)) {
      Talk talk = new Talk(editor, root);
      talk.begin();
      for (String line : Files.readAllLines(script)) {
        if (!line.isBlank() && !line.startsWith("--")) {
          said.append("> ").append(line).append('\n');
          for (JsonNode message : talk.say(line)) {
            said.append(
                    JSON.writeValueAsString(message)
                        .replace(root.toUri().toString(), "file:///shop/"))
                .append('\n');
          }
        }
      }
    }
    Path golden = script.resolveSibling(script.getFileName().toString().replace(".lsp", ".json"));
    if (Boolean.getBoolean("segue.update")) {
      Files.writeString(golden, said);
    }
    assertEquals(
        Files.readString(golden),
        said.toString(),
        "-Dsegue.update writes " + golden.getFileName() + " anew");
    assertFalse(Boolean.getBoolean("segue.update"), "written anew: look at what changed");
  }

  /** One conversation: lines of a script become messages. */
  private static final class Talk {
    private final Editor editor;
    private final Path root;
    private final Map<String, Source> texts = new LinkedHashMap<>();

    Talk(Editor editor, Path root) {
      this.editor = editor;
      this.root = root;
    }

    void begin() throws IOException {
      editor.ask(
          "initialize",
          Map.of(
              "rootUri",
              root.toUri().toString(),
              "capabilities",
              Map.of(
                  "textDocument",
                  Map.of(
                      "hover",
                      Map.of("contentFormat", List.of("markdown")),
                      "completion",
                      Map.of("completionItem", Map.of("snippetSupport", true)),
                      "documentSymbol",
                      Map.of("hierarchicalDocumentSymbolSupport", true)))));
      editor.tell("initialized", Map.of());
      editor.told();
    }

    List<JsonNode> say(String line) throws IOException {
      Matcher words = LINE.matcher(line);
      assertTrue(words.matches(), line);
      String verb = words.group(1);
      String file = words.group(2);
      String place = words.group(3) == null ? "" : words.group(3).replace("\\n", "\n");
      String argument = words.group(4);
      return switch (verb) {
        case "open" -> {
          texts.put(file, new Source(file, Files.readString(root.resolve(file))));
          editor.tell(
              "textDocument/didOpen",
              Map.of(
                  "textDocument",
                  Map.of(
                      "uri",
                      uri(file),
                      "languageId",
                      "segue",
                      "version",
                      1,
                      "text",
                      texts.get(file).text())));
          yield editor.told();
        }
        case "type" -> {
          // what stands between the carets becomes the argument
          Source before = Objects.requireNonNull(texts.get(file), file);
          int bar = place.indexOf('|');
          int second = place.indexOf('|', bar + 1);
          String plain = place.replace("|", "");
          int at = before.text().indexOf(plain);
          assertTrue(at >= 0, line);
          int start = at + bar;
          int end = second < 0 ? start : at + second - 1;
          String text = argument == null ? "" : argument.replace("\\n", "\n");
          editor.tell(
              "textDocument/didChange",
              Map.of(
                  "textDocument",
                  Map.of("uri", uri(file), "version", 2),
                  "contentChanges",
                  List.of(
                      Map.of(
                          "range",
                          Map.of("start", at(before, start), "end", at(before, end)),
                          "text",
                          text))));
          texts.put(
              file,
              new Source(
                  file, before.text().substring(0, start) + text + before.text().substring(end)));
          yield editor.told();
        }
        case "close" -> {
          texts.remove(file);
          editor.tell("textDocument/didClose", Map.of("textDocument", Map.of("uri", uri(file))));
          yield editor.told();
        }
        case "hover", "completion", "definition", "prepareRename", "documentHighlight" ->
            List.of(answer("textDocument/" + verb, placed(file, place)));
        case "labels" -> List.of(labels(answer("textDocument/completion", placed(file, place))));
        case "references" -> {
          Map<String, Object> parameters = placed(file, place);
          parameters.put("context", Map.of("includeDeclaration", true));
          yield List.of(answer("textDocument/references", parameters));
        }
        case "rename" -> {
          Map<String, Object> parameters = placed(file, place);
          parameters.put("newName", argument);
          yield List.of(answer("textDocument/rename", parameters));
        }
        case "codeAction" -> {
          Map<String, Object> at = placed(file, place);
          yield List.of(
              answer(
                  "textDocument/codeAction",
                  Map.of(
                      "textDocument",
                      Map.of("uri", uri(file)),
                      "range",
                      Map.of("start", at.get("position"), "end", at.get("position")),
                      "context",
                      Map.of("diagnostics", List.of()))));
        }
        case "formatting", "documentSymbol", "foldingRange", "codeLens" ->
            List.of(
                answer(
                    "textDocument/" + verb,
                    Map.of(
                        "textDocument",
                        Map.of("uri", uri(file)),
                        "options",
                        Map.of("tabSize", 2, "insertSpaces", true))));
        case "rangeFormatting" -> {
          // the lines between two carets
          int bar = place.indexOf('|');
          int second = place.indexOf('|', bar + 1);
          String text = Objects.requireNonNull(texts.get(file), file).text();
          int at = text.indexOf(place.replace("|", ""));
          assertTrue(at >= 0 && second > bar, line);
          yield List.of(
              answer(
                  "textDocument/rangeFormatting",
                  Map.of(
                      "textDocument",
                      Map.of("uri", uri(file)),
                      "range",
                      Map.of(
                          "start",
                          at(texts.get(file), at + bar),
                          "end",
                          at(texts.get(file), at + second - 1)),
                      "options",
                      Map.of("tabSize", 2, "insertSpaces", true))));
        }
        case "tokens" ->
            List.of(
                answer(
                    "textDocument/semanticTokens/full",
                    Map.of("textDocument", Map.of("uri", uri(file)))));
        case "symbols" -> List.of(answer("workspace/symbol", Map.of("query", file)));
        case "command" ->
            List.of(
                answer(
                    "workspace/executeCommand",
                    Map.of("command", argument, "arguments", List.of(uri(file), place))));
        default -> throw new IllegalArgumentException(line);
      };
    }

    private JsonNode answer(String method, Map<String, ?> parameters) throws IOException {
      JsonNode answer = editor.ask(method, parameters);
      return answer.has("error") ? answer.get("error") : answer.get("result");
    }

    private static JsonNode labels(JsonNode items) {
      List<String> labels = new java.util.ArrayList<>();
      items.forEach(
          item ->
              labels.add(
                  item.get("label").asString()
                      + (item.has("detail") ? " (" + item.get("detail").asString() + ")" : "")));
      return JSON.valueToTree(String.join(", ", labels));
    }

    private Map<String, Object> placed(String file, String place) throws IOException {
      Source source =
          texts.containsKey(file)
              ? texts.get(file)
              : new Source(file, Files.readString(root.resolve(file)));
      int bar = place.indexOf('|');
      int at = source.text().indexOf(place.replace("|", ""));
      assertTrue(at >= 0 && bar >= 0, place);
      Map<String, Object> parameters = new LinkedHashMap<>();
      parameters.put("textDocument", Map.of("uri", uri(file)));
      parameters.put("position", at(source, at + bar));
      return parameters;
    }

    private String uri(String file) {
      return root.resolve(file).toUri().toString();
    }

    private static Map<String, Integer> at(Source source, int offset) {
      Position position = Positions.position(source, offset);
      return Map.of("line", position.getLine(), "character", position.getCharacter());
    }
  }

  /** Lines end in three ways, and characters beyond the basic plane count two. */
  @Test
  void positionsGoThereAndBack() {
    Random random = new Random(5);
    String[] pieces = {"a", "é", "😀", "𝒜", "\n", "\r\n", "\r", " ", "👩‍🚀", "{", "\""};
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Source source = new Source("x", text.toString());
      for (int offset = 0; offset <= text.length(); offset++) {
        boolean insideEnd =
            offset > 0
                && offset < text.length()
                && text.charAt(offset) == '\n'
                && text.charAt(offset - 1) == '\r';
        Position position = Positions.position(source, offset);
        String line = source.line(position.getLine() + 1);
        assertEquals(
            insideEnd ? offset - 1 : offset,
            Positions.offset(source, position),
            () -> "in " + JSON.writeValueAsString(text.toString()));
        assertTrue(position.getCharacter() <= line.length() + 1);
      }
      assertEquals(text.length(), Positions.offset(source, new Position(10_000, 0)));
    }
  }

  @Test
  void aRequestThatIsWantedNoMoreIsNotAnswered() throws IOException {
    Path root = workspace();
    try (Editor editor = new Editor(root)) {
      new Talk(editor, root).begin();
      int last = 0;
      for (int i = 0; i < 50; i++) {
        last =
            editor.send(
                "textDocument/completion",
                Map.of(
                    "textDocument",
                    Map.of("uri", root.resolve("segments.segue").toUri().toString()),
                    "position",
                    Map.of("line", 1, "character", 40)));
      }
      editor.tell("$/cancelRequest", Map.of("id", last));
      JsonNode answer = editor.answer(last);
      assertEquals(-32800, answer.get("error").get("code").asInt());
    }
  }

  @Test
  void whatIsNoMessageIsAnsweredWithoutATrace() throws IOException {
    Path root = workspace();
    try (Editor editor = new Editor(root)) {
      Talk talk = new Talk(editor, root);
      talk.begin();
      editor.raw(
          "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"textDocument/hover\",\"params\":7}");
      JsonNode unknown = editor.ask("segue/nothing", Map.of());
      assertEquals(-32601, unknown.get("error").get("code").asInt());
      JsonNode odd =
          editor.ask("workspace/executeCommand", Map.of("command", "x", "arguments", List.of(1)));
      assertTrue(odd.has("error"));
      String all = odd + editor.told().toString();
      assertFalse(all.contains("\\tat ") || all.contains("Exception"), all);
      JsonNode outside =
          editor.ask(
              "textDocument/hover",
              Map.of(
                  "textDocument",
                  Map.of("uri", "untitled:Untitled-1"),
                  "position",
                  Map.of("line", 3, "character", 3)));
      assertTrue(outside.get("result").isNull());
    }
  }

  @Test
  void numbersComeFromTheDatabaseWhereThereIsOne() throws IOException {
    Path root = workspace();
    Files.writeString(root.resolve("contacts.csv"), "id,country\na,CH\nb,CH\nc,FR\n");
    Files.writeString(root.resolve("events.csv"), events("a", "b", "c"));
    for (String file : List.of("contacts.csv", "events.csv")) {
      Called read = Called.segue(root, "ingest", file);
      assertEquals(0, read.code(), read.err());
    }
    try (Editor editor = new Editor(root)) {
      Talk talk = new Talk(editor, root);
      talk.begin();
      JsonNode hover = talk.say("hover segments.segue «segment acti|ve»").getFirst();
      assertTrue(
          hover.get("contents").get("value").asString().contains("\n2 contacts\n"),
          hover.toString());
      JsonNode lenses = talk.say("codeLens segments.segue").getFirst();
      JsonNode lens =
          editor.ask(
              "codeLens/resolve",
              JSON.convertValue(
                  lenses.get(0),
                  new tools.jackson.core.type.TypeReference<Map<String, Object>>() {}));
      assertEquals(
          "2 contacts", lens.get("result").get("command").get("title").asString(), lens.toString());
      JsonNode counted = talk.say("command segments.segue «keen» segue.count").getFirst();
      assertEquals(0, counted.asInt(-1));
    }
  }

  /** Each looked at two pages yesterday. */
  private static String events(String... contacts) {
    StringBuilder rows = new StringBuilder("id,contact_id,occurred_at,event_type,path\n");
    for (String contact : contacts) {
      for (int i = 0; i < 2; i++) {
        rows.append(contact + i + "," + contact + ",2026-03-01T10:0" + i);
        rows.append(":00Z,page_viewed,/𝒜/x\n");
      }
    }
    return rows.toString();
  }

  @Test
  void columnsAreKnownByTheLock() throws IOException {
    Path root = workspace();
    Files.writeString(
        root.resolve("segue.yaml"),
        Files.readString(root.resolve("segue.yaml")) + "source: shop.sqlite\n");
    Files.writeString(
        root.resolve("segue.lock"),
        """
        lock: 1
        engine: sqlite
        tables:
          accounts:
            id: TEXT
            industry: TEXT
          contacts:
            account_id: TEXT
            country: TEXT
            email: TEXT
            first_name: TEXT
            id: TEXT
            plan: TEXT
            point: INTEGER
          events:
            contact_id: TEXT
            event_type: TEXT
            id: TEXT
            link: TEXT
            message: TEXT
            occurred_at: TEXT
            path: TEXT
        """);
    try (Editor editor = new Editor(root)) {
      Talk talk = new Talk(editor, root);
      talk.begin();
      talk.say("open schema.segue");
      List<JsonNode> told = talk.say("type schema.segue «|-- what may» \\n");
      assertEquals(1, told.size());
      JsonNode diagnostics = told.getFirst().get("params").get("diagnostics");
      assertEquals(1, diagnostics.size(), diagnostics.toString());
      assertEquals("SG0711", diagnostics.get(0).get("code").asString());
      assertTrue(
          diagnostics.get(0).get("message").asString().contains("did you mean 'point'?"),
          diagnostics.toString());
    }
  }

  @Test
  void itEndsWhenItsEditorDoes() throws Exception {
    Path root = workspace();
    try (Editor editor = new Editor(root)) {
      new Talk(editor, root).begin();
      editor.die();
      assertEquals(1, editor.exitCode());
    }
    try (Editor editor = new Editor(root)) {
      new Talk(editor, root).begin();
      editor.ask("shutdown", Map.of());
      editor.tell("exit", Map.of());
      assertEquals(0, editor.exitCode());
    }
  }
}
