package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.All;
import dev.segue.compiler.ir.Condition.Any;
import dev.segue.compiler.ir.Condition.Not;
import dev.segue.compiler.ir.Value;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the language that the oracle itself keeps. */
class OracleProperties {

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aConditionAndItsNegationSplitEverybody(@ForAll("worlds") World world) {
    Oracle oracle = world.oracle();
    Set<Value> everybody =
        world.facts().contacts().stream().map(Facts.Contact::key).collect(Collectors.toSet());
    for (Condition condition : world.conditions()) {
      Set<Value> members = oracle.members(condition);
      Set<Value> others = oracle.members(new Not(condition));
      Set<Value> both = new HashSet<>(members);
      both.retainAll(others);
      assertEquals(Set.of(), both);
      both.addAll(members);
      both.addAll(others);
      assertEquals(everybody, both);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void deMorgan(@ForAll("worlds") World world) {
    Oracle oracle = world.oracle();
    List<Condition> parts = world.conditions();
    List<Condition> negated = parts.stream().<Condition>map(Not::new).toList();
    assertEquals(oracle.members(new Not(new All(parts))), oracle.members(new Any(negated)));
    assertEquals(oracle.members(new Not(new Any(parts))), oracle.members(new All(negated)));
    assertTrue(oracle.members(new Any(parts)).containsAll(oracle.members(new All(parts))));
  }
}
