package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A workspace whose definitions somebody edits. */
final class Edited {
  private Edited() {}

  /** A definition comes to mean the opposite, or one of a condition comes or goes. */
  static Workspace of(
      Workspace workspace, List<Condition> conditions, Random random, Happenings happenings) {
    List<Definitions.Segment> segments = new ArrayList<>(workspace.segments());
    int asked = random.nextInt(conditions.size());
    String name = "asked_" + asked;
    if (random.nextBoolean()) {
      int place = random.nextInt(segments.size());
      Definitions.Segment was = segments.get(place);
      segments.set(place, segment(was.name(), new Condition.Not(was.condition()), was));
    } else if (segments.removeIf(s -> s.name().equals(name))) {
      happenings.forget(name);
    } else {
      segments.add(segment(name, conditions.get(asked), segments.getFirst()));
    }
    return World.with(workspace, segments);
  }

  private static Definitions.Segment segment(
      String name, Condition condition, Definitions.Segment like) {
    return new Definitions.Segment(
        name, like.title(), condition, like.expect(), like.owner(), like.span());
  }
}
