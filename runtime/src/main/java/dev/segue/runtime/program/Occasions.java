package dev.segue.runtime.program;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Fingerprint;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.AdvanceTable;
import dev.segue.runtime.store.ArrivalTable;
import dev.segue.runtime.store.OccasionTable;
import dev.segue.runtime.store.ProgramEntry;
import dev.segue.runtime.store.RunMoments.Moment;
import dev.segue.runtime.store.TouchedTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What begins runs besides the audience: what happened since programs were last advanced, each
 * once. What becomes known late counts for a while: an event for a week, a day of somebody's for a
 * day.
 */
final class Occasions {
  private static final Duration EVENT_LATE = Duration.ofDays(7);
  private static final Duration DAY_LATE = Duration.ofDays(1);

  private final Advancing work;
  private final OccasionTable table;
  private final ProgramEntry entry;
  private final AdvanceTable advance;
  private final ArrivalTable arrivals;

  /** From when on events were looked at now, by program. */
  private final Map<String, Instant> looked = new HashMap<>();

  /** The programs of which there are occasions that are looked at now. */
  private final Set<String> pending = new HashSet<>();

  Occasions(Advancing work, ProgramEntry entry) {
    this.work = work;
    this.table = new OccasionTable(work.store);
    this.entry = entry;
    this.advance = new AdvanceTable(work.store);
    this.arrivals = new ArrivalTable(work.store);
  }

  /** Sees what has happened; whether anything has. */
  boolean see(Standing standing, boolean first) {
    Program program = standing.program();
    String name = program.name();
    if (work.looked.isPresent() && !(program.start() instanceof Program.Start.OnEvent)) {
      return false;
    }
    switch (program.start()) {
      case Program.Start.Membership m -> {}
      case Program.Start.OnEvent event -> {
        Instant from = fresh(program, event, from(program, first, work.now, EVENT_LATE));
        looked.put(name, from);
        table.events(
            work.statements(program).events(event.in(since(from)), event.per().map(p -> p)));
        table.ofEvents(name, work.now);
        table.look(name, work.now);
      }
      case Program.Start.AtInstant(var instant) -> {
        Instant from = from(program, first, today(program), DAY_LATE);
        table.instants(work.statements(program).instants(instant, from, work.now));
        table.ofInstants(name, from, work.now);
      }
      case Program.Start.OnDay(var day, var clock, var zone) ->
          days(program, day, zone, from(program, first, today(program), DAY_LATE));
      case Program.Start.OnAnniversary(var of, var clock, var zone) -> {
        Instant from = from(program, first, today(program), DAY_LATE);
        Expression day =
            new Expression.NextAnniversary(
                of, new Expression.Constant(new Value.Day(firstDay(program, from)), Type.DAY));
        days(program, day, zone, from);
      }
      case Program.Start.Every every -> calendar(program, every.zone(), first);
      case Program.Start.EveryFirst every -> calendar(program, every.zone(), first);
    }
    return look(name);
  }

  /** Who is in the collected runs may come in now, as a step of theirs says. */
  void ofCollected(Standing standing) {
    table.ofRuns(standing.program().name(), work.now);
    look(standing.program().name());
  }

  private boolean look(String program) {
    Collection<Object> contacts = table.pending(program, work.now);
    if (!contacts.isEmpty()) {
      pending.add(program);
    }
    return !contacts.isEmpty();
  }

  boolean isPending(Standing standing) {
    return pending.contains(standing.program().name());
  }

  /** Whether the audience narrows who may come in: then who of them is in it has been found out. */
  boolean narrowed(Program program) {
    if (program.audience().equals(Condition.TRUE)) {
      return false;
    }
    new TouchedTable(work.store).fill(table.pending(program.name(), work.now));
    entry.narrow(
        work.statements(program).about(new Audience.Touched()).members(program.audience()));
    return true;
  }

  /** Writes down what the events were that have begun runs. */
  void triggers(Program program) {
    if (program.start() instanceof Program.Start.OnEvent event) {
      Instant from = looked.getOrDefault(program.name(), work.now);
      for (Expression.Property property : event.properties()) {
        table.events(work.statements(program).events(event.in(since(from)), Optional.of(property)));
        table.triggers(program.name(), property.name(), work.now);
      }
    }
  }

