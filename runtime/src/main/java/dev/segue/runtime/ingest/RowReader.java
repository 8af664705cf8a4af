package dev.segue.runtime.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file row by row, and of each row the cells of the columns that were asked for. What is no
 * row is told of and passed over; it never stops the others.
 */
sealed interface RowReader extends AutoCloseable permits DelimitedFile, JsonLines {
  /** Goes on to the next row; false at the end. */
  boolean next() throws IOException;

  /** Where the row begins, from 1. */
  long line();

  /** Why this is no row; it has no cells then. */
  Optional<String> problem();

  /** The cell of a column, by its place among those asked for; null where it has no value. */
  @Nullable String cell(int column);

  /** The row as it stands in the file. */
  String raw();

  /** Whether the numbers of the file have a comma before their decimals. */
  boolean decimalComma();

  /** Columns of the file that nobody asked for. */
  List<String> unknown();

  /** The places of the columns asked for that the file does not have. */
  List<Integer> missing();

  /** What the file is read from. */
  DataLines lines();

  /** How many lines were not UTF-8. */
  default long notUtf8() {
    return lines().notUtf8();
  }

  default long bytesRead() {
    return lines().bytesRead();
  }

  @Override
  default void close() throws IOException {
    lines().close();
  }
}
