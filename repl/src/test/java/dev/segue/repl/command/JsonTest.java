package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With {@code --json} every command prints one JSON value, whether it can go on or not. */
final class JsonTest {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** What each command takes where it can do what it is for. */
  private static final Map<Door, List<String>> ARGUMENTS =
      Map.ofEntries(
          Map.entry(Door.INIT, List.of("../new")),
          Map.entry(Door.GENERATE, List.of("--contacts", "3", "--events", "5")),
          Map.entry(Door.LISTEN, List.of("--as", "contacts")),
          Map.entry(Door.COUNT, List.of("americans")),
          Map.entry(Door.LIST, List.of("americans")),
          Map.entry(Door.SQL, List.of("americans")),
          Map.entry(Door.EXPLAIN, List.of("americans")),
          Map.entry(Door.WHY, List.of("1", "americans")),
          Map.entry(Door.RENDER, List.of("hello", "--contact", "1")),
          Map.entry(Door.EXPORT, List.of("memberships")),
          Map.entry(Door.PREFLIGHT, List.of("greeting")),
          Map.entry(Door.SIMULATE, List.of("greeting")),
          Map.entry(Door.REPORT, List.of("greeting")),
          Map.entry(Door.PLAN, List.of("--base", ".")),
          Map.entry(Door.MIGRATE, List.of("greeting")),
          Map.entry(Door.PAUSE, List.of("greeting")),
          Map.entry(Door.RESUME, List.of("greeting")),
          Map.entry(Door.UNSUBSCRIBE, List.of("1")),
          Map.entry(Door.SUBSCRIBE, List.of("1", "news")),
          Map.entry(Door.ERASE, List.of("2")),
          Map.entry(Door.MERGE, List.of("3", "--into", "1")));

  private static final Set<Door> NEEDS_NO_WORKSPACE = Set.of(Door.INIT);

  /** They speak with somebody, or print what is not for programs to read: they take no --json. */
  private static final Set<Door> WITHOUT_JSON =
      Set.of(Door.REPL, Door.LSP, Door.COMPLETION, Door.MAN);

  /** They need a database of somebody's, which the workspace here has not. */
  private static final Set<Door> OF_A_SOURCE = Set.of(Door.LOCK);

  @TempDir Path temporary;

  private Path folder = Path.of("");

