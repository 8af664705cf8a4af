package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.when;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A column of text of which some values are declared: any other is missing. */
final class ListedText extends CustomField<String> {
  private final Field<String> text;
  private final List<String> values;

  ListedText(Field<String> text, List<String> values) {
    super("listed", SQLDataType.CLOB);
    this.text = text;
    this.values = List.copyOf(values);
  }

  @Override
  public void accept(Context<?> context) {
    context.visit(when(text.in(values.stream().map(DSL::inline).toList()), text));
  }

  /** Whether it is there. */
  static Condition isThere(Field<?> field) {
    return field instanceof ListedText listed
        ? listed.text.in(listed.values.stream().map(DSL::inline).toList())
        : field.isNotNull();
  }

  /** The same where it is there, or beside what only is one of these. */
  static Field<Object> plain(Field<Object> field) {
    return ((Field<?>) field) instanceof ListedText listed ? Typed.any(listed.text) : field;
  }

  /** What is equal to one of these where the field is: of declared values, the column itself. */
  static <T> Field<T> beside(Field<T> field, Collection<?> constants) {
    return field instanceof ListedText listed && listed.values.containsAll(constants)
        ? Typed.as(listed.text)
        : field;
  }
}