  private void days(Program program, Expression day, Expression.ZoneChoice choice, Instant from) {
    Statements statements = work.statements(program);
    Map<Moment, Instant> moments = new HashMap<>();
    LocalDate last = LocalDate.ofInstant(work.now, work.zone(program)).plusDays(1);
    for (Moment moment : table.days(statements.days(day, choice, firstDay(program, from), last))) {
      // of a day the number stands where an instant's does
      LocalDate date = LocalDate.ofEpochDay(moment.at().toEpochMilli());
      ZoneId zone = Waits.zone(Optional.of(moment.zone()), work.zone(program));
      moments.put(moment, Starts.on(program.start(), date, zone));
    }
    table.ofDays(program.name(), moments, from, work.now);
  }

  /** Of several that were missed only the last one counts. */
  private void calendar(Program program, Expression.ZoneChoice choice, boolean first) {
    Instant from = from(program, first, work.now, Duration.ZERO);
    Map<String, Instant> instants = new HashMap<>();
    switch (choice) {
      case WORKSPACE ->
          Starts.last(program.start(), work.now, work.zone(program))
              .filter(at -> !at.isBefore(from))
              .ifPresent(
                  at -> {
                    table.contacts(work.statements(program).members(program.audience()));
                    instants.put("", at);
                  });
      case CONTACT -> {
        for (String named : table.zones(work.statements(program).zones())) {
          ZoneId zone = Waits.zone(Optional.of(named), work.zone(program));
          Starts.last(program.start(), work.now, zone)
              .filter(at -> !at.isBefore(from))
              .ifPresent(at -> instants.put(named, at));
        }
      }
    }
    table.ofZones(program.name(), instants, work.now);
  }

  /** The first instant that counts: what was before it counted before, or came too late. */
  private Instant from(Program program, boolean first, Instant anew, Duration late) {
    Optional<Instant> last = advance.before(work.now).map(l -> l.plusMillis(1));
    Instant since =
        table.since(
            program.name(),
            Fingerprint.of((Record) program.start()),
            first ? anew : last.orElse(anew));
    Instant lately = work.now.minus(late).plusMillis(1);
    table.forget(program.name(), lately.minusMillis(1), work.now);
    Instant from = last.filter(l -> l.isBefore(lately)).orElse(lately);
    return from.isBefore(since) ? since : from;
  }

  /**
   * Of what counts only what came since the program last looked: what happened since, and what came
   * late. Where it can be told: the tables are Segue's own, and what an event is asked is of the
   * event alone, whose contact was known.
   */
  private Instant fresh(Program program, Program.Start.OnEvent event, Instant from) {
    if (!work.store.location().holdsSource()) {
      return from;
    }
    List<Schema.EventTable> tables =
        work.workspace.schema().eventTables().stream()
            .filter(t -> t.kinds().stream().anyMatch(event.kinds()::contains))
            .toList();
    table.byTime(tables);
    Optional<Instant> looked = table.looked(program.name());
    if (advance.last().isEmpty()
        || looked.isEmpty()
        || looked.get().isBefore(advance.last().get())
        || !EventAlone.is(work.workspace, event.filter())
        || arrivals.earliest(work.workspace.schema().contacts().table()).isPresent()) {
      return from;
    }
    Instant fresh =
        Stream.concat(
                Stream.of(looked.get().plusMillis(1)),
                tables.stream().flatMap(t -> arrivals.earliest(t.table()).stream()))
            .min(Instant::compareTo)
            .orElseThrow();
    return fresh.isAfter(from) ? fresh : from;
  }

  /** A day is early enough for those who are known from today on. */
  private Instant today(Program program) {
    ZoneId zone = work.zone(program);
    return LocalDate.ofInstant(work.now, zone).atStartOfDay(zone).toInstant();
  }

  private LocalDate firstDay(Program program, Instant from) {
    return LocalDate.ofInstant(from, work.zone(program)).minusDays(1);
  }

  private static Window since(Instant from) {
    return new Window(
        Optional.of(
            new Window.Bound(new Expression.Constant(new Value.Instant(from), Type.INSTANT), true)),
        Optional.empty());
  }
}
