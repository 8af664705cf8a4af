package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.Audience;
import dev.segue.runtime.Folders;
import dev.segue.runtime.kernel.Division;
import dev.segue.runtime.kernel.KeptColumns;
import dev.segue.runtime.kernel.Kernel;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.segment.Way;
import dev.segue.runtime.store.ColumnTable;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.TouchTable;
import dev.segue.runtime.store.Watched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * What is read of kept columns, in ranges of one contact each by connections of their own, and of
 * the rows of whoever has changed since, says what the oracle says.
 */
class ColumnsProperties {
  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 60)
  void columnsSayWhatRowsDo(
      @ForAll("worlds") World world,
      @ForAll long seed,
      @ForAll @IntRange(max = 6) int changes,
      @ForAll @IntRange(min = 1, max = 3) int together)
      throws IOException {
    World asking =
        KernelProperties.asSegments(
            RefreshProperties.with(world, new Remembered(world.facts()).withoutSegments()));
    Path folder = Files.createTempDirectory("segue-columns");
    try {
      Database.written(
          asking,
          folder.resolve("segue.db"),
          database -> kept(asking, database, new Random(seed), changes, together));
    } finally {
      Folders.delete(folder);
    }
  }

  private static void kept(
      World told, Database database, Random random, int changes, int together) {
    Facts remembered = new Remembered(told.facts()).refreshed(told.workspace(), told.now());
    World world = RefreshProperties.with(told, remembered);
    Store store = database.store();
    ColumnTable table = new ColumnTable(store);
    table.keep(true);
    Refresh.run(
        store,
        world.workspace(),
        database.layout(),
        world.now(),
        Optional.of(Way.KERNEL),
        Progress.SILENT);
    // the same again in smaller blocks
    store.transaction(
        () -> {
          table.forget();
          answers(world, database, new Division(1, 1, together, 1));
        });
    Happenings happenings =
        new Happenings(world.workspace().schema(), world.facts(), store, random);
    store.transaction(
        () -> {
          for (int i = 0; i < changes; i++) {
            happenings.happen(world.now());
          }
        });
    Facts facts = happenings.facts();
    store.transaction(
        () -> {
          columns(world, database);
          long outdated = table.outdatedNumber();
          Statistics.label("changed").collect(outdated > 0);
          answers(RefreshProperties.with(world, facts), database, new Division(3, 0, 1, 1));
          assertTrue(table.kept().isPresent());
          assertEquals(outdated, table.outdatedNumber(), "they were read, not kept anew");
        });
  }

  private static Optional<KeptColumns> columns(World world, Database database) {
    Store store = database.store();
    return KeptColumns.of(store, world.workspace(), new TouchTable(store), Watched.nothing());
  }

  private static void answers(World world, Database database, Division division) {
    Kernel kernel =
        Kernel.of(
            world.workspace(),
            database.layout(),
            database.store(),
            world.now(),
            division,
            columns(world, database));
    KernelProperties.agree(world, kernel, new Audience.Everyone(), contact -> true);
  }
}
