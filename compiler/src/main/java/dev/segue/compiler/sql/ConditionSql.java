package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.type.Distance;
import dev.segue.compiler.type.TextOrder;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Table;

/**
 * A condition, or its exact complement: negation goes down to the tests, so that NULL never stands
 * for anything but false.
 */
final class ConditionSql {
  /** More parts than this that compare the same value become one list. */
  private static final LongChains LONG = new LongChains(200);

  private final Emission emission;
  private final DefinitionSql definitions;
  private final Formulas formulas;
  private final ConsentSql consent;
  private final ValueTests values;
  private final TextTests texts;
  private final PeriodSql periods;
  private final ChainSql chains;
  private final PopulationSql populations;

  ConditionSql(Emission emission, DefinitionSql definitions, Formulas formulas) {
    this.emission = emission;
    this.definitions = definitions;
    this.formulas = formulas;
    this.consent = new ConsentSql(emission);
    this.values = new ValueTests(formulas);
    this.texts = new TextTests(formulas);
    this.periods = new PeriodSql(emission, formulas);
    this.chains = new ChainSql(emission, formulas);
    this.populations = new PopulationSql(formulas);
  }

  org.jooq.Condition of(Condition c, Scope scope, boolean positive) {
    return switch (c) {
      case Condition.All(var parts) -> {
        List<Condition> fewer = LONG.allOf(parts);
        yield positive ? all(fewer, scope) : Logic.any(each(fewer, scope, false));
      }
      case Condition.Any(var parts) -> {
        List<Condition> fewer = LONG.anyOf(parts);
        yield positive ? Logic.any(each(fewer, scope, true)) : Logic.all(each(fewer, scope, false));
      }
      case Condition.Not(var part) -> of(part, scope, !positive);
      case Condition.AtLeastOf a -> atLeast(a, scope, positive);
      case Condition.Compare x -> compare(x, scope, positive);
      case Condition.OneOf x -> values.oneOf(x, scope).sql(positive);
      case Condition.TextFits x -> texts.fits(x, scope).sql(positive);
      case Condition.IsMissing(var value) -> isMissing(value, scope, positive);
      case Condition.IsEmpty(var value) -> values.isEmpty(value, scope).sql(positive);
      case Condition.IsBlank(var value) -> values.isBlank(value, scope, positive);
      case Condition.IsTrue(var value) -> values.isTrue(value, scope).sql(positive);
      case Condition.Has x -> values.has(x, scope).sql(positive);
      case Condition.InWindow x ->
          measured(x, scope, positive)
              .orElseGet(
                  () ->
                      within(
                          formulas.expressions().of(x.value(), scope),
                          x.window(),
                          scope,
                          positive));
      case Condition.Occurs x -> formulas.rowSets().occurs(x, scope, positive);
      case Condition.InPeriods x -> periods.inPeriods(x, scope, positive);
      case Condition.Running x -> periods.running(x, scope, positive);
      case Condition.Burst x -> periods.burst(x, scope, positive);
      case Condition.Gap x -> periods.gap(x, scope, positive);
      case Condition.Rank x -> new RankSql(formulas).ranked(x, scope, positive);
      case Condition.InSample x -> sampled(x, scope, positive);
      case Condition.Colleagues x -> new ColleagueSql(formulas).of(x, scope, positive);
      case Condition.Near x -> near(x, scope).sql(positive);
      case Condition.Chain x -> chains.of(x, scope, positive);
      case Condition.InSegment(var segment) -> definitions.member(segment, scope, positive);
      case Condition.InList(var list) -> inList(list, scope, positive);
      case Condition.InProgram(var program) -> inProgram(program, scope, positive);
      case Condition.Subscribed(var topic) -> consent.subscribed(topic, scope, positive);
      case Condition.OnDays(var days) -> onDays(days, scope).sql(positive);
      case Condition.AtTimes t -> atTimes(t, scope).sql(positive);
    };
  }

  private org.jooq.Condition all(List<Condition> parts, Scope scope) {
    boolean ofSome = parts.stream().anyMatch(p -> p instanceof Condition.Occurs o && o.least() > 0);
    return Logic.all(
        each(Conjunction.merged(parts, emission), scope, true).stream()
            .map(c -> ofSome && c instanceof Never never ? never.ofFew() : c)
            .toList());
  }

