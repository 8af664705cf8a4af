package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.SqlText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** As of when the last refresh was, and what it worked out. */
public final class RefreshTable {
  private static final Table<Record> REFRESH = table(name("segue_refresh"));
  private static final Table<Record> DEFINITION = table(name("segue_definition"));
  private static final Field<String> NAME = field(name("name"), String.class);
  private static final Field<String> KIND = field(name("kind"), String.class);
  private static final Field<String> MEANING = field(name("meaning"), String.class);
  private static final Field<Long> SINCE = field(name("since"), Long.class);

  private final Store store;

  public RefreshTable(Store store) {
    this.store = store;
  }

  /** As of when the last refresh was; nothing before the first. */
  public Optional<Instant> last() {
    return store
        .list(
            new SqlText("select as_of from segue_refresh", List.of()),
            row -> Instant.ofEpochMilli(row.number(0).orElseThrow()))
        .stream()
        .findFirst();
  }

  /** Since when something that is worked out has been; nothing before the first refresh. */
  public Optional<Instant> first() {
    return store
        .dsl()
        .select(min(SINCE))
        .from(DEFINITION)
        .fetchOptional(min(SINCE))
        .map(Instant::ofEpochMilli);
  }

  public void record(Instant now) {
    long at = now.toEpochMilli();
    store.memory().wrote();
    if (store.update(new SqlText("update segue_refresh set as_of = ?", List.of(at))) == 0) {
      store.update(new SqlText("insert into segue_refresh (as_of) values (?)", List.of(at)));
    }
  }

  /** The definitions that the last refresh worked out, with their kinds. */
  public Map<String, String> known() {
    return store.dsl().select(NAME, KIND).from(DEFINITION).fetchMap(NAME, KIND);
  }

  /** What each of them meant then, where that was written down. */
  public Map<String, String> meanings() {
    return store
        .dsl()
        .select(NAME, MEANING)
        .from(DEFINITION)
        .where(MEANING.isNotNull())
        .fetchMap(NAME, MEANING);
  }

  public void means(String definition, String meaning) {
    store.memory().wrote();
    store.dsl().update(DEFINITION).set(MEANING, meaning).where(NAME.eq(definition)).execute();
  }

  public void add(String definition, String kind, Instant now) {
    store.memory().wrote();
    store
        .dsl()
        .insertInto(DEFINITION, NAME, KIND, SINCE)
        .values(definition, kind, now.toEpochMilli())
        .execute();
  }

  public void remove(Set<String> definitions) {
    store.memory().wrote();
    store.dsl().deleteFrom(DEFINITION).where(NAME.in(definitions)).execute();
  }

  /** As if there had never been a refresh; lists, runs and consent stay. */
  public void forget() {
    store.memory().wrote();
    new MembershipTable(store).keepOnly(Set.of());
    new ValueTable(store).keepOnly(Set.of());
    new SizeTable(store).forget();
    store.dsl().deleteFrom(DEFINITION).execute();
    store.dsl().deleteFrom(REFRESH).execute();
  }
}
