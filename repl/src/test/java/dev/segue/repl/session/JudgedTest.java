package dev.segue.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What decides an answer, and what would turn it, on random conditions beside every possibility.
 */
final class JudgedTest {
  private static final int TRIES = Integer.getInteger("segue.tries", 400);

  /** What is known of the parts alone. */
  private sealed interface Tree {}

  private record Leaf(boolean holds) implements Tree {}

  private record Some(int least, boolean negated, List<Tree> parts) implements Tree {}

  private static Tree tree(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return new Leaf(random.nextBoolean());
    }
    List<Tree> parts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      parts.add(tree(random, depth - 1));
    }
    return new Some(1 + random.nextInt(parts.size()), random.nextBoolean(), parts);
  }

  private static Judged judged(Tree tree) {
    return switch (tree) {
      case Leaf(var holds) -> new Judged("leaf", holds, Optional.empty(), List.of(), List.of());
      case Some(var least, var negated, var trees) -> {
        List<Judged> parts = trees.stream().map(JudgedTest::judged).toList();
        boolean enough = parts.stream().filter(Judged::holds).count() >= least;
        yield new Judged(
            "some",
            enough != negated,
            Optional.of(new Judged.Joint(least, negated)),
            parts,
            List.of());
      }
    };
  }

  /** The answer where some leaves hold otherwise. */
  private static boolean holds(Judged part, IdentityHashMap<Judged, Boolean> otherwise) {
    if (part.joint().isEmpty()) {
      return otherwise.getOrDefault(part, part.holds());
    }
    Judged.Joint joint = part.joint().get();
    boolean enough =
        part.parts().stream().filter(p -> holds(p, otherwise)).count() >= joint.least();
    return enough != joint.negated();
  }

  private static void leaves(Judged part, List<Judged> leaves) {
    if (part.joint().isEmpty()) {
      leaves.add(part);
    }
    part.parts().forEach(p -> leaves(p, leaves));
  }

  private static IdentityHashMap<Judged, Boolean> turned(List<Judged> leaves) {
    IdentityHashMap<Judged, Boolean> turned = new IdentityHashMap<>();
    leaves.forEach(leaf -> turned.put(leaf, !leaf.holds()));
    return turned;
  }

  @Test
  void theNearestChangeTurnsTheAnswerAndNoSmallerOneDoes() {
    Random random = new Random(5);
    for (int i = 0; i < TRIES; i++) {
      Judged whole = judged(tree(random, 3));
      List<Judged> nearest = whole.nearest();
      assertNotEquals(whole.holds(), holds(whole, turned(nearest)), whole::toString);
      List<Judged> leaves = new ArrayList<>();
      leaves(whole, leaves);
      for (int some = 0; leaves.size() <= 12 && some < 1 << leaves.size(); some++) {
        if (Integer.bitCount(some) < nearest.size()) {
          List<Judged> fewer = new ArrayList<>();
          for (int k = 0; k < leaves.size(); k++) {
            if ((some & 1 << k) != 0) {
              fewer.add(leaves.get(k));
            }
          }
          assertEquals(whole.holds(), holds(whole, turned(fewer)), whole::toString);
        }
      }
    }
  }

  @Test
  void whatDecidesIsEnoughHoweverTheRestIs() {
    Random random = new Random(6);
    for (int i = 0; i < TRIES; i++) {
      Judged whole = judged(tree(random, 3));
      Set<Judged> deciding = whole.deciding();
      List<Judged> leaves = new ArrayList<>();
      leaves(whole, leaves);
      for (int times = 0; times < 20; times++) {
        IdentityHashMap<Judged, Boolean> otherwise = new IdentityHashMap<>();
        leaves.stream()
            .filter(leaf -> !deciding.contains(leaf))
            .forEach(leaf -> otherwise.put(leaf, random.nextBoolean()));
        assertEquals(whole.holds(), holds(whole, otherwise), whole::toString);
      }
    }
  }
}
