package dev.segue.runtime.program;

import java.util.List;
import java.util.Map;

/**
 * What advancing the programs came to.
 *
 * @param programs each program of the workspace, by name
 * @param paused who cannot go on
 */
public record Advanced(List<OfProgram> programs, List<Paused> paused) {
  public Advanced {
    programs = List.copyOf(programs);
    paused = List.copyOf(paused);
  }

  /**
   * What happened in a program.
   *
   * @param entered how many runs began, without those held out
   * @param steps how many runs left each step, in the order of the program
   * @param sent how many messages went to the outbox, by name
   * @param handedOff how many contacts were handed off, by receiver
   * @param ended how many runs ended, without those held out, by ending: {@code goal}, {@code
   *     exit}, {@code end}, {@code gone}
   * @param postponed how many messages hours or the cap have put off now
   * @param open how many runs are on, without those held out
   */
  public record OfProgram(
      String program,
      int entered,
      int heldOut,
      Map<String, Integer> steps,
      Map<String, Integer> sent,
      Map<String, Integer> handedOff,
      Map<String, Integer> ended,
      int postponed,
      int open) {

    /** Nobody moved. */
    public boolean isUnchanged() {
      return entered == 0 && heldOut == 0 && steps.isEmpty() && ended.isEmpty();
    }
  }

  /** Runs that stand still, and why. */
  public record Paused(String program, long version, int runs, String reason) {}

  /** Nobody moved in any. */
  public boolean isUnchanged() {
    return programs.stream().allMatch(OfProgram::isUnchanged);
  }
}
