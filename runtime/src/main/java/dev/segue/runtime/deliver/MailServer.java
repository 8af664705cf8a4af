package dev.segue.runtime.deliver;

import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.workspace.Settings;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Mail by SMTP, one message at a time. What the server says decides: taken it has gone out, refused
 * for good it has failed, refused for now it is tried again later; where the connection breaks off
 * over a message, nobody knows.
 */
final class MailServer implements Channel {
  private static final String MILLISECONDS = Long.toString(Duration.ofSeconds(30).toMillis());

  /** So often is a message tried that the server refuses for now, each time after twice as long. */
  private static final int MOST_TRIES = 10;

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
  private static final int PERMANENT = 500;
  private static final int TEMPORARY = 400;
  private static final int NO_LOGIN = 530;
  private static final int DEEPEST = 20;

  private final Settings.Mail mail;
  private final Path root;
  private final MailLetter letter;
  private final Secrets secrets;

  /**
   * @param root the workspace's folder, in which a file of certificates may stand
   */
  MailServer(Settings.Mail mail, String workspace, Path root, Secrets secrets) {
    this.mail = mail;
    this.root = root;
    this.letter = new MailLetter(mail, workspace);
    this.secrets = secrets;
  }

  @Override
  public Channel.Session open() {
    Optional<String> user = mail.user().map(secrets::of);
    Optional<String> password = mail.password().map(secrets::of);
    Sending sending = new Sending(jakarta.mail.Session.getInstance(properties()), user, password);
    sending.connect();
    return sending;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", mail.host());
    properties.setProperty("mail.smtp.port", Integer.toString(mail.port()));
    properties.setProperty("mail.smtp.auth", Boolean.toString(mail.user().isPresent()));
    properties.setProperty("mail.smtp.connectiontimeout", MILLISECONDS);
    properties.setProperty("mail.smtp.timeout", MILLISECONDS);
    properties.setProperty("mail.smtp.writetimeout", MILLISECONDS);
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    // else a socket that does not trust the server is followed by one of other trust
    properties.setProperty("mail.smtp.socketFactory.fallback", "false");
    mail.trust()
        .map(file -> TrustedCertificates.sockets(root.resolve(file)))
        .ifPresent(sockets -> properties.put("mail.smtp.ssl.socketFactory", sockets));
    switch (mail.security()) {
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case NONE -> {}
    }
    return properties;
  }

  private String place() {
    return mail.host() + ":" + mail.port();
  }

  private final class Sending implements Channel.Session {
    private final jakarta.mail.Session session;
    private final Optional<String> user;
    private final Optional<String> password;
    private final Transport transport;

    Sending(jakarta.mail.Session session, Optional<String> user, Optional<String> password) {
      this.session = session;
      this.user = user;
      this.password = password;
      try {
        this.transport = session.getTransport();
      } catch (MessagingException e) {
        throw new IllegalStateException("there is no SMTP here", e);
      }
    }

    private void connect() {
      try {
        transport.connect(mail.host(), mail.port(), user.orElse(null), password.orElse(null));
      } catch (AuthenticationFailedException e) {
        throw new StoreFailure(
            place(),
            "the mail server does not take the user and password",
            "see mail.user and mail.password in segue.yaml; nothing was sent");
      } catch (MessagingException e) {
        throw insecure(e)
            .orElseGet(
                () ->
                    new StoreFailure(
                        place(),
                        "the mail server cannot be reached: " + firstLine(e),
                        "see mail.server in segue.yaml; nothing was sent, and the next run tries"
                            + " again"));
      }
    }

    @Override
    public Outcome send(List<Outgoing> messages) {
      Outgoing message = messages.getFirst();
      MimeMessage written;
      try {
        written = letter.of(message, session);
      } catch (MailLetter.Unfit e) {
        return new Outcome.Rejected(e.reason());
      }
      if (!transport.isConnected()) {
        try {
          connect();
        } catch (StoreFailure e) {
          return new Outcome.Closed(e);
        }
      }
      try {
        Address[] to = written.getAllRecipients();
        transport.sendMessage(written, to);
        return Outcome.GONE;
      } catch (MessagingException e) {
        return refused(message, e);
      }
    }

