package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A column of a type of the engine's own, read as a whole number. Beside a constant it is the
 * constant that is written as the engine's: so the column's indexes serve, and what is known of its
 * blocks.
 */
final class OwnColumn extends CustomField<Long> {
  /** Days of years that every engine writes with four digits. */
  private static final long FIRST_DAY = LocalDate.of(1, 1, 2).toEpochDay();

  private static final long LAST_DAY = LocalDate.of(9999, 12, 30).toEpochDay();
  private static final long DAY = 86_400_000;

  /** Digits of sums that are read, of which so many decimals leave room for every number. */
  private static final int LONGEST_SUM = 18;

  private static final int MOST_DECIMALS = 3;

  private final Field<?> column;
  private final Encoding encoding;
  private final Type type;
  private final boolean finite;

  /**
   * A column.
   *
   * @param finite what lies at no time, {@code infinity}, is left out already
   */
  private OwnColumn(Field<?> column, Encoding encoding, Type type, boolean finite) {
    super("own", SQLDataType.BIGINT);
    this.column = column;
    this.encoding = encoding;
    this.type = type;
    this.finite = finite;
  }

  static Field<Long> of(Field<?> column, Encoding encoding, Type type) {
    return new OwnColumn(column, encoding, type, false);
  }

  /** The same where another condition leaves out what lies at no time. */
  static Field<Long> finite(Field<Long> field) {
    return field instanceof OwnColumn o ? new OwnColumn(o.column, o.encoding, o.type, true) : field;
  }

  /** What is NULL where the value is missing. */
  static Field<?> present(Field<?> field) {
    return field instanceof OwnColumn o ? Answer.any(o::present) : field;
  }

  /** Likewise. */
  Field<?> present(Engine engine) {
    return isNeverBeyond(engine) ? column : exact(engine).orElseGet(() -> decoded(engine));
  }

  /** The same, which comes in the same order as the values do, equal where they are. */
  static Field<?> order(Field<?> field) {
    return field instanceof OwnColumn o
        ? Answer.any(e -> o.exact(e).orElseGet(() -> o.decoded(e)))
        : field;
  }

  /** An exact number as it stands; what is none is missing. */
  private Optional<Field<?>> exact(Engine engine) {
    if (encoding != Encoding.FIXED) {
      return Optional.empty();
    }
    return Optional.of(
        isNeverBeyond(engine) ? column : DSL.field("nullif({0}, 'NaN')", Object.class, column));
  }

  /** The same as an exact number of the engine's own, for {@link #again} to read. */
  static Field<?> number(Field<?> field) {
    return field instanceof OwnColumn o && o.encoding == Encoding.FIXED ? order(field) : field;
  }

  /** What {@link #number} made of it, from another place. */
  static Field<Object> again(Field<?> field, Field<?> column) {
    return Typed.any(
        field instanceof OwnColumn o && o.encoding == Encoding.FIXED
            ? new OwnColumn(column, Encoding.FIXED, o.type, true)
            : column);
  }

  /** A whole number, scaled, as an exact number of the engine's own. */
  static Field<?> unscaled(Field<Long> whole, int scale) {
    return Answer.any(e -> e.unscaled(whole, scale));
  }

  /** What {@link #unscaled} made, from another place. */
  static Field<Long> scaled(Field<?> column, int scale) {
    return new OwnColumn(column, Encoding.FIXED, new Type.Numeric(LONGEST_SUM, scale), true);
  }

  /** An instant that has to be read before it compares, and lies at some time. */
  static boolean isCarried(Field<?> field) {
    return field instanceof OwnColumn o && o.isCarried();
  }

  static boolean isExact(Field<?> field) {
    return field instanceof OwnColumn o && o.encoding == Encoding.FIXED;
  }

  /** An instant as it stands, for a select around this one to read. */
  static Field<?> carried(Field<Long> at) {
    return at instanceof OwnColumn o && o.isCarried() ? o.column : at;
  }

  /** What {@link #carried} made of it, read. */
  static Field<Long> read(Field<Long> at, Field<?> carried) {
    return at instanceof OwnColumn o && o.isCarried()
        ? new OwnColumn(carried, Encoding.INSTANT, Type.INSTANT, true)
        : Typed.whole(carried);
  }

  private boolean isCarried() {
    return finite && encoding == Encoding.INSTANT;
  }

  /**
   * Whether an instant comes a span or more after another, or (negative) sooner, if both are such
   * columns and the engine knows.
   */
  static Optional<Condition> reaches(
      Field<Long> from, Field<Long> to, Period.Exact span, boolean positive) {
    if (!(from instanceof OwnColumn a && to instanceof OwnColumn b && a.finite && b.finite)) {
      return Optional.empty();
    }
    Field<Long> until = a.plus(val(span.milliseconds()));
    Condition read = positive ? b.ge(until) : b.lt(until);
    return Optional.of(
        Answer.condition(
            e -> e.reaches(a.column, b.column, span.milliseconds(), positive).orElse(read)));
  }

