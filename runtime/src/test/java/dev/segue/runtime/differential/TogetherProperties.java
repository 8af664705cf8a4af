package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Definitions;
import dev.segue.runtime.kernel.Answers;
import dev.segue.runtime.kernel.Kernel;
import dev.segue.runtime.store.Progress;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;

/** One statement for many definitions says of each what the oracle says. */
class TogetherProperties {
  /** Of so many conditions of a hundred each event is read once. */
  private static final int TOGETHER = 25;

  private int all;
  private int together;

  @AfterProperty
  void tell() {
    System.out.printf("together: %,d of %,d definitions%n", together, all);
    assertTrue(together >= all * TOGETHER / 100, "only " + together + " of " + all);
  }

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 40)
  void inSeguesOwnTables(@ForAll("worlds") World world) {
    World asking = KernelProperties.asSegments(world);
    Database.embedded(asking, database -> count(asking, agree(asking, database)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 15)
  @Tag("engines")
  void inSomebodysTables(@ForAll("worlds") World world, @ForAll long seed) {
    World asking = KernelProperties.asSegments(world);
    for (Somewhere engine : Engines.all()) {
      Database.foreign(asking, seed, engine, database -> count(asking, agree(asking, database)));
    }
  }

  private void count(World world, int said) {
    all += world.definitions().size();
    together += said;
  }

  /** How many definitions were asked for together. */
  static int agree(World world, Database database) {
    Kernel kernel = Kernel.of(world.workspace(), database.layout(), database.store(), world.now());
    List<Definitions> together = kernel.together().stream().flatMap(List::stream).toList();
    if (!together.isEmpty()) {
      Answers answers = kernel.answersTogether(Progress.SILENT).orElseThrow();
      KernelProperties.agree(world, answers, together, contact -> true);
    }
    return together.size();
  }
}
