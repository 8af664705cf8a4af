package dev.segue.runtime.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a program.
 *
 * @param entered runs that began, but for those held out
 * @param ended how many of them ended in which way
 * @param flow the way through its newest version
 * @param funnel how far contacts came, from entering to the goal
 * @param all everyone who was in a run; {@code segments} and {@code by} are of them
 * @param holdout how many reach the goal, above those held out
 */
public record Outcome(
    String program,
    Optional<String> title,
    Optional<String> purpose,
    String audience,
    Instant asOf,
    long entered,
    long heldOut,
    long open,
    Map<String, Long> ended,
    Flow flow,
    List<Stage> funnel,
    List<Mailing> messages,
    Row all,
    List<Row> segments,
    List<Breakdown> by,
    boolean hasGoal,
    Optional<Difference> holdout,
    List<Arms> splits,
    Sends segmented,
    Sends unsegmented) {
  public Outcome {
    funnel = List.copyOf(funnel);
    messages = List.copyOf(messages);
    segments = List.copyOf(segments);
    by = List.copyOf(by);
    splits = List.copyOf(splits);
  }

  /**
   * The way through a program.
   *
   * @param older runs on older versions, which are not drawn
   * @param unclear runs of which it is not known which of several ways they went
   */
  public record Flow(List<Place> places, List<Way> ways, long older, long unclear) {
    public Flow {
      places = List.copyOf(places);
      ways = List.copyOf(ways);
    }
  }

  /** A step: who stands there now, and who left from there before the end. */
  public record Place(String id, String words, long here, long left) {}

  /**
   * From one step to another, each by its index; the end is one past the last step.
   *
   * @param words what is so of those who go there
   */
  public record Way(int from, int to, String words, long runs) {}

  /**
   * How far some of the contacts came.
   *
   * @param before how many of them had come to the stage before, too
   */
  public record Stage(String words, long contacts, long before) {}

  /**
   * A message of the program: sent, kept back, and by how many who got it opened and clicked.
   *
   * @param opened nothing where the schema has no {@code email_opened}
   */
  public record Mailing(
      String message, long sent, long kept, Optional<Share> opened, Optional<Share> clicked) {}

  /** Contacts with something in common, and what became of their messages and of them. */
  public record Row(
      String value, long contacts, long sent, long opened, long clicked, long goals) {}

  /** By a value that the program is to be reported by. */
  public record Breakdown(String words, List<Row> rows) {
    public Breakdown {
      rows = List.copyOf(rows);
    }
  }

  /** The arms of a split: how many reach the goal, against the first arm. */
  public record Arms(String split, List<Arm> arms) {
    public Arms {
      arms = List.copyOf(arms);
    }
  }

  /** An arm; nothing over the first for the first. */
  public record Arm(String name, Share goals, Optional<Difference> overFirst) {}

  /** Messages of programs whose audience is a segment, or everyone. */
  public record Sends(long sent, Share opened, Share clicked) {}
}
