package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.type.Period;
import dev.segue.runtime.oracle.Facts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that emitted SQL keeps by itself, whatever the oracle says. */
class MetamorphicProperties {
  /** Of a world: so that 100 worlds are 500 cases. */
  private static final int CONDITIONS = 5;

  /** After so many days every date falls on the same day of week, month and leap year again. */
  private static final long FOUR_HUNDRED_YEARS = 146_097;

  private static final Set<String> ZONES =
      Set.of("America/New_York", "Europe/Berlin", "Pacific/Apia");

  private static final List<String> NAMES =
      List.of("contacts", "c", StateTables.Member.TABLE, "order", "Events", "e");

  @Provide
  Arbitrary<World> worlds() {
    return Worlds.worlds(CONDITIONS);
  }

  /** A number of rows in a sliding window, and the same in one twice as long. */
  record Widened(Condition.Occurs narrow, Condition.Occurs wide) {}

  record WidenedWorld(World world, List<Widened> windows) {}

  @Provide
  Arbitrary<WidenedWorld> widened() {
    return worlds()
        .flatMap(
            world -> {
              Scope scope =
                  new Scope(
                      world.workspace().schema(),
                      new Moment(world.now(), world.workspace().zone(), Samples.TEXTS),
                      world.definitions(),
                      false);
              return Combinators.combine(
                      new RowSetArbitraries(scope).events(2),
                      Arbitraries.of(1_000L, 86_400_000L, 604_800_000L, 2_592_000_000L),
                      Arbitraries.longs().between(1, 3))
                  .as(
                      (rows, span, least) -> {
                        RowSet.Events events = (RowSet.Events) rows.set();
                        return new Widened(
                            last(events, span, least), last(events, 2 * span, least));
                      })
                  .list()
                  .ofMinSize(1)
                  .ofMaxSize(CONDITIONS)
                  .withSizeDistribution(Worlds.MANY)
                  .map(windows -> new WidenedWorld(world, windows));
            });
  }

