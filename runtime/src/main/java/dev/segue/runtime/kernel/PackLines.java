package dev.segue.runtime.kernel;

import dev.segue.runtime.store.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines as the database gives them: a cursor for each part, all in the order of contacts. */
final class PackLines implements Lines {
  private static final int PACK = 1;

  private final Cursor contacts;
  private final List<Cursor> tables;
  private final Keys keys;
  private final Line line;

  /** Of each table the contact of the next pack; nothing: there is none. */
  private final List<Optional<Object>> following = new ArrayList<>();

  private Optional<Object> before = Optional.empty();

  PackLines(List<Cursor> parts, Keys keys) {
    this.contacts = parts.getFirst();
    this.tables = parts.subList(1, parts.size());
    this.keys = keys;
    this.line = new Line(parts.size());
    tables.forEach(t -> following.add(keys.following(t, Optional.empty())));
  }

  @Override
  public boolean next() {
    if (!contacts.next()) {
      return false;
    }
    Object key = keys.read(contacts, 0);
    if (before.isPresent() && keys.compare(key, before.get()) <= 0) {
      throw new Unreadable("contacts in another order");
    }
    before = Optional.of(key);
    line.begin(key);
    tell(0, contacts);
    for (int i = 0; i < tables.size(); i++) {
      pack(i, key);
    }
    return true;
  }

  /** The pack of nobody who is a contact is passed over. */
  private void pack(int table, Object contact) {
    Cursor cursor = tables.get(table);
    Optional<Object> next = following.get(table);
    while (next.isPresent()) {
      int order = keys.compare(next.get(), contact);
      if (order > 0) {
        break;
      }
      if (order == 0) {
        tell(table + 1, cursor);
      }
      next = keys.following(cursor, next);
    }
    following.set(table, next);
  }

  private void tell(int part, Cursor cursor) {
    byte[] pack = cursor.bytes(PACK);
    if (pack != null) {
      line.set(part, pack);
    }
  }

  @Override
  public Line line() {
    return line;
  }
}
