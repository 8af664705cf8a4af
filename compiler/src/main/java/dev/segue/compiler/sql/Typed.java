package dev.segue.compiler.sql;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** A field as one of another type: SQLite's columns have none, and the text stays the same. */
final class Typed {
  private Typed() {}

  @SuppressWarnings("unchecked") // a field holds no value of its type
  static <T> Field<T> as(Field<?> field) {
    return (Field<T>) field;
  }

  @SuppressWarnings("unchecked") // the same of a table
  static Table<Record> rows(Table<?> table) {
    return (Table<Record>) table;
  }

  static Field<Long> whole(Field<?> field) {
    return as(field);
  }

  static Field<String> text(Field<?> field) {
    return as(field);
  }

  static Field<Object> any(Field<?> field) {
    return as(field);
  }
}
