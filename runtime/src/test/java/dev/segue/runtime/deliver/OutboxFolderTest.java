package dev.segue.runtime.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.runtime.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxFolderTest {
  // still Monday in New York
  private static final Instant NIGHT = Instant.parse("2026-03-03T02:00:00Z");

  @TempDir Path workspace = Path.of("");

  private OutboxFolder folder() {
    return new OutboxFolder(workspace, ZoneId.of("America/New_York"));
  }

  private Path day() {
    return workspace.resolve("outbox/2026-03-02.jsonl");
  }

  private static Outgoing to(Object contact, String subject) {
    return new Outgoing(
        "p/1/7/hello",
        NIGHT,
        Optional.of("p"),
        Optional.of("hello"),
        "hello",
        Optional.empty(),
        contact,
        "ana@example.org",
        Optional.of("Harbor <hello@harbor.example>"),
        subject,
        "Dear Ana,\nwelcome \u2028 \"friend\"",
        false,
        "token",
        0);
  }

  @Test
  void oneLineForEachMessageInTheFileOfItsDay() throws IOException {
    try (Channel.Session session = folder().open()) {
      assertEquals(Channel.Outcome.GONE, session.send(List.of(to("ana", "Hi"), to(7L, "Ho"))));
      assertEquals(Channel.Outcome.GONE, session.send(List.of(to("bob", "Hey"))));
    }
    List<String> lines = List.of(Files.readString(day()).split("\n", -1));
    assertEquals(
        "{\"key\":\"p/1/7/hello\",\"at\":\"2026-03-03T02:00:00Z\",\"program\":\"p\","
            + "\"step\":\"hello\",\"message\":\"hello\",\"contact\":\"ana\","
            + "\"to\":\"ana@example.org\",\"from\":\"Harbor <hello@harbor.example>\","
            + "\"subject\":\"Hi\",\"html\":false,"
            + "\"body\":\"Dear Ana,\\nwelcome \u2028 \\\"friend\\\"\"}",
        lines.getFirst());
    assertTrue(lines.get(1).contains("\"contact\":7,"), lines.get(1));
    assertEquals(
        List.of("3 messages", ""), List.of(lines.size() - 1 + " messages", lines.getLast()));
  }

  private List<String> afterSending(String before) throws IOException {
    Files.createDirectories(workspace.resolve("outbox"));
    Files.writeString(day(), before);
    try (Channel.Session session = folder().open()) {
      session.send(List.of(to("ana", "Hi")));
    }
    return Files.readAllLines(day());
  }

  @Test
  void halfALineIsCutAway() throws IOException {
    String whole = "{\"key\":\"p/1/5/hello\"}";
    String half = "{\"key\":\"p/1/6/hello\",\"body\":\"" + "Long ".repeat(40_000);
    assertEquals(1, afterSending(half).size());
    List<String> lines = afterSending(whole + "\n" + half);
    assertEquals(List.of(whole, "2 lines"), List.of(lines.getFirst(), lines.size() + " lines"));
    assertTrue(lines.getLast().startsWith("{\"key\":\"p/1/7/hello\""), lines.getLast());
  }

  @Test
  void aWholeLineThatLacksItsLineFeedStays() throws IOException {
    String whole = "{\"key\":\"p/1/6/hello\"}";
    List<String> lines = afterSending(whole);
    assertEquals(List.of(whole, "2 lines"), List.of(lines.getFirst(), lines.size() + " lines"));
  }

  @Test
  void onlyOneDeliversAtATime() {
    Channels channels = new Channels(Map.of(), Optional.of(OutboxFolder.in(workspace)));
    List<String> done = new ArrayList<>();
    channels.whileLocked(
        () -> {
          StoreFailure failure =
              assertThrows(
                  StoreFailure.class, () -> channels.whileLocked(() -> done.add("second")));
          assertEquals("another run is delivering from it", failure.reason());
        });
    channels.whileLocked(() -> done.add("third"));
    assertEquals(List.of("third"), done);
  }

  @Test
  void whatCannotBeWrittenWasNotSentAndSaysWhy() throws IOException {
    Files.createDirectories(day());
    try (Channel.Session session = folder().open()) {
      Channel.Outcome.Closed closed =
          assertInstanceOf(Channel.Outcome.Closed.class, session.send(List.of(to("ana", "Hi"))));
      assertEquals("it cannot be written", closed.why().reason());
    }
    Files.writeString(workspace.resolve("file"), "");
    OutboxFolder nowhere = new OutboxFolder(workspace.resolve("file"), ZoneId.of("UTC"));
    assertThrows(StoreFailure.class, () -> nowhere.open().close());
  }
}
