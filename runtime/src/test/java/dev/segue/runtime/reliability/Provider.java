package dev.segue.runtime.reliability;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The world outside, which remembers what has arrived: a mail server, an address that is called.
 */
final class Provider implements AutoCloseable {
  /** Of so many calls one is refused for now, when it is made for the first time. */
  private static final int REFUSED_OF = 5;

  private static final int OK = 204;
  private static final int NOT_NOW = 503;

  private final GreenMail green =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final HttpServer server;

  private final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  Provider() throws IOException {
    green.start();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    boolean first = calls.merge(key, 1, Integer::sum) == 1;
    int status = first && Math.floorMod(key.hashCode(), REFUSED_OF) == 0 ? NOT_NOW : OK;
    if (status == OK) {
      taken.merge(key, 1, Integer::sum);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  int smtpPort() {
    return green.getSmtp().getPort();
  }

  int httpPort() {
    return server.getAddress().getPort();
  }

  /** How often a call with each key was answered that it is taken. */
  Map<String, Integer> taken() {
    return taken;
  }

  /** How often each key has been called. */
  Map<String, Integer> calls() {
    return calls;
  }

  /** How often a mail of each subject has arrived. */
  Map<String, Integer> mails() throws MessagingException {
    Map<String, Integer> mails = new HashMap<>();
    for (MimeMessage mail : green.getReceivedMessages()) {
      mails.merge(mail.getSubject(), 1, Integer::sum);
    }
    return mails;
  }

  /** How often a message of each subject stands in a folder of an outbox, in whole lines. */
  static Map<String, Integer> lines(Path outbox) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    List<Path> files;
    try (Stream<Path> found = Files.list(outbox)) {
      files = found.filter(f -> f.toString().endsWith(".jsonl")).toList();
    }
    for (Path file : files) {
      String text = Files.readString(file);
      List<String> whole = new ArrayList<>(text.lines().toList());
      if (!text.isEmpty() && !text.endsWith("\n")) {
        whole.removeLast();
      }
      for (String line : whole) {
        lines.merge(JsonMapper.shared().readTree(line).get("subject").asString(), 1, Integer::sum);
      }
    }
    return lines;
  }

  @Override
  public void close() {
    server.stop(0);
    green.stop();
  }
}
