package dev.segue.runtime.proposal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is otherwise once proposed definitions have taken the place of those of a base, both worked
 * out as of one instant over the same data; what is not named here is as it was.
 */
public record Proposal(
    Instant asOf,
    List<Segment> segments,
    List<Partition> partitions,
    List<Valued> values,
    List<OfProgram> programs) {
  public Proposal {
    segments = List.copyOf(segments);
    partitions = List.copyOf(partitions);
    values = List.copyOf(values);
    programs = List.copyOf(programs);
  }

  /** Nothing is otherwise. */
  public boolean isEmpty() {
    return segments.isEmpty() && partitions.isEmpty() && values.isEmpty() && programs.isEmpty();
  }

  /** Why something is otherwise. */
  public enum Cause {
    ADDED,
    REMOVED,
    /** It says something else. */
    CHANGED,
    /** It says the same, and speaks of what is changed. */
    FOLLOWS,
    /** It says the same, and what programs do has changed. */
    PROGRAMS
  }

  /**
   * Why, in names.
   *
   * @param of what is changed of the things that it speaks of; empty unless it follows
   */
  public record Because(Cause cause, List<String> of) {
    public Because {
      of = List.copyOf(of);
    }
  }

  /** A number on both sides. */
  public record Pair(long before, long after) {
    public boolean isSame() {
      return before == after;
    }
  }

  /**
   * A segment, and who comes and goes.
   *
   * @param enters by which conditions; a contact counts for each that fits
   * @param leaves likewise
   */
  public record Segment(
      String name,
      Because because,
      Pair size,
      long entering,
      long leaving,
      List<Reason> enters,
      List<Reason> leaves,
      List<String> whoEnters,
      List<String> whoLeaves) {
    public Segment {
      enters = List.copyOf(enters);
      leaves = List.copyOf(leaves);
      whoEnters = List.copyOf(whoEnters);
      whoLeaves = List.copyOf(whoLeaves);
    }
  }

  /** How a part of a condition has to do with who comes or goes. */
  public enum Part {
    /** The proposed condition takes it, and it does not hold of them. */
    NEEDED_NOW,
    /** The base's condition took it, and it did not hold of them. */
    NEEDED_BEFORE,
    /** It holds of them, and is enough for the proposed condition. */
    ENOUGH_NOW,
    /** It held of them, and was enough for the base's condition. */
    ENOUGH_BEFORE
  }

  /** A part of a condition, and of how many of those who come or go it is so. */
  public record Reason(Part part, String condition, long contacts) {}

  /** A partition: the sizes of its classes, and who moves from which to which. */
  public record Partition(String name, Because because, Map<String, Pair> sizes, List<Move> moves) {
    public Partition {
      sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
      moves = List.copyOf(moves);
    }
  }

  /** So many from one class to another; a class that is not there on one side is empty there. */
  public record Move(String from, String to, long contacts) {}

  /**
   * A trait or score.
   *
   * @param size how many contacts have a value
   * @param changed how many have another, one for the first time, or none any more
   */
  public record Valued(String name, Because because, Pair size, long changed) {}

  /**
   * A program, and what it does as of the instant.
   *
   * @param ended by way
   * @param sent by message, what leaves
   * @param handedOff by whom they are handed to
   */
  public record OfProgram(
      String name,
      Because because,
      Pair entered,
      Pair heldOut,
      Map<String, Pair> ended,
      Map<String, Pair> sent,
      Map<String, Pair> handedOff) {
    public OfProgram {
      ended = Collections.unmodifiableMap(new LinkedHashMap<>(ended));
      sent = Collections.unmodifiableMap(new LinkedHashMap<>(sent));
      handedOff = Collections.unmodifiableMap(new LinkedHashMap<>(handedOff));
    }

    /** All its messages together. */
    public Pair messages() {
      return new Pair(
          sent.values().stream().mapToLong(Pair::before).sum(),
          sent.values().stream().mapToLong(Pair::after).sum());
    }

    boolean doesTheSame() {
      return entered.isSame()
          && heldOut.isSame()
          && List.of(ended, sent, handedOff).stream()
              .allMatch(counts -> counts.values().stream().allMatch(Pair::isSame));
    }
  }
}
