package dev.segue.runtime.kernel;

import dev.segue.runtime.store.Cursor;
import java.util.Optional;

/** Events that come in packs, one of each contact. */
final class PackStream implements EventStream {
  private static final int PACK = 1;

  private final Cursor cursor;
  private final String table;
  private final Keys keys;
  private Optional<Object> next;

  PackStream(Cursor cursor, String table, Keys keys) {
    this.cursor = cursor;
    this.table = table;
    this.keys = keys;
    this.next = keys.following(cursor, Optional.empty());
  }

  /** They are unpacked by whoever works the block out. */
  @Override
  public void take(Object contact, ContactFrame into) {
    while (next.isPresent()) {
      int order = keys.compare(next.get(), contact);
      if (order > 0) {
        return;
      }
      byte[] pack = order == 0 ? cursor.bytes(PACK) : null;
      if (pack != null) {
        into.packs(table).keep(into.size(), pack);
      }
      next = keys.following(cursor, next);
    }
  }
}
