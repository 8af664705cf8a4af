package dev.segue.repl.lsp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** An editor of few words: it frames messages itself, on pipes to a server in this process. */
final class Editor implements AutoCloseable {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int PIPE = 1 << 20;
  private static final long PATIENCE = 60;

  private final OutputStream toServer;
  private final InputStream fromServer;
  private final CompletableFuture<Integer> ended;
  private int ids;

  /** What the server sent, until the answer that was waited for. */
  private final List<JsonNode> told = new ArrayList<>();

  Editor(Path workspace) throws IOException {
    PipedOutputStream out = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(PIPE);
    PipedInputStream serversIn = new PipedInputStream(out, PIPE);
    PipedOutputStream serversOut = new PipedOutputStream(in);
    toServer = out;
    fromServer = in;
    ended =
        CompletableFuture.supplyAsync(
            () ->
                Server.run(
                    serversIn,
                    serversOut,
                    Optional.of(workspace),
                    InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")),
                    variable -> Optional.empty(),
                    code -> Optional.of("https://docs.example.com/" + code.id() + ".md"),
                    "test"),
            task -> Thread.ofPlatform().daemon().start(task));
  }

  /** Sends a request, and gives its answer. */
  JsonNode ask(String method, Map<String, ?> parameters) throws IOException {
    return answer(send(method, parameters));
  }

  /** Sends a request that is answered later. */
  int send(String method, Map<String, ?> parameters) throws IOException {
    int id = ++ids;
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("jsonrpc", "2.0");
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    write(message);
    return id;
  }

  /** The answer to a request; what was told before it is kept. */
  JsonNode answer(int id) throws IOException {
    while (true) {
      JsonNode message = read();
      if (message.has("id") && !message.has("method") && message.get("id").asInt(-1) == id) {
        return message;
      }
      told.add(message);
    }
  }

  void tell(String method, Map<String, ?> parameters) throws IOException {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("jsonrpc", "2.0");
    message.put("method", method);
    message.put("params", parameters);
    write(message);
  }

  /** What was told since this was last asked, once all that was asked before is done. */
  List<JsonNode> told() throws IOException {
    ask("workspace/symbol", Map.of("query", "no such name"));
    List<JsonNode> all = List.copyOf(told);
    told.clear();
    return all;
  }

  private void write(Map<String, Object> message) throws IOException {
    raw(JSON.writeValueAsString(message));
  }

  /** Sends what may be no message at all. */
  void raw(String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    toServer.write(
        ("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    toServer.write(bytes);
    toServer.flush();
  }

  private JsonNode read() throws IOException {
    int length = -1;
    while (true) {
      String line = line();
      if (line.isEmpty()) {
        break;
      }
      if (line.startsWith("Content-Length:")) {
        length = Integer.parseInt(line.substring("Content-Length:".length()).strip());
      }
    }
    byte[] content = fromServer.readNBytes(length);
    return JSON.readTree(new String(content, StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int next = fromServer.read();
      if (next < 0) {
        throw new IOException("the server is gone");
      }
      if (next == '\n') {
        return line.toString(StandardCharsets.US_ASCII).strip();
      }
      line.write(next);
    }
  }

  /** The exit code, once the server ended. */
  int exitCode() throws InterruptedException, ExecutionException, TimeoutException {
    return ended.get(PATIENCE, TimeUnit.SECONDS);
  }

  /** An editor that is there no more. */
  void die() throws IOException {
    toServer.close();
  }

  @Override
  public void close() {
    try {
      toServer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
