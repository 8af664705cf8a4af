package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.NO_ZONE;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may begin a run of a program besides its audience: events, days, steps of other programs.
 * Each is looked at once: as of the instant at which it was first seen.
 */
public final class OccasionTable {
  /** The source of what a step of another program has started. */
  static final String OF_RUN = "run";

  private static final TemporaryTable SIGHTING =
      TemporaryTable.of(
              "segue_sighting",
              TemporaryTable.columns(
                  StateTables.CONTACT,
                  Kind.CONTACT,
                  "source",
                  Kind.TEXT,
                  "event",
                  Kind.ANY,
                  StateTables.AT,
                  Kind.WHOLE,
                  "value",
                  Kind.ANY))
          .requiring(StateTables.CONTACT);

  private final Store store;

  public OccasionTable(Store store) {
    this.store = store;
    RunFields.make(store);
    store.make(SIGHTING);
  }

  /**
   * From when on what the program starts on counts; anew where that has become another.
   *
   * @param hash what it starts on
   */
  public Instant since(String program, String hash, Instant anew) {
    store.update(
        new SqlText(
            """
            insert into segue_start (program, hash, since) values (?, ?, ?)
            on conflict (program) do update set hash = excluded.hash, since = excluded.since
            where segue_start.hash <> excluded.hash
            """,
            List.of(program, hash, anew.toEpochMilli())));
    return Instant.ofEpochMilli(
        store.number(
            new SqlText("select since from segue_start where program = ?", List.of(program))));
  }

  /** As of when the program last looked for what it starts on. */
  public Optional<Instant> looked(String program) {
    return store
        .list(
            new SqlText(
                "select looked from segue_start where program = ? and looked is not null",
                List.of(program)),
            r -> Instant.ofEpochMilli(r.number(0).orElseThrow()))
        .stream()
        .findFirst();
  }

  /** It has looked now. */
  public void look(String program, Instant now) {
    store.update(
        new SqlText(
            "update segue_start set looked = ? where program = ?",
            List.of(now.toEpochMilli(), program)));
  }

  /** The embedded tables are read by when things happened, too. */
  public void byTime(Collection<Schema.EventTable> tables) {
    tables.forEach(new SourceTables(store)::indexByTime);
  }

  /** Forgets what was seen before and happened at an instant or earlier. */
  public void forget(String program, Instant last, Instant now) {
    store.update(
        new SqlText(
            "delete from segue_occasion where program = ? and at <= ? and seen_at < ?",
            List.of(program, last.toEpochMilli(), now.toEpochMilli())));
  }

  /** Sees the events of a query of (contact, source, event, at, value). */
  public void events(SqlText events) {
    sighted(List.of(StateTables.CONTACT, "source", "event", StateTables.AT, "value"), events);
  }

  /** Sees the days of a query of (contact, day, zone); gives the days with their zones. */
  public Set<RunMoments.Moment> days(SqlText days) {
    sighted(List.of(StateTables.CONTACT, StateTables.AT, "value"), days);
    return new LinkedHashSet<>(
        store.list(
            new SqlText("select distinct at, value from segue_sighting", List.of()),
            r ->
                new RunMoments.Moment(
                    Instant.ofEpochMilli(r.number(0).orElseThrow()), r.text(1).orElse(NO_ZONE))));
  }

  /** Sees the instants of a query of (contact, at). */
  public void instants(SqlText instants) {
    sighted(List.of(StateTables.CONTACT, StateTables.AT), instants);
  }

  /** Sees the zones of a query of (contact, zone); gives them. */
  public List<String> zones(SqlText zones) {
    sighted(List.of(StateTables.CONTACT, "value"), zones);
    return store.list(
        new SqlText("select distinct value from segue_sighting", List.of()),
        r -> r.text(0).orElse(NO_ZONE));
  }

  /** Sees these contacts. */
  public void contacts(SqlText contacts) {
    sighted(List.of(StateTables.CONTACT), contacts);
  }

