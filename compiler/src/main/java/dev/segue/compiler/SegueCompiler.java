package dev.segue.compiler;

import dev.segue.compiler.check.CheckedWorkspace;
import dev.segue.compiler.check.WorkspaceCheck;
import dev.segue.compiler.check.WorkspaceText;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.lint.Linting;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scripts become the meaning of a workspace. */
public final class SegueCompiler {
  private SegueCompiler() {}

  /**
   * A workspace as read.
   *
   * @param channel the channel of messages that name none; {@code topic} and {@code from} likewise
   * @param whole whether all of it could be read: else what seems to be missing is not told
   */
  public record Input(
      String name,
      ZoneId zone,
      Optional<String> channel,
      Optional<String> topic,
      Optional<String> from,
      List<Source> scripts,
      List<Source> templates,
      boolean whole) {
    public Input {
      scripts = List.copyOf(scripts);
      templates = List.copyOf(templates);
    }

    /** Scripts alone, in a zone. */
    public static Input of(ZoneId zone, List<Source> scripts) {
      return new Input(
          "", zone, Optional.empty(), Optional.empty(), Optional.empty(), scripts, List.of(), true);
    }
  }

  public static Compilation compile(Input input) {
    return compile(input, true);
  }

  /** The same without what lints tell. */
  public static Compilation understand(Input input) {
    return compile(input, false);
  }

  private static Compilation compile(Input input, boolean lint) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<SourceFile> files = new ArrayList<>();
    for (Source script : input.scripts()) {
      Checked<SourceFile> parsed = Parsing.file(script);
      files.add(parsed.value());
      diagnostics.addAll(parsed.diagnostics());
    }
    CheckedWorkspace checked =
        WorkspaceCheck.check(
            new WorkspaceText(
                input.name(),
                input.zone(),
                input.channel(),
                input.topic(),
                input.from(),
                input.scripts(),
                files,
                input.templates(),
                input.whole() && diagnostics.isEmpty()));
    diagnostics.addAll(Stumbles.without(checked.diagnostics(), diagnostics, input.scripts()));
    if (lint && diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR)) {
      Linting.settle(checked.workspace(), checked::missing, diagnostics);
      diagnostics.addAll(Linting.lint(checked.workspace()));
    }
    return new Compilation(checked, files, diagnostics);
  }
}
