package dev.segue.repl.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.compiler.parse.Continuations;
import dev.segue.repl.command.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What editors need to know of Segue (folder editors), in the editors themselves where they are.
 */
final class EditorsTest {
  private static final Path EDITORS = Path.of("../editors");
  private static final Path VSCODE = EDITORS.resolve("vscode");
  private static final Path SHOP = Path.of("src/test/resources/lsp/shop");
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final long PATIENCE = 90;

  @TempDir private Path folder;

  /** {@code -Dsegue.update} writes the words of the language into the grammar. */
  @Test
  void theWordsThatAreColouredAreThoseOfTheLanguage() throws IOException {
    Path grammar = VSCODE.resolve("syntaxes/segue.tmLanguage.json");
    String text = Files.readString(grammar);
    Matcher words = Pattern.compile("\\\\\\\\b\\(\\?:([\\w|]+)\\)\\\\\\\\b\\(\\?!").matcher(text);
    assertTrue(words.find(), "the grammar has a list of words");
    String now = String.join("|", Continuations.words());
    if (Boolean.getBoolean("segue.update")) {
      Files.writeString(
          grammar, text.substring(0, words.start(1)) + now + text.substring(words.end(1)));
    }
    assertEquals(now, words.group(1), "-Dsegue.update writes them anew");
  }

  @Test
  void filesOfTheExtensionAreThereAndAreJson() throws IOException {
    JsonNode extension = JSON.readTree(VSCODE.resolve("package.json"));
    List<String> named = new ArrayList<>();
    extension.get("contributes").get("grammars").forEach(g -> named.add(g.get("path").asString()));
    extension
        .get("contributes")
        .get("languages")
        .forEach(l -> named.add(l.get("configuration").asString()));
    assertEquals(4, named.size());
    for (String file : named) {
      assertTrue(JSON.readTree(VSCODE.resolve(file)).isObject(), file);
    }
    assertTrue(Files.exists(VSCODE.resolve(extension.get("main").asString())));
    JsonNode locked = JSON.readTree(VSCODE.resolve("package-lock.json")).get("packages");
    extension
        .get("dependencies")
        .propertyNames()
        .forEach(name -> assertTrue(locked.has("node_modules/" + name), name + " is locked"));
    assertFalse(Files.readString(VSCODE.resolve("package-lock.json")).contains("resolved"));
  }

  /** Every pattern of the grammar is one that Java reads too, so that none is broken. */
  @Test
  void patternsOfTheGrammarAreRead() throws IOException {
    List<String> patterns = new ArrayList<>();
    for (String grammar : List.of("segue", "template")) {
      patterns(JSON.readTree(VSCODE.resolve("syntaxes/" + grammar + ".tmLanguage.json")), patterns);
    }
    assertTrue(patterns.size() > 10, "there are patterns");
    patterns.forEach(Pattern::compile);
  }

  private static void patterns(JsonNode node, List<String> patterns) {
    for (String key : List.of("match", "begin", "end")) {
      if (node.has(key) && node.get(key).isString()) {
        patterns.add(node.get(key).asString());
      }
    }
    node.forEach(child -> patterns(child, patterns));
  }

  @Test
  void theExtensionIsReadByNode() throws Exception {
    Path node = program("node");
    assertEquals(0, run(List.of(node.toString(), "--check", "extension.js"), VSCODE, Map.of()));
  }

  @Test
  void neovimShowsWhatIsToldAndRenames() throws Exception {
    Path neovim = program("nvim");
    Path shop = folder.toRealPath().resolve("shop");
    copy(shop);
    Path report = folder.resolve("seen.txt");
    Path script = Path.of("src/test/resources/editors/neovim.lua").toAbsolutePath();
    int code =
        run(
            List.of(
                neovim.toString(),
                "--headless",
                "-u",
                "NONE",
                "-i",
                "NONE",
                "-n",
                "-c",
                "luafile " + script),
            shop,
            Map.of(
                "SEGUE_LUA",
                EDITORS.resolve("neovim").toAbsolutePath().normalize().toString(),
                "SEGUE_WORKSPACE",
                shop.toString(),
                "SEGUE_REPORT",
                report.toString(),
                "SEGUE_COMMAND",
                JSON.writeValueAsString(server())));
    assertEquals(0, code);
    assertEquals(
        """
        filetype segue
        told of "contry": unknown name 'contry' / did you mean 'country'?
        nothing told
        hover attribute country: text
        declared in schema.segue:6
        schema.segue says land 1 times
        segments.segue says land 1 times
        messages.segue says land 4 times
        templates/hello.liquid says land 1 times
        laid out: segment active "Active 🚀 members" {
        """,
        Files.readString(report));
  }

  @Test
  void emacsReadsTheMode() throws Exception {
    Path emacs = program("emacs");
    Path shop = folder.toRealPath().resolve("shop");
    copy(shop);
    int code =
        run(
            List.of(
                emacs.toString(),
                "--batch",
                "-Q",
                "-L",
                EDITORS.resolve("emacs").toAbsolutePath().normalize().toString(),
                "--eval",
                "(progn (require 'segue-mode) (find-file \"segments.segue\")"
                    + " (font-lock-ensure) (unless (eq major-mode 'segue-mode) (kill-emacs 2))"
                    + " (goto-char (point-min)) (search-forward \"segment\")"
                    + " (search-forward \"segment keen\") (goto-char (match-beginning 0))"
                    + " (unless (eq (get-text-property (point) 'face) 'font-lock-keyword-face)"
                    + " (kill-emacs 3)))"),
            shop,
            Map.of());
    assertEquals(0, code, () -> read(folder.resolve("printed.txt")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "nothing was printed";
    }
  }

  /** A program of the machine; without it the test is told to be skipped. */
  private static Path program(String name) {
    Path program = Path.of("/usr/bin").resolve(name);
    assumeTrue(Files.isExecutable(program), name + " is not here: what it does goes unlooked at");
    return program;
  }

  private static List<String> server() {
    return Called.line(List.of(), "lsp");
  }

  private static void copy(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(SHOP)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(SHOP.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private int run(List<String> command, Path in, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("HOME", folder.toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("printed.txt").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertTrue(ended, () -> command.getFirst() + ": " + read(folder.resolve("printed.txt")));
    return process.exitValue();
  }
}
