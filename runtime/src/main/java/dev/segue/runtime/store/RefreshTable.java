package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** As of when the last refresh was, and what it worked out. */
public final class RefreshTable {
  private static final Table<Record> REFRESH = table(name("segue_refresh"));
  private static final Field<Long> AS_OF = field(name("as_of"), Long.class);
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
    return store.dsl().select(AS_OF).from(REFRESH).fetchOptional(AS_OF).map(Instant::ofEpochMilli);
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
    if (store.dsl().update(REFRESH).set(AS_OF, at).execute() == 0) {
      store.dsl().insertInto(REFRESH, AS_OF).values(at).execute();
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
    store.dsl().update(DEFINITION).set(MEANING, meaning).where(NAME.eq(definition)).execute();
  }

  public void add(String definition, String kind, Instant now) {
    store
        .dsl()
        .insertInto(DEFINITION, NAME, KIND, SINCE)
        .values(definition, kind, now.toEpochMilli())
        .execute();
  }

  public void remove(Set<String> definitions) {
    store.dsl().deleteFrom(DEFINITION).where(NAME.in(definitions)).execute();
  }

  /** As if there had never been a refresh; lists, runs and consent stay. */
  public void forget() {
    new MembershipTable(store).keepOnly(Set.of());
    new ValueTable(store).keepOnly(Set.of());
    new SizeTable(store).forget();
    store.dsl().deleteFrom(DEFINITION).execute();
    store.dsl().deleteFrom(REFRESH).execute();
  }
}
