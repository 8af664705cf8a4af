package dev.segue.compiler.syntax;

/** A unit of time; singular and plural are one word. Calendar periods: day to year. */
public enum TimeUnit {
  SECOND,
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR
}
