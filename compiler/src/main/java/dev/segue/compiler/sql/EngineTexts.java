package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.groupConcat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import org.jooq.Condition;
import org.jooq.Field;

/** What emitting code asks about text in a database. */
sealed interface EngineTexts permits Engine {
  /** A column as text that compares by code point, however it is declared. */
  Field<String> text(Field<?> column);

  /** Text that is known, where a column is made of it. */
  default Field<String> known(Field<String> text) {
    return text;
  }

  /** A key of text as it is ordered, by code point. */
  default Field<Object> ordered(Field<Object> key) {
    return key;
  }

  /** A key of text of Segue's own as an index of somebody's table has it. */
  default Field<Object> sought(Field<Object> key) {
    return key;
  }

  /**
   * A key where rows of several tables are ordered, whose keys are numbers and text: numbers first.
   */
  default Field<Object> keyOfAny(Field<Object> key, boolean whole) {
    return key;
  }

  /** What stands in the rows of a group, with spaces between; NULL where nothing does. */
  default Field<String> joined(Field<?> each) {
    return groupConcat(each).separator(" ");
  }

  /** Where a part first stands in a text, from 1; 0: nowhere. */
  Field<Long> place(Field<String> text, Field<String> part);

  /** The last characters, so many or all there are. */
  Field<String> end(Field<String> text, int length);

  /** Whether a text ends with another, or (negative) does not. */
  default Condition endsWith(Field<String> text, String end, boolean positive) {
    Field<String> last = end(text, end.codePointCount(0, end.length()));
    return positive ? last.eq(val(end)) : last.ne(val(end));
  }

  /** Whether a text holds another, or (negative) does not. */
  default Condition contains(Field<String> text, Field<String> part, boolean positive) {
    Field<Long> place = place(text, part);
    return positive ? place.gt(inline(0L)) : place.eq(inline(0L));
  }

  /** Whether a text begins with another, or (negative) does not. */
  default Condition startsWith(Field<String> text, String start, boolean positive) {
    Field<String> first =
        function(
            "substr",
            String.class,
            text,
            inline(1),
            inline(start.codePointCount(0, start.length())));
    return positive ? first.eq(val(start)) : first.ne(val(start));
  }

  /** The text without white space at its ends. */
  Field<String> trimmed(Field<String> text);

  /** Whether a whole text fits a glob, or (negative) does not. */
  Condition like(Field<String> text, String glob, boolean positive);

  /** Whether an RE2 pattern is found in a text, or (negative) is not. */
  Condition matches(Field<String> text, Field<String> pattern, boolean positive);
}
