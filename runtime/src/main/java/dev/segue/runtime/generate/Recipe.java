package dev.segue.runtime.generate;

import java.time.Instant;

/**
 * What to make. The same recipe gives the same bytes.
 *
 * @param events page views, messages, forms, orders and applications together; what comes twice is
 *     not counted
 * @param until where history ends: nothing but what is dated ahead by mistake comes after
 * @param days how long history is
 * @param skew how unequally the contacts share the events: 0 for alike, 1 as in most places
 */
public record Recipe(
    int contacts, int events, long seed, Instant until, int days, double skew, Dirt dirt) {
  public static final int CONTACTS = 20_000;
  public static final int EVENTS = 500_000;
  public static final int DAYS = 400;
  public static final double SKEW = 1.1;

  public Recipe {
    if (contacts < 1 || events < 0 || days < 1 || !(skew >= 0 && skew <= 3)) {
      throw new IllegalArgumentException(
          "contacts from 1, events from 0, days from 1, skew from 0 to 3");
    }
  }

  /** The sizes of the example, with history up to an instant. */
  public static Recipe usual(long seed, Instant until) {
    return new Recipe(CONTACTS, EVENTS, seed, until, DAYS, SKEW, Dirt.usual());
  }
}
