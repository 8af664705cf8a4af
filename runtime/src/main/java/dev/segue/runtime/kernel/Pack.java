package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.EventReading;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.Cells;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a contact in one text, or what stands with one, as {@link
 * dev.segue.compiler.sql.PackSql} writes it: it stands at one of them, whose properties are its
 * cells.
 */
final class Pack implements Cells {
  private static final int NONE = -1;

  private final boolean[][] texts;
  private final int[] begins;
  private final int[] ends;
  private final TextPool pool = new TextPool();
  private byte[] bytes = {};
  private int position;
  private int end;
  private long at;
  private int kind;
  private boolean missing;

  /**
   * None yet.
   *
   * @param types of what is told of each kind
   */
  private Pack(List<List<Type>> types) {
    int most = types.stream().mapToInt(List::size).max().orElse(0);
    this.begins = new int[most];
    this.ends = new int[most];
    this.texts = new boolean[types.size()][];
    for (int kind = 0; kind < texts.length; kind++) {
      texts[kind] = new boolean[types.get(kind).size()];
      for (int i = 0; i < texts[kind].length; i++) {
        texts[kind][i] = !Stored.isWhole(types.get(kind).get(i));
      }
    }
  }

  /** Of events. */
  static Pack of(EventReading reading) {
    return new Pack(
        reading.types().stream()
            .map(type -> reading.fields(type).stream().map(Schema.Field::type).toList())
            .toList());
  }

  /** Of what stands with contacts. */
  static Pack of(List<Expression> contacts) {
    return new Pack(List.of(contacts.stream().map(Expression::type).toList()));
  }

  /** Another pack of events; it stands before the first. */
  void open(byte[] all, int from, int to) {
    bytes = all;
    position = from;
    end = to;
  }

  /** What stands with a contact. */
  void openOwn(byte[] all, int from, int to) {
    open(all, from, to);
    cells(0);
  }

  /** Goes to the next event, if there is one. */
  boolean next() {
    if (position >= end) {
      return false;
    }
    at = number();
    kind = (int) number();
    cells(kind);
    return true;
  }

  private void cells(int of) {
    boolean[] isText = texts[of];
    for (int i = 0; i < isText.length; i++) {
      if (position >= end || bytes[position] == ',') {
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
  }

  /** Reads a number and what ends it. */
  private long number() {
    boolean negative = bytes[position] == '-';
    long number = 0;
    for (position += negative ? 1 : 0; position < end; position++) {
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
