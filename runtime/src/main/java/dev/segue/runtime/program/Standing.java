package dev.segue.runtime.program;

import dev.segue.compiler.ir.Program;
import dev.segue.runtime.store.Cohort;

/** The runs on one version of a program, what that version says, and what happens to them. */
record Standing(Cohort cohort, Program program, Tally tally) {

  String step(int index) {
    return program.steps().get(index).id();
  }
}
