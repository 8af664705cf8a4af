package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Single rows of the embedded source and of what Segue was told, as a test tells them. */
public final class SourceRows {
  private final Store store;

  public SourceRows(Store store) {
    this.store = store;
    RunFields.make(store);
  }

  /** A new row; a column that is not there is NULL. */
  public void insert(String table, Map<String, Object> columns) {
    put(table, columns);
    came(table, Long.MIN_VALUE);
  }

  /** The same of something that happened. */
  public void happened(String table, String atColumn, Map<String, Object> columns) {
    put(table, columns);
    came(table, (Long) Objects.requireNonNull(columns.get(atColumn)));
  }

  private void came(String table, long earliest) {
    if (!table.startsWith("segue_")) {
      new ArrivalTable(store).came(table, earliest);
    }
  }

  private void put(String table, Map<String, Object> columns) {
    store.dsl().insertInto(table(name(table))).set(fields(columns)).execute();
  }

  /** Changes the row with that key; a column without a value becomes NULL. */
  public void update(
      String table, String keyColumn, Object key, Map<String, Optional<Object>> columns) {
    Map<Field<Object>, Object> changes = new LinkedHashMap<>();
    columns.forEach(
        (column, value) ->
            changes.put(
                column(column),
                value.isPresent() ? DSL.val(value.get()) : DSL.inline((Object) null)));
    store
        .dsl()
        .update(table(name(table)))
        .set(changes)
        .where(column(keyColumn).eq(DSL.val(key)))
        .execute();
  }

  /** Forgets the rows with these values. */
  public void delete(String table, Map<String, Object> where) {
    Condition all = noCondition();
    for (Map.Entry<String, Object> column : where.entrySet()) {
      all = all.and(column(column.getKey()).eq(DSL.val(column.getValue())));
    }
    store.dsl().deleteFrom(table(name(table))).where(all).execute();
  }

  /**
   * Settles a draw of a program for a contact.
   *
   * @param arm nothing: the holdout
   * @param others the arms that the same draw has; what was settled for it before is void
   */
  public void choose(String program, Object contact, Optional<String> arm, List<String> others) {
    Condition same = RunFields.CHOICE_ARM.isNull();
    if (arm.isPresent()) {
      same = RunFields.CHOICE_ARM.in(others);
    }
    store
        .dsl()
        .deleteFrom(RunFields.CHOICE)
        .where(
            RunFields.CHOICE_PROGRAM.eq(program),
            RunFields.CHOICE_CONTACT.eq(DSL.val(contact)),
            same)
        .execute();
    store
        .dsl()
        .insertInto(
            RunFields.CHOICE,
            RunFields.CHOICE_PROGRAM,
            RunFields.CHOICE_CONTACT,
            RunFields.CHOICE_ARM)
        .values(
            DSL.val(program), DSL.val(contact), arm.map(DSL::val).orElse(DSL.inline((String) null)))
        .execute();
  }

  private static Map<Field<Object>, Object> fields(Map<String, Object> columns) {
    Map<Field<Object>, Object> fields = new LinkedHashMap<>();
    columns.forEach((column, value) -> fields.put(column(column), DSL.val(value)));
    return fields;
  }

  private static Field<Object> column(String column) {
    return field(name(column), Object.class);
  }
}
