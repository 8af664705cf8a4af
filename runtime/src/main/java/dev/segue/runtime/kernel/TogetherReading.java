package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.sql.Together;
import dev.segue.runtime.store.Cursor;
import dev.segue.runtime.store.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the database works out itself, row by row of some statements about the same contacts, each
 * for many definitions.
 */
final class TogetherReading {
  private static final int BLOCK = 1024;

  private final List<Together> statements;
  private final Keys keys;
  private final Progress progress;
  private final Answers answers;
  private final List<long[]> holds = new ArrayList<>();
  private final List<Definitions> valued = new ArrayList<>();
  private final List<@Nullable Object[]> values = new ArrayList<>();
  private int size;

  TogetherReading(List<Together> statements, Keys keys, Progress progress) {
    this.statements = statements;
    this.keys = keys;
    this.progress = progress;
    List<Definitions> segments = new ArrayList<>();
    for (Together statement : statements) {
      segments.addAll(statement.segments());
      valued.addAll(statement.valued());
    }
    segments.forEach(s -> holds.add(new long[BLOCK / Bits.WORD]));
    valued.forEach(d -> values.add(new @Nullable Object[BLOCK]));
    this.answers =
        new Answers(keys, Stream.concat(segments.stream(), valued.stream()).toList(), BLOCK);
  }

  /**
   * Reads everything.
   *
   * @param cursors of the statements
   */
  Answers read(List<Cursor> cursors) {
    Cursor first = cursors.getFirst();
    while (first.next()) {
      Object key = keys.read(first, 0);
      if (!keys.isEmpty() && keys.compare(key, keys.getLast()) <= 0) {
        throw new Unreadable("contacts in another order");
      }
      for (Cursor other : cursors.subList(1, cursors.size())) {
        if (!other.next() || keys.compare(key, keys.read(other, 0)) != 0) {
          throw new Unreadable("contacts that came in meanwhile");
        }
      }
      if (size == BLOCK) {
        add();
      }
      keys.append(key);
      take(cursors);
      size++;
    }
    if (cursors.stream().skip(1).anyMatch(Cursor::next)) {
      throw new Unreadable("contacts that came in meanwhile");
    }
    add();
    return answers;
  }

  private void take(List<Cursor> cursors) {
    int segment = 0;
    int value = 0;
    for (int s = 0; s < cursors.size(); s++) {
      Together statement = statements.get(s);
      Cursor cursor = cursors.get(s);
      int segments = statement.segments().size();
      for (int from = 0; from < segments; from += Together.IN_ONE) {
        long bits = cursor.whole(statement.ofSegment(from));
        for (; bits != 0; bits &= bits - 1) {
          int place = segment + from + Long.numberOfTrailingZeros(bits);
          holds.get(place)[size / Bits.WORD] |= 1L << size % Bits.WORD;
        }
      }
      segment += segments;
      for (int v = 0; v < statement.valued().size(); v++) {
        values.get(value + v)[size] = cursor.value(statement.ofValue(v)).orElse(null);
      }
      value += statement.valued().size();
    }
  }

  /** What the contacts of a block say. */
  private void add() {
    List<Column> columns = new ArrayList<>();
    for (int v = 0; v < values.size(); v++) {
      @Nullable Object[] stored = values.get(v);
      columns.add(Leaves.column(Answers.type(valued.get(v)), size, row -> stored[row]));
    }
    answers.add(
        new Answers.Block(keys.size() - size, holds.stream().map(long[]::clone).toList(), columns));
    holds.forEach(h -> Arrays.fill(h, 0));
    size = 0;
    progress.at("reading what each contact is in", keys.size(), 0);
  }
}
