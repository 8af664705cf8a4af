package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What two contacts who are one said about topics. All of it stays said; where one of them had said
 * no last, it is no now, though the other said yes later.
 */
final class MergedConsent {
  private static final Comparator<Said> IN_ORDER =
      Comparator.comparingLong(Said::at).thenComparing(s -> !s.subscribed());

  private final Store store;
  private final Schema schema;
  private final Set<Long> merged;

  /** Before the rows of one go over to the other. */
  MergedConsent(Store store, Schema schema, Object gone, Object stays) {
    this.store = store;
    this.schema = schema;
    this.merged = new MergedTable(store).instants(List.of(gone, stays));
  }

  private record Said(String topic, long at, boolean subscribed, boolean own) {}

  /** The topics to which it is no, though what both said would be yes. */
  List<String> unite(Object gone, Object stays, Instant now) {
    List<Said> gones = said(gone);
    List<Said> others = said(stays);
    Set<String> topics = new TreeSet<>();
    Stream.concat(gones.stream(), others.stream()).forEach(s -> topics.add(s.topic()));
    List<String> refused = new ArrayList<>();
    for (String topic : topics) {
      if (isNo(gones, topic) || isNo(others, topic)) {
        List<Said> both = new ArrayList<>(spoken(gone, gones, topic));
        both.addAll(spoken(stays, others, topic));
        if (last(both, topic).filter(s -> !s.subscribed()).isEmpty()) {
          refused.add(topic);
        }
      }
    }
    move(gone, stays);
    refused.forEach(topic -> new ConsentTable(store).add(stays, topic, false, now));
    return refused;
  }

  private static Optional<Said> last(List<Said> said, String topic) {
    return said.stream().filter(s -> s.topic().equals(topic)).max(IN_ORDER);
  }

  private static boolean isNo(List<Said> said, String topic) {
    return last(said, topic).filter(s -> !s.subscribed()).isPresent();
  }

  /** Without the no of a merge before, which is worked out again. */
  private List<Said> spoken(Object contact, List<Said> said, String topic) {
    List<Said> spoken =
        new ArrayList<>(said.stream().filter(s -> s.topic().equals(topic)).toList());
    last(said, topic)
        .filter(s -> s.own() && !s.subscribed() && merged.contains(s.at()))
        .ifPresent(
            s -> {
              spoken.remove(s);
              store.update(
                  new SqlText(
                      "delete from segue_consent where contact = ? and topic = ? and at = ?"
                          + " and subscribed = 0",
                      List.of(contact, topic, s.at())));
            });
    return spoken;
  }

  private void move(Object gone, Object stays) {
    Set<Said> known = new HashSet<>(own(stays));
    for (Said said : own(gone)) {
      if (known.add(said)) {
        new ConsentTable(store)
            .add(stays, said.topic(), said.subscribed(), Instant.ofEpochMilli(said.at()));
      }
    }
    store.update(new SqlText("delete from segue_consent where contact = ?", List.of(gone)));
  }

  private List<Said> said(Object contact) {
    List<Said> said = new ArrayList<>(own(contact));
    if (store.location().holdsSource()) {
      schema.consent().ifPresent(table -> said.addAll(ofSource(table, contact)));
    }
    return said;
  }

  private List<Said> own(Object contact) {
    return store.list(
        new SqlText(
            "select topic, at, subscribed from segue_consent where contact = ?", List.of(contact)),
        r -> said(r, true));
  }

  private List<Said> ofSource(Schema.Consent consent, Object contact) {
    String sql =
        store
            .dsl()
            .select(
                field(name(consent.topicColumn())),
                field(name(consent.atColumn())),
                field(name(consent.statusColumn())))
            .from(table(name(consent.table())))
            .where(field(name(consent.contactColumn()), Object.class).eq(contact))
            .getSQL();
    return store.list(new SqlText(sql, List.of(contact)), r -> said(r, false));
  }

  private static Said said(Row row, boolean own) {
    return new Said(
        row.text(0).orElseThrow(),
        row.number(1).orElseThrow(),
        row.number(2).orElseThrow() == 1,
        own);
  }
}