  private void sighted(List<String> columns, SqlText query) {
    store.empty("segue_sighting");
    store.insert(SIGHTING, columns, query);
  }

  /** The events that were seen are occasions, if they are new. */
  public void ofEvents(String program, Instant now) {
    store.update(
        new SqlText(
            """
            insert into segue_occasion (program, contact, source, event, at, subject, seen_at)
            select ?, contact, source, event, at, value, ? from segue_sighting
            where event is not null on conflict do nothing
            """,
            List.of(program, now.toEpochMilli())));
  }

  /** Likewise instants from {@code first} to now. */
  public void ofInstants(String program, Instant first, Instant now) {
    store.update(
        new SqlText(
            """
            insert into segue_occasion (program, contact, source, event, at, seen_at)
            select ?, contact, '', %s, at, ? from segue_sighting
            where at between ? and ? on conflict do nothing
            """
                .formatted(store.engine().any("at")),
            List.of(program, now.toEpochMilli(), first.toEpochMilli(), now.toEpochMilli())));
  }

  /** Likewise what the calendar makes of days in their zones. */
  public void ofDays(
      String program, Map<RunMoments.Moment, Instant> moments, Instant first, Instant now) {
    new RunMoments(store).until(moments);
    store.update(
        new SqlText(
            """
            insert into segue_occasion (program, contact, source, event, at, seen_at)
            select ?, s.contact, '', %s, m.until, ?
            from segue_sighting s join segue_moment m
            on m.at = s.at and m.zone = coalesce(s.value, '')
            where m.until between ? and ? on conflict do nothing
            """
                .formatted(store.engine().any("m.until")),
            List.of(program, now.toEpochMilli(), first.toEpochMilli(), now.toEpochMilli())));
  }

  /** Of everyone seen an occasion at an instant, by zone. */
  public void ofZones(String program, Map<String, Instant> instants, Instant now) {
    instants.forEach(
        (zone, at) ->
            store.update(
                new SqlText(
                    """
                    insert into segue_occasion (program, contact, source, event, at, seen_at)
                    select ?, contact, '', ?, ?, ? from segue_sighting
                    where coalesce(value, '') = ? on conflict do nothing
                    """,
                    List.of(
                        program,
                        store.engine().any(at.toEpochMilli()),
                        at.toEpochMilli(),
                        now.toEpochMilli(),
                        zone))));
  }

  /** The contacts of the collected runs, each of which starts the program now. */
  public void ofRuns(String program, Instant now) {
    store.update(
        new SqlText(
            """
            insert into segue_occasion (program, contact, source, event, at, seen_at)
            select ?, r.contact, 'run', %s, ?, ?
            from segue_due d join segue_run r on r.id = d.run
            where true on conflict do nothing
            """
                .formatted(store.engine().any("r.id")),
            List.of(program, now.toEpochMilli(), now.toEpochMilli())));
  }

  /** Whose occasions were first seen now. */
  public Collection<Object> pending(String program, Instant now) {
    return store.list(
        new SqlText(
            "select distinct contact from segue_occasion where program = ? and seen_at = ?",
            List.of(program, now.toEpochMilli())),
        r -> r.value(0).orElseThrow());
  }

  /**
   * Writes down a property, as seen, of the events that began runs now. A run that one of them
   * began before, when it said something else, keeps what it began with.
   */
  public void triggers(String program, String property, Instant now) {
    store.update(
        new SqlText(
            """
            insert into segue_trigger (run, property, value)
            select r.id, ?, s.value from segue_sighting s join segue_run r
            on r.program = ? and r.source = s.source and r.event = s.event and r.contact = s.contact
            join segue_occasion o on o.program = r.program and o.contact = r.contact
            and o.source = r.source and o.event = r.event and o.at = r.entered_at and o.seen_at = ?
            where s.value is not null on conflict do nothing
            """,
            List.of(property, program, now.toEpochMilli())));
  }
}
