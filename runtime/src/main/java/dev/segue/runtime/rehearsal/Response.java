package dev.segue.runtime.rehearsal;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How some of those who get a message answer it: {@code email_opened 30% within 2 days}. When they
 * do is spread evenly, or so that half of them do within a shorter time.
 *
 * @param words as it was written
 * @param properties what the event says, besides which message it is about
 * @param message only to this one; nothing: to each
 * @param after the kind of event that they answer with before; nothing: the message itself
 */
public record Response(
    String words,
    Schema.EventKind kind,
    Map<Schema.Field, Value> properties,
    double share,
    Duration within,
    Optional<Duration> half,
    Optional<String> message,
    Optional<String> after) {
  public Response {
    properties = Map.copyOf(properties);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of " + share);
    }
  }

  /** How long after it somebody answers of whom so much of one is drawn. */
  Duration delay(double drawn) {
    long all = within.toMillis();
    long early = half.map(Duration::toMillis).orElse(all / 2);
    double milliseconds =
        drawn < 0.5 ? drawn * 2 * early : early + (drawn - 0.5) * 2 * (all - early);
    // never at the instant of the message: what follows is later than what it follows
    return Duration.ofMillis(Math.max(1, (long) Math.ceil(milliseconds)));
  }
}
