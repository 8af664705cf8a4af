package dev.segue.runtime.kernel;

/**
 * How a scan is divided; the answers are the same however it is.
 *
 * @param workers how many threads work formulas out beside the one that reads; 0: that does it
 * @param contacts how many contacts are worked on at once
 */
public record Division(int workers, int contacts) {
  /** So many contacts, that their columns stay near the processor. */
  private static final int CONTACTS = 1024;

  public Division {
    if (workers < 0 || contacts < 1) {
      throw new IllegalArgumentException(workers + " workers on " + contacts + " contacts");
    }
  }

  /** For few contacts: whoever reads works on them. */
  static Division ofFew(long contacts) {
    return new Division(0, Math.clamp(contacts, 1, CONTACTS));
  }

  /** For a machine's processors: one of them reads. */
  public static Division of(int processors) {
    return new Division(processors - 1, CONTACTS);
  }
}
