package dev.segue.runtime.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.segue.runtime.workspace.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of a real server, which answers as it is told to. */
final class WebhookCallsTest {
  private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");
  private static final int SILENCE = -1;

  /** A call as it arrived. */
  private record Call(String key, String timestamp, String signature, String body) {}

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Deque<Integer> answers = new ArrayDeque<>();
  private HttpServer server = stopped();

  private static HttpServer stopped() {
    try {
      return HttpServer.create();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    calls.add(
        new Call(
            headers.getFirst("Idempotency-Key"),
            headers.getFirst("Segue-Timestamp"),
            headers.getFirst("Segue-Signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    int status = answers.isEmpty() ? 200 : answers.removeFirst();
    if (status == SILENCE) {
      try {
        Thread.sleep(2_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.sendResponseHeaders(status == SILENCE ? 200 : status, -1);
    exchange.close();
  }

  private static Channel channel() {
    return new WebhookCalls(
        new Settings.Webhooks(new Settings.Secret("S")),
        new Secrets(v -> Optional.of("shared secret")),
        InstantSource.fixed(AT),
        Duration.ofMillis(300),
        Duration.ofMillis(4));
  }

  private Outgoing call(String key, int tries) {
    return to("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?x=1", key, tries);
  }

  private static Outgoing to(String url, String key, int tries) {
    return new Outgoing(
        key,
        AT,
        Optional.of("p"),
        Optional.of("1"),
        "webhook",
        Optional.empty(),
        "ana",
        url,
        Optional.empty(),
        "",
        "{\"key\":\"" + key + "\",\"name\":\"Änä\"}",
        false,
        "",
        tries);
  }

  private Channel.Outcome called(int tries, Integer... told) {
    answers.clear();
    calls.clear();
    answers.addAll(List.of(told));
    try (Channel.Session session = channel().open()) {
      return session.send(List.of(call("p/1/7/1", tries)));
    }
  }

  @Test
  void aCallIsSignedOverItsTimeAndBody() {
    assertEquals(Channel.Outcome.GONE, called(0, 204));
    Call call = calls.getFirst();
    assertEquals("p/1/7/1", call.key());
    assertEquals(Long.toString(AT.getEpochSecond()), call.timestamp());
    assertEquals("{\"key\":\"p/1/7/1\",\"name\":\"Änä\"}", call.body());
    // printf '%s' '1772452800.{..}' | openssl dgst -sha256 -hmac 'shared secret'
    assertEquals(
        "v1=4a46fbdf0870d354dd8662575c9298c2b076d6c39651bf0213c2d69d39cd8b2e", call.signature());
  }

  @Test
  void anAddressThatCannotNowIsCalledAgainWithTheSameKey() {
    assertEquals(Channel.Outcome.GONE, called(0, 503, 429, 200));
    assertEquals(List.of("p/1/7/1", "p/1/7/1", "p/1/7/1"), calls.stream().map(Call::key).toList());
    Channel.Outcome later = called(0, 500, 500, 500, 200);
    assertEquals(3, calls.size(), "no more than so often in one run");
    Duration wait =
        Duration.between(AT, assertInstanceOf(Channel.Outcome.Again.class, later).until());
    assertTrue(wait.toSeconds() >= 30 && wait.toSeconds() <= 91, wait.toString());
    Channel.Outcome muchLater = called(6, 500, 500, 500);
    Duration longer =
        Duration.between(AT, assertInstanceOf(Channel.Outcome.Again.class, muchLater).until());
    assertTrue(longer.toMinutes() >= 32 && longer.toMinutes() <= 97, longer.toString());
    assertEquals(
        new Channel.Outcome.Rejected("the answer was 500, 8 times"), called(7, 500, 500, 500));
  }

  @Test
  void anAddressThatSaysNoIsNotAskedAgain() {
    assertEquals(new Channel.Outcome.Rejected("the answer was 404"), called(0, 404));
    assertEquals(1, calls.size());
    assertEquals(new Channel.Outcome.Rejected("the answer was 302"), called(0, 302));
  }

  @Test
  void whoNeverAnswersIsLeftAloneAfterAWhileAndInTheEndNobodyKnows() throws IOException {
    assertInstanceOf(Channel.Outcome.Again.class, called(0, SILENCE, SILENCE, SILENCE));
    assertInstanceOf(Channel.Outcome.Lost.class, called(7, SILENCE, SILENCE, SILENCE));
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    String nobody = "http://127.0.0.1:" + free + "/";
    try (Channel.Session session = channel().open()) {
      for (int i = 0; i < 4; i++) {
        assertInstanceOf(
            Channel.Outcome.Again.class, session.send(List.of(to(nobody, "p/1/" + i + "/1", 0))));
      }
      assertInstanceOf(
          Channel.Outcome.Rejected.class, session.send(List.of(to(nobody, "p/1/9/1", 7))));
    }
  }

  @Test
  void aKeyOfAnyLettersFitsAHeader() {
    calls.clear();
    try (Channel.Session session = channel().open()) {
      assertEquals(
          Channel.Outcome.GONE, session.send(List.of(call("grüße\r\nX: y/1/7/ein schritt", 0))));
    }
    assertEquals("gr%C3%BC%C3%9Fe%0D%0AX%3A%20y/1/7/ein%20schritt", calls.getFirst().key());
  }
}
