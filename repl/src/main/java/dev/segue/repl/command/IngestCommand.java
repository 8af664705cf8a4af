package dev.segue.repl.command;

import dev.segue.repl.report.IngestText;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.ingest.Ingest;
import dev.segue.runtime.ingest.Ingested;
import dev.segue.runtime.tick.Settling;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue ingest}: files of data into the workspace's own tables. */
@Command(
    name = "ingest",
    description = {
      "Read contacts, accounts, events and records from CSV or JSON lines, gzipped or not;",
      "without FILE what is new in the workspace and its folder 'data'."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue ingest",
      "  segue ingest export/contacts.csv export/events.jsonl.gz",
      "  segue ingest export/members.csv --as contacts",
      "  segue ingest export/events.jsonl --refresh",
      "  segue ingest fixed/events.csv --correct",
      "  segue ingest --rebuild"
    })
final class IngestCommand implements Callable<Integer> {
  private final Segue segue;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files of data.")
  private List<Path> files = List.of();

  @Option(
      names = "--as",
      paramLabel = "TABLE",
      description =
          "The table that the rows go to (default: the one whose name the file's begins with).")
  private Optional<String> table = Optional.empty();

  @Option(
      names = "--rebuild",
      description = {
        "Forget all rows and read every file again, as the schema declares its columns now;",
        "segments, programs and what was sent stay."
      })
  private boolean rebuild;

  @Option(
      names = "--refresh",
      description = {
        "Bring everything up to date together with each file's rows:",
        "refresh segments and advance programs; deliver nothing."
      })
  private boolean refresh;

  @Option(
      names = "--correct",
      description = {
        "A row whose key is there takes the other's place: events too,",
        "of which a second one that says something else is set aside without."
      })
  private boolean correct;

  @Mixin private AsOf asOf = new AsOf();

  IngestCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    if (table.isPresent() && files.isEmpty()) {
      throw Failure.usage("--as goes with the files whose rows it is about");
    }
    if (rebuild && !files.isEmpty()) {
      throw Failure.usage("--rebuild reads the workspace's own files, not those named");
    }
    if (correct && files.isEmpty()) {
      throw Failure.usage("--correct goes with the files whose rows are right");
    }
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    ZoneId zone = loaded.workspace().zone();
    Path root = loaded.folder().root();
    Instant now = asOf.instant(zone, surroundings);
    List<Path> paths = files.stream().map(surroundings.directory()::resolve).toList();
    boolean ingests;
    Ingested ingested;
    try (ProgressLine progress = surroundings.progress();
        WorkspaceData data =
            rebuild
                ? WorkspaceData.emptied(loaded, surroundings.environment())
                : Opening.data(segue, loaded)) {
      ingests = data.ingests();
      Optional<Runnable> afterwards =
          refresh && ingests ? Optional.of(settling(data, loaded, now)) : Optional.empty();
      Supplier<Ingested> work =
          () ->
              files.isEmpty()
                  ? Ingest.run(
                      data.store(),
                      loaded.workspace().schema(),
                      zone,
                      root,
                      now,
                      surroundings.today(now),
                      progress,
                      afterwards)
                  : Ingest.files(
                      data.store(),
                      loaded.workspace().schema(),
                      zone,
                      root,
                      paths,
                      table,
                      now,
                      surroundings.today(now),
                      progress,
                      correct,
                      afterwards);
      ingested = refresh ? data.store().inTurn(work) : work.get();
    }
    if (segue.json()) {
      Json.print(ingested, surroundings.out());
    } else if (!ingests) {
      surroundings
          .out()
          .println("nothing to ingest: the data are somebody's database, which is only read");
    } else {
      IngestText text = new IngestText(surroundings.screen(), surroundings.out());
      text.printFiles(ingested);
      text.print(ingested);
    }
    return ExitCodes.FINE;
  }

  /** All of it is made before the first row is read. */
  private static Runnable settling(WorkspaceData data, LoadedWorkspace loaded, Instant now) {
    data.store().prepare(loaded.workspace().schema());
    Settling settling =
        new Settling(
            data.store(),
            loaded.workspace(),
            data.layout(),
            new WorkspaceScripts(loaded.compilation()));
    return () -> settling.at(now);
  }
}
