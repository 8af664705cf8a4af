package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.sql.SqlFunction.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A database whose columns have types that hold: what most of these answer alike. */
sealed interface TypedEngine extends Engine permits Duckdb, Postgres, Trino {
  @Override
  default boolean quotesEveryName() {
    return true;
  }

  @Override
  default boolean typesValues() {
    return true;
  }

  @Override
  default boolean holdsToTypes() {
    return true;
  }

  @Override
  default String textType() {
    return "varchar";
  }

  /** {@code least} passes over what is NULL. */
  @Override
  default Field<Long> lesser(Field<Long> a, Field<Long> b) {
    return when(a.isNotNull().and(b.isNotNull()), DSL.least(a, b));
  }

  @Override
  default Field<Long> greater(Field<Long> a, Field<Long> b) {
    return when(a.isNotNull().and(b.isNotNull()), DSL.greatest(a, b));
  }

  @Override
  default Field<Long> whole(Field<?> column, int precision, int scale) {
    BigInteger most =
        NumberSql.tenTo(precision - scale)
            .subtract(BigInteger.ONE)
            .min(BigInteger.valueOf(Long.MAX_VALUE));
    Field<Long> raised =
        scale == 0
            ? field("cast({0} as bigint)", Long.class, column)
            : field(
                "cast({0} as bigint) * {1}",
                Long.class, column, inline(NumberSql.tenTo(scale).longValueExact()));
    return field(
        "case when {0} between {1} and {2} then {3} end",
        Long.class,
        column,
        inline(most.negate().longValueExact()),
        inline(most.longValueExact()),
        raised);
  }

  @Override
  default Field<Long> decimal(Field<?> column, int precision, int scale) {
    Field<Long> limit = inline(NumberSql.tenTo(precision - scale).longValueExact());
    if (scale == 0) {
      // a fraction is no whole number
      return field(
          "case when abs({0}) < {1} and {0} = trunc({0}) then cast({0} as bigint) end",
          Long.class, column, limit);
    }
    return field(
        "case when abs(round({0}, {1})) < {2} then cast(round({0}, {1}) * {3} as bigint) end",
        Long.class, column, inline(scale), limit, inline(NumberSql.tenTo(scale).longValueExact()));
  }

  @Override
  default Field<Long> fixed(Field<?> column, int scale) {
    return field(
        "cast({0} * {1} as bigint)",
        Long.class, column, inline(NumberSql.tenTo(scale).longValueExact()));
  }

  @Override
  default Field<Object> unscaled(Field<Long> whole, int scale) {
    return scale == 0
        ? field("cast({0} as decimal(18, 0))", Object.class, whole)
        : field("({0} * {1})", Object.class, whole, inline(BigDecimal.ONE.movePointLeft(scale)));
  }

  @Override
  default Field<Object> alike(Field<Object> each) {
    return function("any_value", Object.class, each);
  }

  @Override
  default Field<Object> kept(Field<Object> column, Kind kind) {
    return switch (kind) {
      case TEXT -> field("cast({0} as varchar)", Object.class, column);
      case WHOLE -> field("cast({0} as bigint)", Object.class, column);
      case REAL -> field("cast({0} as double)", Object.class, column);
    };
  }

  @Override
  default Field<Long> place(Field<String> text, Field<String> part) {
    return function("strpos", Long.class, text, part);
  }

  @Override
  default Field<String> end(Field<String> text, int length) {
    return function("right", String.class, text, inline(length));
  }

  @Override
  default Condition like(Field<String> text, String glob, boolean positive) {
    return like(text, val(LikePattern.of(glob)), positive);
  }

  /** Whether a whole text fits a pattern of the engine's own, or (negative) does not. */
  default Condition like(Field<String> text, Field<String> pattern, boolean positive) {
    return positive
        ? condition("{0} like {1} escape '\\'", text, pattern)
        : condition("{0} not like {1} escape '\\'", text, pattern);
  }
}
