package dev.segue.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Time that something took: of the clock, and of the processors for the whole process. */
record Spent(double seconds, double processor) {
  private static final double NANOSECONDS = 1e9;

  private static final double MILLISECONDS = 1e3;

  /**
   * Since when.
   *
   * @param other who works for this process too
   */
  record Clock(long begun, long processor, ProcessorTime other, double others) {
    Spent end() {
      return new Spent(
          (System.nanoTime() - begun) / NANOSECONDS,
          (processorTime() - processor) / NANOSECONDS + (other.spent() - others) / MILLISECONDS);
    }
  }

  static Clock begin() {
    return begin(() -> 0);
  }

  /** The same where another process works for this one. */
  static Clock begin(ProcessorTime other) {
    return new Clock(System.nanoTime(), processorTime(), other, other.spent());
  }

  Spent plus(Spent other) {
    return new Spent(seconds + other.seconds, processor + other.processor);
  }

  /** In words, of so many of something. */
  String of(int number) {
    return String.format(
        Locale.ROOT,
        "%.2f s, %,.0f/s; %.2f s of CPU, %,.0f/s",
        seconds,
        number / seconds,
        processor,
        number / processor);
  }

  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
