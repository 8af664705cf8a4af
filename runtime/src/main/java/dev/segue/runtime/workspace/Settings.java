package dev.segue.runtime.workspace;

import dev.segue.compiler.source.Span;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code segue.yaml} says.
 *
 * @param source a JDBC URL or a file beside {@code segue.yaml}; absent: the workspace's own file
 * @param state the same for Segue's own tables
 * @param scratch where in the source's database Segue may make tables of its own
 * @param generate {@link #HARBOR}: while there are no data, {@code run} makes them up
 * @param places where each value stands in the file, by key: {@code messages.topic}
 */
public record Settings(
    String name,
    ZoneId zone,
    Optional<String> source,
    Optional<String> state,
    Optional<String> scratch,
    int edition,
    MessageDefaults messages,
    Optional<Mail> mail,
    Optional<Webhooks> webhooks,
    Optional<String> generate,
    Map<String, Span> places) {
  /** The edition of the language that this version reads. */
  public static final int EDITION = 1;

  /** The made-up credit union: what {@code segue generate} knows to make data for. */
  public static final String HARBOR = "harbor";

  public Settings {
    places = Map.copyOf(places);
  }

  /** Channel, topic and sender of a message that does not say. */
  public record MessageDefaults(
      Optional<String> channel, Optional<String> topic, Optional<String> from) {}

  /** How the way to a mail server is kept from who might listen in. */
  public enum Security {
    /** The connection is made secure before anything is said; else nothing is sent. */
    STARTTLS,
    /** It is secure from its first byte. */
    TLS,
    /** Not at all: to a server on this machine only. */
    NONE
  }

  /**
   * A mail server that messages go out by.
   *
   * @param trust a file beside {@code segue.yaml} with the certificates that are trusted; absent:
   *     those that Java trusts
   * @param user and {@code password}: what they are stands in the environment
   * @param postalAddress where the sender lives: every message says so
   * @param unsubscribe the address to which one click unsubscribes, with {@code {token}}
   */
  public record Mail(
      String host,
      int port,
      Security security,
      Optional<Path> trust,
      Optional<Secret> user,
      Optional<Secret> password,
      String postalAddress,
      String unsubscribe) {
    /** Where the token of a message stands in {@link #unsubscribe}. */
    public static final String TOKEN = "{token}";
  }

  /**
   * Calls of web addresses.
   *
   * @param secret what they are signed with
   */
  public record Webhooks(Secret secret) {}

  /** {@code ${SMTP_PASSWORD}}: the variable of the environment that holds a secret. */
  public record Secret(String variable) {}

  /** The settings of a folder that sets nothing. */
  public static Settings defaults(String name) {
    return new Settings(
        name,
        ZoneId.of("UTC"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        EDITION,
        new MessageDefaults(Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
