package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;

/** {@code monday}, {@code weekdays}: one word of a list of days. */
public record DayWord(Day day, Span span) {
  /** The words that name days. */
  public enum Day {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY,
    WEEKDAYS,
    WEEKEND,
    DAY
  }
}
