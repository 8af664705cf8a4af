package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema;
import dev.segue.runtime.store.EmbeddedTable;
import dev.segue.runtime.store.FileTable;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.SourceWriter;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads a workspace's files of data into its own tables. A file is read whole or not at all, and
 * again only when it has changed; what a row says twice counts once, so that reading again what was
 * read already changes nothing.
 */
public final class Ingest {
  private static final int TOLD_EVERY = 10_000;

  private final Store store;
  private final ZoneId zone;
  private final Path root;
  private final Progress progress;
  private final FileTable known;
  private final List<EmbeddedTable> tables;
  private final List<TablePlan> plans;

  private Ingest(Store store, Schema schema, ZoneId zone, Path root, Progress progress) {
    this.store = store;
    this.zone = zone;
    this.root = root.toAbsolutePath().normalize();
    this.progress = progress;
    this.known = new FileTable(store);
    this.tables = EmbeddedTable.of(schema);
    this.plans = TablePlan.of(schema);
  }

  /**
   * Reads what is new in a workspace: {@code contacts.csv}, {@code data/events-2026-03.csv.gz}. A
   * workspace over somebody's database has nothing to read.
   *
   * @param zone of instants without an offset
   */
  public static Ingested run(
      Store store, Schema schema, ZoneId zone, Path root, Progress progress) {
    if (store.location().attached().isPresent()) {
      return new Ingested(List.of(), 0, List.of());
    }
    Ingest ingest = new Ingest(store, schema, zone, root, progress);
    DataFile.Found found = DataFile.in(ingest.root, ingest.tables());
    return ingest.read(schema, found.files(), found.unclaimed());
  }

  /**
   * Reads these files, wherever they are.
   *
   * @param as the table that their rows go to; without, their names tell
   */
  public static Ingested files(
      Store store,
      Schema schema,
      ZoneId zone,
      Path root,
      List<Path> files,
      Optional<String> as,
      Progress progress) {
    if (store.location().attached().isPresent()) {
      throw new StoreFailure(
          store.location().attached().get().toString(),
          "the data of this workspace is somebody's database, which is only read",
          "put the rows there, or leave out 'source' in segue.yaml");
    }
    Ingest ingest = new Ingest(store, schema, zone, root, progress);
    List<DataFile> all = files.stream().map(f -> ingest.file(f, as)).toList();
    return ingest.read(schema, all, List.of());
  }

  private DataFile file(Path path, Optional<String> as) {
    String shown = DataFile.shown(root, path);
    Optional<String> table = as.or(() -> DataFile.table(path, tables()));
    if (table.isEmpty()) {
      throw new StoreFailure(
          shown,
          "its name begins with the name of no table",
          "say which with --as TABLE: " + String.join(", ", tables()));
    }
    if (!tables().contains(table.get())) {
      throw new StoreFailure(
          shown,
          "the schema has no table '" + table.get() + "'",
          "its tables are " + String.join(", ", tables()));
    }
    return new DataFile(path, shown, table.get());
  }

  private List<String> tables() {
    return plans.stream().map(TablePlan::table).toList();
  }

  private Ingested read(Schema schema, List<DataFile> files, List<String> unclaimed) {
    store.prepare(schema);
    List<Ingested.FileReport> reports = new ArrayList<>();
    for (DataFile file : files) {
      try {
        readIfChanged(file).ifPresent(reports::add);
      } catch (IOException e) {
        throw failed(file, e);
      } catch (UncheckedIOException e) {
        throw failed(file, Objects.requireNonNull(e.getCause()));
      }
    }
    return new Ingested(reports, files.size() - reports.size(), unclaimed);
  }

  private Optional<Ingested.FileReport> readIfChanged(DataFile file) throws IOException {
    long size = Files.size(file.path());
    long modified = Files.getLastModifiedTime(file.path()).toMillis();
    Optional<FileTable.ReadFile> before =
        known.find(file.shown()).filter(b -> b.table().equals(file.table()));
    if (before.filter(b -> b.size() == size && b.modified() == modified).isPresent()) {
      return Optional.empty();
    }
    String hash = file.hash();
    if (before.filter(b -> b.hash().equals(hash)).isPresent()) {
      long rows = before.get().rows();
      known.put(new FileTable.ReadFile(file.shown(), file.table(), size, modified, hash, rows));
      return Optional.empty();
    }
    return Optional.of(
        store.transaction(
            () -> {
              try {
                Ingested.FileReport report = read(file, size);
                known.put(
                    new FileTable.ReadFile(
                        file.shown(), file.table(), size, modified, hash, report.rows()));
                return report;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }));
  }

  private Ingested.FileReport read(DataFile file, long size) throws IOException {
    TablePlan plan =
        plans.stream().filter(p -> p.table().equals(file.table())).findFirst().orElseThrow();
    List<String> fileColumns = plan.fileColumns();
    Path rejected = root.resolve(DataFile.FOLDER).resolve("rejected").resolve(rejectedName(file));
    try (RowReader reader = file.open(fileColumns);
        SetAside setAside = new SetAside(rejected)) {
      requireColumns(file, plan, fileColumns, reader);
      RowBuilder builder = new RowBuilder(plan, fileColumns, reader, zone);
      Map<SourceWriter.Outcome, Long> outcomes = new EnumMap<>(SourceWriter.Outcome.class);
      long rows = 0;
      try (SourceWriter writer =
          new SourceWriter(store, embedded(file.table()), builder.columns(), plan.rule())) {
        while (reader.next()) {
          rows++;
          Optional<String> problem = reader.problem().or(builder::read);
          if (problem.isEmpty()) {
            SourceWriter.Outcome outcome = writer.write(builder.row());
            outcomes.merge(outcome, 1L, Long::sum);
            if (outcome == SourceWriter.Outcome.CONFLICT) {
              problem = Optional.of("a row with its key came before and says something else");
            }
          }
          if (problem.isPresent()) {
            setAside.add(reader.line(), problem.get(), reader.raw());
          }
          if (rows % TOLD_EVERY == 0) {
            progress.at("reading " + file.shown(), reader.bytesRead(), size);
          }
        }
      }
      progress.at("reading " + file.shown(), size, size);
      return new Ingested.FileReport(
          file.shown(),
          file.table(),
          rows,
          outcomes.getOrDefault(SourceWriter.Outcome.NEW, 0L),
          outcomes.getOrDefault(SourceWriter.Outcome.CHANGED, 0L),
          outcomes.getOrDefault(SourceWriter.Outcome.SAME, 0L),
          setAside.count(),
          setAside.finish().map(p -> DataFile.shown(root, p)),
          reader.unknown(),
          reader.missing().stream().map(fileColumns::get).toList(),
          builder.unreadable(),
          builder.otherKinds(),
          reader.notUtf8());
    }
  }

  private EmbeddedTable embedded(String table) {
    return tables.stream().filter(t -> t.name().equals(table)).findFirst().orElseThrow();
  }

  private static String rejectedName(DataFile file) {
    String name = DataFile.name(file.path());
    return name.replaceFirst("(?i)\\.gz$", "").replaceFirst("\\.[^.]*$", "") + ".csv";
  }

  private static void requireColumns(
      DataFile file, TablePlan plan, List<String> fileColumns, RowReader reader) {
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

  private static StoreFailure failed(DataFile file, IOException e) {
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
