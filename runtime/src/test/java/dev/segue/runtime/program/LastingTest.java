package dev.segue.runtime.program;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Occurs;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.type.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is taken for lasting lasts: doubt makes it none. */
final class LastingTest {
  private final Shop shop = new Shop();
  private final Occurs signedUp = (Occurs) shop.signedUp(new Expression.RunEntered());

  @Test
  void whatHasHappenedStaysSo() {
    assertTrue(Lasting.is(signedUp));
    assertTrue(Lasting.is(new Condition.All(List.of(signedUp, shop.isPlan("pro")))));
    assertTrue(Lasting.is(new Condition.Any(List.of(signedUp, signedUp))));
  }

  @Test
  void whatHasNotMayYet() {
    assertFalse(Lasting.is(new Condition.Not(signedUp)));
    assertFalse(Lasting.is(new Occurs(signedUp.rows(), 1, Optional.of(2L))));
  }

  @Test
  void whatTimeCarriesOutOfAWindowIsNone() {
    assertFalse(
        Lasting.is(
            shop.signedUp(
                new Expression.Shifted(
                    new Expression.Now(), new Period.Exact(86_400_000), false))));
    assertFalse(
        Lasting.is(
            new Condition.Compare(
                new Expression.RunEntered(),
                Condition.Relation.LESS,
                new Expression.Now(),
                false)));
  }
}
