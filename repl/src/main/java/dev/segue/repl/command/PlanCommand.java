package dev.segue.repl.command;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.repl.report.Findings;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.report.ProposalText;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.ingest.SourceInspection;
import dev.segue.runtime.proposal.Proposal;
import dev.segue.runtime.proposal.Proposals;
import dev.segue.runtime.proposal.Side;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue plan}: what would change if these definitions replaced those. */
@Command(
    name = "plan",
    description = {
      "Say who would enter and leave, by which conditions, and what programs would start, end and"
          + " send",
      "if the definitions here took the place of others: for each that is changed, and whatever"
          + " speaks of it.",
      "Nothing is changed, nothing sent."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue plan",
      "  segue plan --base main --max-leaving 10%% --max-messages 5000",
      "  segue plan --base ../released --markdown >>summary.md"
    })
final class PlanCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Mixin private TimeLimit timeLimit = new TimeLimit();

  @Option(
      names = "--base",
      paramLabel = "BASE",
      description = {
        "A folder with the other definitions, or a commit, branch or tag that git",
        "has of this one (default: the last commit)."
      })
  private Optional<String> base = Optional.empty();

  @Mixin private PlanLimits limits = new PlanLimits();

  @Option(names = "--people", description = "Name the contacts who enter and leave.")
  private boolean people;

  @Option(names = "--markdown", description = "Print Markdown, for the summary of a pipeline.")
  private boolean markdown;

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 3 where anything would change, and nothing passes a limit.")
  private boolean detailed;

  PlanCommand(Segue segue) {
    this.segue = segue;
  }

  /** The outcome, for programs. */
  private record Told(String base, Proposal plan, List<String> exceeded) {}

  @Override
  public Integer call() {
    limits.understood();
    Path folder = segue.folder();
    LoadedWorkspace loaded = Opening.sound(segue, folder);
    Surroundings surroundings = segue.surroundings();
    Instant now = asOf.instant(loaded.workspace().zone(), surroundings);
    Proposal proposal;
    try (BaseFolder other = BaseFolder.of(base, surroundings.directory(), folder)) {
      LoadedWorkspace before = before(other.root());
      try (ProgressLine progress = surroundings.progress();
          WorkspaceData data = Opening.data(segue, loaded, timeLimit::set)) {
        proposal =
            Proposals.compare(
                data.store(),
                side(before, layout(data.store(), before)),
                side(loaded, data.layout()),
                now,
                people,
                progress);
      }
    }
    List<String> exceeded = limits.exceeded(proposal);
    print(proposal, exceeded, loaded);
    if (!exceeded.isEmpty()) {
      return ExitCodes.FINDINGS;
    }
    return detailed && !proposal.isEmpty() ? ExitCodes.CHANGES : ExitCodes.FINE;
  }

  private String baseName() {
    return base.orElse("the last commit");
  }

  private LoadedWorkspace before(Path root) {
    LoadedWorkspace before = Opening.any(root);
    if (before.hasErrors()) {
      throw told(before, before.diagnostics(), "the definitions to compare with have errors");
    }
    return before;
  }

  private SourceLayout layout(Store store, LoadedWorkspace before) {
    Checked<SourceLayout> layout =
        SourceInspection.inspect(
            store,
            before.workspace().schema(),
            before.workspace().zone(),
            before.compilation().files());
    if (layout.hasErrors()) {
      throw told(
          before, layout.diagnostics(), "the database does not fit the schema to compare with");
    }
    return layout.value();
  }

  private Failure told(LoadedWorkspace before, List<Diagnostic> diagnostics, String reason) {
    Surroundings surroundings = segue.surroundings();
    Findings text = new Findings(before.sources(), surroundings.errScreen());
    text.print(diagnostics, surroundings.err());
    return Failure.findings(reason + ", " + baseName(), diagnostics, before.sources());
  }

  private static Side side(LoadedWorkspace loaded, SourceLayout layout) {
    return new Side(
        loaded.workspace(),
        layout,
        new WorkspaceScripts(loaded.compilation()),
        loaded.folder().root());
  }

  private void print(Proposal proposal, List<String> exceeded, LoadedWorkspace loaded) {
    PrintStream out = segue.surroundings().out();
    if (segue.json()) {
      Json.print(new Told(baseName(), proposal, exceeded), loaded.workspace().zone(), out);
      return;
    }
    ProposalText text = new ProposalText(loaded.workspace().zone(), baseName(), proposal, exceeded);
    if (markdown) {
      text.printMarkdown(out);
    } else {
      text.print(segue.surroundings().screen(), out);
    }
  }
}
