package dev.segue.runtime.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an ingest did.
 *
 * @param files the files that were read, in order
 * @param unchanged how many were there that had been read before as they are
 * @param unclaimed files in the data folder whose names fit no table
 */
public record Ingested(List<FileReport> files, int unchanged, List<String> unclaimed) {
  public Ingested {
    files = List.copyOf(files);
    unclaimed = List.copyOf(unclaimed);
  }

  /** How many rows came into the tables or changed there. */
  public long written() {
    return files.stream().mapToLong(f -> f.added() + f.changed()).sum();
  }

  /**
   * A file that was read.
   *
   * @param path as seen from the workspace
   * @param rows how many rows it has: new, changed, the same as one that was there, or set aside
   * @param setAsideFile where those are that were set aside, each with its reason
   * @param unknownColumns columns that the schema does not speak of
   * @param missingColumns columns that the schema speaks of and the file does not have
   * @param unreadable values that could not be read as what their columns are: they are missing
   * @param otherKinds how many rows there were of each kind of event that is not declared
   * @param ahead how many events are dated more than a day ahead: none counts before its time
   * @param notUtf8 how many lines were not UTF-8 and were read as Windows-1252
   */
  public record FileReport(
      String path,
      String table,
      long rows,
      long added,
      long changed,
      long same,
      long setAside,
      Optional<String> setAsideFile,
      List<String> unknownColumns,
      List<String> missingColumns,
      List<Unreadable> unreadable,
      Map<String, Long> otherKinds,
      long ahead,
      long notUtf8) {
    public FileReport {
      unknownColumns = List.copyOf(unknownColumns);
      missingColumns = List.copyOf(missingColumns);
      unreadable = List.copyOf(unreadable);
      otherKinds = Map.copyOf(otherKinds);
    }
  }

  /** How many values of a column could not be read, and the first of them with its line. */
  public record Unreadable(String column, long count, String example, long line) {}
}
