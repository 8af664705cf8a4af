package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.Workspaces;
import dev.segue.runtime.oracle.Facts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** Random worlds: definitions each refer to those before them, conditions to all. */
final class Worlds {
  static final int CONDITIONS = 21;

  /** As many as there may be: only what is shrunk has fewer. */
  static final RandomDistribution MANY = (size, least, most, center) -> random -> most;

  private static final Span NOWHERE = new Span("random.segue", 0, 0);
  private static final List<Definitions> TOPICS =
      List.of(
          new Definitions.Topic("offers", Optional.empty(), true, NOWHERE),
          new Definitions.Topic("news", Optional.empty(), false, NOWHERE));

  private Worlds() {}

  static Arbitrary<World> worlds() {
    return worlds(CONDITIONS);
  }

  /** With so many conditions at most. */
  static Arbitrary<World> worlds(int conditions) {
    return Combinators.combine(Schemas.schemas(), Moment.moments())
        .flatAs(
            (schema, moment) ->
                Combinators.combine(
                        Histories.of(schema, moment).facts(),
                        definitions(schema, moment, List.of(), 0))
                    .flatAs((facts, known) -> world(schema, moment, facts, known, conditions)));
  }

  /** Of what followed what, how it lies in time and what it comes to, where much did. */
  static Arbitrary<World> ofSequences() {
    return Combinators.combine(Schemas.schemas(), Moment.moments())
        .flatAs(
            (schema, moment) -> {
              Scope outside = new Scope(schema, moment, List.of(), false);
              Scope inRun = new Scope(schema, moment, List.of(), true);
              RowSetArbitraries rows = new RowSetArbitraries(outside);
              Arbitrary<Condition> asks =
                  Arbitraries.oneOf(
                      rows.chains(1),
                      ConditionArbitraries.inTime(
                          Arbitraries.oneOf(rows.all(), rows.events(1).map(r -> r.set()))),
                      rows.events(1).flatMap(new ExpressionArbitraries(outside)::measuredTwice));
              Arbitrary<Condition> ofRuns = new RowSetArbitraries(inRun).chains(1);
              return Combinators.combine(
                      Histories.crowded(schema, moment).facts(),
                      asks.list().ofSize(CONDITIONS),
                      ofRuns.list().ofMaxSize(4))
                  .as((facts, asked, ofRun) -> asking(schema, moment, facts, asked, ofRun));
            });
  }

  /** Of the very next event of a table, which fits or does not, where much happened. */
  static Arbitrary<World> ofNextEvents() {
    return Combinators.combine(Schemas.schemas(), Moment.moments())
        .flatAs(
            (schema, moment) ->
                Combinators.combine(
                        Histories.crowded(schema, moment).facts(),
                        nextEvents(schema).list().ofSize(CONDITIONS))
                    .as((facts, asked) -> asking(schema, moment, facts, asked, List.of())));
  }

  /** With a segment of each condition. */
  private static World asking(
      Schema schema,
      Moment moment,
      Facts facts,
      List<Condition> asked,
      List<Condition> askedOfRuns) {
    List<Definitions> known = new ArrayList<>();
    asked.forEach(c -> known.add(segment("segment_" + known.size(), c)));
    return new World(
        workspace(schema, moment, known), known, facts, moment.now(), asked, askedOfRuns);
  }

  private static Arbitrary<Condition> nextEvents(Schema schema) {
    Arbitrary<List<Schema.EventKind>> kinds =
        Arbitraries.of(schema.eventTables())
            .flatMap(
                t ->
                    Arbitraries.subsetOf(t.kinds())
                        .ofMinSize(1)
                        .map(s -> t.kinds().stream().filter(s::contains).toList()));
    Arbitrary<Optional<Condition>> filters =
        Arbitraries.<Condition>of(
                new Condition.OnDays(List.of(1, 2, 3)), new Condition.AtTimes(0, 43_200_000))
            .optional(0.7);
    Arbitrary<Condition.Link> links =
        Combinators.combine(
                kinds,
                filters,
                Arbitraries.of(Condition.Manner.SOME, Condition.Manner.NEXT),
                WindowArbitraries.periods().optional(0.2),
                WindowArbitraries.periods().optional(0.1))
            .as(
                (of, filter, manner, within, afterAtLeast) ->
                    new Condition.Link(
                        new RowSet.Events(of, filter, Window.EVER), manner, within, afterAtLeast));
    return links.list().ofMinSize(2).ofMaxSize(3).map(Condition.Chain::new);
  }

