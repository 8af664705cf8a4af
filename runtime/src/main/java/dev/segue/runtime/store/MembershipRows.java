package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.ChangeBits.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Memberships and changes as versions before 9 kept them, a row each, become bits. */
final class MembershipRows {
  private static final int AT_A_TIME = 10_000;
  private static final String REASON = "other";

  private final Store store;
  private final ChangeBits changes;
  private final MemberBits members;

  MembershipRows(Store store) {
    this.store = store;
    this.changes = new ChangeBits(store);
    this.members = new MemberBits(store);
  }

  void carry() {
    contacts();
    changes();
    members();
    store.execute("drop table segue_member_8");
    store.execute("drop table segue_change_8");
  }

  private void contacts() {
    OrdinalTable ordinals = new OrdinalTable(store);
    List<Object> some = new ArrayList<>();
    store.each(
        sql(
            "select contact from segue_member_8 union select contact from segue_change_8"
                + " order by contact"),
        row -> {
          some.add(row.value(0).orElseThrow());
          if (some.size() == AT_A_TIME) {
            ordinals.add(some);
            some.clear();
          }
        });
    ordinals.add(some);
  }

  /** Whoever is in a segment entered it at the instant since when they are. */
  private void changes() {
    Gathered gathered = new Gathered();
    store.each(
        sql(
            "select h.segment, h.at, h.entered, c.ordinal from ("
                + "select segment, contact, at, entered from segue_change_8"
                + " union select segment, contact, since, 1 from segue_member_8"
                + ") h join segue_contact c on c.contact = h.contact"
                + " order by h.segment, h.at, h.entered"),
        row -> {
          gathered.to(row.text(0).orElseThrow(), row.number(1).orElseThrow());
          gathered
              .marked
              .computeIfAbsent(
                  new Mark(row.number(2).orElseThrow() == 1, REASON), m -> new RoaringBitmap())
              .add(row.number(3).orElseThrow().intValue());
        });
    gathered.write();
  }

  /** What became of one segment at one instant. */
  private final class Gathered {
    private String segment = "";
    private long at;
    private final Map<Mark, RoaringBitmap> marked = new TreeMap<>();

    void to(String of, long then) {
      if (!of.equals(segment) || then != at) {
        write();
        segment = of;
        at = then;
      }
    }

    void write() {
      if (!marked.isEmpty()) {
        changes.write(segment, at, marked);
        marked.clear();
      }
    }
  }

  private void members() {
    for (String segment :
        store.list(
            sql("select distinct segment from segue_member_8"), row -> row.text(0).orElseThrow())) {
      RoaringBitmap all = new RoaringBitmap();
      store.each(
          new SqlText(
              "select c.ordinal from segue_member_8 m join segue_contact c"
                  + " on c.contact = m.contact where m.segment = ?",
              List.of(segment)),
          row -> all.add(row.number(0).orElseThrow().intValue()));
      members.write(segment, Chunk.all(all), all);
    }
  }

  private static SqlText sql(String text) {
    return new SqlText(text, List.of());
  }
}
