package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.EventReading;
import dev.segue.compiler.sql.Stored;
import dev.segue.runtime.store.Cells;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a contact in one text, as {@link dev.segue.compiler.sql.PackSql} writes them: it
 * stands at one of them, whose properties are its cells.
 */
final class Pack implements Cells {
  private static final int NONE = -1;

  private final boolean[][] texts;
  private final int[] begins;
  private final int[] ends;
  private final TextPool pool = new TextPool();
  private byte[] bytes = {};
  private int position;
  private long at;
  private int kind;
  private boolean missing;

  Pack(EventReading reading) {
    List<List<Schema.Field>> fields = reading.types().stream().map(reading::fields).toList();
    int most = fields.stream().mapToInt(List::size).max().orElse(0);
    this.begins = new int[most];
    this.ends = new int[most];
    this.texts = new boolean[fields.size()][];
    for (int type = 0; type < texts.length; type++) {
      texts[type] = new boolean[fields.get(type).size()];
      for (int i = 0; i < texts[type].length; i++) {
        texts[type][i] = !Stored.isWhole(fields.get(type).get(i).type());
      }
    }
  }

  /** Another pack; it stands before its first event. */
  void open(byte[] pack) {
    bytes = pack;
    position = 0;
  }

  /** Goes to the next event, if there is one. */
  boolean next() {
    if (position >= bytes.length) {
      return false;
    }
    at = number();
    kind = (int) number();
    boolean[] isText = texts[kind];
    for (int i = 0; i < isText.length; i++) {
      if (position >= bytes.length || bytes[position] == ',') {
        begins[i] = NONE;
        position++;
      } else if (isText[i]) {
        int length = (int) number();
        begins[i] = position;
        ends[i] = position + length;
        position = ends[i] + 1;
      } else {
        begins[i] = position;
        number();
      }
    }
    return true;
  }

  /** Reads a number and what ends it. */
  private long number() {
    boolean negative = bytes[position] == '-';
    long number = 0;
    for (position += negative ? 1 : 0; position < bytes.length; position++) {
      int digit = bytes[position] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      // below 0 there is one number more
      number = number * 10 - digit;
    }
    position++;
    return negative ? number : -number;
  }

  /** When the event was. */
  long at() {
    return at;
  }

  /** The place of its type. */
  int kind() {
    return kind;
  }

  @Override
  public long whole(int column) {
    missing = begins[column] == NONE;
    if (missing) {
      return 0;
    }
    int after = position;
    position = begins[column];
    long number = number();
    position = after;
    return number;
  }

  @Override
  public boolean wasMissing() {
    return missing;
  }

  @Override
  public @Nullable String text(int column) {
    missing = begins[column] == NONE;
    return missing ? null : pool.text(bytes, begins[column], ends[column]);
  }
}
