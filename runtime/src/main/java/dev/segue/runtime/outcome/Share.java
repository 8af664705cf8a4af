package dev.segue.runtime.outcome;

/**
 * So many of so many, with the interval in which the true share lies 95 times in 100 (Wilson's
 * score interval, 1927).
 */
public record Share(long some, long all) {
  private static final double Z = 1.959963984540054;

  public double share() {
    return all == 0 ? 0 : (double) some / all;
  }

  public double low() {
    return all == 0 ? 0 : Math.max(0, middle() - half());
  }

  public double high() {
    return all == 0 ? 1 : Math.min(1, middle() + half());
  }

  private double middle() {
    return (share() + Z * Z / (2 * all)) / (1 + Z * Z / all);
  }

  private double half() {
    double variance = share() * (1 - share()) / all + Z * Z / (4.0 * all * all);
    return Z * Math.sqrt(variance) / (1 + Z * Z / all);
  }
}
