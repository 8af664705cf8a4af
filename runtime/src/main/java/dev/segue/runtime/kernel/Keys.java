package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.type.TextOrder;
import dev.segue.runtime.store.Cursor;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The keys of contacts in their order: whole numbers by size, text by code point. */
final class Keys extends AbstractList<Object> {
  private static final int FEW = 1024;

  private final boolean whole;
  private final boolean declared;
  private final List<String> texts = new ArrayList<>();
  private long[] numbers = new long[FEW];
  private int size;

  /**
   * None yet.
   *
   * @param whole whether keys are whole numbers, as the schema says
   * @param declared whether nothing else can stand there
   */
  private Keys(boolean whole, boolean declared) {
    this.whole = whole;
    this.declared = declared;
  }

  /** Segue's own tables hold nothing but what the schema declares. */
  static Keys of(Schema schema, SourceLayout layout) {
    return new Keys(schema.contacts().key().integer(), layout.attached().isEmpty());
  }

  /** Whether they are whole numbers. */
  boolean areWhole() {
    return whole;
  }

  @Override
  public Object get(int place) {
    return whole ? (Object) numbers[Objects.checkIndex(place, size)] : texts.get(place);
  }

  @Override
  public int size() {
    return size;
  }

  /** One more at the end. */
  void append(Object key) {
    if (whole) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size] = (Long) key;
    } else {
      texts.add((String) key);
    }
    size++;
  }

  /** Whether a key is of their type. */
  boolean has(Object key) {
    return whole ? key instanceof Long : key instanceof String;
  }

  /** The key as the schema has it; what is none cannot be read in order. */
  Object read(Object stored) {
    if (has(stored)) {
      return stored;
    }
    throw new Unreadable("keys that are not of the type that the schema declares");
  }

  /** The same in a column of a cursor. */
  Object read(Cursor cursor, int column) {
    if (!declared) {
      return read(cursor.value(column).orElseThrow());
    }
    return whole ? (Object) cursor.whole(column) : Objects.requireNonNull(cursor.text(column));
  }

  int compare(Object one, Object other) {
    return whole
        ? Long.compare((Long) one, (Long) other)
        : TextOrder.BY_CODE_POINT.compare((String) one, (String) other);
  }

  /** The key of a cursor's next row, which may not be before the last one's; nothing: no row. */
  Optional<Object> following(Cursor cursor, Optional<Object> before) {
    if (!cursor.next()) {
      return Optional.empty();
    }
    Object key = read(cursor, 0);
    if (before.isPresent()) {
      if (key.equals(before.get())) {
        return before;
      }
      if (compare(key, before.get()) < 0) {
        throw new Unreadable("events in another order than contacts");
      }
    }
    return Optional.of(key);
  }

  /** The place of a key, or below 0. */
  int place(Object key, int near) {
    if (near < size && compare(get(near), key) == 0) {
      return near;
    }
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(get(middle), key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
