package dev.segue.runtime.reliability;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.deliver.Outgoing;
import dev.segue.runtime.store.Cohort;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.OutboxTable.Entry;
import dev.segue.runtime.store.VersionTable;
import dev.segue.runtime.tick.RunReport;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What holds after every tick, whatever has happened. */
final class Invariants {
  /** The tables that have rows of contacts. */
  private static final List<String> ALL_OF =
      List.of(
          "segue_run",
          "segue_outbox",
          "segue_member",
          "segue_change",
          "segue_own",
          "segue_history",
          "segue_value",
          "segue_act",
          "segue_consent",
          "segue_list_member",
          "segue_list_change",
          "segue_occasion",
          "segue_audience");

  /** Each query tells of nothing. */
  private static final Map<String, String> NEVER =
      Map.ofEntries(
          entry(
              "a contact runs twice at a time, of one subject",
              "select contact from segue_run where ended_at is null and contact <> ''"
                  + " group by program, contact, subject having count(*) > 1"),
          entry(
              "a run is numbered twice",
              "select contact from segue_run where contact <> ''"
                  + " group by program, contact, number having count(*) > 1"),
          entry(
              "of one who is somebody else now something is left",
              "select contact from ("
                  + ALL_OF.stream()
                      .map(of -> "select contact from " + of)
                      .collect(Collectors.joining(" union all "))
                  + " union all select id from contacts union all select contact_id from events)"
                  + " x where contact in (select contact from segue_merged)"),
          entry(
              "an event begins two runs",
              "select event from segue_run where event is not null"
                  + " group by program, contact, source, event having count(*) > 1"),
          entry(
              "a run that has ended is due",
              "select id from segue_run where ended_at is not null and due_at is not null"
                  + " and ending <> 'erased'"),
          entry(
              "a run is due when the agenda does not say so",
              "select id from segue_run r where ended_at is null and holdout = 0"
                  + " and due_at is not null and not exists (select 1 from segue_agenda a"
                  + " where a.program = r.program and a.due_at = r.due_at"
                  + " and a.block = r.id >> 5)"),
          entry(
              "a message is of no run",
              "select key from segue_outbox where run not in (select id from segue_run)"),
          entry(
              "a message is of another version than its run",
              "select key from segue_outbox o join segue_run r on r.id = o.run"
                  + " where o.version <> r.version or o.program <> r.program"),
          entry(
              "a run is of no version",
              "select id from segue_run r where not exists (select 1 from segue_version v"
                  + " where v.program = r.program and v.version = r.version)"),
          entry(
              "a trigger is of no run",
              "select run from segue_trigger where run not in (select id from segue_run)"),
          entry(
              "a message is of one who is held out",
              "select o.key from segue_outbox o join segue_run r on r.id = o.run"
                  + " where r.holdout = 1"),
          entry(
              "a message was put in after the run had ended",
              "select o.key from segue_outbox o join segue_run r on r.id = o.run"
                  + " where o.created_at > r.ended_at"),
          entry(
              "a step of a run sends twice",
              "select run from segue_outbox group by run, step having count(*) > 1"),
          entry(
              "work is left halfway",
              "select key from segue_outbox where status in ('claimed', 'leaving')"),
          entry(
              "who received it was not sent it",
              "select act.run from segue_act act where act = 'received' and not exists"
                  + " (select 1 from segue_outbox o where o.run = act.run"
                  + " and o.message = act.name and o.status = 'sent')"));

  private final SimulatedShop shop;
  private final FickleWorld world;
  private final Wishes wishes;
  private final Merges merges;

  private Set<String> keys = Set.of();
  private Set<String> events = Set.of();
  private int runs;
  private int taken;

  Invariants(SimulatedShop shop, FickleWorld world, Wishes wishes, Merges merges) {
    this.shop = shop;
    this.world = world;
    this.wishes = wishes;
    this.merges = merges;
  }

  void before() {
    keys = new HashSet<>(shop.rows("select key from segue_outbox"));
    events = events();
    runs = shop.rows("select id from segue_run").size();
    taken = world.taken().size();
  }

  /**
   * After a tick.
   *
   * @param whole it was not broken off, so that its report is of everything
   */
  void after(Instant now, RunReport report, boolean whole) {
    NEVER.forEach((what, query) -> assertEquals(List.of(), shop.rows(query), what));
    nothingIsLostNorTwice(report);
    whoWantsNothingIsSentNothing();
    merges.after(goneNow());
    noCapIsPassed(now);
    hoursAreKept(now);
    stepsAreInOrder();
    assertEquals(
        List.of(),
        shop.rows(
            "select id from segue_run where ended_at is null and holdout = 0 and due_at <= "
                + now.toEpochMilli()
                + " and program not in"
                + " (select program from segue_pause where resumed_at is null)"),
        "nothing that is due is left");
    if (whole) {
      int entered =
          report.advanced().programs().stream().mapToInt(p -> p.entered() + p.heldOut()).sum();
      assertEquals(
          runs + entered, shop.rows("select id from segue_run").size(), "who entered is told");
    }
    membersAreThoseOfTheirCondition(now);
    assertEquals(events, events(), "events are only added");
  }

