package dev.segue.runtime.generate;

import java.util.List;

/**
 * Random numbers that are the same on every machine and for ever: SplitMix64. Each thing that is
 * made throws dice of its own, so that one more contact changes nothing about the others.
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** The dice of the thing numbered {@code number} of a kind. */
  static Dice of(long seed, String kind, long number) {
    return new Dice(mixed(mixed(seed + GOLDEN * kind.hashCode()) + GOLDEN * (number + 1)));
  }

  long next() {
    state += GOLDEN;
    return mixed(state);
  }

  /** From 0 to below 1. */
  double unit() {
    return (next() >>> 11) * UNIT;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** From 0 to below {@code bound}. */
  int below(int bound) {
    return (int) (unit() * bound);
  }

  /** Both ends in. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** From 0 on, {@code mean} on average, mostly less. */
  double waiting(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  /** Around 0, most within 1 and nearly all within 3. */
  double bell() {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += unit();
    }
    return sum - 6;
  }

  <T> T one(List<T> all) {
    return all.get(below(all.size()));
  }

  private static long mixed(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
