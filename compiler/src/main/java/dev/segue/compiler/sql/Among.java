package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;

/** Whether somebody, or an account, is one of those that a select of one column gives. */
final class Among {
  private Among() {}

  /** Whether a key that is there is, or (negative) is not. */
  @SuppressWarnings("unchecked") // a select of one column
  static Condition in(Field<Object> key, Select<? extends Record> who, boolean positive) {
    Select<? extends Record1<Object>> one = (Select<? extends Record1<Object>>) who;
    return positive
        ? key.in(one)
        : Answer.condition(e -> e.seeksAbsence() ? lacks(key, who) : key.notIn(one));
  }

  /** Whether a key is missing or none of them. */
  static Condition inNone(Field<Object> key, Select<? extends Record> who) {
    return Answer.condition(
        e -> e.seeksAbsence() ? lacks(key, who) : key.isNull().or(in(key, who, false)));
  }

  private static Condition lacks(Field<Object> key, Select<? extends Record> who) {
    Field<Object> one = Names.column("some", "one", Object.class);
    return notExists(
        select(inline(1)).from(who.asTable(Names.of("some"), Names.of("one"))).where(one.eq(key)));
  }
}
