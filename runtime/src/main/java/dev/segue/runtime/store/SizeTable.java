package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Member;
import dev.segue.compiler.sql.StateTables.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** How many are in each definition as of the last refresh, so that nobody need count them. */
public final class SizeTable {
  /** Of what has no classes. */
  public static final String ALL = "";

  private static final Table<Record> SIZES = table(name("segue_size"));
  private static final Field<String> DEFINITION = field(name("definition"), String.class);

  private final Store store;

  public SizeTable(Store store) {
    this.store = store;
  }

  /** By definition and class, without those that nobody is in, as far as they are known. */
  public Map<String, Map<String, Long>> all() {
    Map<String, Map<String, Long>> all = new HashMap<>();
    store.each(
        new SqlText("select definition, class, size from segue_size", List.of()),
        row ->
            all.computeIfAbsent(row.text(0).orElseThrow(), d -> new HashMap<>())
                .put(row.text(1).orElseThrow(), row.number(2).orElseThrow()));
    return all;
  }

  /** Those that a contact was counted in are not known any more. */
  void forgetWhereIs(Object contact) {
    store.memory().wrote();
    Field<Object> who = field(name(StateTables.CONTACT), Object.class);
    store
        .dsl()
        .deleteFrom(SIZES)
        .where(
            DEFINITION
                .in(
                    select(field(name(Member.SEGMENT), String.class))
                        .from(table(name(Member.TABLE)))
                        .where(who.eq(contact)))
                .or(
                    DEFINITION.in(
                        select(field(name(Value.DEFINITION), String.class))
                            .from(table(name(Value.TABLE)))
                            .where(who.eq(contact)))))
        .execute();
  }

  /** They become these. */
  public void put(String definition, Map<String, Long> sizes) {
    store.memory().wrote();
    if (!sizes.keySet().equals(Set.of(ALL))) {
      store.update(new SqlText("delete from segue_size where definition = ?", List.of(definition)));
    }
    sizes.forEach(
        (name, size) ->
            store.update(
                new SqlText(
                    "insert into segue_size (definition, class, size) values (?, ?, ?)"
                        + " on conflict (definition, class) do update set size = excluded.size",
                    List.of(definition, name, size))));
  }

  /** Forgets those of some definitions. */
  public void forget(Set<String> definitions) {
    store.memory().wrote();
    store.dsl().deleteFrom(SIZES).where(DEFINITION.in(definitions)).execute();
  }

  void forget() {
    store.memory().wrote();
    store.dsl().deleteFrom(SIZES).execute();
  }
}
