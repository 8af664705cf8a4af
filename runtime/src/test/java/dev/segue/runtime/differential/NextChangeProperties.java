package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Until the next change that is told nothing changes, if nothing happens. */
class NextChangeProperties {
  private static final Duration LONG = Duration.ofDays(500);

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Provide
  Arbitrary<World> sequences() {
    return Worlds.ofSequences();
  }

  @Provide
  Arbitrary<World> elapsed() {
    return Worlds.ofElapsed();
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 6)
  void untilThenNoUnitIsFull(@ForAll("elapsed") World world) {
    Database.embedded(world, database -> unchanged(world, database));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 8)
  void untilThenNothingFollows(@ForAll("sequences") World world) {
    Database.embedded(world, database -> unchanged(world, database));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void untilThenNothingChanges(@ForAll("worlds") World world) {
    Database.embedded(world, database -> unchanged(world, database));
  }

  private static void unchanged(World world, Database database) {
    Statements statements = database.statements(References.SELF_CONTAINED);
    unchanged(world, world.definitions(), database, statements.nextChange());
    for (Definitions definition : world.definitions()) {
      List<Definitions> one = List.of(definition);
      unchanged(world, one, database, statements.nextChange(one));
    }
  }

  private static void unchanged(
      World world, List<Definitions> definitions, Database database, SqlText statement) {
    Optional<Instant> next =
        database
            .store()
            .list(statement, row -> row.number(0))
            .getFirst()
            .map(Instant::ofEpochMilli);
    next.ifPresent(n -> assertTrue(n.isAfter(world.now()), n + " is past"));
    Instant last = next.map(n -> n.minusMillis(1)).orElse(world.now().plus(LONG));
    List<Object> before = answers(world, definitions, world.now());
    Duration all = Duration.between(world.now(), last);
    for (Instant between :
        Stream.of(1L, 2L, 3L, 10L, 1_000L).map(n -> last.minus(all.dividedBy(n))).toList()) {
      assertEquals(
          before,
          answers(world, definitions, between),
          () -> "as of " + between + " by " + statement + " of " + definitions);
    }
    assertEquals(
        before,
        answers(world, definitions, last),
        () -> "as of " + last + " by " + statement + " of " + definitions);
  }

  private static List<Object> answers(World world, List<Definitions> definitions, Instant now) {
    Oracle oracle = new Oracle(world.workspace(), world.facts(), now);
    List<Object> all = new ArrayList<>();
    for (Definitions definition : definitions) {
      for (Facts.Contact contact : world.facts().contacts()) {
        String name = definition.name();
        all.add(
            switch (definition) {
              case Definitions.Segment s -> name + " " + oracle.isIn(name, contact);
              case Definitions.Trait t -> oracle.trait(name, contact);
              case Definitions.Score s -> oracle.score(name, contact);
              case Definitions.Partition p -> oracle.classOf(name, contact);
              case Definitions.ContactList l -> name;
              case Definitions.Topic t -> name;
            });
      }
    }
    return all;
  }
}
