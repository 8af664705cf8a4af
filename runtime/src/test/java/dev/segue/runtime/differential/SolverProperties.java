package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.solve.Solver;
import dev.segue.compiler.solve.Witness;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the solver claims never holds, holds of nobody. */
class SolverProperties {

  /** A world, and conditions about few things, so that they often contradict each other. */
  record Asked(World world, List<Condition> conditions) {}

  @Provide
  Arbitrary<Asked> asked() {
    return Worlds.worlds()
        .flatMap(
            world ->
                close(world)
                    .list()
                    .ofMinSize(2)
                    .ofMaxSize(6)
                    .list()
                    .ofSize(12)
                    .map(lists -> lists.stream().<Condition>map(Condition.All::new).toList())
                    .map(conditions -> new Asked(world, conditions)));
  }

  /** One of the world's conditions or its parts, as it is or not. */
  static Arbitrary<Condition> close(World world) {
    List<Condition> parts = new ArrayList<>();
    world.conditions().stream().limit(4).forEach(c -> parts(c, parts));
    return Combinators.combine(Arbitraries.of(parts), Arbitraries.of(true, false))
        .as((part, holds) -> holds ? part : new Condition.Not(part));
  }

  private static void parts(Condition condition, List<Condition> parts) {
    parts.add(condition);
    switch (condition) {
      case Condition.All(var all) -> all.forEach(c -> parts(c, parts));
      case Condition.Any(var any) -> any.forEach(c -> parts(c, parts));
      case Condition.Not(var part) -> parts(part, parts);
      case Condition.AtLeastOf(var least, var some) -> some.forEach(c -> parts(c, parts));
      case Condition.Compare c -> {
        for (Condition.Relation relation : Condition.Relation.values()) {
          parts.add(new Condition.Compare(c.left(), relation, c.right(), c.ignoringCase()));
        }
      }
      case Condition.Occurs(var rows, var least, var most) -> {
        parts.add(new Condition.Occurs(rows, least + 1, Optional.empty()));
        parts.add(new Condition.Occurs(rows, 0, Optional.of(least)));
      }
      case Condition other -> {}
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whatNeverHoldsHoldsOfNobody(@ForAll("asked") Asked asked) {
    Oracle oracle = asked.world().oracle();
    Solver solver = new Solver(asked.world().workspace());
    List<Condition> all = new ArrayList<>(asked.conditions());
    all.addAll(asked.world().conditions());
    for (Condition condition : all) {
      boolean never = solver.isNever(condition);
      boolean always = solver.isAlways(condition);
      for (Facts.Contact contact : asked.world().facts().contacts()) {
        boolean holds = oracle.holds(condition, contact);
        assertFalse(never && holds, () -> "said to hold never, and holds: " + condition);
        assertTrue(!always || holds, () -> "said to hold always, and does not: " + condition);
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void ofAWitnessTheConditionHolds(@ForAll("asked") Asked asked) {
    World world = asked.world();
    Solver solver = new Solver(world.workspace());
    List<Condition> all = new ArrayList<>(asked.conditions());
    all.addAll(world.conditions());
    for (Condition condition : all) {
      Optional<Witness> witness = solver.witness(condition);
      if (witness.isPresent()) {
        assertTrue(
            MadeUp.of(witness.get(), world.workspace(), world.now()).holds(condition),
            () -> witness.get() + " is no witness of " + condition);
      }
    }
  }
}
