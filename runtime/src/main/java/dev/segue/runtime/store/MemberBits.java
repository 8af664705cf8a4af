package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** Who is in each segment, by the numbers of contacts. */
final class MemberBits {
  private static final byte[] NOBODY = {};

  private final Store store;

  MemberBits(Store store) {
    this.store = store;
  }

  RoaringBitmap of(String segment) {
    RoaringBitmapWriter<RoaringBitmap> members = RoaringBitmapWriter.writer().get();
    store.each(
        new SqlText(
            "select chunk, bits from segue_member_bits where segment = ? order by chunk",
            List.of(segment)),
        row -> Chunk.read(row.number(0).orElseThrow().intValue(), bits(row), members::add));
    return members.get();
  }

  /** Those of some contacts who are in each segment; who has none of them is not there. */
  Map<String, RoaringBitmap> among(RoaringBitmap contacts) {
    Map<String, RoaringBitmap> found = new HashMap<>();
    for (int chunk : Chunk.all(contacts)) {
      int[] those = Chunk.of(chunk, contacts);
      known(chunk)
          .forEach(
              (segment, bits) -> {
                for (int ordinal : those) {
                  if (Chunk.has(bits, ordinal)) {
                    found.computeIfAbsent(segment, s -> new RoaringBitmap()).add(ordinal);
                  }
                }
              });
    }
    return found;
  }

  /** Within a transaction that nobody writes beside. */
  private Map<String, byte[]> known(int chunk) {
    return store
        .memory()
        .chunk(
            chunk,
            c -> {
              Map<String, byte[]> read = new HashMap<>();
              store.each(
                  new SqlText(
                      "select segment, bits from segue_member_bits where chunk = ?",
                      List.of((long) c)),
                  row -> read.put(row.text(0).orElseThrow(), bits(row)));
              return read;
            });
  }

  private static byte[] bits(Row row) {
    return (byte[]) row.value(1).orElseThrow();
  }

  /** Some chunks become what they are among these. */
  void write(String segment, RoaringBitmap chunks, RoaringBitmap members) {
    for (int chunk : chunks) {
      put(segment, chunk, Chunk.bytes(chunk, members));
    }
  }

  /** Some come and others go. */
  void move(String segment, RoaringBitmap entered, RoaringBitmap left) {
    for (int chunk : Chunk.all(RoaringBitmap.or(entered, left))) {
      byte[] before = known(chunk).getOrDefault(segment, NOBODY);
      put(segment, chunk, Chunk.moved(before, chunk, entered, left));
    }
  }

  private void put(String segment, int chunk, byte[] bits) {
    store.memory().put(chunk, segment, bits);
    store.update(
        bits.length == 0
            ? new SqlText(
                "delete from segue_member_bits where chunk = ? and segment = ?",
                List.of((long) chunk, segment))
            : new SqlText(
                "insert into segue_member_bits (segment, chunk, contacts, bits)"
                    + " values (?, ?, ?, ?) on conflict (chunk, segment)"
                    + " do update set contacts = excluded.contacts, bits = excluded.bits",
                List.of(segment, (long) chunk, (long) Chunk.count(bits), bits)));
  }

  /** Whether anybody is in a segment. */
  boolean knows(String segment) {
    return store.number(
            new SqlText(
                "select count(*) from (select 1 from segue_member_bits where segment = ? limit 1)"
                    + " k",
                List.of(segment)))
        > 0;
  }

  long size(String segment) {
    return store.number(
        new SqlText(
            "select cast(sum(contacts) as bigint) from segue_member_bits where segment = ?",
            List.of(segment)));
  }

  List<String> segments() {
    return store.list(
        new SqlText("select distinct segment from segue_member_bits order by segment", List.of()),
        row -> row.text(0).orElseThrow());
  }

  void forget(int ordinal) {
    RoaringBitmap one = RoaringBitmap.bitmapOf(ordinal);
    among(one).forEach((segment, those) -> move(segment, new RoaringBitmap(), one));
  }

  void keepOnly(Set<String> segments) {
    store.memory().forgetChunks();
    for (String segment : segments()) {
      if (!segments.contains(segment)) {
        store.update(
            new SqlText("delete from segue_member_bits where segment = ?", List.of(segment)));
      }
    }
  }
}
