package dev.segue.runtime.tick;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.source.Source;
import dev.segue.runtime.program.Scripts;
import java.util.Optional;

/** The scripts of a workspace; an older version of a program is checked beside all the others. */
public record WorkspaceScripts(Compilation compilation) implements Scripts {
  @Override
  public String text(Program program) {
    return compilation.text(program.name());
  }

  @Override
  public Checked<Optional<Program>> read(String program, String text) {
    return compilation.program(new Source("an older version of " + program, text));
  }
}
