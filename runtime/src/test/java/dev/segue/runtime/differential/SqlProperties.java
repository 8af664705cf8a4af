package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.sql.Stored;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import dev.segue.runtime.store.StoreFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** Emitted SQL says what the oracle says. */
class SqlProperties {

  /** Of so many conditions the first that holds is asked for in one statement. */
  private static final int CHOICES = 6;

  private final Cases cases = new Cases();

  @AfterProperty
  void tell() {
    cases.tell("SQLite");
  }

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds();
  }

  @Provide
  Arbitrary<World> sequences() {
    return Worlds.ofSequences();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void inSeguesOwnTables(@ForAll("worlds") World world) {
    cases.add(world);
    Database.embedded(world, database -> agree(world, database));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void inSomebodysTables(@ForAll("worlds") World world, @ForAll long seed) {
    cases.add(world);
    Database.somebodys(world, seed, database -> agree(world, database));
  }

  @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
  void ofWhatFollowedWhat(@ForAll("sequences") World world, @ForAll long seed) {
    cases.add(world);
    Database.embedded(
        world, database -> asked(world, world.oracle(), database, both(world.conditions())));
    Database.somebodys(
        world, seed, database -> asked(world, world.oracle(), database, both(world.conditions())));
  }

  static void agree(World world, Database database) {
    agree(world, database, both(world.conditions()));
  }

  /** Where statements take their time: of each condition and its negation one is asked. */
  static void agreeOnHalf(World world, Database database) {
    List<Condition> half = new ArrayList<>();
    for (Condition condition : world.conditions()) {
      half.add(half.size() % 2 == 0 ? condition : new Condition.Not(condition));
    }
    agree(world, database, half);
  }

  private static List<Condition> both(List<Condition> conditions) {
    return conditions.stream().flatMap(c -> Stream.of(c, new Condition.Not(c))).toList();
  }

  private static void agree(World world, Database database, List<Condition> conditions) {
    Oracle oracle = world.oracle();
    definitions(world, oracle, database, References.SELF_CONTAINED);
    database.refresh();
    definitions(world, oracle, database, References.STORED);
    asked(world, oracle, database, conditions);
  }

  private static void asked(
      World world, Oracle oracle, Database database, List<Condition> conditions) {
    Statements statements = database.statements(References.STORED);
    conditions.forEach(c -> members(world, oracle, database, statements, c));
    number(world, oracle, database, statements, conditions.getLast());
    List<Condition> choices = conditions.subList(0, Math.min(CHOICES, conditions.size()));
    same(database, statements.choices(choices), each(world, c -> choice(oracle, choices, c)));
    Condition first = conditions.getFirst();
    members(world, oracle, database, database.statements(References.SELF_CONTAINED), first);
    Facts.Contact someone = world.facts().contacts().getFirst();
    Object key = Database.key(someone.key());
    for (References references : References.values()) {
      same(
          database,
          database.statements(references).about(new Audience.One(key)).members(first),
          oracle.holds(first, someone) ? Map.of(key, "") : Map.of());
    }
    runs(world, oracle, database, statements);
  }

  private static void definitions(
      World world, Oracle oracle, Database database, References references) {
    Statements statements = database.statements(references);
    for (Definitions definition : world.definitions()) {
      switch (definition) {
        case Definitions.Segment s ->
            members(world, oracle, database, statements, new Condition.InSegment(s.name()));
        case Definitions.Trait t ->
            same(
                database,
                statements.values(t.value()),
                each(
                    world,
                    c -> oracle.value(t.value(), c).map(v -> Database.stored(v, t.value()))));
        case Definitions.Score s ->
            same(
                database,
                statements.scores(s),
                each(
                    world,
                    c ->
                        oracle
                            .score(s.name(), c)
                            .map(v -> Stored.write(new Value.Number(v), s.type()))));
        case Definitions.Partition p ->
            same(
                database,
                statements.classes(p),
                each(world, c -> Optional.of(oracle.classOf(p.name(), c))));
        case Definitions.ContactList l -> {}
        case Definitions.Topic t -> {}
      }
    }
  }

  private static void members(
      World world, Oracle oracle, Database database, Statements statements, Condition condition) {
    Map<Object, Object> expected =
        each(world, c -> oracle.holds(condition, c) ? Optional.of("") : Optional.empty());
    same(database, statements.members(condition), expected);
  }

  private static void number(
      World world, Oracle oracle, Database database, Statements statements, Condition condition) {
    long expected =
        world.facts().contacts().stream().filter(c -> oracle.holds(condition, c)).count();
    SqlText count = statements.count(condition);
    answers(database, count, () -> assertEquals(expected, database.store().number(count)));
  }

  private static Optional<Object> choice(
      Oracle oracle, List<Condition> conditions, Facts.Contact contact) {
    for (int i = 0; i < conditions.size(); i++) {
      if (oracle.holds(conditions.get(i), contact)) {
        return Optional.of((long) i);
      }
    }
    return Optional.empty();
  }

  private static void runs(World world, Oracle oracle, Database database, Statements statements) {
    List<Facts.Run> runs = world.facts().runs();
    for (Condition condition : world.ofRuns()) {
      Map<Object, Object> expected = new HashMap<>();
      for (int i = 0; i < runs.size(); i++) {
        Facts.Run run = runs.get(i);
        boolean known =
            world.facts().contacts().stream().anyMatch(c -> c.key().equals(run.contact()));
        if (known && oracle.holds(condition, run)) {
          expected.put((long) i, "");
        }
      }
      same(database, statements.runsWhere(condition), expected);
    }
  }

  private static Map<Object, Object> each(
      World world, Function<Facts.Contact, Optional<Object>> value) {
    Map<Object, Object> all = new HashMap<>();
    for (Facts.Contact contact : world.facts().contacts()) {
      value.apply(contact).ifPresent(v -> all.put(Database.key(contact.key()), v));
    }
    return all;
  }

  private static void same(Database database, SqlText statement, Map<Object, Object> expected) {
    answers(database, statement, () -> assertEquals(expected, database.rows(statement)));
  }

  private static void answers(Database database, SqlText statement, Runnable asking) {
    database.refusals().ifPresent(Refusals::asked);
    try {
      patiently(database, asking);
    } catch (RuntimeException e) {
      if (database.refusals().filter(r -> r.isOne(e)).isEmpty()) {
        throw new AssertionError(statement.toString(), e);
      }
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + statement, e);
    }
  }

  /** Of many processes one may be lost while the machine is busy: they are asked again. */
  private static void patiently(Database database, Runnable asking) {
    try {
      asking.run();
    } catch (StoreFailure e) {
      if (database.refusals().isEmpty() || !e.reason().startsWith("the connection broke off")) {
        throw e;
      }
      asking.run();
    }
  }
}
