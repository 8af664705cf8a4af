package dev.segue.repl.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.segue.repl.report.Json;
import dev.segue.runtime.ingest.RowIntake;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.tick.Listening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Takes rows by HTTP: {@code POST /TABLE}, {@code PUT /TABLE} where rows are corrected, and {@code
 * GET /health}.
 */
final class RowServer implements AutoCloseable {
  /** The largest body, in bytes. */
  static final int LARGEST = 4 << 20;

  /** So many requests are read or waited for at once. */
  private static final int AT_ONCE = 64;

  private static final int LAST_ANSWERS = 5;

  private final Listening listening;
  private final List<String> tables;
  private final Optional<String> token;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(AT_ONCE);

  RowServer(
      Listening listening, List<String> tables, Optional<String> token, InetSocketAddress address)
      throws IOException {
    this.listening = listening;
    this.tables = tables;
    this.token = token;
    this.server = HttpServer.create(address, AT_ONCE);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What is told to who sent something. */
  private record Told(int status, Object body, Map<String, String> headers) {
    static Told refusal(int status, String reason, String remedy) {
      return new Told(status, Map.of("reason", reason, "remedy", remedy), Map.of());
    }

    Told with(String header, String value) {
      return new Told(status, body, Map.of(header, value));
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Told told;
      if (room.tryAcquire()) {
        try {
          told = answered(exchange);
        } finally {
          room.release();
        }
      } else {
        told = full();
      }
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      Json.print(told.body(), new PrintStream(text, true, StandardCharsets.UTF_8));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      told.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(told.status(), text.size());
      exchange.getResponseBody().write(text.toByteArray());
    }
  }

  private static Told full() {
    return Told.refusal(503, "too much is waiting", "send it again after a second")
        .with("Retry-After", "1");
  }

  private Told answered(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (path.equals("/health")) {
      return method.equals("GET")
          ? new Told(200, Map.of("status", "up"), Map.of())
          : Told.refusal(405, "it is only asked", "GET /health").with("Allow", "GET");
    }
    if (!isAllowed(exchange)) {
      return Told.refusal(401, "no token, or a wrong one", "send 'Authorization: Bearer TOKEN'")
          .with("WWW-Authenticate", "Bearer");
    }
    String table = path.substring(1);
    if (!tables.contains(table)) {
      return Told.refusal(
          404,
          "the schema has no table '" + table + "'",
          "POST to one of /" + String.join(", /", tables));
    }
    if (!List.of("POST", "PUT").contains(method)) {
      return Told.refusal(
              405, "rows are only taken", "POST /" + table + ", or PUT where they correct others")
          .with("Allow", "POST, PUT");
    }
    if (!isJson(exchange)) {
      return Told.refusal(
          415, "it is not said to be JSON", "send 'Content-Type: application/json'");
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return Told.refusal(413, "it has more than " + LARGEST + " bytes", "send it in parts");
    }
    return decoded(body)
        .map(text -> taken(table, text, method.equals("PUT")))
        .orElseGet(() -> Told.refusal(400, "it is no UTF-8", "encode it as UTF-8"));
  }

  private boolean isAllowed(HttpExchange exchange) {
    String said =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    return token.isEmpty()
        || MessageDigest.isEqual(
            ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8),
            said.getBytes(StandardCharsets.UTF_8));
  }

  /** A page of somebody else's cannot have a browser say so without asking first. */
  private static boolean isJson(HttpExchange exchange) {
    String said =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
    String type = said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return List.of("application/json", "application/x-ndjson", "application/jsonl").contains(type);
  }

  private static Optional<String> decoded(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private Told taken(String table, String text, boolean correcting) {
    Optional<CompletableFuture<RowIntake.Taken>> answer = listening.offer(table, text, correcting);
    if (answer.isEmpty()) {
      return full();
    }
    try {
      RowIntake.Taken taken = answer.get().join();
      boolean none = taken.rows() > 0 && taken.refused().size() == taken.rows();
      return new Told(none ? 422 : 200, taken, Map.of());
    } catch (CompletionException e) {
      return e.getCause() instanceof StoreFailure failure
          ? new Told(
              503,
              Map.of(
                  "place", failure.place(), "reason", failure.reason(), "remedy", failure.remedy()),
              Map.of("Retry-After", "5"))
          : Told.refusal(500, "it broke off, and nothing of it was kept", "send it again");
    }
  }

  /** Nothing more is taken; who waits is answered, if that is soon. */
  @Override
  public void close() {
    server.stop(LAST_ANSWERS);
    threads.shutdown();
  }
}
