package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All contacts in their order, in ranges of whole blocks of about as many contacts each.
 *
 * @param contacts how many there are
 * @param begins the place of the first of each range among all
 * @param keys the key of the first of each range but the first one
 */
record Ranges(int contacts, List<Integer> begins, List<Object> keys) {
  /**
   * As many as a division has readers for.
   *
   * @param known the contacts; empty: the database is asked
   */
  static Ranges of(Store store, Statements statements, Keys known, Division division) {
    long all = known.isEmpty() ? store.number(statements.count(Condition.TRUE)) : known.size();
    long room = (long) division.contacts() * division.blocks();
    int ranges = Math.clamp(all / room, 1, division.readers());
    List<Integer> begins = new ArrayList<>(List.of(0));
    List<Object> keys = new ArrayList<>();
    for (int i = 1; i < ranges; i++) {
      int place = Math.toIntExact(all * i / ranges / division.contacts() * division.contacts());
      begins.add(place);
      keys.add(known.isEmpty() ? asked(store, statements, place) : known.get(place));
    }
    return new Ranges(Math.toIntExact(all), begins, keys);
  }

  private static Object asked(Store store, Statements statements, int place) {
    return store.list(statements.contactAfter(place), row -> row.value(0).orElseThrow()).getFirst();
  }

  int size() {
    return begins.size();
  }

  /** The contacts of one of them. */
  Audience audience(int range) {
    return new Audience.Between(first(range), first(range + 1));
  }

  /** The key of the first contact of a range before which there is another one. */
  Optional<Object> first(int range) {
    return range == 0 || range > keys.size() ? Optional.empty() : Optional.of(keys.get(range - 1));
  }
}
