package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who entered and left each segment, and when, by the numbers of contacts. Who enters and leaves at
 * one instant was never in, and who leaves and comes back at one was never out.
 */
final class ChangeBits {
  /**
   * So many of a chunk stand together; fewer by their own numbers, so that a contact is looked up
   * among few rows, and SQL that reads all of them tests few bits for each.
   */
  private static final int MANY = 1024;

  /** The same where what a segment means is new, which it seldom is. */
  private static final int MANY_AT_ONCE = 32;

  private static final String AT = "where segment = ? and entered in (0, 1) and at = ?";
  private static final String COLUMNS = "segment, part, at, entered, reason, bits";

  private final Store store;

  /** As of later instants nothing is written down. */
  private long until = Long.MAX_VALUE;

  ChangeBits(Store store) {
    this.store = store;
  }

  void writtenUntil(long instant) {
    until = instant;
  }

  /** Which way, and by what. */
  record Mark(boolean entered, String reason) implements Comparable<Mark> {
    /** What a segment means is new. */
    static final String OF_DEFINITION = "definition";

    boolean atOnce() {
      return reason.equals(OF_DEFINITION);
    }

    @Override
    public int compareTo(Mark other) {
      int way = Boolean.compare(entered, other.entered);
      return way == 0 ? reason.compareTo(other.reason) : way;
    }
  }

  /**
   * Contacts who entered a segment or left it, at one instant by one reason.
   *
   * @param part the number of the only one, or -1 less the chunk
   */
  record Entry(String segment, int part, long at, Mark mark, Optional<byte[]> bits) {
    void each(IntConsumer consumer) {
      bits.ifPresentOrElse(
          some -> Chunk.read(-1 - part, some, consumer), () -> consumer.accept(part));
    }

    RoaringBitmap contacts() {
      RoaringBitmap contacts = new RoaringBitmap();
      each(contacts::add);
      return contacts;
    }
  }

  /** Writes down what became of a segment at an instant. */
  void write(String segment, long at, Map<Mark, RoaringBitmap> changes) {
    Map<Mark, RoaringBitmap> all = new TreeMap<>(changes);
    List<Entry> before = new ArrayList<>();
    if (at <= until) {
      each(AT, List.of(segment, at), before::add);
    }
    if (!before.isEmpty()) {
      store.update(new SqlText("delete from segue_change_bits " + AT, List.of(segment, at)));
      before.forEach(entry -> meet(all, entry));
    }
    insert(segment, at, all);
  }

  /** Who went one way and back at one instant did neither. */
  private static void meet(Map<Mark, RoaringBitmap> all, Entry before) {
    RoaringBitmap contacts = before.contacts();
    for (Map.Entry<Mark, RoaringBitmap> other : List.copyOf(all.entrySet())) {
      if (other.getKey().entered() != before.mark().entered()) {
        RoaringBitmap both = RoaringBitmap.and(contacts, other.getValue());
        contacts.andNot(both);
        all.put(other.getKey(), RoaringBitmap.andNot(other.getValue(), both));
      }
    }
    all.merge(before.mark(), contacts, (one, other) -> RoaringBitmap.or(one, other));
  }

  private void insert(String segment, long at, Map<Mark, RoaringBitmap> changes) {
    String sql =
        "insert into segue_change_bits (" + COLUMNS + ", contacts) values (?, ?, ?, ?, ?, ?, ?)";
    try (KeptStatements.Use use = store.statements().of(sql)) {
      PreparedStatement insert = use.statement();
      for (Map.Entry<Mark, RoaringBitmap> change : changes.entrySet()) {
        RoaringBitmap contacts = change.getValue();
        insert.setString(1, segment);
        insert.setLong(3, at);
        insert.setLong(4, change.getKey().entered() ? 1 : 0);
        insert.setString(5, change.getKey().reason());
        for (int chunk : Chunk.all(contacts)) {
          int many = Chunk.count(chunk, contacts);
          if (many >= (change.getKey().atOnce() ? MANY_AT_ONCE : MANY)) {
            insert.setLong(2, -1 - chunk);
            insert.setBytes(6, Chunk.bytes(chunk, contacts));
            insert.setLong(7, many);
            insert.addBatch();
          } else {
            insert.setNull(6, Types.BINARY);
            insert.setLong(7, 1);
            List<Integer> those = new ArrayList<>();
            Chunk.each(chunk, contacts, those::add);
            for (int ordinal : those) {
              insert.setLong(2, ordinal);
              insert.addBatch();
            }
          }
        }
      }
      insert.executeBatch();
      use.done();
    } catch (SQLException e) {
      throw store.errors().translated(e);
    }
  }

  /** What became of a segment until an instant, that included, in the order of time. */
  void each(String segment, long until, Consumer<Entry> consumer) {
    each("where segment = ? and at <= ? order by at", List.of(segment, until), consumer);
  }

  /** What became of all segments, in the order of time and of segments. */
  void each(Consumer<Entry> consumer) {
    each("order by at, segment", List.of(), consumer);
  }

  private void each(String which, List<Object> bindings, Consumer<Entry> consumer) {
    store.each(
        new SqlText("select " + COLUMNS + " from segue_change_bits " + which, bindings),
        row ->
            consumer.accept(
                new Entry(
                    row.text(0).orElseThrow(),
                    row.number(1).orElseThrow().intValue(),
                    row.number(2).orElseThrow(),
                    new Mark(row.number(3).orElseThrow() == 1, row.text(4).orElseThrow()),
                    row.value(5).map(bits -> (byte[]) bits))));
  }

  /** Of a contact nothing is written down any more. */
  void forget(int ordinal) {
    List<Entry> together = new ArrayList<>();
    each("where part = ?", List.of(-1L - Chunk.of(ordinal)), together::add);
    together.removeIf(entry -> !entry.contacts().contains(ordinal));
    store.update(
        new SqlText("delete from segue_change_bits where part = ?", List.of((long) ordinal)));
    for (Entry entry : together) {
      store.update(
          new SqlText(
              "delete from segue_change_bits where part = ? and segment = ? and at = ?"
                  + " and entered = ? and reason = ?",
              List.of(
                  (long) entry.part(),
                  entry.segment(),
                  entry.at(),
                  entry.mark().entered() ? 1L : 0L,
                  entry.mark().reason())));
      RoaringBitmap others = entry.contacts();
      others.remove(ordinal);
      insert(entry.segment(), entry.at(), Map.of(entry.mark(), others));
    }
  }

  List<String> segments() {
    return store.list(
        new SqlText("select distinct segment from segue_change_bits order by segment", List.of()),
        row -> row.text(0).orElseThrow());
  }

  void keepOnly(Set<String> segments) {
    for (String segment : segments()) {
      if (!segments.contains(segment)) {
        store.update(
            new SqlText("delete from segue_change_bits where segment = ?", List.of(segment)));
      }
    }
  }
}