  /** Of how long ago something was, in units of every kind. */
  static Arbitrary<World> ofElapsed() {
    return Combinators.combine(Schemas.schemas(), Moment.moments())
        .flatAs(
            (schema, moment) -> {
              Scope scope = new Scope(schema, moment, List.of(), false);
              Arbitrary<Expression> elapsed =
                  Combinators.combine(
                          Arbitraries.of(TimeUnit.values()),
                          new ExpressionArbitraries(scope).instants(1))
                      .as(Expression.Elapsed::new);
              return Combinators.combine(
                      Histories.of(schema, moment).facts(), elapsed.list().ofSize(CONDITIONS))
                  .as(
                      (facts, values) -> {
                        List<Definitions> known = new ArrayList<>();
                        values.forEach(
                            v ->
                                known.add(
                                    new Definitions.Trait(
                                        "trait_" + known.size(), Optional.empty(), v, NOWHERE)));
                        return new World(
                            workspace(schema, moment, known),
                            known,
                            facts,
                            moment.now(),
                            List.of(),
                            List.of());
                      });
            });
  }

  private static Arbitrary<World> world(
      Schema schema, Moment moment, Facts facts, List<Definitions> known, int most) {
    Scope outside = new Scope(schema, moment, known, false);
    Scope inRun = new Scope(schema, moment, known, true);
    Arbitrary<Condition> conditions = new ConditionArbitraries(outside).conditions(2);
    Arbitrary<Condition> ofRuns = new ConditionArbitraries(inRun).conditions(2);
    return Combinators.combine(
            conditions.list().ofMinSize(1).ofMaxSize(most).withSizeDistribution(MANY),
            ofRuns.list().ofMaxSize(4))
        .as(
            (asked, askedOfRuns) ->
                new World(
                    workspace(schema, moment, known),
                    known,
                    facts,
                    moment.now(),
                    asked,
                    askedOfRuns));
  }

  /** What conditions of one world are made of, so many of each, and the definitions before it. */
  static Arbitrary<List<Object>> formulas(int many) {
    return Combinators.combine(Schemas.schemas(), Moment.moments())
        .flatAs(
            (schema, moment) ->
                definitions(schema, moment, List.of(), 0)
                    .flatMap(known -> parts(new Scope(schema, moment, known, true), many)));
  }

  private static Arbitrary<List<Object>> parts(Scope scope, int many) {
    ExpressionArbitraries values = new ExpressionArbitraries(scope);
    List<Arbitrary<? extends Object>> parts =
        List.of(
            new ConditionArbitraries(scope).conditions(2),
            new ConditionArbitraries(scope).conditions(1),
            values.any(2),
            values.spans(1),
            new WindowArbitraries(scope).ofInstants(2),
            new WindowArbitraries(scope).ofDays(2),
            new PopulationArbitraries(scope).conditions(1),
            new PopulationArbitraries(scope).measures(Type::isNumber),
            new PastArbitraries(scope).conditions(1),
            new RowSetArbitraries(scope).rows(2).map(RowSetArbitraries.Rows::set));
    return Combinators.combine(
            parts.stream().<Arbitrary<Object>>map(p -> p.list().ofSize(many).map(l -> l)).toList())
        .as(made -> List.of(scope.schema(), scope.known(), made));
  }

  /** A trait, segments, scores and a partition, each with a name of its own. */
  private static Arbitrary<List<Definitions>> definitions(
      Schema schema, Moment moment, List<Definitions> known, int number) {
    if (number == 6) {
      return Arbitraries.just(known);
    }
    Scope scope = new Scope(schema, moment, known, false);
    Arbitrary<? extends Definitions> next =
        switch (number) {
          case 0, 4 -> trait("trait_" + number, scope);
          case 1, 5 -> segment("segment_" + number, scope);
          case 2 -> score("score_" + number, scope);
          default -> partition("partition_" + number, scope);
        };
    return next.flatMap(
        definition -> {
          List<Definitions> more = new ArrayList<>(known);
          more.add(definition);
          return definitions(schema, moment, more, number + 1);
        });
  }