  private List<org.jooq.Condition> each(List<Condition> parts, Scope scope, boolean positive) {
    return parts.stream().distinct().map(p -> of(p, scope, positive)).toList();
  }

  private org.jooq.Condition atLeast(Condition.AtLeastOf a, Scope scope, boolean positive) {
    if (a.least() <= 0) {
      return positive ? Logic.TRUE : Logic.FALSE;
    }
    if (a.least() == 1) {
      return of(new Condition.Any(a.parts()), scope, positive);
    }
    if (a.least() == a.parts().size()) {
      return of(new Condition.All(a.parts()), scope, positive);
    }
    Field<Integer> number = Logic.count(a.parts().stream().map(p -> of(p, scope, true)).toList());
    return positive ? number.ge(val(a.least())) : number.lt(val(a.least()));
  }

  private org.jooq.Condition compare(Condition.Compare c, Scope scope, boolean positive) {
    Condition.Compare compare = ElapsedTests.constantRight(c, emission.folding());
    Optional<Condition> simpler = ElapsedTests.simpler(compare, emission.folding());
    if (simpler.isPresent()) {
      return of(simpler.get(), scope, positive);
    }
    if (!compare.ignoringCase()
        && definitions.said(compare.left()) instanceof Expression.Measure m) {
      Optional<org.jooq.Condition> grouped =
          emission
              .folding()
              .fold(compare.right())
              .flatMap(k -> k.value())
              .flatMap(v -> measured(m, compare, v, scope, positive));
      if (grouped.isPresent()) {
        return grouped.get();
      }
    }
    if (!compare.ignoringCase() && compare.left() instanceof Expression.OverPopulation o) {
      Optional<org.jooq.Condition> among =
          emission
              .folding()
              .fold(compare.right())
              .flatMap(Folding.Known::value)
              .flatMap(v -> populations.test(o, compare.relation(), v, scope, positive));
      if (among.isPresent()) {
        return among.get();
      }
    }
    if (compare.left() instanceof Expression.HeldSince
        || compare.left() instanceof Expression.InSince) {
      Optional<org.jooq.Condition> grouped =
          known(compare.right())
              .flatMap(
                  cut ->
                      formulas
                          .histories()
                          .test(compare.left(), compare.relation(), cut, scope, positive));
      if (grouped.isPresent()) {
        return grouped.get();
      }
    }
    return leaf(compare, scope).sql(positive);
  }

  /** Of a measure in a window whose ends are the same for everyone. */
  private Optional<org.jooq.Condition> measured(
      Condition.InWindow x, Scope scope, boolean positive) {
    return definitions.said(x.value()) instanceof Expression.Measure m
            && Stream.of(x.window().from(), x.window().to())
                .flatMap(Optional::stream)
                .allMatch(b -> known(b.at()).isPresent())
        ? new MeasureTests(emission, formulas).inWindow(m, x.window(), scope, positive)
        : Optional.empty();
  }

  private Optional<org.jooq.Condition> measured(
      Expression.Measure m, Condition.Compare c, Value value, Scope scope, boolean positive) {
    return new MeasureTests(emission, formulas).test(m, c.relation(), value, scope, positive);
  }

  private Leaf leaf(Condition.Compare c, Scope scope) {
    Optional<Leaf> whole =
        beside(c.left(), c.relation(), c.right(), scope)
            .or(() -> beside(c.right(), c.relation().mirrored(), c.left(), scope));
    if (whole.isPresent()) {
      return whole.get();
    }
    Operand left = formulas.expressions().of(c.left(), scope);
    Operand right = formulas.expressions().of(c.right(), scope);
    return leaf(left, c.relation(), right, c.ignoringCase());
  }

  /** A number beside what is measured of a population: a fraction is rounded once for all. */
  private Optional<Leaf> beside(Expression left, Relation relation, Expression right, Scope scope) {
    if (relation == Relation.EQUAL || !(right instanceof Expression.OverPopulation)) {
      return Optional.empty();
    }
    Operand number = NumberSql.scaled(formulas.expressions().of(left, scope));
    boolean up = relation == Relation.LESS || relation == Relation.GREATER_OR_EQUAL;
    return number instanceof Operand.Scaled s
        ? formulas
            .expressions()
            .rounded(right, s, up, scope)
            .map(bound -> NumberSql.compare(s, relation, bound))
        : Optional.empty();
  }

