package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * A number for each contact who may be in a segment. It stays the contact's as long as anything is
 * known of them.
 */
final class OrdinalTable {
  private static final int AT_A_TIME = 10_000;

  private final Store store;
  private int given;

  OrdinalTable(Store store) {
    this.store = store;
  }

  /** Where a contact is among some, or below 0. */
  @FunctionalInterface
  interface Place {
    /** Near a place where it is likely to be. */
    int of(Object contact, int near);
  }

  /** The numbers of contacts, in their order; who has none is given one. */
  int[] of(List<?> contacts, Place place) {
    int[] ordinals = new int[contacts.size()];
    Arrays.fill(ordinals, -1);
    int[] near = {0};
    each(
        "select contact, ordinal from segue_contact order by ordinal",
        (contact, ordinal) -> {
          int found = place.of(contact, near[0]);
          if (found >= 0) {
            ordinals[found] = ordinal;
            near[0] = found + 1;
          }
        });
    List<Object> lacking = new ArrayList<>();
    for (int i = 0; i < ordinals.length; i++) {
      if (ordinals[i] < 0) {
        lacking.add(contacts.get(i));
      }
    }
    int next = add(lacking) - lacking.size();
    for (int i = 0; i < ordinals.length; i++) {
      if (ordinals[i] < 0) {
        ordinals[i] = next++;
      }
    }
    return ordinals;
  }

  /** Those of the contacts in {@link FreshRows}; who has none is given one. */
  RoaringBitmap ofFresh() {
    RoaringBitmap found = new RoaringBitmap();
    List<Object> lacking = new ArrayList<>();
    store.each(
        new SqlText(
            "select f.contact, c.ordinal from segue_fresh f left join segue_contact c"
                + " on c.contact = f.contact",
            List.of()),
        row ->
            row.number(1)
                .ifPresentOrElse(
                    ordinal -> found.add(ordinal.intValue()),
                    () -> lacking.add(row.value(0).orElseThrow())));
    int end = add(lacking);
    found.add((long) end - lacking.size(), (long) end);
    return found;
  }

  /** Those of a query of (contact) of Segue's own tables, as far as they have one. */
  void among(String contacts, ObjIntConsumer<Object> consumer) {
    each(
        "select contact, ordinal from segue_contact where contact in (" + contacts + ")", consumer);
  }

  Optional<Integer> of(Object contact) {
    return store
        .list(
            new SqlText("select ordinal from segue_contact where contact = ?", List.of(contact)),
            row -> row.number(0).orElseThrow().intValue())
        .stream()
        .findFirst();
  }

  /** How many contacts have been given a number here. */
  int given() {
    return given;
  }

  int numberOf(Object contact) {
    return of(contact).orElseGet(() -> add(List.of(contact)) - 1);
  }

  void forget(int ordinal) {
    store.update(
        new SqlText("delete from segue_contact where ordinal = ?", List.of((long) ordinal)));
  }

  /** Every contact in the order of keys. */
  void inOrder(ObjIntConsumer<Object> consumer) {
    each("select contact, ordinal from segue_contact order by contact", consumer);
  }

  /** The contacts by their numbers. */
  List<Object> contacts() {
    List<Object> contacts = new ArrayList<>();
    each(
        "select contact, ordinal from segue_contact order by ordinal",
        (contact, ordinal) -> {
          while (contacts.size() < ordinal) {
            contacts.add(NOBODY);
          }
          contacts.add(contact);
        });
    return contacts;
  }

  /** In the place of one who is forgotten. */
  private static final Object NOBODY = new Object();

  private void each(String query, ObjIntConsumer<Object> consumer) {
    store.each(
        new SqlText(query, List.of()),
        row -> consumer.accept(row.value(0).orElseThrow(), row.number(1).orElseThrow().intValue()));
  }

  /** They are given the next numbers; that after the last. */
  int add(List<?> contacts) {
    int next =
        (int)
            store.number(
                new SqlText("select coalesce(max(ordinal), -1) + 1 from segue_contact", List.of()));
    if (contacts.isEmpty()) {
      return next;
    }
    given += contacts.size();
    String sql = "insert into segue_contact (ordinal, contact, mark) values (?, ?, ?)";
    try (KeptStatements.Use use = store.statements().of(sql)) {
      PreparedStatement insert = use.statement();
      int some = 0;
      for (Object contact : contacts) {
        insert.setLong(1, next);
        insert.setObject(2, contact);
        insert.setBytes(3, Chunk.mark(next));
        insert.addBatch();
        next++;
        some++;
        if (some == AT_A_TIME) {
          insert.executeBatch();
          some = 0;
        }
      }
      insert.executeBatch();
      use.done();
      return next;
    } catch (SQLException e) {
      throw store.errors().translated(e);
    }
  }
}
