package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.when;

import java.util.Collection;
import java.util.List;
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

  /** What is equal to one of these where the field is: of declared values, the column itself. */
  static <T> Field<T> beside(Field<T> field, Collection<?> constants) {
    return field instanceof ListedText listed && listed.values.containsAll(constants)
        ? Typed.as(listed.text)
        : field;
  }
}
