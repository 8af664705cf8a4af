package dev.segue.runtime.workspace;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.runtime.workspace.Settings.Mail;
import dev.segue.runtime.workspace.Settings.Secret;
import dev.segue.runtime.workspace.Settings.Security;
import dev.segue.runtime.workspace.Settings.Webhooks;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** The parts {@code mail} and {@code webhooks} of {@code segue.yaml}. */
record DeliverySettings(SettingsReader reader) {
  private static final List<String> MAIL_KEYS =
      List.of("server", "security", "trust", "user", "password", "postal_address", "unsubscribe");
  private static final List<String> WEBHOOK_KEYS = List.of("secret");
  private static final String MAIL = "mail.";
  private static final String WEBHOOKS = "webhooks.";

  private static final Pattern SERVER =
      Pattern.compile("(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>[0-9]{1,5}))?");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final Pattern LINK = Pattern.compile("https:/{2}[^\\s<>\"]+");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_OVER_TLS = 465;
  private static final int RELAY = 25;
  private static final int LAST_PORT = 65_535;

  /** Nothing where something is wrong with it, which is told. */
  Optional<Mail> mail(Node node) {
    Map<String, Node> found = reader.entries(node, MAIL, MAIL_KEYS);
    Security security = security(found);
    Optional<Matcher> server = server(found);
    Optional<Path> trust = reader.text(found, "trust", MAIL).flatMap(this::file);
    Optional<Secret> user = secret(found, MAIL, "user");
    Optional<Secret> password = secret(found, MAIL, "password");
    Optional<String> postal = needed(found, node, "postal_address", "where the sender lives");
    Optional<String> link = unsubscribe(found, node);
    if (server.isEmpty()) {
      if (!found.containsKey("server")) {
        missing(node, "mail.server", "smtp.example.com:587");
      }
      return Optional.empty();
    }
    String host = server.get().group("host");
    if (security == Security.NONE && !THIS_MACHINE.contains(host)) {
      reader.report(
          Diagnostic.of(
                  Code.SETTING_VALUE,
                  reader.place("mail.security"),
                  "mail.security",
                  "starttls or tls",
                  "'none', which is for a server on this machine")
              .hint("write 'security: starttls'"));
      return Optional.empty();
    }
    int port =
        Optional.ofNullable(server.get().group("port"))
            .map(Integer::parseInt)
            .orElse(usual(security));
    return postal.isPresent() && link.isPresent()
        ? Optional.of(
            new Mail(host, port, security, trust, user, password, postal.get(), link.get()))
        : Optional.empty();
  }

  Optional<Webhooks> webhooks(Node node) {
    Map<String, Node> found = reader.entries(node, WEBHOOKS, WEBHOOK_KEYS);
    if (!found.containsKey("secret")) {
      missing(node, "webhooks.secret", "${WEBHOOK_SECRET}");
    }
    return secret(found, WEBHOOKS, "secret").map(Webhooks::new);
  }

  private static int usual(Security security) {
    return switch (security) {
      case STARTTLS -> SUBMISSION;
      case TLS -> SUBMISSION_OVER_TLS;
      case NONE -> RELAY;
    };
  }

  private Security security(Map<String, Node> found) {
    Optional<String> written = reader.text(found, "security", MAIL);
    Optional<Security> known =
        written.flatMap(
            w ->
                Arrays.stream(Security.values())
                    .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(w))
                    .findFirst());
    if (written.isPresent() && known.isEmpty()) {
      wrong("mail.security", "starttls, tls or none", written.get());
    }
    return known.orElse(Security.STARTTLS);
  }

  private Optional<Matcher> server(Map<String, Node> found) {
    return reader
        .text(found, "server", MAIL)
        .flatMap(
            written -> {
              Matcher server = SERVER.matcher(written);
              boolean fits =
                  server.matches()
                      && (server.group("port") == null
                          || Integer.parseInt(server.group("port")) <= LAST_PORT);
              if (!fits) {
                wrong("mail.server", "a host, or a host and a port", written);
              }
              return fits ? Optional.of(server) : Optional.empty();
            });
  }

  private Optional<String> unsubscribe(Map<String, Node> found, Node node) {
    Optional<String> link =
        needed(found, node, "unsubscribe", "https://example.com/unsubscribe?t={token}");
    if (link.isPresent()
        && !(LINK.matcher(link.get()).matches() && link.get().contains(Mail.TOKEN))) {
      wrong("mail.unsubscribe", "an https address with {token} in it", link.get());
      return Optional.empty();
    }
    return link;
  }

  private Optional<String> needed(Map<String, Node> found, Node node, String key, String example) {
    if (!found.containsKey(key)) {
      missing(node, MAIL + key, example);
      return Optional.empty();
    }
    return reader
        .text(found, key, MAIL)
        .filter(
            text -> {
              boolean clean = text.codePoints().noneMatch(Character::isISOControl);
              if (!clean) {
                wrong(MAIL + key, "one line", text.replaceAll("\\p{Cntrl}", " "));
              }
              return clean;
            });
  }

  private Optional<Path> file(String written) {
    try {
      return Optional.of(Path.of(written));
    } catch (InvalidPathException e) {
      wrong("mail.trust", "a file of certificates", written);
      return Optional.empty();
    }
  }

  /** A secret itself has no place in a file that is kept with the scripts. */
  private Optional<Secret> secret(Map<String, Node> found, String prefix, String key) {
    return reader
        .text(found, key, prefix)
        .flatMap(
            written -> {
              Matcher variable = VARIABLE.matcher(written);
              if (variable.matches()) {
                return Optional.of(new Secret(variable.group(1)));
              }
              reader.report(
                  Diagnostic.of(
                          Code.SETTING_VALUE,
                          reader.place(prefix + key),
                          prefix + key,
                          "the name of a variable of the environment",
                          "the secret itself")
                      .hint(
                          "write '" + key + ": ${SOME_NAME}' and set SOME_NAME where segue runs"));
              return Optional.empty();
            });
  }

  private void missing(Node node, String key, String example) {
    String name = key.substring(key.indexOf('.') + 1);
    reader.report(
        Diagnostic.of(Code.SETTING_MISSING, reader.span(node), key)
            .hint("write '" + name + ": " + example + "'"));
  }

  private void wrong(String key, String wanted, String written) {
    reader.report(Code.SETTING_VALUE, reader.place(key), key, wanted, "'" + written + "'");
  }
}
