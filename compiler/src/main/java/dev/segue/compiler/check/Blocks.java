package dev.segue.compiler.check;

import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.ProgramRow.Labelled;
import java.util.ArrayList;
import java.util.List;

/** The steps inside a step: the blocks of an {@code if}, the arms of a {@code split}. */
final class Blocks {
  private Blocks() {}

  static List<Labelled> of(ProgramRow.Step step) {
    List<Labelled> inside = new ArrayList<>();
    if (step instanceof ProgramRow.Step.If(var branches, var otherwise)) {
      branches.forEach(branch -> inside.addAll(branch.steps()));
      inside.addAll(otherwise);
    } else if (step instanceof ProgramRow.Step.Split(var arms)) {
      arms.forEach(arm -> inside.addAll(arm.steps()));
    } else if (step instanceof ProgramRow.Step.Repeat repeat) {
      inside.addAll(repeat.steps());
    }
    return inside;
  }
}
