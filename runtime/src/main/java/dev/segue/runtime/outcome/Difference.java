package dev.segue.runtime.outcome;

/**
 * By how much one share is above another, with its 95 % interval (Newcombe's hybrid score interval:
 * method 10 of R. G. Newcombe, Statistics in Medicine 17, 1998, 873-890).
 */
public record Difference(Share of, Share over) {

  public double difference() {
    return of.share() - over.share();
  }

  public double low() {
    return difference() - Math.hypot(of.share() - of.low(), over.high() - over.share());
  }

  public double high() {
    return difference() + Math.hypot(of.high() - of.share(), over.share() - over.low());
  }

  /** Whether the interval leaves out that there is none. */
  public boolean isClear() {
    return of.all() > 0 && over.all() > 0 && (low() > 0 || high() < 0);
  }
}
