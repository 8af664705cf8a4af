package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What Segue wrote down of two contacts who are one, besides runs and consent. */
final class MergedFacts {
  private final Store store;
  private final Object gone;
  private final Object stays;

  MergedFacts(Store store, Object gone, Object stays) {
    this.store = store;
    this.gone = gone;
    this.stays = stays;
  }

  void unite() {
    own();
    update("update segue_act set contact = ? where contact = ?", stays, gone);
    lists();
    occasions();
    audience();
    for (String table :
        List.of("own", "list_member", "list_change", "occasion", "audience", "value", "history")) {
      update("delete from segue_" + table + " where contact = ?", gone);
    }
  }

  private int update(String sql, Object... values) {
    return store.update(new SqlText(sql, List.of(values)));
  }

  /**
   * What programs set of who stays is what counts. Of the others the value that was set last fills
   * in, and the smaller one of two that were set at once: whoever is merged first plays no part.
   */
  private void own() {
    update("update segue_own set filled = 1 where contact = ?", gone);
    update(
        """
        delete from segue_own where filled = 1 and contact in (?, ?) and exists (
          select 1 from segue_own o where o.contact in (?, ?) and o.attribute = segue_own.attribute
          and (o.filled < segue_own.filled or o.filled = segue_own.filled and (
            o.since > segue_own.since or o.since = segue_own.since and o.contact <> segue_own.contact
            and (o.value < segue_own.value or segue_own.value is null and o.value is not null
              or coalesce(o.value = segue_own.value, o.value is null and segue_own.value is null)
                and o.contact = ?))))
        """,
        gone,
        stays,
        gone,
        stays,
        stays);
    update("update segue_own set contact = ? where contact = ?", stays, gone);
  }

  /** Whoever was on a list is, and since when: who stays was on it whenever one of both was. */
  private void lists() {
    Map<String, Listed> gones = listed(gone);
    Map<String, Listed> others = listed(stays);
    gones.forEach(
        (list, of) -> {
          Listed other = others.getOrDefault(list, new Listed());
          update("delete from segue_list_change where list = ? and contact = ?", list, stays);
          of.with(other)
              .forEach(
                  (at, entered) ->
                      update(
                          "insert into segue_list_change (list, contact, at, entered)"
                              + " values (?, ?, ?, ?)",
                          list,
                          stays,
                          at,
                          entered ? 1L : 0L));
          if (of.member && !other.member) {
            update("insert into segue_list_member (list, contact) values (?, ?)", list, stays);
          }
        });
  }

  /** Whether a contact is on a list, and when that changed. */
  private static final class Listed {
    private final TreeMap<Long, Boolean> changes = new TreeMap<>();
    private boolean member;

    private boolean atFirst() {
      return changes.isEmpty() ? member : !changes.firstEntry().getValue();
    }

    private boolean at(long instant) {
      Map.Entry<Long, Boolean> last = changes.floorEntry(instant);
      return last == null ? atFirst() : last.getValue();
    }

    /** When it changes that one of both is on it. */
    Map<Long, Boolean> with(Listed other) {
      Set<Long> instants = new TreeSet<>(changes.keySet());
      instants.addAll(other.changes.keySet());
      Map<Long, Boolean> both = new TreeMap<>();
      boolean is = atFirst() || other.atFirst();
      for (long instant : instants) {
        boolean becomes = at(instant) || other.at(instant);
        if (becomes != is) {
          both.put(instant, becomes);
        }
        is = becomes;
      }
      return both;
    }
  }

  private Map<String, Listed> listed(Object contact) {
    Map<String, Listed> listed = new HashMap<>();
    store.each(
        new SqlText("select list from segue_list_member where contact = ?", List.of(contact)),
        r -> of(listed, r).member = true);
    store.each(
        new SqlText(
            "select list, at, entered from segue_list_change where contact = ?", List.of(contact)),
        r -> of(listed, r).changes.put(r.number(1).orElseThrow(), r.number(2).orElseThrow() == 1));
    return listed;
  }

  private static Listed of(Map<String, Listed> listed, Row row) {
    return listed.computeIfAbsent(row.text(0).orElseThrow(), l -> new Listed());
  }

  private void occasions() {
    update(
        """
        insert into segue_occasion (program, contact, source, event, at, subject, seen_at)
        select program, ?, source, event, at, subject, seen_at from segue_occasion
        where contact = ? on conflict do nothing
        """,
        stays,
        gone);
  }

  /** Who was in an audience first has been in it since. */
  private void audience() {
    Map<String, Object> since = new HashMap<>();
    List<Object> both = new ArrayList<>(List.of(gone, stays));
    store.each(
        new SqlText("select program, since from segue_audience where contact in (?, ?)", both),
        r ->
            since.merge(
                r.text(0).orElseThrow(),
                r.number(1).orElse(Long.MIN_VALUE),
                (one, other) -> Math.min((long) one, (long) other)));
    since.forEach(
        (program, at) -> {
          update("delete from segue_audience where program = ? and contact = ?", program, stays);
          if (Objects.equals(at, Long.MIN_VALUE)) {
            update("insert into segue_audience (program, contact) values (?, ?)", program, stays);
          } else {
            update(
                "insert into segue_audience (program, contact, since) values (?, ?, ?)",
                program,
                stays,
                at);
          }
        });
    new AudienceTable(store).forget();
  }
}