  private void nothingIsLostNorTwice(RunReport report) {
    Map<String, Integer> times = new HashMap<>();
    world.taken().forEach(m -> times.merge(m.key(), 1, Integer::sum));
    times.forEach((key, number) -> assertEquals(1, number, "sent twice: " + key));
    Map<String, String> status = new HashMap<>();
    shop.rows("select key || ' ' || status from segue_outbox")
        .forEach(r -> status.put(r.substring(0, r.indexOf(' ')), r.substring(r.indexOf(' ') + 1)));
    assertTrue(status.keySet().containsAll(keys), "what was put in stays");
    status.forEach(
        (key, is) ->
            assertTrue(!is.equals("sent") || times.containsKey(key), key + " never arrived"));
    times
        .keySet()
        .forEach(
            key ->
                assertTrue(
                    Set.of("sent", "unknown", "erased").contains(status.getOrDefault(key, "lost")),
                    key + " arrived, and is " + status.get(key)));
    Set<String> unknown =
        new TreeSet<>(shop.rows("select key from segue_outbox" + " where status = 'unknown'"));
    Set<String> told = new TreeSet<>();
    report.delivered().unknown().stream().map(Entry::key).forEach(told::add);
    assertEquals(unknown, told, "every unknown one is listed");
  }

  private List<Outgoing> goneNow() {
    return world.taken().subList(taken, world.taken().size());
  }

  private void whoWantsNothingIsSentNothing() {
    for (Outgoing message : goneNow()) {
      assertTrue(wishes.want(message), () -> message.contact() + " was sent " + message.message());
    }
  }

  private void noCapIsPassed(Instant now) {
    // three days are an hour less when the clocks change
    Instant from = now.minus(Duration.ofHours(71));
    Map<String, List<String>> lately = new HashMap<>();
    world.taken().stream()
        .filter(m -> key(m).cohort().program().equals("capped") && m.at().isAfter(from))
        .forEach(
            m ->
                lately
                    .computeIfAbsent(m.to(), mailbox -> new ArrayList<>())
                    .add(m.key() + " at " + m.at()));
    lately.forEach((mailbox, all) -> assertTrue(all.size() <= 2, () -> mailbox + " got " + all));
  }

  private void hoursAreKept(Instant now) {
    for (Outgoing message : goneNow()) {
      if (message.message().equals(OutboxTable.WEBHOOK)) {
        continue;
      }
      String text = new VersionTable(shop.store).text(key(message).cohort());
      if (text.contains("in contact time zone")) {
        ZonedDateTime there = now.atZone(wishes.zone(message.contact().toString()));
        assertTrue(
            there.getHour() >= 9
                && there.getHour() < 17
                && there.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0,
            message.key() + " at " + there);
      } else if (text.contains("hours 08:00")) {
        int hour = now.atZone(SimulatedShop.ZONE).getHour();
        assertTrue(hour >= 8 && hour < 20, message.key() + " at " + hour);
      }
    }
  }

  /** {@code capped/2/17/3}. */
  private record Key(Cohort cohort, String run, String step) {}

  private static Key key(Outgoing message) {
    String[] parts = message.key().split("/", -1);
    return new Key(new Cohort(parts[0], Long.parseLong(parts[1])), parts[2], parts[3]);
  }

  /** What was put in later is of a later step of the version. */
  private void stepsAreInOrder() {
    Map<Cohort, List<String>> steps = new HashMap<>();
    for (VersionTable.Known known : new VersionTable(shop.store).known()) {
      steps.put(
          known.cohort(),
          SimulatedShop.program(known.cohort().program(), known.hash()).steps().stream()
              .map(Program.Step::id)
              .toList());
    }
    Map<String, long[]> last = new HashMap<>();
    for (String row :
        shop.rows(
            "select program || ' ' || version || ' ' || run || ' ' || step || ' ' || created_at"
                + " from segue_outbox where coalesce(reason, '') <> 'sent by another run before"
                + " contacts were merged' order by run, created_at")) {
      String[] parts = row.split(" ", -1);
      Cohort cohort = new Cohort(parts[0], Long.parseLong(parts[1]));
      int index = steps.getOrDefault(cohort, List.of()).indexOf(parts[3]);
      assertTrue(index >= 0, row + " is of no step");
      long at = Long.parseLong(parts[4]);
      long[] before = last.computeIfAbsent(parts[2], r -> new long[] {Long.MIN_VALUE, -1, -1});
      if (at > before[0]) {
        before[2] = before[1];
        before[0] = at;
      }
      assertTrue(index > before[2], row + " comes after step " + before[2]);
      before[1] = Math.max(before[1], index);
    }
  }

  private void membersAreThoseOfTheirCondition(Instant now) {
    Statements anew =
        Statements.of(
            shop.workspace(), shop.store.dialect(), shop.layout(), now, References.SELF_CONTAINED);
    for (String segment : List.of("free", "buyers")) {
      assertEquals(
          shop
              .store
              .list(anew.members(new Condition.InSegment(segment)), r -> r.text(0).orElseThrow())
              .stream()
              .sorted()
              .toList(),
          shop.rows(
              "select contact from segue_member where segment = '" + segment + "' order by 1"),
          segment);
    }
  }

  private Set<String> events() {
    Set<String> events = new TreeSet<>();
    shop.rows("select contact_id || ' ' || id || ' ' || occurred_at || ' ' || item from events")
        .forEach(events::add);
    return events;
  }

  /** Everything that delivery and programs write down. */
  List<String> state() {
    List<String> state =
        new ArrayList<>(
            shop.rows(
                "select key || status || status_at || coalesce(reason, '')"
                    + " from segue_outbox order by 1"));
    state.addAll(
        shop.rows(
            "select id || coalesce(step, '') || coalesce(cast(due_at as text), '') ||"
                + " coalesce(cast(ended_at as text), '') from segue_run order by 1"));
    state.addAll(shop.rows("select segment || contact || since from segue_member order by 1"));
    return state;
  }

  /** Where everything works, whatever waits does so until an instant to come. */
  void atRest(Instant now) {
    assertEquals(
        List.of(),
        shop.rows(
            "select key from segue_outbox where status = 'pending'"
                + " and (not_before is null or not_before <= "
                + now.toEpochMilli()
                + ")"),
        "nothing that may leave waits");
  }
}
