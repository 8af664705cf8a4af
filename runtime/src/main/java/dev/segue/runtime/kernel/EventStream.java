package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.EventReading;
import dev.segue.runtime.store.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The events of a table as they come, contact after contact. */
final class EventStream {
  private static final int KIND = 1;
  private static final int EVENT = 2;
  private static final int AT = 3;
  private static final int FIELDS = 4;

  private final Cursor cursor;
  private final Keys keys;
  private final boolean unique;
  private final int width;
  private final List<List<Into>> frames = new ArrayList<>();
  private final Map<Object, List<Object>> told = new HashMap<>();
  private Optional<Object> next;
  private int place;

  /** Where the events of a kind go. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Into(RowFrame frame, int[] places) {}

  /**
   * @param unique no key stands there twice
   */
  EventStream(
      Cursor cursor,
      EventReading reading,
      boolean unique,
      Map<Schema.EventKind, RowFrame> kinds,
      Keys keys) {
    this.cursor = cursor;
    this.unique = unique;
    this.keys = keys;
    this.width = FIELDS + reading.fields().size();
    reading.types().forEach(type -> frames.add(new ArrayList<>()));
    for (Schema.EventKind kind : reading.kinds()) {
      RowFrame frame = Objects.requireNonNull(kinds.get(kind));
      int[] places =
          frame.fields().stream().mapToInt(f -> FIELDS + reading.fields().indexOf(f)).toArray();
      frames.get(reading.types().indexOf(kind.typeValue())).add(new Into(frame, places));
    }
    this.next = advance(Optional.empty());
  }

  /** Reads the events of a contact; those of nobody before it are passed over. */
  void take(Object contact, int owner) {
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
      next = advance(next);
    }
  }

  private Optional<Object> advance(Optional<Object> before) {
    if (!cursor.next()) {
      return Optional.empty();
    }
    Object key = keys.read(cursor, 0);
    if (before.isPresent()) {
      if (key.equals(before.get())) {
        return before;
      }
      if (keys.compare(key, before.get()) < 0) {
        throw new Unreadable("events in another order than contacts");
      }
    }
    return Optional.of(key);
  }

  private void add(int owner) {
    int kind = Math.toIntExact(cursor.whole(KIND));
    if (kind >= 0) {
      long at = cursor.whole(AT);
      frames.get(kind).forEach(i -> i.frame().add(owner, at, place, cursor, i.places()));
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
