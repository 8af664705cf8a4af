package dev.segue.repl.report;

import java.util.Locale;

/** Numbers and the words that go with them. */
public final class Plural {
  private Plural() {}

  /** {@code 1 contact}, {@code 12,345 contacts}; without separators where not for people. */
  public static String of(long count, String one, String many, Screen screen) {
    return number(count, screen) + " " + (count == 1 ? one : many);
  }

  /** The same of a word that takes an s. */
  public static String of(long count, String one, Screen screen) {
    return of(count, one, one + "s", screen);
  }

  /** {@code 12,345} for people, {@code 12345} for programs. */
  public static String number(long count, Screen screen) {
    return screen.terminal() ? String.format(Locale.ROOT, "%,d", count) : Long.toString(count);
  }
}
