package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a rehearsal of a program has come to so far; read in its own transaction. */
public final class RehearsalRows {
  private static final TemporaryTable GROUP =
      TemporaryTable.of(
              "segue_group",
              TemporaryTable.columns("name", Kind.TEXT, StateTables.CONTACT, Kind.CONTACT))
          .requiring("name", StateTables.CONTACT);

  private final Store store;
  private final String program;

  /** Runs with higher numbers have begun since. */
  private long last;

  public RehearsalRows(Store store, String program) {
    this.store = store;
    this.program = program;
  }

  /** A message that has left. */
  public record Sent(Object contact, String message) {}

  /** Contacts with something in common: how many entered, and what became of them. */
  public record Group(String name, long entered, long sent, Map<String, Long> ended) {}

  /** Whatever is there now was there before. */
  public void begin() {
    RunFields.make(store);
    store.make(GROUP);
    last = store.number(new SqlText("select coalesce(max(id), 0) from segue_run", List.of()));
  }

  /** What left at an instant. */
  public List<Sent> sent(Instant at) {
    return store.list(
        new SqlText(
            """
            select contact, message from segue_outbox
            where program = ? and status = 'sent' and status_at = ? and channel <> 'webhook'
            order by key
            """,
            List.of(program, at.toEpochMilli())),
        r -> new Sent(r.value(0).orElseThrow(), r.text(1).orElseThrow()));
  }

  /** How many stand at each step. */
  public Map<String, Long> standing() {
    Map<String, Long> standing = new LinkedHashMap<>();
    store.each(
        new SqlText(
            """
            select step, count(*) from segue_run
            where program = ? and ended_at is null and holdout = 0 and step is not null
            group by step order by step
            """,
            List.of(program)),
        r -> standing.put(r.text(0).orElseThrow(), r.number(1).orElseThrow()));
    return standing;
  }

  /** Whoever has entered, without those held out. */
  public List<Object> entered() {
    return store.list(
        new SqlText(
            """
            select distinct contact from segue_run where program = ? and id > ? and holdout = 0
            """,
            List.of(program, last)),
        r -> r.value(0).orElseThrow());
  }

  /** These contacts have something in common. */
  public void group(String name, SqlText contacts) {
    new FreshRows(store).contacts(contacts);
    store.update(
        new SqlText(
            "insert into segue_group (name, contact) select ?, contact from segue_fresh",
            List.of(name)));
  }

  /** The same of contacts that are known. */
  public void group(String name, List<Object> contacts) {
    store.insertAll(
        GROUP,
        List.of("name", StateTables.CONTACT),
        contacts.stream().map(contact -> List.<Object>of(name, contact)).toList());
  }

  public void forgetGroups() {
    store.empty("segue_group");
  }

  /** What became of whoever has entered, by group, without those in which nobody has. */
  public List<Group> groups() {
    Map<String, Long> entered = new LinkedHashMap<>();
    Map<String, Map<String, Long>> ended = new LinkedHashMap<>();
    store.each(
        new SqlText(
            """
            select g.name, coalesce(r.ending, ''), count(*)
            from segue_run r join segue_group g on g.contact = r.contact
            where r.program = ? and r.id > ? and r.holdout = 0
            group by 1, 2 order by 1, 2
            """,
            List.of(program, last)),
        r -> {
          String name = r.text(0).orElseThrow();
          String ending = r.text(1).orElseThrow();
          long runs = r.number(2).orElseThrow();
          entered.merge(name, runs, Long::sum);
          Map<String, Long> endings = ended.computeIfAbsent(name, n -> new LinkedHashMap<>());
          if (!ending.isEmpty()) {
            endings.put(ending, runs);
          }
        });
    Map<String, Long> sent = sentByGroup();
    List<Group> groups = new ArrayList<>();
    entered.forEach(
        (name, runs) ->
            groups.add(
                new Group(
                    name, runs, sent.getOrDefault(name, 0L), ended.getOrDefault(name, Map.of()))));
    return groups;
  }

  private Map<String, Long> sentByGroup() {
    Map<String, Long> sent = new LinkedHashMap<>();
    store.each(
        new SqlText(
            """
            select g.name, count(*)
            from segue_group g join segue_run r on r.contact = g.contact
            join segue_outbox o on o.run = r.id
            where r.program = ? and r.id > ? and o.status = 'sent' and o.channel <> 'webhook'
            group by 1
            """,
            List.of(program, last)),
        r -> sent.put(r.text(0).orElseThrow(), r.number(1).orElseThrow()));
    return sent;
  }
}