  @BeforeEach
  void folder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("workspace"));
  }

  private void workspace(String condition) throws IOException {
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema { contact from contacts key id { country text, email email } }
        segment americans { %s }
        message hello { subject "Hi", body "You", channel email, topic news }
        topic news opt in
        program greeting { purpose "Say hello", audience americans, send hello }
        """
            .formatted(condition));
    Files.writeString(
        folder.resolve("contacts.csv"), "id,country,email\n1,US,a@x.example\n2,CA,\n3,CA,\n");
  }

  private Called json(Door door, List<String> more) {
    List<String> words = new ArrayList<>(List.of(door.word()));
    words.addAll(ARGUMENTS.getOrDefault(door, List.of()));
    words.addAll(more);
    words.add("--json");
    return Called.segue(folder, words.toArray(String[]::new));
  }

  private static JsonNode read(Door door, Called called) {
    assertFalse(called.out().isBlank(), door + " printed nothing; " + called.err());
    return STRICT.readTree(called.out());
  }

  private static void assertFailure(Door door, Called called, int code, String word) {
    JsonNode failure = read(door, called);
    assertAll(
        door.word(),
        () -> assertEquals(code, called.code(), called.err()),
        () -> assertEquals(word, failure.path("code").asString("")),
        () -> assertFalse(failure.path("place").asString("").isBlank(), called.out()),
        () -> assertFalse(failure.path("reason").asString("").isBlank(), called.out()),
        () -> assertFalse(failure.path("remedy").asString("").isBlank(), called.out()),
        () -> assertTrue(called.err().contains("segue: "), called.err()));
  }

  @Test
  void whatWentWellIsOneValue() throws IOException {
    workspace("country = \"US\"");
    assertEquals(ExitCodes.FINE, Called.segue(folder, "ingest").code());
    for (Door door : Door.values()) {
      if (!WITHOUT_JSON.contains(door) && !OF_A_SOURCE.contains(door)) {
        Called called = json(door, List.of());
        assertEquals(ExitCodes.FINE, called.code(), () -> door + ": " + called.err());
        read(door, called);
      }
    }
  }

  @Test
  void aWrongOptionIsToldAsJsonToo() throws IOException {
    workspace("country = \"US\"");
    for (Door door : Door.values()) {
      assertFailure(door, json(door, List.of("--nonsense")), ExitCodes.USAGE, "usage");
    }
  }

  @Test
  void aFolderThatIsNotThereIsToldAsJsonToo() {
    for (Door door : Door.values()) {
      if (!NEEDS_NO_WORKSPACE.contains(door) && !WITHOUT_JSON.contains(door)) {
        Called called = json(door, List.of("--workspace", "nowhere"));
        assertFailure(door, called, ExitCodes.FILE, "file");
      }
    }
    assertEquals(ExitCodes.FINE, json(Door.INIT, List.of()).code());
    assertFailure(Door.INIT, json(Door.INIT, List.of()), ExitCodes.FILE, "file");
  }

  @Test
  void mistakesInTheWorkspaceAreToldWithTheirPlaces() throws IOException {
    workspace("contry = \"US\"");
    for (Door door : Door.values()) {
      if (!Set.of(Door.GENERATE, Door.FMT, Door.CHECK).contains(door)
          && !NEEDS_NO_WORKSPACE.contains(door)
          && !WITHOUT_JSON.contains(door)
          && !OF_A_SOURCE.contains(door)) {
        Called called = json(door, List.of());
        assertFailure(door, called, ExitCodes.FINDINGS, "findings");
        JsonNode first = read(door, called).path("diagnostics").path(0);
        assertEquals("SG0101", first.path("code").asString(""), called.out());
        assertEquals(2, first.path("start").path("line").asInt(0));
      }
    }
  }

  @Test
  void whatCannotBeLaidOutIsTold() throws IOException {
    Files.writeString(folder.resolve("a.segue"), "segment a {\n");
    Called called = json(Door.FMT, List.of());
    assertEquals(ExitCodes.FINDINGS, called.code());
    JsonNode outcome = read(Door.FMT, called);
    assertEquals("a.segue", outcome.path("unreadable").path(0).asString(""));
    assertEquals("SG0005", outcome.path("diagnostics").path(0).path("code").asString(""));
    Called typed = Called.typed(folder, "segment a {\n", "fmt", "-", "--json");
    assertFailure(Door.FMT, typed, ExitCodes.FINDINGS, "findings");
    Called fine = Called.typed(folder, "segment a {everyone}", "fmt", "-", "--json");
    assertTrue(read(Door.FMT, fine).path("changed").asBoolean(false), fine.out());
  }

  @Test
  void aMistakeInWhatIsAskedIsToldWithItsPlace() throws IOException {
    workspace("country = \"US\"");
    Called called = Called.segue(folder, "count", "contry = \"US\"", "--json");
    assertFailure(Door.COUNT, called, ExitCodes.USAGE, "usage");
    JsonNode first = read(Door.COUNT, called).path("diagnostics").path(0);
    assertEquals("(condition)", first.path("file").asString(""));
    Called unknown = Called.segue(folder, "count", "amercans", "--json");
    assertEquals("did you mean americans?", read(Door.COUNT, unknown).path("remedy").asString(""));
  }

  @Test
  void aMessageThatCannotBeMadeIsToldWhy() throws IOException {
    workspace("country = \"US\"");
    Called called = Called.segue(folder, "render", "hello", "--contact", "9", "--json");
    assertFailure(Door.RENDER, called, ExitCodes.FINDINGS, "findings");
    Files.writeString(folder.resolve("t.liquid"), "{{ x | shout }}");
    Called template = Called.segue(folder, "render", "--template", "t.liquid", "--json");
    assertFailure(Door.RENDER, template, ExitCodes.FINDINGS, "findings");
  }

  @Test
  void aCommandThatIsNoneIsToldAsJsonToo() {
    for (String[] words : new String[][] {{"innit", "--json"}, {"--json"}}) {
      Called called = Called.segue(folder, words);
      assertEquals(ExitCodes.USAGE, called.code());
      assertEquals("usage", STRICT.readTree(called.out()).path("code").asString(""));
    }
  }
}
