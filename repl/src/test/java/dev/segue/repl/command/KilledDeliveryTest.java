package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it sends: nothing is sent twice, everything else goes out by the
 * next run, and of what was on its way the outbox says that nobody knows.
 */
final class KilledDeliveryTest {
  private static final int CONTACTS = 400;

  @TempDir Path folder;

  private void workspace(String step, String settings) throws IOException {
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from contacts key id { email email }
        }
        segment all { everyone }
        message hello { channel email, from "A <a@b.example>", subject "Hi", body "You" }
        program woo {
          audience all
          STEP
        }
        """
            .replace("STEP", step));
    Files.writeString(folder.resolve("segue.yaml"), settings);
    StringBuilder contacts = new StringBuilder("id,email\n");
    for (int i = 0; i < CONTACTS; i++) {
      contacts.append(i).append(",a").append(i).append("@x.example\n");
    }
    Files.writeString(folder.resolve("contacts.csv"), contacts);
  }

  /** Starts a run, and kills it once so many have arrived. */
  private void killedAfter(int arrived, IntSupplier arrivals) throws Exception {
    Process process =
        new ProcessBuilder(Called.line(List.of(), "run", "--as-of", "2026-03-01"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("killed.txt").toFile())
            .start();
    try {
      while (process.isAlive() && arrivals.getAsInt() < arrived) {
        Thread.sleep(1);
      }
    } finally {
      process.destroyForcibly();
    }
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertTrue(
        arrivals.getAsInt() >= arrived && arrivals.getAsInt() < CONTACTS,
        () -> "killed after " + arrivals.getAsInt() + ": " + told());
  }

  private String told() {
    try {
      return Files.readString(folder.resolve("killed.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Set<String> unknown() {
    return Called.segue(folder, "outbox")
        .out()
        .lines()
        .map(line -> List.of(line.split("\t")))
        .filter(cells -> cells.size() > 1 && cells.get(1).equals("unknown"))
        .map(List::getFirst)
        .collect(Collectors.toSet());
  }

  @Test
  @Timeout(90)
  void mailIsNeverSentTwice() throws Exception {
    GreenMail green = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    green.start();
    try {
      workspace(
          "send hello",
          """
          mail:
            server: 127.0.0.1:PORT
            security: none
            postal_address: A, 1 High Street
            unsubscribe: https://b.example/u?t={token}
          """
              .replace("PORT", Integer.toString(green.getSmtp().getPort())));
      killedAfter(20, () -> green.getReceivedMessages().length);
      Called next = Called.segue(folder, "run", "--as-of", "2026-03-02");
      assertEquals(ExitCodes.FINE, next.code(), next.err());
      List<String> ids =
          Arrays.stream(green.getReceivedMessages()).map(KilledDeliveryTest::id).toList();
      assertEquals(ids.size(), new HashSet<>(ids).size(), "a message was sent twice");
      Set<String> unknown = unknown();
      assertTrue(unknown.size() <= 1, unknown.toString());
      assertTrue(ids.size() + unknown.size() >= CONTACTS, ids.size() + " arrived " + unknown);
      assertTrue(
          Called.segue(folder, "run", "--as-of", "2026-03-02").out().contains("Nothing changed."));
    } finally {
      green.stop();
    }
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Timeout(90)
  void anAddressIsCalledOnceForEachContactWithAKeyOfItsOwn() throws Exception {
    Map<String, Integer> calls = new ConcurrentHashMap<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          assertTrue(body.contains("\"email\":\"a"), body);
          calls.merge(exchange.getRequestHeaders().getFirst("Idempotency-Key"), 1, Integer::sum);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      workspace(
          "webhook \"http://127.0.0.1:" + server.getAddress().getPort() + "/hook\"",
          "webhooks:\n  secret: ${SEGUE_TEST_SECRET}\n");
      Called unset = Called.segue(folder, "check");
      assertEquals(ExitCodes.FINE, unset.code(), unset.err());
      Called run = Called.segue(folder, "run", "--as-of", "2026-03-02");
      assertEquals(ExitCodes.FINE, run.code(), run.err());
      assertEquals(CONTACTS, calls.size());
      assertEquals(Set.of(1), new HashSet<>(calls.values()));
      assertEquals("no message is unknown, none failed\n", Called.segue(folder, "outbox").out());
    } finally {
      server.stop(0);
    }
  }
}
