package dev.segue.runtime.program;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what happens in a program while it is advanced. */
final class Tally {
  private int entered;
  private int heldOut;
  private int postponed;
  private final Map<String, Integer> steps = new LinkedHashMap<>();
  private final Map<String, Integer> sent = new LinkedHashMap<>();
  private final Map<String, Integer> handedOff = new LinkedHashMap<>();
  private final Map<String, Integer> ended = new LinkedHashMap<>();

  void entered(int all, int ofThemHeldOut) {
    entered += all - ofThemHeldOut;
    heldOut += ofThemHeldOut;
  }

  void step(String id, int runs) {
    add(steps, id, runs);
  }

  void sent(String message, int runs) {
    add(sent, message, runs);
  }

  void handedOff(String to, int runs) {
    add(handedOff, to, runs);
  }

  void ended(String ending, int runs) {
    add(ended, ending, runs);
  }

  void postponed(int runs) {
    postponed += runs;
  }

  Advanced.OfProgram of(String program, int open) {
    return new Advanced.OfProgram(
        program, entered, heldOut, steps, sent, handedOff, ended, postponed, open);
  }

  private static void add(Map<String, Integer> counts, String name, int number) {
    if (number > 0) {
      counts.merge(name, number, Integer::sum);
    }
  }
}
