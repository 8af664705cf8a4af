package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Addresses that nothing is sent to, as keyed hashes, and the secret that is the key. */
public final class SuppressionTable {
  private static final Table<Record> TABLE = table(name("segue_suppression"));
  private static final Field<String> HASH = field(name("hash"), String.class);
  private static final Field<Long> AT = field(name("at"), Long.class);
  private static final Field<String> REASON = field(name("reason"), String.class);
  private static final Table<Record> META = table(name("segue_meta"));
  private static final Field<String> NAME = field(name("name"), String.class);
  private static final Field<String> VALUE = field(name("value"), String.class);
  private static final String SECRET = "secret";

  private final Store store;

  public SuppressionTable(Store store) {
    this.store = store;
  }

  /** Since when nothing is sent to an address, and why. */
  public record Suppressed(Instant since, String reason) {}

  /** Nothing is sent there from now on; what is suppressed already stays so from this instant. */
  public void add(String hash, Instant at, String reason) {
    store
        .dsl()
        .insertInto(TABLE, HASH, AT, REASON)
        .values(hash, at.toEpochMilli(), reason)
        .onConflict(HASH)
        .doUpdate()
        .set(AT, at.toEpochMilli())
        .set(REASON, reason)
        .execute();
  }

  public boolean remove(String hash) {
    return store.dsl().deleteFrom(TABLE).where(HASH.eq(hash)).execute() > 0;
  }

  public boolean isEmpty() {
    return !store.dsl().fetchExists(TABLE);
  }

  /** Those of some hashes that are suppressed. */
  public Map<String, Suppressed> of(Collection<String> hashes) {
    Map<String, Suppressed> found = new HashMap<>();
    store
        .dsl()
        .select(HASH, AT, REASON)
        .from(TABLE)
        .where(HASH.in(hashes))
        .forEach(
            r ->
                found.put(
                    r.value1(), new Suppressed(Instant.ofEpochMilli(r.value2()), r.value3())));
    return found;
  }

  /** What only this state knows; {@code fresh} where it has none yet. */
  public String secret(String fresh) {
    store.dsl().insertInto(META, NAME, VALUE).values(SECRET, fresh).onConflictDoNothing().execute();
    return store
        .dsl()
        .select(VALUE)
        .from(META)
        .where(NAME.eq(SECRET))
        .fetchOptional(VALUE)
        .orElseThrow(() -> new IllegalStateException("the secret was just kept"));
  }
}
