package dev.segue.repl.command;

import dev.segue.repl.report.IngestText;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.ingest.Ingest;
import dev.segue.runtime.ingest.Ingested;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      ingested =
          files.isEmpty()
              ? Ingest.run(data.store(), loaded.workspace().schema(), zone, root, now, progress)
              : Ingest.files(
                  data.store(),
                  loaded.workspace().schema(),
                  zone,
                  root,
                  paths,
                  table,
                  now,
                  progress);
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
}
