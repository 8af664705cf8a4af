package dev.segue.runtime.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.workspace.Settings;
import dev.segue.runtime.workspace.Settings.Security;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail over TLS: to a server that shows who it is, and to no other. */
final class MailSecurityTest {
  private static final String WORD = "changeit";
  private static final String KEYS = "greenmail.tls.keystore.";
  @TempDir private static Path folder = Path.of("");

  /** A certificate of nobody but this server, which is called localhost. */
  @BeforeAll
  static void certificate() throws Exception {
    Path keys = folder.resolve("keys.p12");
    keytool(
        "-genkeypair -alias mail -keyalg EC -validity 2 -dname CN=localhost -ext SAN=dns:localhost",
        keys);
    keytool("-exportcert -alias mail -rfc -file " + folder.resolve("trusted.pem"), keys);
    System.setProperty(KEYS + "file", keys.toString());
    System.setProperty(KEYS + "password", WORD);
  }

  @AfterAll
  static void forget() {
    System.clearProperty(KEYS + "file");
    System.clearProperty(KEYS + "password");
  }

  private static void keytool(String words, Path keys) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(
        List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", WORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static Channel server(String host, int port, Security security, Optional<String> trust) {
    Settings.Mail mail =
        new Settings.Mail(
            host,
            port,
            security,
            trust.map(Path::of),
            Optional.empty(),
            Optional.empty(),
            "x",
            "https://x.example/{token}");
    return new MailServer(mail, "harbor", folder, new Secrets(variable -> Optional.empty()));
  }

  private static String refused(Channel channel) {
    StoreFailure failure = assertThrows(StoreFailure.class, channel::open);
    assertEquals(1, failure.reason().lines().count(), failure.reason());
    return failure.reason();
  }

  private static Channel.Outcome sent(Channel channel) {
    try (Channel.Session session = channel.open()) {
      return session.send(
          List.of(
              MailServerTest.from(
                  Optional.of("A <a@b.example>"),
                  "p/1/7/1",
                  "ana@example.org",
                  "Hi",
                  "You",
                  false)));
    }
  }

  @Test
  void onlyAServerThatIsKnownIsSentAnything() throws Exception {
    // it reads its certificate when it is made
    GreenMail green = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS));
    green.start();
    try {
      int port = green.getSmtps().getPort();
      Optional<String> trusted = Optional.of("trusted.pem");
      assertEquals(
          "the mail server's certificate is signed by nobody who is trusted",
          refused(server("localhost", port, Security.TLS, Optional.empty())));
      assertEquals(
          "the mail server's certificate is not that of '127.0.0.1'",
          refused(server("127.0.0.1", port, Security.TLS, trusted)));
      assertEquals(0, green.getReceivedMessages().length);
      assertEquals(Channel.Outcome.GONE, sent(server("localhost", port, Security.TLS, trusted)));
      assertEquals(1, green.getReceivedMessages().length);
      Files.writeString(folder.resolve("empty.pem"), "nothing\n");
      assertEquals(
          "there is no certificate in it",
          refused(server("localhost", port, Security.TLS, Optional.of("empty.pem"))));
      assertEquals(
          "it cannot be read",
          refused(server("localhost", port, Security.TLS, Optional.of("gone.pem"))));
    } finally {
      green.stop();
    }
  }

  @Test
  void soItIsWhereTheWayBecomesSecureOnlyOnceItIsOpen() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 2, InetAddress.getByName("localhost"))) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                converse(socket);
                converse(socket);
              });
      int port = socket.getLocalPort();
      assertEquals(
          "the mail server's certificate is signed by nobody who is trusted",
          refused(server("localhost", port, Security.STARTTLS, Optional.empty())));
      assertEquals(
          Channel.Outcome.GONE,
          sent(server("localhost", port, Security.STARTTLS, Optional.of("trusted.pem"))));
    }
  }

  /** Becomes secure when it is asked to, and takes a message. */
  private static void converse(ServerSocket socket) {
    try (Socket plain = socket.accept()) {
      BufferedReader in = reader(plain);
      say(plain, "220 x");
      in.readLine();
      say(plain, "250-x\r\n250 STARTTLS");
      assertEquals("STARTTLS", in.readLine());
      say(plain, "220 go");
      try (SSLSocket secure =
          (SSLSocket) context().getSocketFactory().createSocket(plain, null, 0, true)) {
        secure.setUseClientMode(false);
        BufferedReader secured = reader(secure);
        String line = secured.readLine();
        while (line != null && !line.equals("QUIT")) {
          if (line.equals("DATA")) {
            say(secure, "354 go");
            while (line != null && !line.equals(".")) {
              line = secured.readLine();
            }
          }
          say(secure, "250 ok");
          line = secured.readLine();
        }
      }
    } catch (IOException e) {
      // the client has gone
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static SSLContext context() {
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, WORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, WORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
