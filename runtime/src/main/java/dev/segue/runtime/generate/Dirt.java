package dev.segue.runtime.generate;

/**
 * How dirty the data is: of a hundred thousand values or rows, how many are spoilt in each way that
 * real data is.
 *
 * @param missing values that nobody filled in
 * @param spaced texts with stray white space around them
 * @param badAddress e-mail addresses that are none
 * @param sharedAddress contacts with the address of another one
 * @param badZone time zones that do not exist
 * @param badNumber numbers and dates that cannot be read
 * @param late events that come in a later file than their time says
 * @param future events that are dated ahead
 * @param duplicate rows that come twice
 * @param conflict rows that come again with the same key and other content
 * @param broken lines that are no row at all
 */
public record Dirt(
    int missing,
    int spaced,
    int badAddress,
    int sharedAddress,
    int badZone,
    int badNumber,
    int late,
    int future,
    int duplicate,
    int conflict,
    int broken) {
  private static final double OUT_OF = 100_000;

  /** About what a company finds in its own. */
  public static Dirt usual() {
    return new Dirt(4_000, 800, 900, 400, 500, 400, 1_500, 40, 700, 30, 60);
  }

  public static Dirt none() {
    return new Dirt(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** So many times as dirty. */
  public Dirt times(double factor) {
    return new Dirt(
        times(missing, factor),
        times(spaced, factor),
        times(badAddress, factor),
        times(sharedAddress, factor),
        times(badZone, factor),
        times(badNumber, factor),
        times(late, factor),
        times(future, factor),
        times(duplicate, factor),
        times(conflict, factor),
        times(broken, factor));
  }

  private static int times(int rate, double factor) {
    return (int) Math.min(OUT_OF, rate * factor + 0.5);
  }

  /** Whether the dice say so this time. */
  static boolean falls(Dice dice, int rate) {
    return rate > 0 && dice.unit() * OUT_OF < rate;
  }
}
