package dev.segue.runtime.deliver;

import java.time.Instant;
import java.util.Optional;

/**
 * A message on its way out.
 *
 * @param key the same for ever for the same send: who receives it twice can tell
 * @param token for the link to unsubscribe
 * @param tries how often it was tried before
 */
public record Outgoing(
    String key,
    Instant at,
    Optional<String> program,
    Optional<String> step,
    String message,
    Optional<String> topic,
    Object contact,
    String to,
    Optional<String> from,
    String subject,
    String body,
    boolean html,
    String token,
    int tries) {}