  static Leaf leaf(Operand left, Relation relation, Operand right, boolean ignoringCase) {
    if (left instanceof Operand.Nothing || right instanceof Operand.Nothing) {
      return Leaf.never();
    }
    if (left instanceof Operand.Plain l && right instanceof Operand.Plain r) {
      if (!ignoringCase
          && l.field() instanceof Param<?> one
          && r.field() instanceof Param<?> other
          && one.getValue() instanceof String first
          && other.getValue() instanceof String second) {
        // no column stands there whose order an engine would take
        boolean holds = relation.holds(TextOrder.BY_CODE_POINT.compare(first, second));
        return holds ? Leaf.always() : Leaf.never();
      }
      return Leaf.compare(
          ValueTests.folded(l.field(), ignoringCase),
          l.certain(),
          relation,
          ValueTests.folded(r.field(), ignoringCase),
          r.certain());
    }
    return NumberSql.compare(left, relation, right);
  }

  private org.jooq.Condition isMissing(Expression value, Scope scope, boolean positive) {
    if (value.type().equals(Type.LOCATION)) {
      Source.Place place = formulas.expressions().place(value, scope);
      return positive
          ? place.latitude().isNull().or(place.longitude().isNull())
          : place.latitude().isNotNull().and(place.longitude().isNotNull());
    }
    Operand operand = formulas.expressions().of(value, scope);
    return switch (operand) {
      case Operand.Nothing n -> positive ? Logic.TRUE : Logic.FALSE;
      case Operand.Known k -> positive ? Logic.FALSE : Logic.TRUE;
      case Operand.Plain p -> isNull(p, positive);
      case Operand.Scaled s -> isNull(s, positive);
      case Operand.Exact e -> isNull(e, positive);
    };
  }

  private static org.jooq.Condition isNull(Operand operand, boolean positive) {
    if (operand.certain()) {
      return positive ? Logic.FALSE : Logic.TRUE;
    }
    return OwnMissing.of(MeasureSql.raw(operand), positive);
  }

  /** Whether a day or an instant is in a window, or (negative) is not. */
  org.jooq.Condition within(Operand value, Window window, Scope scope, boolean positive) {
    Optional<Leaf> days = between(value, window);
    if (days.isPresent()) {
      return days.get().sql(positive);
    }
    List<Leaf> cuts = new ArrayList<>();
    window.from().ifPresent(b -> cuts.add(cut(value, b, scope, true)));
    window.to().ifPresent(b -> cuts.add(cut(value, b, scope, false)));
    if (cuts.isEmpty()) {
      Leaf there = value instanceof Operand.Nothing ? Leaf.never() : present(value);
      return there.sql(positive);
    }
    return Leaf.all(cuts).sql(positive);
  }

  /** Between two ends that are known; they are whole numbers, so that each can be the last in. */
  private Optional<Leaf> between(Operand value, Window window) {
    if (!(value instanceof Operand.Plain p) || window.from().isEmpty() || window.to().isEmpty()) {
      return Optional.empty();
    }
    Optional<Long> first =
        known(window.from().get().at()).map(n -> window.from().get().inclusive() ? n : n + 1);
    Optional<Long> last =
        known(window.to().get().at()).map(n -> window.to().get().inclusive() ? n : n - 1);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    Optional<Leaf> own = OwnColumn.between(p.field(), p.certain(), first.get(), last.get());
    if (own.isPresent()) {
      return own;
    }
    Field<Long> whole = Typed.whole(p.field());
    List<Field<?>> uncertain = p.certain() ? List.of() : List.of(whole);
    return Optional.of(
        Leaf.of(
            whole.between(val(first.get()), val(last.get())),
            whole.notBetween(val(first.get()), val(last.get())),
            uncertain));
  }

