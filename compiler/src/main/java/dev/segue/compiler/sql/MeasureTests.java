package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.type.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;

/**
 * A measure beside a constant, asked of everyone: {@code sum(purchased.amount) >= 500} is being
 * among those whose rows, grouped, sum up to that.
 */
final class MeasureTests {
  private static final BigInteger LONG = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger MOST_FACTOR = BigInteger.TEN.pow(6);

  private static final String ONE = "m";

  private final Emission emission;
  private final Formulas formulas;

  MeasureTests(Emission emission, Formulas formulas) {
    this.emission = emission;
    this.formulas = formulas;
  }

  Optional<org.jooq.Condition> test(
      Expression.Measure m, Relation relation, Value value, Scope scope, boolean positive) {
    Operand constant = ExpressionSql.constant(value);
    boolean zero =
        isZeroOfNothing(m)
            && constant instanceof Operand.Known(Rational number)
            && relation.holds(Rational.ZERO.compareTo(number));
    Rows rows = formulas.rowSets().of(m.rows(), scope, positive != zero);
    if (!isGrouped(m, rows, scope)) {
      return Optional.empty();
    }
    if (!isOfGroups(m, rows)) {
      return m.of().flatMap(of -> ofOneRow(m, relation, constant, rows, scope, positive));
    }
    Rows.Flat flat = flat(m, rows);
    if (isOfSome(m.function(), relation)) {
      Operand each = formulas.measures().measured(m, flat, scope);
      Leaf leaf = ConditionSql.leaf(each, relation, constant, false);
      return Optional.of(some(leaf.holds(), flat, rows, positive));
    }
    Leaf leaf = leaf(m, relation, constant, flat, scope);
    Select<? extends Record> who =
        select(flat.contact())
            .from(flat.from())
            .where(Logic.where(flat.where()))
            .groupBy(flat.contact())
            .having(leaf.sql(!zero));
    return Optional.of(Among.in(rows.owner(), who, positive != zero));
  }

  /** {@code last(page_viewed.path) = "/"} is being among those of whom it is so. */
  private Optional<org.jooq.Condition> ofOneRow(
      Expression.Measure m,
      Relation relation,
      Operand constant,
      Rows rows,
      Scope scope,
      boolean positive) {
    return formulas
        .measures()
        .oneRow()
        .each(m, rows, scope)
        .map(
            each -> {
              Operand told =
                  each.value().moved(f -> Names.column(ONE, MeasureSql.VALUE, Object.class), false);
              Leaf leaf = ConditionSql.leaf(told, relation, constant, false);
              return Among.in(
                  rows.owner(),
                  select(Names.column(ONE, StateTables.CONTACT, Object.class))
                      .from(each.select().asTable(Names.of(ONE)))
                      .where(Logic.where(leaf.holds())),
                  positive);
            });
  }

  /**
   * {@code first(purchased) in last 30 days}, where the window's ends are the same for everyone.
   */
  Optional<org.jooq.Condition> inWindow(
      Expression.Measure m, Window window, Scope scope, boolean positive) {
    Rows rows = formulas.rowSets().of(m.rows(), scope, positive);
    if (!isGrouped(m, rows, scope) || !isOfGroups(m, rows)) {
      return Optional.empty();
    }
    Rows.Flat flat = flat(m, rows);
    Window asked =
        m.of().isEmpty() && isUpToNow(window)
            ? new Window(window.from(), Optional.empty())
            : window;
    boolean above = asked.to().isEmpty() && isOfSome(m.function(), Relation.GREATER);
    boolean below = asked.from().isEmpty() && isOfSome(m.function(), Relation.LESS);
    if (above || below) {
      Operand each = formulas.measures().measured(m, flat, scope);
      return Optional.of(
          some(formulas.conditions().within(each, asked, scope, true), flat, rows, positive));
    }
    Operand value = formulas.measures().aggregate(m, flat, scope).value();
    Select<? extends Record> who =
        select(flat.contact())
            .from(flat.from())
            .where(Logic.where(flat.where()))
            .groupBy(flat.contact())
            .having(formulas.conditions().within(value, asked, scope, true));
    return Optional.of(Among.in(rows.owner(), who, positive));
  }

  /** Whether it ends where rows end: none of them lies in the future. */
  private boolean isUpToNow(Window window) {
    return window
        .to()
        .filter(
            to ->
                emission.folding().fold(to.at()).flatMap(Folding.Known::value).stream()
                    .anyMatch(
                        v ->
                            v instanceof Value.Instant(var end)
                                && (to.inclusive()
                                    ? !end.isBefore(emission.folding().now())
                                    : end.isAfter(emission.folding().now()))))
        .isPresent();
  }

  /** Whether rows are grouped for this test alone. */
  private boolean isGrouped(Expression.Measure m, Rows rows, Scope scope) {
    return emission.setwise()
        && !rows.correlated()
        && !formulas.measures().readsAll(m.rows(), rows, scope);
  }

  private static Rows.Flat flat(Expression.Measure m, Rows rows) {
    Set<Expression.Property> wanted = m.of().map(Reads::properties).orElse(Set.of());
    return rows.flat(Optional.empty(), wanted, MeasureSql.look(m));
  }

  /** The greatest is above a cut where some value is. */
  private static boolean isOfSome(Expression.Function function, Relation relation) {
    return switch (relation) {
      case EQUAL -> false;
      case LESS, LESS_OR_EQUAL ->
          function == Expression.Function.MIN || function == Expression.Function.FIRST;
      case GREATER, GREATER_OR_EQUAL ->
          function == Expression.Function.MAX || function == Expression.Function.LAST;
    };
  }

