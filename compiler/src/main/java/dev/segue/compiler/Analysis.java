package dev.segue.compiler;

import dev.segue.compiler.check.CheckedWorkspace;
import dev.segue.compiler.check.Memory;
import dev.segue.compiler.check.WorkspaceCheck;
import dev.segue.compiler.check.WorkspaceText;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles a workspace again and again as its files change: a script that stands as it did is not
 * read again, a definition is checked again only where something that it says has changed. What
 * comes of it is what compiling everything anew would give. Not for several threads at once.
 */
public final class Analysis {
  private Map<String, Parsed> parsed = new HashMap<>();
  private Memory memory = Memory.none();
  private final KnownLints lints = new KnownLints();

  /** A script as it was read. */
  private record Parsed(String text, Checked<SourceFile> file) {}

  public Compilation compile(SegueCompiler.Input input) {
    return compile(input, true);
  }

  /** The same without what lints tell. */
  public Compilation understand(SegueCompiler.Input input) {
    return compile(input, false);
  }

  private Compilation compile(SegueCompiler.Input input, boolean lint) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<SourceFile> files = new ArrayList<>();
    for (Checked<SourceFile> file : read(input.scripts())) {
      files.add(file.value());
      diagnostics.addAll(file.diagnostics());
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
                input.whole() && diagnostics.isEmpty()),
            memory);
    memory = checked.memory();
    lints.forget(checked.affected());
    diagnostics.addAll(Stumbles.without(checked.diagnostics(), diagnostics, input.scripts()));
    if (lint && diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR)) {
      diagnostics = lints.with(diagnostics, checked);
    }
    return new Compilation(checked, files, diagnostics);
  }

  private List<Checked<SourceFile>> read(List<Source> scripts) {
    Map<String, Parsed> now = new HashMap<>();
    List<Checked<SourceFile>> files = new ArrayList<>();
    for (Source script : scripts) {
      Parsed before = parsed.get(script.path());
      // two scripts of one path are told apart by nothing
      Parsed is =
          before != null && before.text.equals(script.text()) && !now.containsKey(script.path())
              ? before
              : new Parsed(script.text(), Parsing.file(script));
      now.put(script.path(), is);
      files.add(is.file);
    }
    parsed = now;
    return files;
  }
}
