package dev.segue.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long somebody has been at work on a processor: what others do beside it does not count. */
@FunctionalInterface
interface ProcessorTime {
  /** In milliseconds since some beginning. */
  double spent();

  /** Of this thread, which is where an embedded database works. */
  static ProcessorTime ofThisThread() {
    return () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
  }

  /** Of a process of this machine, as Linux tells it. */
  static ProcessorTime ofProcess(long id) {
    Path file = Path.of("/proc/" + id + "/schedstat");
    return () -> {
      try {
        return Long.parseLong(Files.readString(file).split(" ", 2)[0]) / 1e6;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
