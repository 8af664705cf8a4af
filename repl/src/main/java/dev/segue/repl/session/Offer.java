package dev.segue.repl.session;

import java.util.Comparator;

/**
 * What a word that is begun may become.
 *
 * @param about what it is, in a few words; empty for words of the language
 */
public record Offer(String word, String about) implements Comparable<Offer> {
  private static final Comparator<Offer> ORDER =
      Comparator.comparing(Offer::word).thenComparing(Offer::about);

  boolean isBegunBy(String begun) {
    return word.startsWith(begun) && !word.equals(begun);
  }

  Offer and(String more) {
    return new Offer(word, about.isEmpty() ? more : about + ", " + more);
  }

  @Override
  public int compareTo(Offer other) {
    return ORDER.compare(this, other);
  }
}