  private static Arbitrary<Definitions.Trait> trait(String name, Scope scope) {
    return Arbitraries.oneOf(
            new ExpressionArbitraries(scope).any(2), new RowSetArbitraries(scope).counted())
        .map(value -> new Definitions.Trait(name, Optional.empty(), value, NOWHERE));
  }

  private static Arbitrary<Definitions.Segment> segment(String name, Scope scope) {
    return new ConditionArbitraries(scope).conditions(2).map(condition -> segment(name, condition));
  }

  static Definitions.Segment segment(String name, Condition condition) {
    return new Definitions.Segment(
        name, Optional.empty(), condition, Optional.empty(), Optional.empty(), NOWHERE);
  }

  private static Arbitrary<Definitions.Score> score(String name, Scope scope) {
    Arbitrary<Rational> points =
        Arbitraries.of("5", "1", "10", "-40", "0", "0.5", "-2.25").map(Worlds::number);
    Arbitrary<Rational> most = Arbitraries.of("0", "3", "5", "12.5", "50").map(Worlds::number);
    Arbitrary<Definitions.Entry> when =
        Combinators.combine(points, new ConditionArbitraries(scope).conditions(1))
            .as(Definitions.Entry.When::new);
    RowSetArbitraries rows = new RowSetArbitraries(scope);
    Arbitrary<Definitions.Entry> per =
        Combinators.combine(
                points,
                Arbitraries.oneOf(rows.events(1), rows.events(1), rows.recordsOrEvents(1)),
                Arbitraries.oneOf(
                        WindowArbitraries.periods(),
                        Arbitraries.of(1, 3, 12).map(Period.Months::new))
                    .optional(0.6),
                most.optional(0.4))
            .as(
                (p, r, halving, atMost) ->
                    new Definitions.Entry.Per(
                        p, r.set(), halving.filter(h -> r.row().timed()), atMost));
    return Arbitraries.oneOf(when, per)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(
            entries ->
                new Definitions.Score(name, Optional.empty(), entries, scale(entries), NOWHERE));
  }

  private static Type.Numeric scale(List<Definitions.Entry> entries) {
    int scale = entries.stream().mapToInt(Worlds::scale).max().orElse(0);
    return new Type.Numeric(15 + scale, scale);
  }

  private static int scale(Definitions.Entry entry) {
    return switch (entry) {
      case Definitions.Entry.When w -> scale(w.points());
      case Definitions.Entry.Per p ->
          p.halving().isPresent()
              ? 3
              : Math.max(scale(p.points()), p.atMost().map(Worlds::scale).orElse(0));
    };
  }

  private static int scale(Rational number) {
    return Math.max(0, number.rounded(3).stripTrailingZeros().scale());
  }

  private static Arbitrary<Definitions.Partition> partition(String name, Scope scope) {
    return new ConditionArbitraries(scope)
        .conditions(1)
        .list()
        .ofMaxSize(3)
        .map(
            conditions -> {
              List<Definitions.PartitionClass> classes = new ArrayList<>();
              for (Condition condition : conditions) {
                classes.add(new Definitions.PartitionClass("class_" + classes.size(), condition));
              }
              classes.add(new Definitions.PartitionClass("rest", Condition.TRUE));
              return new Definitions.Partition(name, Optional.empty(), classes, NOWHERE);
            });
  }

  private static Workspace workspace(Schema schema, Moment moment, List<Definitions> known) {
    List<Definitions> all = new ArrayList<>(known);
    all.add(new Definitions.ContactList("vips", Optional.empty(), NOWHERE));
    all.addAll(TOPICS);
    return Workspaces.of("random", moment.zone(), schema, all);
  }

  private static Rational number(String decimal) {
    return Rational.of(new BigDecimal(decimal));
  }
}
