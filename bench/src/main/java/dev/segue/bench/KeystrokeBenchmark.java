package dev.segue.bench;

import dev.segue.repl.lsp.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an editor waits for in a workspace of 500 segments, by the language server's own protocol: a
 * character typed, from the message that tells of it to the diagnostics that come of it, where one
 * character makes a mistake and the next takes it back; what may stand behind a name; what a name
 * is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 4)
public class KeystrokeBenchmark {
  private static final int SEGMENTS = 500;
  private static final int PIPE = 1 << 20;

  /** In so many files the segments stand. */
  @Param({"50", "1"})
  private int files;

  private Path folder;
  private OutputStream toServer;
  private InputStream fromServer;
  private String uri;
  private int line;
  private int character;
  private boolean wrong;

  /** The first is that of the beginning. */
  private int requests = 1;

  @Setup(Level.Trial)
  public void open() throws IOException {
    folder = Files.createTempDirectory("keystrokes").toRealPath();
    List<String> written = ManySegments.write(folder, SEGMENTS, files);
    String file = written.get(written.size() / 2);
    String text = Files.readString(folder.resolve(file));
    String before = text.substring(0, text.indexOf("country in") + "country".length());
    line = (int) before.chars().filter(c -> c == '\n').count();
    character = before.length() - before.lastIndexOf('\n') - 1;
    uri = folder.resolve(file).toUri().toString();
    PipedOutputStream out = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(PIPE);
    PipedInputStream serversIn = new PipedInputStream(out, PIPE);
    PipedOutputStream serversOut = new PipedOutputStream(in);
    toServer = out;
    fromServer = in;
    Thread.ofPlatform()
        .daemon()
        .start(
            () ->
                Server.run(
                    serversIn,
                    serversOut,
                    Optional.of(folder),
                    InstantSource.fixed(Instant.EPOCH),
                    variable -> Optional.empty(),
                    code -> Optional.empty(),
                    "bench"));
    send("\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}");
    receive();
    send("\"method\":\"initialized\",\"params\":{}");
    send(
        "\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\""
            + uri
            + "\",\"languageId\":\"segue\",\"version\":1,\"text\":"
            + quoted(text)
            + "}}");
    String told = receive();
    while (!told.contains(uri)) {
      told = receive();
    }
  }

  @Benchmark
  public String type() throws IOException {
    String range =
        wrong
            ? range(character, character + 1) + ",\"text\":\"\""
            : range(character, character) + ",\"text\":\"x\"";
    wrong = !wrong;
    send(
        "\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\""
            + uri
            + "\",\"version\":2},\"contentChanges\":[{"
            + range
            + "}]}");
    String told = receive();
    if (told.contains("SG0101") != wrong) {
      throw new IllegalStateException("not what was typed: " + told);
    }
    return told;
  }

  @Benchmark
  public String complete() throws IOException {
    return answer("completion", character - "country".length(), "country");
  }

  @Benchmark
  public String hover() throws IOException {
    return answer("hover", character - 1, "country");
  }

  /** Other messages may come before it. */
  private String answer(String request, int at, String something) throws IOException {
    String id = "\"id\":" + ++requests + ",";
    send(
        id
            + "\"method\":\"textDocument/"
            + request
            + "\",\"params\":{\"textDocument\":{\"uri\":\""
            + uri
            + "\"},\"position\":"
            + position(at)
            + "}");
    String told = receive();
    while (!told.contains(id)) {
      told = receive();
    }
    if (!told.contains(something)) {
      throw new IllegalStateException("not what was asked for: " + told);
    }
    return told;
  }

  private String range(int from, int to) {
    return "\"range\":{\"start\":" + position(from) + ",\"end\":" + position(to) + "}";
  }

  private String position(int at) {
    return "{\"line\":" + line + ",\"character\":" + at + "}";
  }

  private void send(String content) throws IOException {
    byte[] bytes = ("{\"jsonrpc\":\"2.0\"," + content + "}").getBytes(StandardCharsets.UTF_8);
    toServer.write(
        ("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    toServer.write(bytes);
    toServer.flush();
  }

  private String receive() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = fromServer.read();
      if (next < 0) {
        throw new IOException("the server is gone");
      }
      head.append((char) next);
    }
    String length = head.substring(head.indexOf(":") + 1, head.indexOf("\r")).strip();
    return new String(fromServer.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    toServer.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
