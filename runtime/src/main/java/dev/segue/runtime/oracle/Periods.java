package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.CalendarUnit;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How rows lie in time: in which calendar periods, how close together, how far apart. */
final class Periods {
  private final Oracle oracle;
  private final RowSets rowSets;

  Periods(Oracle oracle, RowSets rowSets) {
    this.oracle = oracle;
    this.rowSets = rowSets;
  }

  boolean inPeriods(Condition.InPeriods c, Subject subject) {
    long number = enough(c.rows(), c.each(), subject).size();
    return number >= c.least() && c.most().map(most -> number <= most).orElse(true);
  }

  boolean running(Condition.Running c, Subject subject) {
    Set<LocalDate> periods = enough(c.rows(), c.each(), subject);
    return periods.stream().anyMatch(first -> runs(periods, first, c));
  }

  private static boolean runs(Set<LocalDate> periods, LocalDate first, Condition.Running c) {
    LocalDate next = first;
    for (long n = 0; n < c.length(); n++) {
      if (!periods.contains(next)) {
        return false;
      }
      next = CivilTime.startOfPeriod(next, c.each().unit().unit(), 1);
    }
    return true;
  }

  boolean burst(Condition.Burst c, Subject subject) {
    List<Instant> instants = instants(c.rows(), subject);
    return instants.stream()
        .anyMatch(
            from -> {
              Instant end = after(c.span(), from);
              List<Instant> inside =
                  instants.stream().filter(at -> !at.isBefore(from) && at.isBefore(end)).toList();
              long number =
                  c.different()
                      .map(
                          unit ->
                              inside.stream().map(at -> day(at, unit, subject)).distinct().count())
                      .orElse((long) inside.size());
              // the row itself is always one
              return Math.max(number, 1) >= c.least();
            });
  }

  boolean gap(Condition.Gap c, Subject subject) {
    List<Instant> instants = instants(c.rows(), subject);
    return IntStream.range(1, instants.size())
        .anyMatch(i -> !instants.get(i).isBefore(after(c.least(), instants.get(i - 1))));
  }

  /** The first days of the periods that have rows enough. */
  private Set<LocalDate> enough(RowSet rows, Condition.Periods each, Subject subject) {
    return instants(rows, subject).stream()
        .collect(
            Collectors.groupingBy(
                at -> day(at, each.unit(), subject), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(period -> period.getValue() >= each.least())
        .filter(period -> each.most().map(most -> period.getValue() <= most).orElse(true))
        .map(period -> period.getKey())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Instant> instants(RowSet rows, Subject subject) {
    return rowSets.rows(rows, subject).stream().flatMap(row -> row.at().stream()).toList();
  }

  private Instant after(Period period, Instant at) {
    return period.after(at, oracle.workspace().zone());
  }

  /** The first day of the period of an instant. */
  private LocalDate day(Instant at, CalendarUnit unit, Subject subject) {
    Expression instant = new Expression.Constant(new Value.Instant(at), Type.INSTANT);
    return oracle
        .value(new Expression.DayOf(instant, unit.zone()), subject)
        .map(day -> CivilTime.startOfPeriod(((Value.Day) day).day(), unit.unit(), 0))
        .orElseThrow(() -> new IllegalStateException("an instant without a day"));
  }
}
