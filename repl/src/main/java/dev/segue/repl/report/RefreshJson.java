package dev.segue.repl.report;

import dev.segue.compiler.source.Source;
import dev.segue.runtime.segment.ListRead;
import dev.segue.runtime.segment.Refreshed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What a refresh found, for programs. */
public record RefreshJson(
    Instant asOf,
    boolean unchanged,
    List<ListRead> lists,
    List<Refreshed.Segment> segments,
    List<Refreshed.Classes> partitions,
    List<Refreshed.Valued> scores,
    List<Refreshed.Valued> traits,
    List<String> removed,
    List<DiagnosticJson.Finding> warnings) {

  public static RefreshJson of(
      Refreshed refreshed, List<ListRead> lists, Collection<Source> sources) {
    return new RefreshJson(
        refreshed.asOf(),
        refreshed.changedNothing(),
        lists,
        refreshed.segments(),
        refreshed.partitions(),
        refreshed.scores(),
        refreshed.traits(),
        refreshed.removed(),
        DiagnosticJson.of(refreshed.warnings(), sources).diagnostics());
  }
}
