package dev.segue.runtime.kernel;

/**
 * How a scan is divided; the answers are the same however it is.
 *
 * @param readers how many threads at most read a range of contacts each, and work its formulas out,
 *     where several can
 * @param workers how many threads work formulas out where one reads, beside it; 0: that does it
 * @param contacts how many contacts are worked on at once
 * @param blocks how many times as many a range has at least
 */
public record Division(int readers, int workers, int contacts, int blocks) {
  /** So many contacts, that their columns stay near the processor. */
  private static final int CONTACTS = 1024;

  /** So many blocks, that a connection more is worth its while. */
  private static final int BLOCKS = 16;

  /** Each connection has pages of the database in memory. */
  private static final int MOST_READERS = 8;

  public Division {
    if (readers < 1 || workers < 0 || contacts < 1 || blocks < 1) {
      throw new IllegalArgumentException(
          readers + " readers, " + workers + " workers, " + contacts + " x " + blocks);
    }
  }

  /** For few contacts: whoever reads works on them. */
  static Division ofFew(long contacts) {
    return new Division(1, 0, Math.clamp(contacts, 1, CONTACTS), BLOCKS);
  }

  /**
   * For this machine.
   *
   * @param changed whether the transaction may have changed the source before
   */
  public static Division ofMachine(boolean changed) {
    int processors = Runtime.getRuntime().availableProcessors();
    return changed ? ofOneReader(processors) : of(processors);
  }

  /** For so many processors, where one reads. */
  private static Division ofOneReader(int processors) {
    return new Division(1, processors - 1, CONTACTS, BLOCKS);
  }

  /** For so many processors, where the source is as it was before the transaction began. */
  public static Division of(int processors) {
    return new Division(Math.min(processors, MOST_READERS), processors - 1, CONTACTS, BLOCKS);
  }

  /** The same where one reads. */
  Division ofOneReader() {
    return new Division(1, workers, contacts, blocks);
  }

  /** The same for a thread that works out by itself what it reads. */
  Division ofRange() {
    return new Division(1, 0, contacts, blocks);
  }
}
