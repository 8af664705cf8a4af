package dev.segue.runtime.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.workspace.Settings;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail as it arrives at a real server, and what servers answer. */
final class MailServerTest {
  private static final GreenMail GREEN =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");
  private static final Secrets SECRETS =
      new Secrets(v -> Optional.ofNullable(Map.of("USER", "segue", "WORD", "pass").get(v)));

  @BeforeAll
  static void start() {
    GREEN.start();
    GREEN.setUser("segue", "segue", "pass");
  }

  @AfterAll
  static void stop() {
    GREEN.stop();
  }

  @BeforeEach
  void empty() throws Exception {
    GREEN.purgeEmailFromAllMailboxes();
  }

  private static Channel server(int port) {
    Settings.Mail mail =
        new Settings.Mail(
            "127.0.0.1",
            port,
            Settings.Security.NONE,
            Optional.empty(),
            Optional.of(new Settings.Secret("USER")),
            Optional.of(new Settings.Secret("WORD")),
            "Harbor <Credit> Union, 1 Pier Road",
            "https://harbor.example/u?t={token}");
    return new MailServer(mail, "harbor", Path.of(""), SECRETS);
  }

  private static Outgoing message(
      String key, String to, String subject, String body, boolean html) {
    return from(Optional.of("Harbor Crédit <hello@harbor.example>"), key, to, subject, body, html);
  }

  static Outgoing from(
      Optional<String> from, String key, String to, String subject, String body, boolean html) {
    return new Outgoing(
        key,
        AT,
        Optional.of("p"),
        Optional.of("1"),
        "hello",
        Optional.of("offers"),
        "ana",
        to,
        from,
        subject,
        body,
        html,
        "dG9rZW4.x",
        0);
  }

  private static Channel.Outcome sent(Outgoing message) {
    try (Channel.Session session = server(GREEN.getSmtp().getPort()).open()) {
      return session.send(List.of(message));
    }
  }

  private static MimeMessage arrived() {
    MimeMessage[] all = GREEN.getReceivedMessages();
    assertEquals(1, all.length);
    return all[0];
  }

  private static String header(MimeMessage message, String name) throws Exception {
    return String.join("\n", message.getHeader(name)).replaceAll("\r\n\\s", " ");
  }

  @Test
  void textArrivesWithAllThatBulkMailOwesItsReaders() throws Exception {
    assertEquals(
        Channel.Outcome.GONE,
        sent(message("p/1/7/1", "ana@example.org", "Grüße 😀", "Hello <Ana>\n.\nBye", false)));
    MimeMessage mail = arrived();
    assertEquals("Grüße 😀", mail.getSubject());
    assertEquals("ana@example.org", header(mail, "To"));
    assertTrue(mail.getFrom()[0].toString().endsWith("<hello@harbor.example>"));
    assertEquals("<https://harbor.example/u?t=dG9rZW4.x>", header(mail, "List-Unsubscribe"));
    assertEquals("List-Unsubscribe=One-Click", header(mail, "List-Unsubscribe-Post"));
    assertTrue(header(mail, "Message-ID").matches("<[0-9a-f]{40}@harbor\\.example>"));
    assertEquals(AT, mail.getSentDate().toInstant());
    assertEquals(
        List.of(
            "Hello <Ana>",
            ".",
            "Bye",
            "-- ",
            "Harbor <Credit> Union, 1 Pier Road",
            "Unsubscribe: https://harbor.example/u?t=dG9rZW4.x"),
        mail.getContent().toString().lines().toList());
  }

