package dev.segue.repl.report;

import dev.segue.compiler.source.Source;
import dev.segue.runtime.deliver.Delivered;
import dev.segue.runtime.ingest.Ingested;
import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.segment.ListRead;
import dev.segue.runtime.segment.Refreshed;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.tick.RunReport;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to, for programs.
 *
 * @param made whether data were made up first
 */
public record RunJson(
    Instant asOf,
    boolean unchanged,
    Optional<Instant> nextDue,
    boolean made,
    Ingested ingested,
    List<ListRead> lists,
    List<Refreshed.Segment> segments,
    List<Refreshed.Classes> partitions,
    List<Refreshed.Valued> scores,
    List<Refreshed.Valued> traits,
    List<Advanced.OfProgram> programs,
    List<Advanced.Paused> paused,
    List<Delivered.Sent> sent,
    List<Delivered.Refused> refused,
    List<Delivered.Waiting> waiting,
    List<String> unknown,
    List<DiagnosticJson.Finding> warnings) {

  public static RunJson of(
      RunReport report, boolean made, Ingested ingested, Collection<Source> sources) {
    Refreshed refreshed = report.refreshed();
    return new RunJson(
        report.asOf(),
        report.isUnchanged() && ingested.written() == 0,
        report.nextDue(),
        made,
        ingested,
        report.lists(),
        refreshed.segments(),
        refreshed.partitions(),
        refreshed.scores(),
        refreshed.traits(),
        report.advanced().programs(),
        report.advanced().paused(),
        report.delivered().sent(),
        report.delivered().refused(),
        report.delivered().waiting(),
        report.delivered().unknown().stream().map(OutboxTable.Entry::key).toList(),
        DiagnosticJson.of(refreshed.warnings(), sources).diagnostics());
  }
}
