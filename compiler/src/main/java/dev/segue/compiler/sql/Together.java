package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Definitions;
import java.util.List;

/**
 * One statement that answers for many definitions: of everyone (contact, then who is in which
 * segments, so many of them in a whole number, then the values in canonical storage), by key.
 *
 * @param segments a bit for each, from the lowest on, {@link #IN_ONE} to a column
 * @param valued of each a column
 */
public record Together(SqlText text, List<Definitions.Segment> segments, List<Definitions> valued) {
  /** Bits in a column, so that no engine takes the number for a negative one. */
  public static final int IN_ONE = 62;

  public Together {
    segments = List.copyOf(segments);
    valued = List.copyOf(valued);
  }

  /** The column, from 0, with a segment's bit, which is its place modulo {@link #IN_ONE}. */
  public int ofSegment(int place) {
    return 1 + place / IN_ONE;
  }

  /** The column, from 0, of a value. */
  public int ofValue(int place) {
    return 1 + (segments.size() + IN_ONE - 1) / IN_ONE + place;
  }
}
