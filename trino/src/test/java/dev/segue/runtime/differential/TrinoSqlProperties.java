package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;

/** What is emitted for Trino says what the oracle says. */
class TrinoSqlProperties {
  /** Of all statements, in percent; what they are is told in docs/how-to/ask-trino.md. */
  private static final int MOST_REFUSED = 10;

  private final Cases cases = new Cases();

  @AfterProperty
  void tell() {
    cases.tell("Trino");
  }

  @AfterContainer
  static void fewAreRefused() {
    TrinoServer.somewhere()
        .flatMap(Somewhere::refusals)
        .ifPresent(
            r -> {
              System.out.println("Trino: " + r);
              assertTrue(r.percent() <= MOST_REFUSED, r.toString());
            });
  }

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void inSomebodysTables(@ForAll("worlds") World world, @ForAll long seed) {
    TrinoServer.somewhere()
        .ifPresent(
            trino -> {
              cases.add(world);
              Database.foreign(
                  world, seed, trino, database -> SqlProperties.agreeOnHalf(world, database));
            });
  }
}
