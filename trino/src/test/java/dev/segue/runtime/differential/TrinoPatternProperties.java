package dev.segue.runtime.differential;

import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeProperty;

/** {@code matches} finds on Trino what it finds elsewhere. */
class TrinoPatternProperties {
  private final Optional<Somewhere> trino = TrinoServer.somewhere();

  @BeforeProperty
  void fill() {
    trino.ifPresent(PatternProperties::fill);
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void findTheSame(@ForAll long seed) {
    trino.ifPresent(engine -> PatternProperties.ask(engine, seed));
  }
}