  private static Condition.Occurs last(RowSet.Events events, long span, long least) {
    Expression from = new Expression.Shifted(new Expression.Now(), new Period.Exact(span), false);
    Window window = new Window(Optional.of(new Window.Bound(from, false)), Optional.empty());
    return new Condition.Occurs(
        new RowSet.Events(events.kinds(), events.filter(), window), least, Optional.empty());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void complementAndDeMorgan(@ForAll("worlds") World world) {
    Database.embedded(
        world,
        database -> {
          Condition last = world.conditions().getLast();
          for (Condition condition : world.conditions()) {
            complementAndDeMorgan(database, List.of(condition, last));
            last = condition;
          }
          if (world.conditions().size() > 2) {
            complement(database, new Condition.AtLeastOf(2, world.conditions().subList(0, 3)));
          }
        });
  }

  private static void complement(Database database, Condition condition) {
    Set<Object> those = members(database, condition);
    Set<Object> others = members(database, new Condition.Not(condition));
    assertTrue(Collections.disjoint(those, others));
    assertEquals(members(database, Condition.TRUE), union(those, others));
  }

  private static void complementAndDeMorgan(Database database, List<Condition> parts) {
    List<Condition> negated = parts.stream().<Condition>map(Condition.Not::new).toList();
    Condition all = new Condition.All(parts);
    Condition any = new Condition.Any(parts);
    complement(database, all);
    assertEquals(
        members(database, new Condition.Not(all)), members(database, new Condition.Any(negated)));
    assertEquals(
        members(database, new Condition.Not(any)), members(database, new Condition.All(negated)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aWiderWindowLosesNobody(@ForAll("widened") WidenedWorld widened) {
    Database.embedded(
        widened.world(),
        database ->
            widened
                .windows()
                .forEach(
                    w ->
                        assertTrue(
                            members(database, w.wide())
                                .containsAll(members(database, w.narrow())))));
  }

  /** Somebody's table, its rows in two orders, doubled here and there, each written in two ways. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void orderDuplicatesAndHandwritingAreNothing(
      @ForAll("worlds") World world, @ForAll long once, @ForAll long again) {
    List<Set<Object>> answers = new ArrayList<>();
    Database.somebodys(world, once, database -> answers.addAll(answers(world, database)));
    Random random = new Random(again);
    World shuffled = new Rewriting(part -> shuffled(part, random)).of(world);
    Database.somebodys(
        shuffled, again, database -> assertEquals(answers, answers(world, database)));
  }

  private static Object shuffled(Object part, Random random) {
    if (!(part instanceof Facts facts)) {
      return part;
    }
    return new Facts(
        shuffled(facts.contacts(), random),
        shuffled(facts.accounts(), random),
        shuffled(facts.events(), random),
        shuffled(facts.records(), random),
        facts.lists(),
        facts.consents(),
        shuffled(facts.acts(), random),
        facts.runs(),
        shuffled(facts.history(), random),
        shuffled(facts.moves(), random));
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> other = new ArrayList<>(list);
    Collections.shuffle(other, random);
    return other;
  }

  /** Everything 20,871 weeks later, in a zone whose clocks never change. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void weeksLaterAllIsTheSame(@ForAll("worlds") World zoned) {
    World world = new Rewriting(MetamorphicProperties::withoutZones).of(zoned);
    World later = new Rewriting(MetamorphicProperties::later).of(world);
    List<Set<Object>> answers = new ArrayList<>();
    Database.embedded(world, database -> answers.addAll(answers(world, database)));
    Database.embedded(later, database -> assertEquals(answers, answers(later, database)));
  }

  private static Object withoutZones(Object part) {
    return switch (part) {
      case ZoneId zone -> ZoneOffset.UTC;
      case String text when ZONES.contains(text) -> "UTC";
      default -> part;
    };
  }

  private static Object later(Object part) {
    return switch (part) {
      case Instant instant -> instant.plusSeconds(FOUR_HUNDRED_YEARS * 86_400);
      case LocalDate day -> day.plusDays(FOUR_HUNDRED_YEARS);
      default -> part;
    };
  }

  /** Each definition by another name: that of a table, a short one, a word of SQL. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void namesAreNothing(@ForAll("worlds") World world) {
    Map<Object, Object> names = new HashMap<>();
    world.definitions().forEach(d -> names.put(d.name(), NAMES.get(names.size() % NAMES.size())));
    World renamed = rewritten(world, part -> names.getOrDefault(part, part));
    List<Set<Object>> answers = new ArrayList<>();
    Database.embedded(world, database -> answers.addAll(answers(world, database)));
    Database.embedded(renamed, database -> assertEquals(answers, answers(renamed, database)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aNameIsWhatItStandsFor(@ForAll("worlds") World random) {
    World world = naming(random);
    Map<String, Definitions> known =
        world.definitions().stream().collect(Collectors.toMap(Definitions::name, d -> d));
    World inlined = rewritten(world, part -> inlined(part, known));
    Database.embedded(
        world, database -> assertEquals(answers(world, database), answers(inlined, database)));
  }

  /** The same, and who is in none of its segments. */
  private static World naming(World world) {
    List<Condition> asked = new ArrayList<>(world.conditions());
    for (Definitions.Segment segment : world.workspace().segments()) {
      asked.add(new Condition.Not(new Condition.InSegment(segment.name())));
    }
    return new World(
        world.workspace(), world.definitions(), world.facts(), world.now(), asked, world.ofRuns());
  }

  private static Object inlined(Object part, Map<String, Definitions> known) {
    if (part instanceof Condition.InSegment(String name)
        && known.get(name) instanceof Definitions.Segment segment) {
      return new Rewriting(p -> inlined(p, known)).of(segment.condition());
    }
    if (part instanceof Expression.TraitValue trait
        && known.get(trait.trait()) instanceof Definitions.Trait definition) {
      return new Rewriting(p -> inlined(p, known)).of(definition.value());
    }
    return part;
  }

  private static World rewritten(World world, UnaryOperator<Object> part) {
    return new Rewriting(part).of(world);
  }

  private static List<Set<Object>> answers(World world, Database database) {
    return world.conditions().stream().map(c -> members(database, c)).toList();
  }

  private static Set<Object> members(Database database, Condition condition) {
    return database
        .rows(database.statements(References.SELF_CONTAINED).members(condition))
        .keySet();
  }

  private static Set<Object> union(Set<Object> some, Set<Object> others) {
    Set<Object> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }
}
