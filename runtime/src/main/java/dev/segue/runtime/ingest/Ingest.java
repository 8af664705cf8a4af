package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema;
import dev.segue.runtime.store.EmbeddedTable;
import dev.segue.runtime.store.FileTable;
import dev.segue.runtime.store.HistoryTable;
import dev.segue.runtime.store.MergedTable;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.SourceWriter;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads a workspace's files of data into its own tables. A file is read whole or not at all, and
 * again only when it has changed; what a row says twice counts once, so that reading again what was
 * read already changes nothing.
 */
public final class Ingest {
  private final Store store;
  private final Schema schema;
  private final ZoneId zone;
  private final Path root;
  private final Instant now;
  private final Instant today;
  private final Progress progress;
  private final boolean correcting;
  private final Optional<Runnable> afterwards;
  private final FileTable known;
  private final List<EmbeddedTable> tables;
  private final List<TablePlan> plans;

  private Ingest(
      Store store,
      Schema schema,
      ZoneId zone,
      Path root,
      Instant now,
      Instant today,
      Progress progress,
      boolean correcting,
      Optional<Runnable> afterwards) {
    this.store = store;
    this.schema = schema;
    this.zone = zone;
    this.now = now;
    this.today = today;
    this.root = root.toAbsolutePath().normalize();
    this.progress = progress;
    this.correcting = correcting;
    this.afterwards = afterwards;
    this.known = new FileTable(store);
    this.tables = EmbeddedTable.of(schema);
    this.plans = TablePlan.of(schema);
  }

  /**
   * Reads what is new in a workspace: {@code contacts.csv}, {@code data/events-2026-03.csv.gz}. A
   * workspace over somebody's database has nothing to read.
   *
   * @param zone of instants without an offset
   * @param now since when attributes with history have a value that they did not have before
   * @param today as of when an event is dated ahead: more than a day, and it is told, more than a
   *     year, and it is set aside
   */
  public static Ingested run(
      Store store,
      Schema schema,
      ZoneId zone,
      Path root,
      Instant now,
      Instant today,
      Progress progress) {
    return run(store, schema, zone, root, now, today, progress, Optional.empty());
  }

  /**
   * The same.
   *
   * @param afterwards is done after each file that has changed, in its transaction
   */
  public static Ingested run(
      Store store,
      Schema schema,
      ZoneId zone,
      Path root,
      Instant now,
      Instant today,
      Progress progress,
      Optional<Runnable> afterwards) {
    if (!store.location().holdsSource()) {
      return new Ingested(List.of(), 0, List.of());
    }
    Ingest ingest = new Ingest(store, schema, zone, root, now, today, progress, false, afterwards);
    DataFile.Found found = DataFile.in(ingest.root, ingest.tables());
    return ingest.read(found.files(), found.unclaimed());
  }

  /**
   * Reads these files, wherever they are.
   *
   * @param as the table that their rows go to; without, their names tell
   * @param correcting a row whose key is there takes the other's place, of events too; files that
   *     were read before are read again
   * @param afterwards is done after each file that has changed, in its transaction
   */
  public static Ingested files(
      Store store,
      Schema schema,
      ZoneId zone,
      Path root,
      List<Path> files,
      Optional<String> as,
      Instant now,
      Instant today,
      Progress progress,
      boolean correcting,
      Optional<Runnable> afterwards) {
    if (!store.location().holdsSource()) {
      throw new StoreFailure(
          store.location().somebodys().orElseThrow(),
          "the data of this workspace is somebody's database, which is only read",
          "put the rows there, or leave out 'source' in segue.yaml");
    }
    Ingest ingest =
        new Ingest(store, schema, zone, root, now, today, progress, correcting, afterwards);
    List<DataFile> all = files.stream().map(f -> ingest.file(f, as)).toList();
    return ingest.read(all, List.of());
  }

