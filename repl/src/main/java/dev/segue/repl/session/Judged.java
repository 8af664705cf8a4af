package dev.segue.repl.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A condition judged of one contact, with the parts it is made of.
 *
 * @param joint how the parts make the whole; nothing of a part that is not taken apart
 * @param values what the contact has there
 */
record Judged(
    String words, boolean holds, Optional<Joint> joint, List<Judged> parts, List<String> values) {

  /** So many of the parts hold, or with {@code negated} fewer do. */
  record Joint(long least, boolean negated) {}

  Judged {
    parts = List.copyOf(parts);
    values = List.copyOf(values);
  }

  /**
   * The parts because of which it is as it is, however the others are: of enough that hold those,
   * of too few all that do not.
   */
  Set<Judged> deciding() {
    Set<Judged> deciding = Collections.newSetFromMap(new IdentityHashMap<>());
    decide(this, deciding);
    return deciding;
  }

  private static void decide(Judged part, Set<Judged> deciding) {
    deciding.add(part);
    part.joint.ifPresent(
        joint -> {
          boolean enough = part.enough(joint);
          part.parts.stream().filter(p -> p.holds == enough).forEach(p -> decide(p, deciding));
        });
  }

  /** The fewest parts, not taken apart themselves, that would have to turn for the whole to. */
  List<Judged> nearest() {
    if (joint.isEmpty()) {
      return List.of(this);
    }
    boolean enough = enough(joint.get());
    long holding = parts.stream().filter(Judged::holds).count();
    long many = enough ? holding - joint.get().least() + 1 : joint.get().least() - holding;
    List<Judged> turned = new ArrayList<>();
    parts.stream()
        .filter(p -> p.holds == enough)
        .map(Judged::nearest)
        .sorted(Comparator.comparingInt(List::size))
        .limit(many)
        .forEach(turned::addAll);
    return turned;
  }

  private boolean enough(Joint joint) {
    return holds != joint.negated();
  }
}
