package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;

import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** PostgreSQL's own instants, in microseconds, as instants in milliseconds. */
final class PostgresInstants {
  /** Added to an instant it stays within its years, and exact as a double: a century. */
  private static final long LONGEST_SPAN = 100 * 365 * 86_400_000L;

  private PostgresInstants() {}

  /** Within the years where a double holds a microsecond without cutting it off, which is slow. */
  static Field<Long> read(Field<?> column) {
    return field(
        "case when {0} >= timestamptz '1902-01-01 00:00:00+00'"
            + " and {0} < timestamptz '2038-01-01 00:00:00+00'"
            + " then cast(floor(date_part('epoch', {0}) * 1000 + 0.0005e0) as bigint) else {1} end",
        Long.class, column, milliseconds(column));
  }

  /** What lies at no time, {@code infinity}, is missing. */
  static Field<Long> milliseconds(Field<?> column) {
    return field(
        "case when isfinite({0}) then cast(date_part('epoch', date_trunc('milliseconds', {0}))"
            + " * 1000 as bigint) end",
        Long.class, column);
  }

  static Field<Object> of(Field<Long> milliseconds) {
    return field(
        "timestamptz 'epoch' + {0} * interval '1 millisecond'", Object.class, milliseconds);
  }

  /** What cuts to milliseconds is slow: only where it is near enough is it asked. */
  static Optional<Condition> reaches(
      Field<?> from, Field<?> to, long milliseconds, boolean positive) {
    if (milliseconds > LONGEST_SPAN) {
      return Optional.empty();
    }
    return Optional.of(
        condition(
            positive
                ? "({1} > {0} + {2} and {1} >= date_trunc('milliseconds', {0}) + {3})"
                : "({1} < {0} + {3} and {1} < date_trunc('milliseconds', {0}) + {3})",
            from,
            to,
            interval(milliseconds - 1),
            interval(milliseconds)));
  }

  /** Likewise. */
  static Condition lies(Field<?> each, Field<?> extreme, boolean last) {
    return condition(
        last
            ? "({0} + {2} > {1} and {0} >= date_trunc('milliseconds', {1}))"
            : "({0} < {1} + {2} and {0} < date_trunc('milliseconds', {1}) + {2})",
        each,
        extreme,
        interval(1));
  }

  private static QueryPart interval(long milliseconds) {
    return DSL.sql("interval '" + milliseconds + " milliseconds'");
  }
}