  @Test
  void theSameSendHasTheSameMessageIdForEver() throws Exception {
    for (String key : List.of("p/1/7/1", "p/1/7/1", "p/1/8/1")) {
      sent(message(key, "ana@example.org", "Hi", "You", false));
    }
    MimeMessage[] all = GREEN.getReceivedMessages();
    assertEquals(all[0].getMessageID(), all[1].getMessageID());
    assertEquals(2, List.of(all).stream().map(m -> id(m)).distinct().count());
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void htmlHasATextBesideItForWhoShowsNone() throws Exception {
    sent(
        message(
            "p/1/7/1",
            "ana@example.org",
            "Hi",
            "<html><body><h1>Rates &amp; more</h1><p>See <a"
                + " href=\"https://harbor.example/r\">today's</a>.<img src=\"x.png\" alt=\"A"
                + " car\"></p></body></html>",
            true));
    MimeMessage mail = arrived();
    MimeMultipart parts = assertInstanceOf(MimeMultipart.class, mail.getContent());
    assertTrue(parts.getContentType().startsWith("multipart/alternative"));
    BodyPart text = parts.getBodyPart(0);
    assertEquals(
        List.of(
            "Rates & more",
            "",
            "See today's (https://harbor.example/r).A car",
            "",
            "-- ",
            "Harbor <Credit> Union, 1 Pier Road",
            "Unsubscribe: https://harbor.example/u?t=dG9rZW4.x"),
        text.getContent().toString().lines().toList());
    String html = parts.getBodyPart(1).getContent().toString();
    assertTrue(parts.getBodyPart(1).getContentType().startsWith("text/html"));
    assertTrue(html.contains("Harbor &lt;Credit&gt; Union"), html);
    assertTrue(html.contains("href=\"https://harbor.example/u?t=dG9rZW4.x\""), html);
    assertTrue(html.strip().endsWith("</body></html>"), html);
  }

  @Test
  void noValueBecomesAHeader() {
    for (String evil : InjectionCorpus.headers()) {
      assertInstanceOf(
          Channel.Outcome.Rejected.class,
          sent(message("p/1/7/1", "ana@example.org", "Hi" + evil, "You", false)),
          evil);
      assertInstanceOf(
          Channel.Outcome.Rejected.class,
          sent(message("p/1/7/1", "ana@example.org" + evil, "Hi", "You", false)),
          evil);
      assertInstanceOf(
          Channel.Outcome.Rejected.class,
          sent(
              from(
                  Optional.of("A" + evil + " <a@b.example>"),
                  "p/1/7/1",
                  "ana@example.org",
                  "Hi",
                  "You",
                  false)),
          evil);
    }
    assertEquals(0, GREEN.getReceivedMessages().length);
    sent(message("p/1/7/1", "ana@example.org", "Hi", "You\r\nBcc: eve@evil.example\r\n", false));
    assertEquals(1, GREEN.getReceivedMessages().length, "a body may say what it likes");
  }

  @Test
  void domainsOfOtherLettersAreWrittenInAscii() throws Exception {
    assertEquals(
        Channel.Outcome.GONE, sent(message("p/1/7/1", "ana@bücher.example", "Hi", "You", false)));
    assertEquals("ana@xn--bcher-kva.example", header(arrived(), "To"));
    assertInstanceOf(
        Channel.Outcome.Rejected.class,
        sent(message("p/1/7/1", "änä@example.org", "Hi", "You", false)));
  }

  @Test
  void aServerThatIsNotThereOrDoesNotKnowUsSendsNothing() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    Channel nobody = server(free);
    assertTrue(
        assertThrows(StoreFailure.class, nobody::open).reason().contains("cannot be reached"));
    Settings.Mail mail =
        new Settings.Mail(
            "127.0.0.1",
            GREEN.getSmtp().getPort(),
            Settings.Security.NONE,
            Optional.empty(),
            Optional.of(new Settings.Secret("USER")),
            Optional.of(new Settings.Secret("USER")),
            "x",
            "https://x.example/{token}");
    Channel stranger = new MailServer(mail, "harbor", Path.of(""), SECRETS);
    assertTrue(
        assertThrows(StoreFailure.class, stranger::open).reason().contains("user and password"));
    Channel unset =
        new MailServer(mail, "harbor", Path.of(""), new Secrets(variable -> Optional.empty()));
    assertTrue(assertThrows(StoreFailure.class, unset::open).reason().contains("'USER'"));
    Settings.Mail secure =
        new Settings.Mail(
            "127.0.0.1",
            GREEN.getSmtp().getPort(),
            Settings.Security.STARTTLS,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "x",
            "https://x.example/{token}");
    assertThrows(
        StoreFailure.class,
        () -> new MailServer(secure, "harbor", Path.of(""), SECRETS).open(),
        "nothing goes where STARTTLS is not offered");
  }

  /** A server that says what it is told to, in order, one answer to a command. */
  private static Channel.Outcome answered(List<String> answers) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = Thread.ofPlatform().daemon().start(() -> converse(socket, answers));
      Settings.Mail mail =
          new Settings.Mail(
              "127.0.0.1",
              socket.getLocalPort(),
              Settings.Security.NONE,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              "x",
              "https://x.example/{token}");
      Channel.Outcome outcome;
      try (Channel.Session session = new MailServer(mail, "harbor", Path.of(""), SECRETS).open()) {
        outcome = session.send(List.of(message("p/1/7/1", "ana@example.org", "Hi", "You", false)));
      }
      server.join(5_000);
      return outcome;
    }
  }

  private static void converse(ServerSocket socket, List<String> answers) {
    try (Socket client = socket.accept()) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      boolean data = false;
      for (String answer : answers) {
        if (answer.equals("DROP")) {
          return;
        }
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        data = answer.startsWith("354");
        String line = in.readLine();
        while (data && line != null && !line.equals(".")) {
          line = in.readLine();
        }
      }
      do {
        client.getOutputStream().write("250 ok\r\n".getBytes(StandardCharsets.US_ASCII));
      } while (in.readLine() != null);
    } catch (IOException e) {
      // the client has gone
    }
  }

  @Test
  void whatTheServerAnswersDecides() throws Exception {
    List<String> hello = List.of("220 x", "250 x", "250 still here");
    assertEquals(
        Channel.Outcome.GONE, answered(with(hello, "250 ok", "250 ok", "354 go", "250 taken")));
    assertInstanceOf(Channel.Outcome.Closed.class, answered(with(hello, "550 not this sender")));
    assertInstanceOf(
        Channel.Outcome.Rejected.class, answered(with(hello, "250 ok", "550 nobody here")));
    Channel.Outcome later = answered(with(hello, "250 ok", "451 come back"));
    assertTrue(assertInstanceOf(Channel.Outcome.Again.class, later).until().isAfter(AT));
    assertInstanceOf(
        Channel.Outcome.Rejected.class,
        answered(with(hello, "250 ok", "250 ok", "354 go", "554 spam")));
    assertInstanceOf(
        Channel.Outcome.Again.class,
        answered(with(hello, "250 ok", "250 ok", "354 go", "452 full")));
    assertInstanceOf(
        Channel.Outcome.Lost.class,
        answered(with(hello, "250 ok", "250 ok", "354 go", "DROP")),
        "it may have taken it");
  }

  private static List<String> with(List<String> first, String... rest) {
    List<String> all = new java.util.ArrayList<>(first);
    all.addAll(List.of(rest));
    return all;
  }
}
