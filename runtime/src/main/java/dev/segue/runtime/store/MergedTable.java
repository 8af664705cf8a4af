package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Who turned out to be who else: what comes of the one goes to the other. */
public final class MergedTable {
  private final Store store;

  public MergedTable(Store store) {
    this.store = store;
  }

  /** Whom a contact was merged into, if anybody: who that is now. */
  public Optional<Object> into(Object contact) {
    return store
        .list(
            new SqlText("select stays from segue_merged where contact = ?", List.of(contact)),
            row -> row.value(0).orElseThrow())
        .stream()
        .findFirst();
  }

  /** Who each contact is now, of whom there are a few. */
  public UnaryOperator<Object> few() {
    return isAnybody() ? contact -> into(contact).orElse(contact) : UnaryOperator.identity();
  }

  /** Whether anybody turned out to be somebody else. */
  boolean isAnybody() {
    return !store
        .list(new SqlText("select 1 from segue_merged limit 1", List.of()), r -> r)
        .isEmpty();
  }

  /** Who each contact is now, of whom there are many. */
  public UnaryOperator<Object> many() {
    Map<Object, Object> all = new HashMap<>();
    store.each(
        new SqlText("select contact, stays from segue_merged", List.of()),
        row -> all.put(row.value(0).orElseThrow(), row.value(1).orElseThrow()));
    return contact -> all.getOrDefault(contact, contact);
  }

  /** When others were merged into these contacts. */
  Set<Long> instants(List<Object> contacts) {
    Set<Long> instants = new HashSet<>();
    for (Object contact : contacts) {
      instants.addAll(
          store.list(
              new SqlText("select at from segue_merged where stays = ?", List.of(contact)),
              row -> row.number(0).orElseThrow()));
    }
    return instants;
  }

  /** Whoever was merged into the one is the other as well. */
  void add(Object gone, Object stays, Instant now) {
    store.update(
        new SqlText("update segue_merged set stays = ? where stays = ?", List.of(stays, gone)));
    store.update(
        new SqlText(
            "insert into segue_merged (contact, stays, at) values (?, ?, ?)",
            List.of(gone, stays, now.toEpochMilli())));
  }

  /** Nobody is that contact any more. */
  void forget(Object stays) {
    store.update(new SqlText("delete from segue_merged where stays = ?", List.of(stays)));
  }
}
