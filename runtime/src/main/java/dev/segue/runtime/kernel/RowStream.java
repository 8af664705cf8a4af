package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.EventReading;
import dev.segue.runtime.store.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of a table that come row by row, contact after contact. */
final class RowStream {
  private static final int KIND = 1;
  private static final int EVENT = 2;
  private static final int AT = 3;
  private static final int FIELDS = 4;

  private final Cursor cursor;
  private final Keys keys;
  private final boolean unique;
  private final int width;
  private final List<List<Into>> kinds = new ArrayList<>();
  private Optional<ContactFrame> block = Optional.empty();
  private final Map<Object, List<Object>> told = new HashMap<>();
  private Optional<Object> next;
  private int place;

  /** Where the events of a kind go, in the block that is filled. */
  private static final class Into {
    private final Schema.EventKind kind;
    private final int[] places;
    private Optional<RowFrame> rows = Optional.empty();

    Into(Schema.EventKind kind, int[] places) {
      this.kind = kind;
      this.places = places;
    }
  }

  /**
   * The rows of a cursor.
   *
   * @param unique no key stands there twice
   */
  RowStream(Cursor cursor, EventReading reading, boolean unique, Keys keys) {
    this.cursor = cursor;
    this.unique = unique;
    this.keys = keys;
    this.width = FIELDS + reading.fields().size();
    reading.types().forEach(type -> kinds.add(new ArrayList<>()));
    for (Schema.EventKind kind : reading.kinds()) {
      int[] places =
          reading.fields(kind).stream()
              .mapToInt(f -> FIELDS + reading.fields().indexOf(f))
              .toArray();
      kinds.get(reading.types().indexOf(kind.typeValue())).add(new Into(kind, places));
    }
    this.next = keys.following(cursor, Optional.empty());
  }

  /** Reads the events of a contact; those of nobody before it are passed over. */
  void take(Object contact, ContactFrame into) {
    if (block.isEmpty() || block.get() != into) {
      block = Optional.of(into);
      kinds.forEach(all -> all.forEach(i -> i.rows = Optional.of(into.rows(i.kind))));
    }
    int owner = into.size();
    told.clear();
    place = 0;
    while (next.isPresent()) {
      int order = next.get().equals(contact) ? 0 : keys.compare(next.get(), contact);
      if (order > 0) {
        return;
      }
      if (order == 0 && (unique || isNew())) {
        add(owner);
      }
      next = keys.following(cursor, next);
    }
  }

  private void add(int owner) {
    int kind = Math.toIntExact(cursor.whole(KIND));
    if (kind >= 0) {
      long at = cursor.whole(AT);
      for (Into into : kinds.get(kind)) {
        into.rows.orElseThrow().add(owner, at, place, cursor, into.places);
      }
      place++;
    }
  }

  /** An event that stands there twice is one. */
  private boolean isNew() {
    List<Object> row = new ArrayList<>();
    for (int i = KIND; i < width; i++) {
      row.add(cursor.value(i));
    }
    Object key = cursor.value(EVENT).orElseThrow(() -> new Unreadable("an event without a key"));
    List<Object> before = told.putIfAbsent(key, row);
    if (before != null && !before.equals(row)) {
      throw new Unreadable("an event that is told in two ways");
    }
    return before == null;
  }
}
