package dev.segue.bench;

/** A main that does nothing: what starting a JVM costs by itself. */
public final class Nothing {
  private Nothing() {}

  public static void main(String[] arguments) {
    // nothing
  }
}