  /** What {@link #run} would find in the files, changed or not, without a table to write to. */
  public static Ingested look(
      Schema schema, ZoneId zone, Path root, Instant today, Progress progress) {
    List<TablePlan> plans = TablePlan.of(schema);
    Path absolute = root.toAbsolutePath().normalize();
    DataFile.Found found = DataFile.in(absolute, plans.stream().map(TablePlan::table).toList());
    List<Ingested.FileReport> reports = new ArrayList<>();
    for (DataFile file : found.files()) {
      TablePlan plan = plan(plans, file);
      FileIntake intake = new FileIntake(file, plan, zone, today, absolute, progress);
      reports.add(inWords(file, () -> intake.read(columns -> new FileIntake.Counted(), false)));
    }
    return new Ingested(reports, 0, found.unclaimed());
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

  private Ingested read(List<DataFile> files, List<String> unclaimed) {
    store.prepare(schema);
    List<Ingested.FileReport> reports = new ArrayList<>();
    try {
      for (DataFile file : files) {
        inWords(file, () -> readIfChanged(file)).ifPresent(reports::add);
      }
    } finally {
      if (!reports.isEmpty()) {
        progress.at("ordering what was read", 0, 0);
      }
      store.prepare(schema); // the indexes that new tables went without
    }
    return new Ingested(reports, files.size() - reports.size(), unclaimed);
  }

  /** Work on a file. */
  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T inWords(DataFile file, Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw FileIntake.failed(file, e);
    } catch (UncheckedIOException e) {
      throw FileIntake.failed(file, Objects.requireNonNull(e.getCause()));
    }
  }

  private Optional<Ingested.FileReport> readIfChanged(DataFile file) throws IOException {
    long size = Files.size(file.path());
    long modified = Files.getLastModifiedTime(file.path()).toMillis();
    Optional<FileTable.ReadFile> before =
        known.find(file.shown()).filter(b -> b.table().equals(file.table()) && !correcting);
    if (before.filter(b -> b.size() == size && b.modified() == modified).isPresent()) {
      return Optional.empty();
    }
    String hash = file.hash();
    if (before.filter(b -> b.hash().equals(hash)).isPresent()) {
      long rows = before.get().rows();
      known.put(new FileTable.ReadFile(file.shown(), file.table(), size, modified, hash, rows));
      return Optional.empty();
    }
    if (afterwards.isEmpty()) {
      store.expectRows(embedded(file));
    }
    return Optional.of(
        store.transaction(
            () -> {
              Ingested.FileReport report = inWords(file, () -> intake(file).read(rows(file), true));
              if (file.table().equals(schema.contacts().table())) {
                new HistoryTable(store).record(schema, now);
              }
              known.put(
                  new FileTable.ReadFile(
                      file.shown(), file.table(), size, modified, hash, report.rows()));
              afterwards.ifPresent(Runnable::run);
              return report;
            }));
  }

  private FileIntake intake(DataFile file) {
    return new FileIntake(file, plan(file), zone, today, root, progress);
  }

  private Function<List<String>, FileIntake.Rows> rows(DataFile file) {
    UnaryOperator<Object> now = new MergedTable(store).many();
    return columns -> {
      FileIntake.Rows rows = written(file, columns);
      return FileIntake.Rows.of(Rerouted.of(rows, schema, file.table(), columns, now), rows::close);
    };
  }

  private FileIntake.Rows written(DataFile file, List<String> columns) {
    SourceWriter.Rule rule = plan(file).rule();
    if (correcting && rule == SourceWriter.Rule.ONCE) {
      return new WholeRows(store, embedded(file), columns);
    }
    SourceWriter writer = new SourceWriter(store, embedded(file), columns, rule);
    return FileIntake.Rows.of(writer::write, writer::close);
  }

  private TablePlan plan(DataFile file) {
    return plan(plans, file);
  }

  private static TablePlan plan(List<TablePlan> plans, DataFile file) {
    return plans.stream().filter(p -> p.table().equals(file.table())).findFirst().orElseThrow();
  }

  private EmbeddedTable embedded(DataFile file) {
    return tables.stream().filter(t -> t.name().equals(file.table())).findFirst().orElseThrow();
  }
}
