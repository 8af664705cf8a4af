package dev.segue.runtime.rehearsal;

import dev.segue.runtime.store.RehearsalRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a program would do in some days.
 *
 * @param until how far it was rehearsed
 * @param vocabularies whoever enters, by the words that they are spoken to in
 * @param segments the same by the segments that they are in as it begins
 */
public record Rehearsed(
    String program,
    Instant asOf,
    Instant until,
    long seed,
    Counts total,
    List<Answered> answers,
    List<Day> days,
    List<RehearsalRows.Group> vocabularies,
    List<RehearsalRows.Group> segments) {
  public Rehearsed {
    answers = List.copyOf(answers);
    days = List.copyOf(days);
    vocabularies = List.copyOf(vocabularies);
    segments = List.copyOf(segments);
  }

  /**
   * What happened.
   *
   * @param steps how many left each step
   * @param putOff how often hours or the cap put a message off
   * @param refused messages that did not leave, by reason
   * @param held the most messages that were held back at one time as they were to leave, by reason
   */
  public record Counts(
      long entered,
      long heldOut,
      Map<String, Long> steps,
      Map<String, Long> sent,
      Map<String, Long> handedOff,
      Map<String, Long> ended,
      long putOff,
      Map<String, Long> refused,
      Map<String, Long> held) {}

  /**
   * A day by the workspace's clock.
   *
   * @param answers how many answers came, as they were stated
   * @param standing how many stand at each step as it ends
   */
  public record Day(
      LocalDate day, Counts counts, Map<String, Long> answers, Map<String, Long> standing) {}

  /**
   * Answers as they were stated.
   *
   * @param of how many could have answered so
   */
  public record Answered(String words, long of, long answered) {}
}
