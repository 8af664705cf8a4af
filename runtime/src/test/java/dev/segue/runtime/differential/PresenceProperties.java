package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.plan.Presence;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a condition is said to make certain of a contact, the contact has. */
class PresenceProperties {

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whatIsCertainIsThere(@ForAll("worlds") World world) {
    Oracle oracle = world.oracle();
    Presence presence = new Presence(world.workspace());
    List<Condition> parts = world.conditions();
    for (Condition condition : parts) {
      certain(condition, presence, oracle, world);
    }
    certain(new Condition.All(parts), presence, oracle, world);
    certain(new Condition.Any(parts), presence, oracle, world);
    for (int least = 1; least <= parts.size(); least++) {
      certain(new Condition.AtLeastOf(least, parts), presence, oracle, world);
    }
  }

  private static void certain(Condition condition, Presence presence, Oracle oracle, World world) {
    for (Facts.Contact contact : world.facts().contacts()) {
      boolean holds = oracle.holds(condition, contact);
      for (Expression value : presence.where(condition, holds)) {
        assertTrue(
            oracle.value(value, contact).isPresent(),
            () -> value + " of " + contact.key() + " where " + condition + " is " + holds);
      }
    }
  }
}
