package dev.segue.runtime.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The values of traits, scores and partitions. */
public final class ValueTable {
  private static final Table<Record> VALUES = table(name(Value.TABLE));
  private static final Field<String> DEFINITION = field(name(Value.DEFINITION), String.class);
  private static final Field<Object> CONTACT = field(name(StateTables.CONTACT), Object.class);
  private static final Field<Object> VALUE = field(name(Value.VALUE), Object.class);
  private static final Field<Object> STORED_CONTACT =
      field(name(Value.TABLE, StateTables.CONTACT), Object.class);
  private static final Field<Object> STORED_VALUE =
      field(name(Value.TABLE, Value.VALUE), Object.class);

  private static final Map<String, Kind> KINDS =
      TemporaryTable.columns(
          Value.DEFINITION, Kind.TEXT, StateTables.CONTACT, Kind.CONTACT, Value.VALUE, Kind.ANY);

  private final Store store;

  public ValueTable(Store store) {
    this.store = store;
  }

  /** How many have a value, and how many have another than before, or none any more. */
  public record Written(long size, long changed) {}

  /** The values become those of a query of (contact, value). */
  public Written replace(String definition, SqlText values) {
    return written(definition, new FreshRows(store).values(values), DSL.noCondition());
  }

  /** The same of values that come one by one. */
  public Written replace(String definition, ContactValues values) {
    if (store.dsl().fetchExists(VALUES, DEFINITION.eq(definition))) {
      return written(definition, new FreshRows(store).values(values), DSL.noCondition());
    }
    Filling all = new Filling(store, Value.TABLE, KINDS, List.copyOf(KINDS.keySet()));
    int given =
        all.each(
            rows ->
                values.each(
                    (contact, value) -> rows.accept(new Object[] {definition, contact, value})));
    return new Written(given, given);
  }

  /**
   * The values of the contacts that are touched become those of a query of (contact, value); all
   * others' stay what they are.
   *
   * @param size how many there were
   */
  public Written update(String definition, long size, SqlText values) {
    return updated(definition, size, new FreshRows(store).values(values));
  }

  /** The same of values that come one by one. */
  public Written update(String definition, long size, ContactValues values) {
    return updated(definition, size, new FreshRows(store).values(values));
  }

  private Written updated(String definition, long size, long after) {
    Condition touched = TouchedTable.has(STORED_CONTACT);
    long before = store.dsl().fetchCount(VALUES, DEFINITION.eq(definition).and(touched));
    return written(definition, size - before + after, touched);
  }

  /** The values of those who are touched. */
  public void ofTouched(Values values) {
    store.each(
        new SqlText(
            "select v.definition, v.contact, v.value from segue_definition d"
                + " cross join segue_touched t cross join segue_value v"
                + " where d.kind <> 'segment' and v.definition = d.name and v.contact = t.contact",
            List.of()),
        row ->
            values.take(
                row.text(0).orElseThrow(), row.value(1).orElseThrow(), row.value(2).orElseThrow()));
  }

  /** What is fresh is who has which value, of those whom it is about. */
  private Written written(String definition, long size, Condition about) {
    Condition stored = DEFINITION.eq(definition).and(STORED_CONTACT.eq(FreshRows.CONTACT));
    long lost =
        store
            .dsl()
            .deleteFrom(VALUES)
            .where(
                DEFINITION.eq(definition),
                about,
                notExists(
                    selectOne().from(FreshRows.TABLE).where(FreshRows.CONTACT.eq(STORED_CONTACT))))
            .execute();
    long given =
        store
            .dsl()
            .insertInto(VALUES, DEFINITION, CONTACT, VALUE)
            .select(
                select(val(definition), FreshRows.CONTACT, FreshRows.VALUE)
                    .from(FreshRows.TABLE)
                    .where(
                        notExists(
                            selectOne()
                                .from(VALUES)
                                .where(stored, STORED_VALUE.eq(FreshRows.VALUE)))))
            .onConflict(DEFINITION, CONTACT)
            .doUpdate()
            .set(Map.of(VALUE, excluded(VALUE)))
            .execute();
    return new Written(size, lost + given);
  }

  /** How many of those who are touched have each of the values of a definition. */
  public Map<String, Long> countsOfTouched(String definition) {
    return counts(DEFINITION.eq(definition).and(TouchedTable.has(STORED_CONTACT)));
  }

  /** How many have a value. */
  public long size(String definition) {
    return store.dsl().fetchCount(VALUES, DEFINITION.eq(definition));
  }

  /** How many have each of the values of a definition. */
  public Map<String, Long> counts(String definition) {
    return counts(DEFINITION.eq(definition));
  }

  private Map<String, Long> counts(Condition about) {
    Field<String> text = VALUE.coerce(String.class);
    return store
        .dsl()
        .select(text, count().coerce(Long.class))
        .from(VALUES)
        .where(about)
        .groupBy(text)
        .fetchMap(r -> r.value1(), r -> r.value2());
  }

  /** Forgets the values of every other definition. */
  public void keepOnly(Set<String> definitions) {
    store.dsl().deleteFrom(VALUES).where(DEFINITION.notIn(definitions)).execute();
  }

  /** Takes a value: of which definition, and whose. */
  @FunctionalInterface
  public interface Values {
    void take(String definition, Object contact, Object value);
  }

  /** Every value of every definition. */
  public void each(Values values) {
    store
        .dsl()
        .select(DEFINITION, CONTACT, VALUE)
        .from(VALUES)
        .fetchLazy()
        .forEach(r -> values.take(r.value1(), Row.plain(r.value2()), Row.plain(r.value3())));
  }
}
