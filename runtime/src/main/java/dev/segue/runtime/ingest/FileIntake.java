package dev.segue.runtime.ingest;

import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.SourceWriter;
import dev.segue.runtime.store.StoreFailure;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** One file from its first row to its last. */
final class FileIntake {
  private static final int TOLD_EVERY = 10_000;

  private final DataFile file;
  private final TablePlan plan;
  private final ZoneId zone;
  private final Instant today;
  private final Path root;
  private final Progress progress;

  FileIntake(
      DataFile file, TablePlan plan, ZoneId zone, Instant today, Path root, Progress progress) {
    this.file = file;
    this.plan = plan;
    this.zone = zone;
    this.today = today;
    this.root = root;
    this.progress = progress;
  }

  /** Where rows go. */
  interface Rows extends RowTaking.Writing, AutoCloseable {
    /** Rows that are written, and what is done after the last. */
    static Rows of(RowTaking.Writing writing, Runnable end) {
      return new Rows() {
        @Override
        public SourceWriter.Outcome write(@Nullable Object[] row) {
          return writing.write(row);
        }

        @Override
        public void close() {
          end.run();
        }
      };
    }

    @Override
    void close();
  }

  /** Counts rows and keeps none. */
  static final class Counted implements Rows {
    @Override
    public SourceWriter.Outcome write(@Nullable Object[] row) {
      return SourceWriter.Outcome.NEW;
    }

    @Override
    public void close() {}
  }

  /**
   * Reads all of it.
   *
   * @param rows takes the rows, whose columns it is told before
   * @param kept whether rows that cannot be kept are set aside in a file, or only counted
   */
  Ingested.FileReport read(Function<List<String>, Rows> rows, boolean kept) throws IOException {
    List<String> fileColumns = plan.fileColumns();
    long size = Files.size(file.path());
    try (RowReader reader = file.open(fileColumns);
        SetAside setAside = new SetAside(root.resolve(file.setAside()), kept)) {
      requireColumns(fileColumns, reader);
      RowBuilder builder = new RowBuilder(plan, fileColumns, reader, zone, today);
      RowTaking taking;
      try (Rows writer = rows.apply(builder.columns())) {
        taking = new RowTaking(reader, builder, writer, setAside::add);
        while (taking.next()) {
          if (taking.rows() % TOLD_EVERY == 0) {
            progress.at("reading " + file.shown(), reader.bytesRead(), size);
          }
        }
      }
      progress.at("reading " + file.shown(), size, size);
      return new Ingested.FileReport(
          file.shown(),
          file.table(),
          taking.rows(),
          taking.count(SourceWriter.Outcome.NEW),
          taking.count(SourceWriter.Outcome.CHANGED),
          taking.count(SourceWriter.Outcome.SAME),
          setAside.count(),
          setAside.finish().map(p -> DataFile.shown(root, p)),
          reader.unknown(),
          reader.missing().stream().map(fileColumns::get).toList(),
          builder.unreadable(),
          builder.otherKinds(),
          builder.ahead(),
          reader.notUtf8());
    }
  }

  private void requireColumns(List<String> fileColumns, RowReader reader) {
    if (reader instanceof JsonLines) {
      return;
    }
    List<String> missing = reader.missing().stream().map(fileColumns::get).toList();
    for (TablePlan.Column column : plan.columns()) {
      if (column.required() && missing.contains(column.name())) {
        throw new StoreFailure(
            file.shown(),
            missing.size() == fileColumns.size()
                ? "it has no header with the columns of " + file.table()
                : "it has no column '" + column.name() + "', which no row can do without",
            reader.unknown().isEmpty()
                ? "write the names of the columns in its first line"
                : "name the column in its header; these are of no use: "
                    + String.join(", ", reader.unknown()));
      }
    }
  }

  /** What became of a file that cannot be read, in words. */
  static StoreFailure failed(DataFile file, IOException e) {
    String place = file.shown();
    return switch (e) {
      case NoSuchFileException gone ->
          new StoreFailure(place, "there is no such file", "see how its name is written");
      case AccessDeniedException denied ->
          new StoreFailure(place, "it may not be read or set aside", "see that you may");
      case ZipException damaged ->
          new StoreFailure(place, "it is no whole gzip file", "pack or fetch it again");
      case EOFException cut ->
          new StoreFailure(place, "it breaks off in the middle", "pack or fetch it again");
      case DataLines.NoTextException binary ->
          new StoreFailure(place, "it is no file of text", "export the data as CSV");
      case IOException other ->
          new StoreFailure(
              place,
              "it cannot be read, or its bad rows not set aside: " + other.getMessage(),
              "look at the file and at the room on the disk");
    };
  }
}