  /** Whether an instant lies in the millisecond of the last of its group, or of the first. */
  static Optional<Condition> lies(Field<Long> at, Field<?> extreme, boolean last, Engine engine) {
    return at instanceof OwnColumn o && o.isCarried()
        ? engine.lies(o.column, extreme, last)
        : Optional.empty();
  }

  /** The least or the greatest of a group. */
  static Field<?> extreme(Field<?> field, boolean least) {
    return field instanceof OwnColumn o && (o.finite || o.encoding == Encoding.FIXED)
        ? new OwnColumn(o.grouped(least ? "min" : "max"), o.encoding, o.type, true)
        : least ? DSL.min(field) : DSL.max(field);
  }

  /** The sum of a group, where each is an exact number of its own. */
  static Optional<Field<Long>> sum(Field<Long> field) {
    if (!(field instanceof OwnColumn o)
        || o.encoding != Encoding.FIXED
        || o.number().scale() > MOST_DECIMALS) {
      return Optional.empty();
    }
    Type all = new Type.Numeric(LONGEST_SUM, o.number().scale());
    return Optional.of(new OwnColumn(o.grouped("sum"), Encoding.FIXED, all, true));
  }

  private Field<?> grouped(String aggregate) {
    return Answer.any(
        e ->
            e.comparesItsOwn() && !isNeverBeyond(e) && encoding == Encoding.FIXED
                ? DSL.field(aggregate + "({0}) filter (where {0} < 'NaN')", Object.class, column)
                : DSL.field(aggregate + "({0})", Object.class, column));
  }

  /** Whether it is read before it is told whether there is a value. */
  boolean isRounded() {
    return encoding == Encoding.DECIMAL;
  }

  Field<?> column() {
    return column;
  }

  /** Everything but NULL has a value. */
  boolean isNeverBeyond(Engine engine) {
    return encoding == Encoding.TRUTH
        || (encoding == Encoding.FIXED && (finite || !engine.hasNotANumber()));
  }

  @Override
  public void accept(Context<?> context) {
    context.visit(decoded(Answer.engine(context)));
  }

  /** As a whole number. */
  Field<Long> decoded(Engine engine) {
    return switch (encoding) {
      case INSTANT -> engine.instant(column);
      case DAY -> engine.day(column);
      case TRUTH -> engine.truth(column);
      case WHOLE -> engine.whole(column, number().precision(), number().scale());
      case DECIMAL -> engine.decimal(column, number().precision(), number().scale());
      case FIXED ->
          number().precision() == LONGEST_SUM
              ? engine.decimal(column, LONGEST_SUM, number().scale())
              : engine.fixed(column, number().scale());
      case CANONICAL, TEXT, NUMBER, BOOLEAN, ISO, SECONDS, MILLISECONDS, JSON_ARRAY, LOCAL, LIST ->
          throw new IllegalArgumentException("no number of its own: " + encoding);
    };
  }

  private Type.Numeric number() {
    return (Type.Numeric) type;
  }

  /** Two values in a relation, if the first is such a column and the second a constant. */
  static Optional<Leaf> compare(Field<?> left, boolean certain, Relation relation, Field<?> right) {
    return left instanceof OwnColumn own
            && right instanceof Param<?> constant
            && constant.getValue() instanceof Long number
        ? Optional.of(own.leaf(certain, relation, number))
        : Optional.empty();
  }

  /** A value between two, both among them, if it is such a column. */
  static Optional<Leaf> between(Field<?> value, boolean certain, long first, long last) {
    return value instanceof OwnColumn own && first <= last
        ? Optional.of(
            new OwnColumn(own.column, own.encoding, own.type, true).range(certain, first, last))
        : Optional.empty();
  }

  private Leaf range(boolean certain, long first, long last) {
    return Leaf.all(
        List.of(
            leaf(certain, Relation.GREATER_OR_EQUAL, first),
            leaf(certain, Relation.LESS_OR_EQUAL, last)));
  }

  private Leaf leaf(boolean certain, Relation relation, long number) {
    List<Field<?>> uncertain = certain || relation == Relation.EQUAL ? List.of() : List.of(column);
    return Leaf.of(
        Answer.condition(e -> test(e, relation, number, true)),
        Answer.condition(e -> test(e, relation, number, false)),
        uncertain);
  }

  /** Whether it holds, or (negative) does not; the opposite of equality holds of NULL too. */
  private Condition test(Engine engine, Relation relation, long number, boolean positive) {
    Optional<Field<?>> here = engine.comparesItsOwn() ? from(number) : Optional.empty();
    Optional<Field<?>> next =
        here.isPresent() && number < Long.MAX_VALUE ? from(number + 1) : Optional.empty();
    if (encoding == Encoding.TRUTH && relation == Relation.EQUAL && number == 1) {
      return condition(positive ? "{0}" : "{0} is not true", column);
    }
    if (here.isEmpty() || next.isEmpty()) {
      return plain(decoded(engine), relation, number, positive);
    }
    return switch (relation) {
      case EQUAL -> equal(here.get(), next.get(), positive);
      case LESS -> below(engine, here.get(), positive);
      case LESS_OR_EQUAL -> below(engine, next.get(), positive);
      case GREATER -> above(engine, next.get(), positive);
      case GREATER_OR_EQUAL -> above(engine, here.get(), positive);
    };
  }