  /** Whether a contact has a row of which this holds, or (negative) has not. */
  private static org.jooq.Condition some(
      org.jooq.Condition holds, Rows.Flat flat, Rows rows, boolean positive) {
    Select<? extends Record> who =
        select(flat.contact())
            .from(flat.from())
            .where(Logic.where(Logic.all(List.of(flat.where(), holds))));
    return Among.in(rows.owner(), who, positive);
  }

  private static boolean isOfGroups(Expression.Measure m, Rows rows) {
    return switch (m.function()) {
      case COUNT, SUM, AVG, MIN, MAX, MEDIAN, DISTINCT -> true;
      case FIRST, LAST -> m.of().isEmpty() && MeasureSql.isTimed(rows);
      case SECOND, THIRD, MOST_COMMON -> false;
    };
  }

  private static boolean isZeroOfNothing(Expression.Measure m) {
    return switch (m.function()) {
      case COUNT, SUM, DISTINCT -> true;
      case AVG, MIN, MAX, MEDIAN, MOST_COMMON, FIRST, SECOND, THIRD, LAST -> false;
    };
  }

  private Leaf leaf(
      Expression.Measure m, Relation relation, Operand constant, Rows.Flat flat, Scope scope) {
    if (m.of().isPresent() && constant instanceof Operand.Known(Rational number)) {
      Operand x = formulas.expressions().of(m.of().get(), scope.at(flat.row()));
      if (x instanceof Operand.Scaled s && s.most().compareTo(MeasureSql.MOST_SUMMED) < 0) {
        if (m.function() == Expression.Function.SUM) {
          return sum(s, relation, number);
        }
        if (m.function() == Expression.Function.AVG && isSmall(s, number)) {
          return mean(s, relation, number);
        }
      }
    }
    Operand aggregate = formulas.measures().aggregate(m, flat, scope).value();
    return aggregate instanceof Operand.Plain p && constant instanceof Operand.Plain c
        ? Leaf.compare(any(p.field()), p.certain(), relation, any(c.field()), true)
        : NumberSql.compare(aggregate, relation, constant);
  }

  private static Field<Object> any(Field<?> field) {
    return Typed.any(field);
  }

  /** A sum over the limit of numbers is missing. */
  private static Leaf sum(Operand.Scaled x, Relation relation, Rational number) {
    Field<Long> sum = MeasureSql.plainSum(x);
    BigInteger most = NumberSql.limit(x.scale()).subtract(BigInteger.ONE).min(LONG);
    // who has nothing to sum is not among those who fulfil it, or, where 0 does, who do not
    Operand.Scaled value = new Operand.Scaled(sum, x.scale(), most, true);
    Leaf leaf = NumberSql.compare(value, relation, new Operand.Known(number));
    if (x.most().multiply(MeasureSql.MANY_ROWS).compareTo(most) <= 0) {
      return leaf;
    }
    long limit = most.longValueExact();
    org.jooq.Condition guard =
        switch (relation) {
          case EQUAL -> Logic.TRUE;
          case LESS, LESS_OR_EQUAL -> sum.ge(inline(-limit));
          case GREATER, GREATER_OR_EQUAL -> sum.le(inline(limit));
        };
    if (Logic.isTrue(guard) || Logic.isFalse(leaf.holds())) {
      return leaf;
    }
    org.jooq.Condition beyond =
        relation == Relation.LESS || relation == Relation.LESS_OR_EQUAL
            ? sum.lt(inline(-limit))
            : sum.gt(inline(limit));
    return Leaf.of(
        Logic.all(List.of(leaf.holds(), guard)),
        Logic.any(List.of(leaf.sql(false), beyond)),
        List.of());
  }

  /** {@code avg(x) > 5} is {@code sum(x) > 5 * count(x)}. */
  private static Leaf mean(Operand.Scaled x, Relation relation, Rational number) {
    Rational cut =
        new Rational(number.numerator().multiply(NumberSql.tenTo(x.scale())), number.denominator());
    Optional<Field<Long>> exact = OwnColumn.sum(x.field());
    if (number.denominator().equals(BigInteger.ONE) && exact.isPresent()) {
      // both stay what they are
      Field<Object> own = any(OwnColumn.order(exact.get()));
      Field<Object> all =
          any(
              Typed.whole(count(OwnColumn.present(x.field())))
                  .times(val(number.numerator().longValueExact())));
      return Leaf.compare(own, false, relation, all, true);
    }
    Field<Long> sum = MeasureSql.plainSum(x);
    Field<Long> left =
        cut.denominator().equals(BigInteger.ONE)
            ? sum
            : sum.times(val(cut.denominator().longValueExact()));
    Field<Long> right =
        Typed.whole(count(OwnColumn.present(x.field())))
            .times(val(cut.numerator().longValueExact()));
    return Leaf.compare(left, false, relation, right, true);
  }

  private static boolean isSmall(Operand.Scaled x, Rational number) {
    return number.numerator().abs().multiply(NumberSql.tenTo(x.scale())).compareTo(MOST_FACTOR) < 0
        && number.denominator().compareTo(MOST_FACTOR) < 0
        && x.most().multiply(number.denominator()).compareTo(MeasureSql.MOST_SUMMED) <= 0;
  }
}