  /** A day or an instant that is known. */
  private Optional<Long> known(Expression at) {
    return emission
        .folding()
        .fold(at)
        .flatMap(Folding.Known::value)
        .map(v -> (Long) Stored.write(v, at.type()));
  }

  private static Leaf present(Operand value) {
    return Leaf.present(value.certain() ? List.of() : List.of(MeasureSql.raw(value)));
  }

  private Leaf cut(Operand value, Window.Bound bound, Scope scope, boolean from) {
    Operand at = formulas.expressions().of(bound.at(), scope);
    Relation relation =
        from
            ? bound.inclusive() ? Relation.GREATER_OR_EQUAL : Relation.GREATER
            : bound.inclusive() ? Relation.LESS_OR_EQUAL : Relation.LESS;
    return leaf(value, relation, at, false);
  }

  /** Of the places north and south of one only those within reach are looked at. */
  private Leaf near(Condition.Near n, Scope scope) {
    Source.Place here = formulas.expressions().place(n.place(), scope);
    Source.Place there = formulas.expressions().place(n.other(), scope);
    Field<Long> metres =
        Answer.call(
            PlaceFunctions.METRES,
            here.latitude(),
            here.longitude(),
            there.latitude(),
            there.longitude());
    org.jooq.Condition close = metres.le(val(n.metres()));
    if (n.other() instanceof Expression.Constant(Value.Location(var latitude, var east), var t)) {
      double reach = Distance.degrees(n.metres());
      close = here.latitude().between(val(latitude - reach), val(latitude + reach)).and(close);
    }
    return Leaf.of(close, here.latitude(), here.longitude(), there.latitude(), there.longitude());
  }

  private org.jooq.Condition sampled(Condition.InSample s, Scope scope, boolean positive) {
    Field<Long> lot = Answer.call(DrawFunctions.LOT, scope.contacts().key(), val(s.drawName()));
    return positive ? lot.lt(val((long) s.lots())) : lot.ge(val((long) s.lots()));
  }

  private org.jooq.Condition inList(String list, Scope scope, boolean positive) {
    Table<Record> table = Names.tableOf(StateTables.ListMember.TABLE).as(Names.of("l"));
    return emission.contactIn(
        table,
        Names.column("l", StateTables.CONTACT, Object.class),
        Names.column("l", StateTables.ListMember.LIST, String.class).eq(val(list)),
        scope,
        positive);
  }

  private org.jooq.Condition inProgram(String program, Scope scope, boolean positive) {
    Table<Record> table = Names.tableOf(StateTables.Run.TABLE).as(Names.of("p"));
    return emission.contactIn(
        table,
        Names.column("p", StateTables.CONTACT, Object.class),
        Logic.all(
            List.of(
                Names.column("p", StateTables.Run.PROGRAM, String.class).eq(val(program)),
                Names.column("p", StateTables.Run.ENDED_AT, Long.class).isNull(),
                Names.column("p", StateTables.Run.HOLDOUT, Long.class).eq(inline(0L)))),
        scope,
        positive);
  }

  private Leaf onDays(List<Integer> days, Scope scope) {
    Optional<Field<Long>> at = scope.row().flatMap(Scope.Row::at);
    if (at.isEmpty()) {
      return Leaf.never();
    }
    Field<Long> day = ExpressionSql.call(TimeFunctions.DAY, at.get(), inline(emission.zone()));
    List<Long> since = days.stream().map(d -> d - 1L).toList();
    return Leaf.of(ExpressionSql.sinceMonday(day).in(since), at.get());
  }

  private Leaf atTimes(Condition.AtTimes t, Scope scope) {
    Optional<Field<Long>> at = scope.row().flatMap(Scope.Row::at);
    if (at.isEmpty()) {
      return Leaf.never();
    }
    Field<Long> clock = ExpressionSql.call(TimeFunctions.CLOCK, at.get(), inline(emission.zone()));
    if (t.from() < t.to()) {
      return Leaf.of(clock.between(val(t.from()), val(t.to() - 1)), at.get());
    }
    // over midnight: all but what lies between the end and the beginning
    return t.to() == t.from()
        ? Leaf.present(List.of(at.get()))
        : Leaf.of(clock.notBetween(val(t.to()), val(t.from() - 1)), at.get());
  }
}
