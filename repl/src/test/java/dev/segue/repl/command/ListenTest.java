package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.repl.report.Screen;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that come while somebody waits are in every segment before they are answered. */
final class ListenTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final String PURCHASE =
      "{\"id\": 7, \"contact_id\": 1, \"type\": \"purchased\", \"at\": \"2026-03-01T10:00:00Z\"}";

  @TempDir Path folder = Path.of("");

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
        segment buyers { purchased in last 7 days }
        """);
    Files.writeString(folder.resolve("contacts.csv"), "id,country\n1,US\n2,CA\n");
    Called.done(folder, "run", "--as-of", "2026-03-01");
  }

  @Test
  void linesOfStandardInputAreTakenToTheLast() throws IOException {
    Called called = Called.typed(folder, PURCHASE + "\n" + PURCHASE + "\n{\"id\": 8}\n", "listen");
    assertEquals("", called.err().replaceAll("(?s)it has no contact_id: .*listen.csv\n", ""));
    assertEquals("3 rows: 1 new, 0 changed, 1 as they were, 1 refused\n", called.out());
    assertEquals(0, called.code());
    assertEquals(
        "table,reason,row\nevents,it has no contact_id,\"{\"\"id\"\": 8}\"\n",
        Files.readString(folder.resolve("data/rejected/listen.csv")).replace("\r", ""));
    assertEquals(members(), "1");
  }

  @Test
  void byHttpEachIsAnsweredOnceItIsKept() throws Exception {
    Files.writeString(folder.resolve("token"), "a-secret\n");
    try (PipedInputStream told = new PipedInputStream();
        PrintStream out =
            new PrintStream(new PipedOutputStream(told), true, StandardCharsets.UTF_8);
        Scanner lines = new Scanner(told, StandardCharsets.UTF_8)) {
      FutureTask<Integer> command = new FutureTask<>(listen(out));
      Thread thread = new Thread(command);
      thread.start();
      String address = lines.nextLine().replaceFirst("listening on .*:", "http://127.0.0.1:");
      try (HttpClient client = HttpClient.newHttpClient()) {
        assertEquals(
            200, client.send(request(address, "/health").GET().build(), text()).statusCode());
        HttpResponse<String> taken = sent(client, address, "/events", "[" + PURCHASE + "]");
        assertEquals(200, taken.statusCode(), taken.body());
        assertTrue(taken.body().replace(" ", "").contains("\"added\":1"), taken.body());
        assertEquals("1", members());
        assertEquals(422, sent(client, address, "/events", "{\"id\": 8}").statusCode());
        String other = PURCHASE.replace("\"contact_id\": 1", "\"contact_id\": 2");
        HttpResponse<String> refused = sent(client, address, "/events", other);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("by HTTP PUT"), refused.body());
        HttpResponse<String> corrected = sent(client, address, "PUT", "/events", other);
        assertEquals(200, corrected.statusCode(), corrected.body());
        assertTrue(corrected.body().replace(" ", "").contains("\"changed\":1"), corrected.body());
        assertEquals("2", members());
        assertEquals(405, sent(client, address, "PATCH", "/events", other).statusCode());
        assertEquals(200, sent(client, address, "PUT", "/events", PURCHASE).statusCode());
        assertEquals(404, sent(client, address, "/nothing", "{}").statusCode());
        assertEquals(
            200,
            sent(client, address, "/contacts", "{\"id\": 3, \"country\": \"US\"}").statusCode());
        HttpRequest.Builder stranger =
            HttpRequest.newBuilder(URI.create(address + "/events"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(PURCHASE));
        assertEquals(401, client.send(stranger.build(), text()).statusCode());
        assertEquals(
            401,
            client
                .send(stranger.header("Authorization", "Bearer a-secreT").build(), text())
                .statusCode());
        assertEquals(
            415,
            client
                .send(
                    request(address, "/events")
                        .POST(HttpRequest.BodyPublishers.ofString(PURCHASE))
                        .build(),
                    text())
                .statusCode());
        HttpResponse<String> large =
            sent(client, address, "/events", " ".repeat(RowServer.LARGEST + 1));
        assertEquals(413, large.statusCode());
      }
      thread.interrupt();
      assertEquals(0, command.get());
    }
    assertEquals("1", members());
  }

  @Test
  void nobodyElseMayListenOnWhatOthersReachWithoutAToken() {
    Called called = Called.segue(folder, "listen", "--port", "0", "--host", "0.0.0.0");
    assertEquals(ExitCodes.USAGE, called.code());
    assertTrue(called.err().contains("SEGUE_LISTEN_TOKEN"), called.err());
  }

  @Test
  void fileAfterFileIsInEverySegmentTogetherWithItsRows() throws IOException {
    Files.writeString(
        folder.resolve("late.csv"), "id,contact_id,type,at\n9,2,purchased,2026-02-28T10:00:00Z\n");
    String file = folder.resolve("late.csv").toString();
    Called.done(folder, "ingest", file, "--as", "events", "--refresh", "--as-of", "2026-03-02");
    assertEquals("2", members());
    Files.writeString(
        folder.resolve("more.csv"), "id,contact_id,type,at\n10,1,purchased,2026-02-28T10:00:00Z\n");
    String more = folder.resolve("more.csv").toString();
    Called early =
        Called.segue(
            folder, "ingest", more, "--as", "events", "--refresh", "--as-of", "2026-03-01");
    assertEquals(ExitCodes.FILE, early.code());
    Called.done(folder, "refresh", "--as-of", "2026-03-02");
    assertEquals("2", members());
  }

  private Callable<Integer> listen(PrintStream out) {
    Surroundings surroundings =
        new Surroundings(
            folder,
            folder.resolve("home"),
            InstantSource.fixed(NOW),
            variable -> Optional.empty(),
            new ByteArrayInputStream(new byte[0]),
            false,
            out,
            System.err,
            Screen.PIPE,
            Screen.PIPE);
    return () ->
        Commands.run(new String[] {"listen", "--port", "0", "--token-file", "token"}, surroundings);
  }

  private static HttpResponse<String> sent(
      HttpClient client, String address, String path, String body)
      throws IOException, InterruptedException {
    return sent(client, address, "POST", path, body);
  }

  private static HttpResponse<String> sent(
      HttpClient client, String address, String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(address, path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        text());
  }

  private static HttpRequest.Builder request(String address, String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer a-secret");
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  /** Who is in the segment as of the last refresh. */
  private String members() {
    return Called.done(folder, "export", "memberships")
        .lines()
        .filter(l -> l.startsWith("buyers"))
        .map(l -> l.split(",", -1)[1])
        .reduce("", String::concat);
  }
}
