package dev.segue.runtime.program;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.ir.Program;
import java.util.Optional;

/** What programs say: kept with each version, and read again for those who are still on it. */
public interface Scripts {
  /** The text of a program's declaration. */
  String text(Program program);

  /**
   * What such a text means beside the workspace's other definitions as they are now; nothing where
   * it does not check any more: the diagnostics say why.
   */
  Checked<Optional<Program>> read(String program, String text);
}
