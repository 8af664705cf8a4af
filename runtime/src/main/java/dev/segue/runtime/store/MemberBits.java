package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** Who is in each segment, by the numbers of contacts. */
final class MemberBits {
  /** So many chunks of a segment are looked up by themselves. */
  private static final int FEW = 16;

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

  /** Those of some chunks, and perhaps of others. */
  RoaringBitmap of(String segment, RoaringBitmap chunks) {
    if (chunks.getCardinality() > FEW) {
      return of(segment);
    }
    RoaringBitmap members = new RoaringBitmap();
    chunks.forEach(
        (int chunk) ->
            store.each(
                new SqlText(
                    "select chunk, bits from segue_member_bits where chunk = ? and segment = ?",
                    List.of((long) chunk, segment)),
                row -> Chunk.read(chunk, bits(row), members::add)));
    return members;
  }

  /** Those of some chunks, segment by segment, and chunk by chunk. */
  void of(RoaringBitmap chunks, BiConsumer<String, RoaringBitmap> consumer) {
    chunks.forEach(
        (int chunk) ->
            store.each(
                new SqlText(
                    "select segment, bits from segue_member_bits where chunk = ?",
                    List.of((long) chunk)),
                row -> {
                  RoaringBitmap members = new RoaringBitmap();
                  Chunk.read(chunk, bits(row), members::add);
                  consumer.accept(row.text(0).orElseThrow(), members);
                }));
  }

  private static byte[] bits(Row row) {
    return (byte[]) row.value(1).orElseThrow();
  }

  /** Some chunks become what they are among these. */
  void write(String segment, RoaringBitmap chunks, RoaringBitmap members) {
    String sql =
        "insert into segue_member_bits (segment, chunk, contacts, bits) values (?, ?, ?, ?)"
            + " on conflict (chunk, segment)"
            + " do update set contacts = excluded.contacts, bits = excluded.bits";
    try (PreparedStatement put = store.connection().prepareStatement(sql)) {
      for (int chunk : chunks) {
        int contacts = Chunk.count(chunk, members);
        if (contacts == 0) {
          store.update(
              new SqlText(
                  "delete from segue_member_bits where chunk = ? and segment = ?",
                  List.of((long) chunk, segment)));
        } else {
          put.setString(1, segment);
          put.setLong(2, chunk);
          put.setLong(3, contacts);
          put.setBytes(4, Chunk.bytes(chunk, members));
          put.addBatch();
        }
      }
      put.executeBatch();
    } catch (SQLException e) {
      throw store.errors().translated(e);
    }
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
    int chunk = Chunk.of(ordinal);
    List<String> segments = new ArrayList<>();
    List<RoaringBitmap> others = new ArrayList<>();
    of(
        RoaringBitmap.bitmapOf(chunk),
        (segment, members) -> {
          if (members.checkedRemove(ordinal)) {
            segments.add(segment);
            others.add(members);
          }
        });
    for (int i = 0; i < segments.size(); i++) {
      write(segments.get(i), RoaringBitmap.bitmapOf(chunk), others.get(i));
    }
  }

  void keepOnly(Set<String> segments) {
    for (String segment : segments()) {
      if (!segments.contains(segment)) {
        store.update(
            new SqlText("delete from segue_member_bits where segment = ?", List.of(segment)));
      }
    }
  }
}