    private Outcome refused(Outgoing message, MessagingException thrown) {
      Optional<Reply> reply = reply(thrown);
      if (reply.isEmpty()) {
        drop();
        return new Outcome.Lost(
            "the connection to the mail server broke off: " + firstLine(thrown));
      }
      if (reply.get().ofAll()) {
        return new Outcome.Closed(
            new StoreFailure(
                place(),
                "the mail server does not take messages of this sender: " + reply.get().words(),
                "see 'from', and mail.user in segue.yaml; it was not sent"));
      }
      if (reply.get().code() >= PERMANENT || message.tries() + 1 >= MOST_TRIES) {
        return new Outcome.Rejected(OutboxTable.REFUSED + reply.get().words());
      }
      Instant until = message.at().plus(FIRST_PAUSE.multipliedBy(1L << message.tries()));
      return new Outcome.Again(until, "the mail server refused it for now: " + reply.get().words());
    }

    private void drop() {
      try {
        transport.close();
      } catch (MessagingException e) {
        // it is gone already
      }
    }

    @Override
    public void close() {
      drop();
    }
  }

  /** Where the server does not show that it is who it should be. */
  private Optional<StoreFailure> insecure(MessagingException thrown) {
    List<Throwable> causes = new ArrayList<>();
    @Nullable Throwable next = thrown;
    while (next != null && causes.size() < DEEPEST) {
      causes.add(next);
      next = next.getCause();
    }
    boolean untrusted = causes.stream().anyMatch(CertPathBuilderException.class::isInstance);
    boolean another =
        causes.stream().anyMatch(c -> c instanceof CertificateException || isOfAnother(c));
    if (untrusted) {
      return Optional.of(
          new StoreFailure(
              place(),
              "the mail server's certificate is signed by nobody who is trusted",
              "name the file of its certificates at mail.trust in segue.yaml if the server is"
                  + " yours; nothing was sent"));
    }
    return another
        ? Optional.of(
            new StoreFailure(
                place(),
                "the mail server's certificate is not that of '" + mail.host() + "'",
                "write at mail.server the name that is in it; nothing was sent"))
        : Optional.empty();
  }

  /** Angus looks at the name itself, and has no class for what it finds. */
  private static boolean isOfAnother(Throwable cause) {
    return String.valueOf(cause.getMessage()).startsWith("Server identity does not match");
  }

  /**
   * What the server answered.
   *
   * @param ofAll it takes no message of this sender, whoever it is to
   */
  private record Reply(int code, String words, boolean ofAll) {}

  /** The answer that refused a message; nothing where there was none. */
  private static Optional<Reply> reply(MessagingException thrown) {
    List<Reply> replies = new ArrayList<>();
    Exception next = thrown;
    while (next instanceof MessagingException e) {
      own(e).filter(r -> r.code() >= TEMPORARY).ifPresent(replies::add);
      next = e.getNextException();
    }
    return replies.stream().filter(Reply::ofAll).findFirst().or(() -> replies.stream().findFirst());
  }

  private static Optional<Reply> own(MessagingException thrown) {
    if (thrown instanceof SMTPAddressFailedException e) {
      return Optional.of(new Reply(e.getReturnCode(), firstLine(e), false));
    }
    if (thrown instanceof SMTPSenderFailedException e) {
      return Optional.of(new Reply(e.getReturnCode(), firstLine(e), true));
    }
    return thrown instanceof SMTPSendFailedException e
        ? Optional.of(new Reply(e.getReturnCode(), firstLine(e), e.getReturnCode() == NO_LOGIN))
        : Optional.empty();
  }

  private static String firstLine(Exception thrown) {
    return Optional.ofNullable(thrown.getMessage())
        .flatMap(m -> m.lines().findFirst())
        .orElse(thrown.getClass().getSimpleName());
  }
}
