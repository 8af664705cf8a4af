package dev.segue.repl.command;

import dev.segue.repl.report.IngestText;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.ListsText;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.report.RunJson;
import dev.segue.repl.report.RunText;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.deliver.Secrets;
import dev.segue.runtime.ingest.Ingest;
import dev.segue.runtime.ingest.Ingested;
import dev.segue.runtime.tick.RunReport;
import dev.segue.runtime.tick.Tick;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code segue run}: everything that is due, from new data to messages that have gone out. */
@Command(
    name = "run",
    description = {
      "Ingest what is new, refresh every segment, advance every program to now,",
      "deliver what is due by mail or to the folder 'outbox', and say what happened."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue run examples/harbor",
      "  segue run --as-of 2026-03-02T09:00",
      "  segue run --json >report.json"
    })
final class RunCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Mixin private TimeLimit timeLimit = new TimeLimit();

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The workspace's folder.")
  private Optional<Path> argument = Optional.empty();

  RunCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder(argument));
    Surroundings surroundings = segue.surroundings();
    ZoneId zone = loaded.workspace().zone();
    Instant now = asOf.instant(zone, surroundings);
    boolean made = MadeUpData.makeWhereNone(loaded, now, surroundings);
    Path root = loaded.folder().root();
    boolean ingests;
    Ingested ingested;
    RunReport report;
    try (ProgressLine progress = surroundings.progress();
        WorkspaceData data = Opening.data(segue, loaded, timeLimit::set)) {
      ingests = data.ingests();
      ingested =
          Ingest.run(
              data.store(),
              loaded.workspace().schema(),
              zone,
              root,
              now,
              surroundings.today(now),
              progress);
      Tick tick =
          new Tick(
              data.store(),
              loaded.workspace(),
              data.layout(),
              new WorkspaceScripts(loaded.compilation()),
              Channels.of(
                  root,
                  loaded.folder().settings(),
                  new Secrets(surroundings.environment()),
                  surroundings.clock()),
              true,
              Optional.of(root));
      report = tick.run(now, progress);
    }
    if (segue.json()) {
      Json.print(RunJson.of(report, made, ingested, loaded.sources()), zone, surroundings.out());
    } else {
      if (ingests) {
        new IngestText(surroundings.screen(), surroundings.out()).print(ingested);
      }
      new ListsText(surroundings.screen(), surroundings.out()).print(report.lists());
      new RunText(surroundings.screen(), surroundings.out(), loaded.workspace())
          .print(report, loaded.sources());
    }
    return ExitCodes.FINE;
  }
}
