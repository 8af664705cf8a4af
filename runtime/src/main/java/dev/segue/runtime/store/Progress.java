package dev.segue.runtime.store;

/** Is told how far long work has come, now and then, by the thread that does it. */
@FunctionalInterface
public interface Progress {
  /** For whoever does not want to know. */
  Progress SILENT = (work, done, total) -> {};

  /**
   * So far.
   *
   * @param work what is being done: {@code reading events.csv.gz}
   * @param total how much there is to do, in the unit of {@code done}; 0 where nobody knows
   */
  void at(String work, long done, long total);
}
