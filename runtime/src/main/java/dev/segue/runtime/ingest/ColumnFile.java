package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One column of a file of data, read as ingest reads it: what a list is made of. */
public final class ColumnFile {
  private ColumnFile() {}

  /** Is given the rows of the file. */
  public interface Rows {
    /** The row's value in canonical storage. */
    void value(long line, Object stored);

    /** There is none. */
    void unreadable(long line, String reason);
  }

  /**
   * Reads every row.
   *
   * @param shown the file's path as messages name it
   * @param column its name in the header
   * @param type what the column holds
   * @param zone of instants without an offset
   */
  public static void read(
      Path file, String shown, String column, Type type, ZoneId zone, Rows rows) {
    if (!Files.isRegularFile(file)) {
      throw new StoreFailure(
          shown, "there is no such file", "put it there, or correct the name in the script");
    }
    try (RowReader reader = new DataFile(file, shown, "").open(List.of(column))) {
      if (!reader.missing().isEmpty()) {
        throw new StoreFailure(
            shown,
            "it has no column '" + column + "'",
            "its columns are: " + String.join(", ", reader.unknown()));
      }
      Reading reading =
          new Readings(zone, reader.decimalComma()).of(type, Schema.TimeEncoding.NATURAL);
      while (reader.next()) {
        Optional<String> problem = reader.problem();
        Optional<String> cell = Optional.ofNullable(problem.isPresent() ? null : reader.cell(0));
        Optional<Object> value = cell.flatMap(reading::read);
        if (value.isPresent()) {
          rows.value(reader.line(), value.get());
        } else {
          rows.unreadable(
              reader.line(),
              problem.orElseGet(
                  () ->
                      cell.map(c -> "'" + c + "' is no " + type.words())
                          .orElse("there is no value in column '" + column + "'")));
        }
      }
    } catch (IOException e) {
      throw new StoreFailure(shown, "it cannot be read", "see that you may read it");
    }
  }
}