  private static Condition plain(
      Field<Long> decoded, Relation relation, long number, boolean positive) {
    Field<Long> constant = val(number);
    return switch (relation) {
      case EQUAL -> positive ? decoded.eq(constant) : decoded.isDistinctFrom(constant);
      case LESS -> positive ? decoded.lt(constant) : notBelow(decoded, decoded.ge(constant));
      case LESS_OR_EQUAL ->
          positive ? decoded.le(constant) : notBelow(decoded, decoded.gt(constant));
      case GREATER -> positive ? decoded.gt(constant) : notBelow(decoded, decoded.le(constant));
      case GREATER_OR_EQUAL ->
          positive ? decoded.ge(constant) : notBelow(decoded, decoded.lt(constant));
    };
  }

  /** What stands in the column may lie beyond what is read. */
  private static Condition notBelow(Field<Long> decoded, Condition opposite) {
    return Logic.any(List.of(opposite, decoded.isNull()));
  }

  private Condition equal(Field<?> here, Field<?> next, boolean positive) {
    if (isStepped()) {
      return condition(positive ? "{0} = {1}" : "{0} is distinct from {1}", column, here);
    }
    return positive
        ? condition("({0} >= {1} and {0} < {2})", column, here, next)
        : condition("({0} < {1} or {0} >= {2} or {0} is null)", column, here, next);
  }

  /** No two values of the column are read as the same number. */
  private boolean isStepped() {
    return encoding == Encoding.DAY
        || encoding == Encoding.FIXED
        || (encoding == Encoding.WHOLE && number().scale() == 0);
  }

  private Condition below(Engine engine, Field<?> bound, boolean positive) {
    List<Condition> parts = new ArrayList<>();
    parts.add(condition(positive ? "{0} < {1}" : "{0} >= {1}", column, bound));
    least(engine).ifPresent(l -> parts.add(over(l, positive)));
    return positive ? Logic.all(parts) : Logic.any(parts);
  }

  private Condition above(Engine engine, Field<?> bound, boolean positive) {
    List<Condition> parts = new ArrayList<>();
    parts.add(condition(positive ? "{0} >= {1}" : "{0} < {1}", column, bound));
    most(engine).ifPresent(m -> parts.add(under(m, positive)));
    return positive ? Logic.all(parts) : Logic.any(parts);
  }

  Condition over(Field<?> least, boolean positive) {
    return condition(positive ? "{0} > {1}" : "{0} <= {1}", column, least);
  }

  Condition under(Field<?> most, boolean positive) {
    return condition(positive ? "{0} < {1}" : "{0} >= {1}", column, most);
  }

  /** What lies below everything that is read. */
  Optional<Field<?>> least(Engine engine) {
    if (finite || isNeverBeyond(engine) || encoding == Encoding.FIXED) {
      return Optional.empty();
    }
    return Optional.of(
        encoding == Encoding.WHOLE ? inline(beyond().negate().longValueExact()) : infinity("-"));
  }

  /** What lies above; what is not a number does. */
  Optional<Field<?>> most(Engine engine) {
    if (finite || isNeverBeyond(engine)) {
      return Optional.empty();
    }
    return Optional.of(
        encoding == Encoding.WHOLE || encoding == Encoding.FIXED
            ? inline(beyond().longValueExact())
            : infinity(""));
  }

  /** The first whole number that has too many digits. */
  private BigInteger beyond() {
    return NumberSql.tenTo(number().precision() - number().scale());
  }

  private Field<?> infinity(String sign) {
    return DSL.field(
        (encoding == Encoding.DAY ? "date '" : "timestamptz '") + sign + "infinity'", Object.class);
  }

  /**
   * The engine's value from which on it is this number or more; nothing: there is none for sure.
   */
  private Optional<Field<?>> from(long number) {
    return switch (encoding) {
      case INSTANT ->
          number >= FIRST_DAY * DAY && number <= LAST_DAY * DAY
              ? Optional.of(val(Instant.ofEpochMilli(number).atOffset(ZoneOffset.UTC)))
              : Optional.empty();
      case DAY ->
          number >= FIRST_DAY && number <= LAST_DAY
              ? Optional.of(val(LocalDate.ofEpochDay(number)))
              : Optional.empty();
      case WHOLE ->
          Optional.of(
              val(Math.ceilDiv(number, NumberSql.tenTo(number().scale()).longValueExact())));
      case FIXED -> Optional.of(val(BigDecimal.valueOf(number, number().scale())));
      case TRUTH, DECIMAL -> Optional.empty();
      case CANONICAL, TEXT, NUMBER, BOOLEAN, ISO, SECONDS, MILLISECONDS, JSON_ARRAY, LOCAL, LIST ->
          throw new IllegalArgumentException("no number of its own: " + encoding);
    };
  }
}
