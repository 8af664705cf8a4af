package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.DUE;
import static dev.segue.runtime.store.RunFields.DUE_AT;
import static dev.segue.runtime.store.RunFields.DUE_RUN;
import static dev.segue.runtime.store.RunFields.ENTERED_AT;
import static dev.segue.runtime.store.RunFields.ID;
import static dev.segue.runtime.store.RunFields.NO_ZONE;
import static dev.segue.runtime.store.RunFields.PICKED;
import static dev.segue.runtime.store.RunFields.PICKED_RUN;
import static dev.segue.runtime.store.RunFields.RUN;
import static dev.segue.runtime.store.RunFields.VALUE;
import static dev.segue.runtime.store.RunFields.VALUE_RUN;
import static dev.segue.runtime.store.RunFields.VALUE_VALUE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * The instants from which the calendar counts for the runs that {@link DueRuns} collected, and what
 * it makes of them.
 */
public final class RunMoments {
  private final Store store;
  private final AgendaTable agenda;

  public RunMoments(Store store) {
    this.store = store;
    this.agenda = new AgendaTable(store);
    RunFields.make(store);
  }

  /** When a run is due, and the zone that is its value; empty where it has none. */
  public record Moment(Instant at, String zone) {}

  /** When the collected runs were due as of now, each instant with the zones that are values. */
  public List<Moment> due(String program, Instant now) {
    if (!store.dsl().fetchExists(VALUE)) {
      return agenda.only(program, now).map(List::of).orElseGet(this::due).stream()
          .map(at -> new Moment(at, NO_ZONE))
          .toList();
    }
    Field<String> zone = coalesce(VALUE_VALUE.coerce(String.class), val(NO_ZONE));
    return store
        .dsl()
        .selectDistinct(DUE_AT, zone)
        .from(DUE)
        .join(RUN)
        .on(ID.eq(DUE_RUN))
        .leftJoin(VALUE)
        .on(VALUE_RUN.eq(DUE_RUN))
        .fetch(r -> new Moment(Instant.ofEpochMilli(r.value1()), r.value2()));
  }

  private List<Instant> due() {
    return store
        .dsl()
        .selectDistinct(DUE_AT)
        .from(DUE)
        .join(RUN)
        .on(ID.eq(DUE_RUN))
        .fetch(r -> Instant.ofEpochMilli(r.value1()));
  }

  /** When the collected runs were entered. */
  public List<Instant> enterings() {
    return enterings(DUE, DUE_RUN);
  }

  /** When those picked were. */
  public List<Instant> enteringsOfPicked() {
    return enterings(PICKED, PICKED_RUN);
  }

  private List<Instant> enterings(Table<Record> of, Field<Long> run) {
    return store
        .dsl()
        .selectDistinct(ENTERED_AT)
        .from(of)
        .join(RUN)
        .on(ID.eq(run))
        .fetch(r -> Instant.ofEpochMilli(r.value1()));
  }

  /** The different instants that are values. */
  public List<Instant> instants() {
    return store
        .dsl()
        .selectDistinct(VALUE_VALUE.cast(Long.class))
        .from(VALUE)
        .fetch(r -> Instant.ofEpochMilli(r.value1()));
  }

  /** What the calendar makes of those instants. */
  public void until(Map<Moment, Instant> until) {
    store.empty("segue_moment");
    List<List<Object>> rows = new ArrayList<>();
    until.forEach(
        (moment, end) ->
            rows.add(List.of(moment.at().toEpochMilli(), moment.zone(), end.toEpochMilli())));
    store.insertAll(RunFields.MOMENTS, List.of("at", "zone", "until"), rows);
  }
}
