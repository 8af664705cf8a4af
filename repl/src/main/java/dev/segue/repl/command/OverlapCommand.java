package dev.segue.repl.command;

import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.InstantText;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.OverlapPage;
import dev.segue.repl.report.OverlapText;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.segment.MemberSets;
import dev.segue.runtime.segment.Overlap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue overlap A B C}: what segments have in common. */
@Command(
    name = "overlap",
    description = {
      "Say how many contacts segments have in common, as of the last refresh: every two of them,",
      "and how many contacts are in just these and in no other of them (an UpSet plot)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue overlap",
      "  segue overlap car_intent loyal mql",
      "  segue overlap car_intent loyal mql --out overlap.html"
    })
final class OverlapCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 20;

  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(
      paramLabel = "S",
      arity = "0..*",
      description = "Segments, by name (default: every one).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Show the N most numerous combinations (default: 20).")
  private int most = MOST_SHOWN;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also draw it, as a page of HTML that needs nothing else.")
  private Optional<Path> out = Optional.empty();

  OverlapCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() throws IOException {
    if (most < 1) {
      throw Failure.usage("--most takes a number from 1, not " + most);
    }
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    Workspace workspace = loaded.workspace();
    List<String> asked = Asked.segments(workspace, names);
    Instant now = asOf.instant(workspace.zone(), surroundings);
    Overlap overlap;
    try (WorkspaceData data = Opening.data(segue, loaded)) {
      overlap =
          MemberSets.stored(data.store(), asked, now)
              .map(Overlap::of)
              .orElseThrow(
                  () ->
                      Failure.findings(
                          "no refresh is known as of " + InstantText.of(now, workspace.zone()),
                          "'segue refresh' writes down who is in which segment from then on"));
    }
    if (out.isPresent()) {
      OutputFile.write(
          out.get(),
          OverlapPage.of(overlap, workspace.name(), most, workspace.zone()),
          surroundings);
    }
    if (segue.json()) {
      Json.print(overlap, workspace.zone(), surroundings.out());
    } else {
      new OverlapText(surroundings.screen(), workspace.zone(), most)
          .print(overlap, surroundings.out());
    }
    return ExitCodes.FINE;
  }
}
