package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Graph;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.Stored;
import dev.segue.runtime.Folders;
import dev.segue.runtime.kernel.Answers;
import dev.segue.runtime.kernel.Division;
import dev.segue.runtime.kernel.Kernel;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import dev.segue.runtime.store.TouchedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** The kernel says what the oracle says. */
class KernelProperties {
  private static final Span NOWHERE = new Span("random.segue", 0, 0);

  private int asked;
  private int alone;

  @AfterProperty
  void tell() {
    System.out.printf("the kernel alone: %,d of %,d conditions%n", alone, asked);
    assertTrue(alone >= asked * ALONE / 100, "only " + alone + " of " + asked);
  }

  /** Of so many conditions of a hundred it needs nothing of the database but rows. */
  private static final int ALONE = 33;

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Provide
  Arbitrary<World> sequences() {
    return Worlds.ofSequences();
  }

  /** So few contacts to a block, that there are more blocks than workers take at once. */
  @Provide
  Arbitrary<Division> divisions() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 3))
        .as((readers, workers, contacts) -> new Division(readers, workers, contacts, 1));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 60)
  void inSeguesOwnTables(@ForAll("worlds") World world, @ForAll("divisions") Division division) {
    World asking = asSegments(world);
    Database.embedded(asking, database -> agree(asking, database, division));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 40)
  void inSomebodysTables(
      @ForAll("worlds") World world, @ForAll long seed, @ForAll("divisions") Division division) {
    World asking = asSegments(world);
    Database.somebodys(asking, seed, database -> agree(asking, database, division));
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 25)
  void inRangesOfOneContact(@ForAll("worlds") World world) throws IOException {
    World asking = asSegments(world);
    Path folder = Files.createTempDirectory("segue-ranges");
    try {
      Database.inFile(
          asking,
          folder.resolve("segue.db"),
          database -> {
            assertTrue(database.store().readsApart());
            agree(asking, database, new Division(3, 0, 1, 1));
          });
    } finally {
      Folders.delete(folder);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 20)
  void ofSequences(@ForAll("sequences") World world, @ForAll("divisions") Division division) {
    Database.embedded(world, database -> agree(world, database, division));
  }

  @Provide
  Arbitrary<World> nextEvents() {
    return Worlds.ofNextEvents();
  }

  @Property(edgeCases = EdgeCasesMode.NONE, tries = 20)
  void ofNextEvents(@ForAll("nextEvents") World world, @ForAll long seed) {
    Division division = new Division(1, 1, 2, 1);
    Database.embedded(world, database -> agree(world, database, division));
    Database.somebodys(world, seed, database -> agree(world, database, division));
  }

  /** Each condition is a segment. */
  static World asSegments(World world) {
    List<Definitions> all = new ArrayList<>(world.definitions());
    List<Definitions.Segment> segments = new ArrayList<>(world.workspace().segments());
    for (Condition condition : world.conditions()) {
      Definitions.Segment segment =
          new Definitions.Segment(
              "asked_" + segments.size(),
              Optional.empty(),
              condition,
              Optional.empty(),
              Optional.empty(),
              NOWHERE);
      all.add(segment);
      segments.add(segment);
    }
    Workspace with = World.with(world.workspace(), segments);
    return new World(with, all, world.facts(), world.now(), world.conditions(), world.ofRuns());
  }

  private void agree(World world, Database database, Division division) {
    Kernel kernel =
        Kernel.of(world.workspace(), database.layout(), database.store(), world.now(), division);
    count(world, kernel.graph());
    agree(world, kernel, new Audience.Everyone(), contact -> true);
    Set<Object> some = new HashSet<>();
    for (Facts.Contact contact : world.facts().contacts()) {
      if (some.size() * 2 < world.facts().contacts().size()) {
        some.add(Database.key(contact.key()));
      }
    }
    new TouchedTable(database.store()).fill(some);
    agree(world, kernel, new Audience.Touched(), c -> some.contains(Database.key(c.key())));
  }

  static void agree(World world, Kernel kernel, Audience audience, Predicate<Facts.Contact> asked) {
    agree(world, kernel.answers(audience).orElseThrow(), kernel.graph().roots().keySet(), asked);
  }

  static void agree(
      World world,
      Answers answers,
      Collection<Definitions> definitions,
      Predicate<Facts.Contact> asked) {
    Oracle oracle = world.oracle();
    List<Facts.Contact> contacts = world.facts().contacts().stream().filter(asked).toList();
    for (Definitions definition : definitions) {
      Map<Object, Object> expected = new HashMap<>();
      for (Facts.Contact contact : contacts) {
        expected(definition, oracle, contact)
            .ifPresent(v -> expected.put(Database.key(contact.key()), v));
      }
      Map<Object, Object> found = new HashMap<>();
      if (definition instanceof Definitions.Segment segment) {
        answers.members(segment, contact -> found.put(contact, ""));
      } else {
        answers.values(definition, found::put);
      }
      assertEquals(expected, found, () -> definition.toString());
    }
  }

  private static Optional<Object> expected(
      Definitions definition, Oracle oracle, Facts.Contact contact) {
    return switch (definition) {
      case Definitions.Segment s ->
          oracle.isIn(s.name(), contact) ? Optional.of("") : Optional.empty();
      case Definitions.Trait t ->
          oracle.trait(t.name(), contact).map(v -> Database.stored(v, t.value()));
      case Definitions.Score s ->
          oracle.score(s.name(), contact).map(v -> Stored.write(new Value.Number(v), s.type()));
      case Definitions.Partition p -> Optional.of(oracle.classOf(p.name(), contact));
      case Definitions.ContactList l -> Optional.empty();
      case Definitions.Topic t -> Optional.empty();
    };
  }

  private void count(World world, Graph graph) {
    for (Definitions definition : world.definitions()) {
      if (definition.name().startsWith("asked_")) {
        asked++;
        Integer root = graph.roots().get(definition);
        alone += root != null && isAlone(graph, root) ? 1 : 0;
      }
    }
  }

  private static boolean isAlone(Graph graph, int place) {
    Node node = graph.nodes().get(place);
    boolean leaf =
        node instanceof Node.AskedTruth
            || node instanceof Node.AskedValue
            || node instanceof Node.AskedScore;
    return !leaf && node.parts().stream().allMatch(p -> isAlone(graph, p));
  }
}
