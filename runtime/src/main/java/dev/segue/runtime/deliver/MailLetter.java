package dev.segue.runtime.deliver;

import dev.segue.compiler.template.HtmlText;
import dev.segue.runtime.workspace.Settings;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as mail: text, beside HTML where its body is HTML; where the sender lives and how to
 * unsubscribe at its end; a Message-ID that is the same for ever for the same send; and one-click
 * unsubscribing as RFC 8058 has it.
 */
record MailLetter(Settings.Mail mail, String workspace) {
  private static final String CHARSET = "UTF-8";
  private static final Pattern SENDER = Pattern.compile("(?<name>[^<]*)<(?<address>[^>]+)>");
  private static final int ID_LENGTH = 40;
  private static final Pattern BODY_END = Pattern.compile("(?i)</body\\s*>");

  /** The message cannot be a mail. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String reason) {
      super(reason);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  /** {@code saveChanges} would give it another Message-ID. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  MimeMessage of(Outgoing message, Session session) throws Unfit {
    String sender =
        message.from().orElseThrow(() -> new Unfit("the message has no sender: write 'from'"));
    for (String header : List.of(sender, message.to(), message.subject(), message.token())) {
      if (header.codePoints().anyMatch(Character::isISOControl)) {
        throw new Unfit("a line break or another control character in what becomes a header");
      }
    }
    String link = mail.unsubscribe().replace(Settings.Mail.TOKEN, message.token());
    try {
      InternetAddress from = sender(sender);
      MimeMessage letter = new Identified(session, id(message.key(), from));
      letter.setFrom(from);
      letter.setRecipient(Message.RecipientType.TO, recipient(message.to()));
      letter.setSubject(message.subject(), CHARSET);
      letter.setSentDate(Date.from(message.at()));
      letter.setHeader("List-Unsubscribe", "<" + link + ">");
      letter.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      if (message.html()) {
        letter.setContent(alternatives(message.body(), link));
      } else {
        letter.setText(message.body() + textEnd(link), CHARSET);
      }
      letter.saveChanges();
      return letter;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new Unfit("it cannot be written as mail: " + e.getMessage());
    }
  }

  private Multipart alternatives(String html, String link) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(HtmlText.of(html) + "\n" + textEnd(link), CHARSET);
    MimeBodyPart markup = new MimeBodyPart();
    markup.setText(withEnd(html, link), CHARSET, "html");
    return new MimeMultipart("alternative", text, markup);
  }

  private String textEnd(String link) {
    return "\n-- \n" + mail.postalAddress() + "\nUnsubscribe: " + link + "\n";
  }

  private String withEnd(String html, String link) {
    String end =
        "<p style=\"font-size:smaller\">"
            + escaped(mail.postalAddress())
            + "<br><a href=\""
            + escaped(link)
            + "\">Unsubscribe</a></p>\n";
    Matcher body = BODY_END.matcher(html);
    return body.find()
        ? html.substring(0, body.start()) + end + html.substring(body.start())
        : html + "\n" + end;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** {@code Harbor <hello@harbor.example>} or the address alone. */
  private static InternetAddress sender(String written)
      throws MessagingException, UnsupportedEncodingException {
    Matcher named = SENDER.matcher(written);
    return named.matches()
        ? new InternetAddress(
            ascii(named.group("address").strip()), unquoted(named.group("name").strip()), CHARSET)
        : new InternetAddress(ascii(written.strip()), true);
  }

  private static String unquoted(String name) {
    return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1)
        : name;
  }

  private static InternetAddress recipient(String written) throws MessagingException, Unfit {
    String address = ascii(written);
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address)) {
      throw new Unfit("mail servers take no letters beyond ASCII before the @");
    }
    return new InternetAddress(address, true);
  }

  private static String ascii(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, at + 1) + Mailbox.domain(address.substring(at + 1));
  }

  private String id(String key, InternetAddress from) {
    String address = from.getAddress();
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return "<" + KeyedHash.of(workspace).hex(key).substring(0, ID_LENGTH) + "@" + domain + ">";
  }
}
