package dev.segue.repl.session;

import dev.segue.repl.report.Plural;
import dev.segue.repl.report.ProposalText;
import dev.segue.repl.report.Screen;
import dev.segue.repl.report.UnifiedDiff;
import dev.segue.runtime.proposal.Proposals;
import dev.segue.runtime.proposal.Side;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was typed beside what is saved: its text, and what it would change. */
final class Comparing {
  private final OpenWorkspace workspace;

  Comparing(OpenWorkspace workspace) {
    this.workspace = workspace;
  }

  /** {@code :diff S}; without a name of everything typed. */
  Answer difference(String name) {
    TypedDefinitions typed = workspace.typed();
    if (!name.isEmpty() && typed.of(name).isEmpty()) {
      return Placed.of(workspace.saved(), name)
          .<Answer>map(p -> Answer.Lines.of(name + " is as it stands in " + p.place()))
          .orElseGet(() -> new Answer.Problem("nothing is called '" + name + "'"));
    }
    if (typed.byName().isEmpty()) {
      return Answer.Lines.of("nothing was defined here");
    }
    List<String> lines = new ArrayList<>();
    for (String each : name.isEmpty() ? List.copyOf(typed.byName().keySet()) : List.of(name)) {
      lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
      lines.addAll(difference(each, typed.of(each).orElseThrow()));
    }
    return new Answer.Difference(lines);
  }

  private List<String> difference(String name, TypedDefinitions.Typed typed) {
    Optional<Placed> stands = Placed.of(workspace.saved(), name);
    String path = stands.map(Placed::place).orElse(name + " (new)");
    String before = stands.map(p -> SavedFile.formatted(p.text())).orElse("");
    String after = SavedFile.formatted(typed.source().text());
    List<String> lines = new ArrayList<>(UnifiedDiff.of(path, before, after).lines().toList());
    if (lines.isEmpty()) {
      lines.add(name + " is as it stands in " + path);
    }
    sizes(name).ifPresent(lines::add);
    return lines;
  }

  private Optional<String> sizes(String name) {
    if (workspace.loaded().hasErrors() || workspace.data().hasErrors()) {
      return Optional.empty();
    }
    Optional<Long> now = size(workspace.loaded(), name);
    Optional<Long> before =
        workspace.saved().hasErrors() ? Optional.empty() : size(workspace.saved(), name);
    return now.map(
        n ->
            before.map(b -> Plural.number(b, Screen.PIPE) + " -> ").orElse("")
                + Plural.of(n, "contact", Screen.PIPE));
  }

  private Optional<Long> size(LoadedWorkspace of, String name) {
    return of.workspace()
        .segment(name)
        .map(
            segment -> workspace.data().under(of).asOf(workspace.now()).count(segment.condition()));
  }

  /** {@code :plan}: what would change if what was typed were saved. */
  Answer plan() {
    if (workspace.typed().byName().isEmpty()) {
      return Answer.Lines.of(
          "nothing was defined here; :plan tells what your definitions would change");
    }
    if (workspace.saved().hasErrors()) {
      return new Answer.Problem(
          "the files have mistakes, so there is nothing to compare with; :check shows them");
    }
    WorkspaceData data = workspace.data();
    return new Answer.Planned(
        new ProposalText(
            workspace.loaded().workspace().zone(),
            "the files",
            Proposals.compare(
                data.store(),
                side(workspace.saved(), data),
                side(workspace.loaded(), data),
                workspace.now(),
                false,
                Progress.SILENT),
            List.of()));
  }

  private static Side side(LoadedWorkspace loaded, WorkspaceData data) {
    return new Side(
        loaded.workspace(),
        data.layout(),
        new WorkspaceScripts(loaded.compilation()),
        loaded.folder().root());
  }
}
