package dev.segue.runtime.scenario;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.ir.Program;
import dev.segue.runtime.program.Scripts;
import java.util.List;
import java.util.Optional;

/** In a test every run is on the version of the program that the test is of. */
final class OneVersion implements Scripts {
  @Override
  public String text(Program program) {
    return "";
  }

  @Override
  public Checked<Optional<Program>> read(String program, String text) {
    return new Checked<>(Optional.empty(), List.of());
  }
}
