package dev.segue.repl.session;

import dev.segue.compiler.Analysis;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Fix;
import dev.segue.compiler.diag.Fixed;
import dev.segue.compiler.source.Source;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A workspace with every edit made that is certain, again and again until none is offered: what was
 * set right may show what stood behind it.
 *
 * @param made by round, and in the order of their places
 */
public record FixedWorkspace(LoadedWorkspace loaded, List<Fix> made) {
  /** More rounds than any slip needs: an edit that offers itself anew is not made for ever. */
  private static final int MOST_ROUNDS = 20;

  /** What keeps a file from being written: what was read is not what stands there. */
  private static final Set<Code> UNREAD = Set.of(Code.FILE_UNREADABLE, Code.FILE_NOT_UTF8);

  public FixedWorkspace {
    made = List.copyOf(made);
  }

  /** Of a workspace as read; {@code reading} is what reading told. */
  public static FixedWorkspace of(WorkspaceFolder folder, List<Diagnostic> reading) {
    Analysis analysis = new Analysis();
    LoadedWorkspace loaded = LoadedWorkspace.of(folder, reading, analysis);
    List<Fix> made = new ArrayList<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Fix> now = new ArrayList<>();
      List<Diagnostic> told =
          loaded.diagnostics().stream().filter(d -> !UNREAD.contains(d.code())).toList();
      WorkspaceFolder was = loaded.folder();
      WorkspaceFolder is =
          new WorkspaceFolder(
              was.root(),
              was.settingsFile(),
              was.settings(),
              fixed(was.scripts(), told, now),
              fixed(was.templates(), told, now));
      if (now.isEmpty()) {
        break;
      }
      made.addAll(now);
      loaded = LoadedWorkspace.of(is, reading, analysis);
    }
    return new FixedWorkspace(loaded, made);
  }

  private static List<Source> fixed(List<Source> files, List<Diagnostic> told, List<Fix> made) {
    List<Source> fixed = new ArrayList<>();
    for (Source file : files) {
      Fixed now = Fixed.of(file, told);
      made.addAll(now.made());
      fixed.add(now.source());
    }
    return fixed;
  }

  /** How many edits were made in a file. */
  public long made(String file) {
    return made.stream().filter(f -> f.span().file().equals(file)).count();
  }

  /** The files with edits in them. */
  public List<Source> changed() {
    return loaded.sources().stream().filter(s -> made(s.path()) > 0).toList();
  }
}
