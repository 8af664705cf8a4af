package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.Function;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.ir.Population.Measured;
import dev.segue.compiler.ir.Population.Statistic;
import dev.segue.compiler.ir.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is said of many contacts at once. */
final class Populations {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Oracle oracle;
  private final RowSets rowSets;

  Populations(Oracle oracle, RowSets rowSets) {
    this.oracle = oracle;
    this.rowSets = rowSets;
  }

  /** The contacts of a population, by key. */
  private List<Facts.Contact> members(Population population, Subject subject) {
    return oracle.facts().contacts().stream()
        .filter(c -> !population.ofAccount() || shareAccount(c, subject.contact()))
        .filter(c -> population.same().stream().allMatch(e -> shares(e, c, subject.contact())))
        .filter(c -> population.among().map(a -> oracle.holds(a, c)).orElse(true))
        .sorted(Comparator.comparing(Facts.Contact::key, Values::compare))
        .toList();
  }

  private static boolean shareAccount(Facts.Contact one, Facts.Contact other) {
    return one.account().isPresent() && one.account().equals(other.account());
  }

  /** With what is missing nobody has anything in common. */
  private boolean shares(Expression value, Facts.Contact one, Facts.Contact other) {
    Optional<Value> ones = oracle.value(value, one);
    return ones.isPresent() && ones.equals(oracle.value(value, other));
  }

  Optional<Value> value(Expression.OverPopulation o, Subject subject) {
    List<Facts.Contact> members = members(o.population(), subject);
    return switch (o.measured()) {
      case Measured.Values(var value) -> of(o.statistic(), values(value, members));
      case Measured.Rows rows -> ofRows(o.statistic(), rows, members);
    };
  }

  /** Highest first: among the most common ones the last, which is the lowest, is meant. */
  private List<Value> values(Expression value, List<Facts.Contact> members) {
    return members.stream()
        .flatMap(c -> oracle.value(value, c).stream())
        .sorted((a, b) -> Values.compare(b, a))
        .toList();
  }

  /** A row, and what is measured of it. */
  private record Looked(Subject.Row row, Optional<Value> value) {}

  private Optional<Value> ofRows(
      Statistic statistic, Measured.Rows measured, List<Facts.Contact> members) {
    List<Looked> all = new ArrayList<>();
    for (Facts.Contact member : members) {
      Subject of = Subject.of(member);
      for (Subject.Row row : rowSets.rows(measured.rows(), of)) {
        all.add(new Looked(row, looked(statistic, measured.of(), row, of)));
      }
    }
    all.sort(Comparator.comparing(Looked::row, RowSets.ORDER));
    if (statistic instanceof Statistic.Of(var function) && isOfOneRow(function)) {
      return Measures.row(function, all).flatMap(Looked::value);
    }
    return of(statistic, all.stream().flatMap(l -> l.value().stream()).toList());
  }

  private Optional<Value> looked(
      Statistic statistic, Optional<Expression> of, Subject.Row row, Subject subject) {
    if (of.isPresent()) {
      return oracle.value(of.get(), subject.at(row));
    }
    return statistic.equals(new Statistic.Of(Function.COUNT))
        ? Optional.of(row.key())
        : row.at().map(Value.Instant::new);
  }

  private static boolean isOfOneRow(Function function) {
    return switch (function) {
      case FIRST, SECOND, THIRD, LAST -> true;
      case COUNT, SUM, AVG, MIN, MAX, MEDIAN, DISTINCT, MOST_COMMON -> false;
    };
  }

  private static Optional<Value> of(Statistic statistic, List<Value> present) {
    return switch (statistic) {
      case Statistic.Of(var function) -> Measures.of(function, present);
      case Statistic.Percentile(var percent) -> percentile(percent, present);
    };
  }

  /** By nearest rank. */
  private static Optional<Value> percentile(BigDecimal percent, List<Value> present) {
    List<Value> sorted = present.stream().sorted(Values::compare).toList();
    long rank = Math.max(1, share(percent, sorted.size()));
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((int) rank - 1));
  }

  /** So many of a hundred, rounded up. */
  private static long share(BigDecimal percent, long number) {
    return percent
        .multiply(BigDecimal.valueOf(number))
        .divide(HUNDRED)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  boolean isRanked(Condition.Rank c, Subject subject) {
    List<Facts.Contact> ranked =
        members(c.population(), subject).stream()
            .filter(m -> oracle.value(c.by(), m).isPresent())
            .sorted(
                Comparator.comparing(
                    m -> oracle.value(c.by(), m).orElseThrow(),
                    c.highest() ? (a, b) -> Values.compare(b, a) : Values::compare))
            .toList();
    long size =
        switch (c.share()) {
          case Condition.Share.Number(var number) -> number;
          case Condition.Share.Percent(var percent) -> share(percent, ranked.size());
        };
    List<Facts.Contact> first = ranked.stream().limit(size).toList();
    boolean ties =
        c.ties()
            && ranked.contains(subject.contact())
            && !first.isEmpty()
            && oracle
                .value(c.by(), first.getLast())
                .equals(oracle.value(c.by(), subject.contact()));
    return first.contains(subject.contact()) || ties;
  }

  boolean hasColleagues(Condition.Colleagues c, Subject subject) {
    long number =
        oracle.facts().contacts().stream()
            .filter(other -> shareAccount(other, subject.contact()))
            .filter(other -> oracle.holds(c.condition(), subject.besides(other)))
            .count();
    return number >= c.least() && c.most().map(most -> number <= most).orElse(true);
  }

  /** A key as draws read it. */
  static String text(Value key) {
    return switch (key) {
      case Value.Number(var number) -> number.toString();
      case Value.Text(var text) -> text;
      case Value.Truth t -> throw noKey(key);
      case Value.Day d -> throw noKey(key);
      case Value.Instant i -> throw noKey(key);
      case Value.Items i -> throw noKey(key);
      case Value.Span s -> throw noKey(key);
      case Value.Location l -> throw noKey(key);
    };
  }

  private static IllegalArgumentException noKey(Value key) {
    return new IllegalArgumentException("no key: " + key);
  }
}
