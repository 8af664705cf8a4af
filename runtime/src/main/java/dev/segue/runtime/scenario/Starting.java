package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import dev.segue.runtime.program.Starts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The instants after one and before another at which something begins runs of programs. */
final class Starting {
  private final Facts facts;
  private final Instant from;
  private final Instant to;
  private final Set<Instant> instants = new TreeSet<>();

  Starting(Workspace workspace, Facts facts, Instant from, Instant to) {
    this.facts = facts;
    this.from = from;
    this.to = to;
    for (Program program : workspace.programs()) {
      start(workspace.in(program.zone().orElse(workspace.zone())), program.start());
    }
  }

  Set<Instant> instants() {
    return instants;
  }

  private void start(Workspace workspace, Program.Start start) {
    Oracle oracle = new Oracle(workspace, facts, from);
    switch (start) {
      case Program.Start.Membership m -> {}
      case Program.Start.OnEvent event ->
          facts.events().stream()
              .filter(e -> event.kinds().contains(e.kind()))
              .forEach(e -> add(e.at()));
      case Program.Start.AtInstant(var instant) ->
          facts
              .contacts()
              .forEach(
                  c -> oracle.value(instant, c).ifPresent(v -> add(((Value.Instant) v).instant())));
      case Program.Start.OnDay(var day, var clock, var zone) -> days(oracle, start, day, zone);
      case Program.Start.OnAnniversary(var of, var clock, var zone) -> {
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(2);
        LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC).plusDays(2);
        for (LocalDate year = first; !year.isAfter(last); year = year.plusMonths(6)) {
          days(
              oracle,
              start,
              new Expression.NextAnniversary(
                  of, new Expression.Constant(new Value.Day(year), Type.DAY)),
              zone);
        }
      }
      case Program.Start.Every every -> calendar(oracle, start, every.zone());
      case Program.Start.EveryFirst every -> calendar(oracle, start, every.zone());
    }
  }

  private void days(
      Oracle oracle, Program.Start start, Expression day, Expression.ZoneChoice choice) {
    for (Facts.Contact contact : facts.contacts()) {
      oracle
          .value(day, contact)
          .ifPresent(
              d -> add(Starts.on(start, ((Value.Day) d).day(), oracle.zone(choice, contact))));
    }
  }

  private void calendar(Oracle oracle, Program.Start start, Expression.ZoneChoice choice) {
    for (Facts.Contact contact : facts.contacts()) {
      ZoneId zone = oracle.zone(choice, contact);
      Optional<Instant> next = Starts.next(start, from, zone);
      while (next.filter(n -> n.isBefore(to)).isPresent()) {
        add(next.get());
        next = Starts.next(start, next.get(), zone);
      }
    }
  }

  private void add(Instant at) {
    if (at.isAfter(from) && at.isBefore(to)) {
      instants.add(at);
    }
  }
}
