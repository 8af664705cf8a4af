package dev.segue.runtime.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The rows of a file that could not be kept: a CSV file with the line, the reason and the row as it
 * stood. It takes the place of that of an earlier read when all is done; without such rows there is
 * none.
 */
final class SetAside implements AutoCloseable {
  private final Path file;
  private final boolean kept;
  private final Path unfinished;
  private Optional<CsvWriter> writer = Optional.empty();
  private long count;

  /**
   * @param kept whether there is to be a file; else they are counted
   */
  SetAside(Path file, boolean kept) {
    this.file = file;
    this.kept = kept;
    this.unfinished = file.resolveSibling(file.getFileName() + ".part");
  }

  void add(long line, String reason, String row) {
    count++;
    if (kept) {
      if (writer.isEmpty()) {
        writer = Optional.of(begun());
      }
      writer.get().writeRecord(Long.toString(line), reason, row);
    }
  }

  private CsvWriter begun() {
    try {
      Files.createDirectories(folder());
      CsvWriter begun = CsvWriter.builder().build(unfinished);
      begun.writeRecord("line", "reason", "row");
      return begun;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder() {
    Path folder = file.getParent();
    return folder == null ? Path.of("") : folder;
  }

  long count() {
    return count;
  }

  /** The file with the rows, where there are any. */
  Optional<Path> finish() throws IOException {
    if (writer.isEmpty()) {
      if (kept) {
        Files.deleteIfExists(file);
      }
      return Optional.empty();
    }
    writer.get().close();
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    writer = Optional.empty();
    return Optional.of(file);
  }

  @Override
  public void close() throws IOException {
    if (writer.isPresent()) {
      writer.get().close();
      Files.deleteIfExists(unfinished);
    }
  }
}
