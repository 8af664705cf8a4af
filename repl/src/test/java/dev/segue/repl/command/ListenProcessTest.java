package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that listens: what it has answered is kept, and what it could not take is told so. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ListenProcessTest {
  private static final int SIGTERM = 128 + 15;

  @TempDir Path folder = Path.of("");

  private final List<Process> processes = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void people() throws IOException {
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from contacts key id { country text }
          events from events key id of contact by contact_id at at type type {
            purchased { }
          }
        }
        segment buyers { purchased }
        """);
    StringBuilder contacts = new StringBuilder("id,country\n");
    for (int i = 0; i < 1_000; i++) {
      contacts.append(i).append(",US\n");
    }
    Files.writeString(folder.resolve("contacts.csv"), contacts);
    Called.done(folder, "run", "--as-of", "2026-03-01");
  }

  @AfterEach
  void nobodyListensAnyMore() {
    client.close();
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void whatFindsNoRoomIsToldSoAndSentAgain() throws Exception {
    URI events = listening(started()).resolve("/events");
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    try (Connection other = database();
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");
      for (int i = 0; i < 200; i++) {
        sent.add(client.sendAsync(purchase(events, i), HttpResponse.BodyHandlers.ofString()));
      }
      CompletableFuture.anyOf(sent.toArray(CompletableFuture<?>[]::new)).join();
      statement.execute("rollback");
    }
    Set<Integer> full = new TreeSet<>();
    for (int i = 0; i < sent.size(); i++) {
      HttpResponse<String> told = sent.get(i).join();
      if (told.statusCode() == 503) {
        assertTrue(told.headers().firstValueAsLong("Retry-After").isPresent(), told.body());
        full.add(i);
      } else {
        assertEquals(200, told.statusCode(), told.body());
      }
    }
    assertFalse(full.isEmpty());
    assertEquals(200 - full.size(), keptEvents().size());
    for (int i : full) {
      HttpResponse<String> again =
          client.send(purchase(events, i), HttpResponse.BodyHandlers.ofString());
      assertEquals(200, again.statusCode(), again.body());
    }
    assertEquals(200, keptEvents().size());
    assertEquals(200, buyers());
  }

  @Test
  void whatWasAnsweredBeforeItIsToldToEndIsKept() throws Exception {
    Process process = started();
    URI events = listening(process).resolve("/events");
    Set<Integer> answered = new TreeSet<>();
    for (int i = 0; i < 10; i++) {
      assertEquals(
          200, client.send(purchase(events, i), HttpResponse.BodyHandlers.ofString()).statusCode());
      answered.add(i);
    }
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      sent.add(client.sendAsync(purchase(events, i), HttpResponse.BodyHandlers.ofString()));
    }
    sent.getFirst().join();
    process.destroy();
    for (int i = 0; i < sent.size(); i++) {
      int number = i + 10;
      sent.get(i)
          .handle(
              (told, broken) -> told != null && told.statusCode() == 200 && answered.add(number))
          .join();
    }
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it goes on");
    assertEquals(SIGTERM, process.exitValue());
    Set<Integer> kept = keptEvents();
    assertTrue(kept.containsAll(answered), () -> answered + " were answered, kept are " + kept);
    assertEquals(kept.size(), buyers());
  }

  private Process started() throws IOException {
    Process process =
        new ProcessBuilder(Called.line(List.of(), "listen", "--port", "0"))
            .directory(folder.toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    processes.add(process);
    return process;
  }

  private static URI listening(Process process) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    return URI.create(lines.readLine().replaceFirst("listening on .*:", "http://127.0.0.1:"));
  }

  /** Of one contact each. */
  private static HttpRequest purchase(URI events, int number) {
    return HttpRequest.newBuilder(events)
        .header("Content-Type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"id\": "
                    + number
                    + ", \"contact_id\": "
                    + number
                    + ", \"type\": \"purchased\", \"at\": \"2026-03-01T10:00:00Z\"}"))
        .build();
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("segue.db"));
  }

  private Set<Integer> keptEvents() throws SQLException {
    Set<Integer> kept = new TreeSet<>();
    try (Connection connection = database();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from events")) {
      while (rows.next()) {
        assertTrue(kept.add(rows.getInt(1)));
      }
    }
    return kept;
  }

  private long buyers() {
    return Called.done(folder, "export", "memberships")
        .lines()
        .filter(l -> l.startsWith("buyers"))
        .count();
  }
}
