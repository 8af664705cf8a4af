package dev.segue.runtime.generate;

import java.nio.file.Path;
import java.util.List;

/** What was written. */
public record Generated(List<Written> files) {
  public Generated {
    files = List.copyOf(files);
  }

  /** A file and how many rows it has, its header not counted. */
  public record Written(Path file, long rows) {}
}
