package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Distance;
import dev.segue.compiler.type.Glob;
import dev.segue.compiler.type.Regex;
import dev.segue.compiler.type.WhiteSpace;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether a condition holds, never unknown: one line for each kind of condition. */
final class Conditions {
  private final Oracle oracle;
  private final RowSets rowSets;
  private final Periods periods;
  private final Populations populations;
  private final Chains chains;

  Conditions(Oracle oracle, RowSets rowSets, Populations populations) {
    this.oracle = oracle;
    this.rowSets = rowSets;
    this.periods = new Periods(oracle, rowSets);
    this.populations = populations;
    this.chains = new Chains(oracle, rowSets);
  }

  boolean holds(Condition condition, Subject subject) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().allMatch(part -> holds(part, subject));
      case Condition.Any(var parts) -> parts.stream().anyMatch(part -> holds(part, subject));
      case Condition.Not(var part) -> !holds(part, subject);
      case Condition.AtLeastOf(var least, var parts) ->
          parts.stream().filter(part -> holds(part, subject)).count() >= least;
      case Condition.Compare c -> compare(c, subject);
      case Condition.OneOf c ->
          oracle.value(c.value(), subject).filter(value -> isOneOf(value, c)).isPresent();
      case Condition.TextFits c -> fits(c, subject);
      case Condition.IsMissing(var value) -> oracle.value(value, subject).isEmpty();
      case Condition.IsEmpty(var value) ->
          oracle.value(value, subject).filter(Conditions::isEmpty).isPresent();
      case Condition.IsBlank(var value) ->
          oracle.value(value, subject).map(Values::text).map(WhiteSpace::isBlank).orElse(true);
      case Condition.IsTrue(var value) ->
          oracle.value(value, subject).filter(Values::truth).isPresent();
      case Condition.Has c ->
          oracle.value(c.list(), subject).filter(list -> has(list, c)).isPresent();
      case Condition.InWindow c ->
          oracle
              .value(c.value(), subject)
              .filter(value -> rowSets.within(c.window(), value, subject))
              .isPresent();
      case Condition.Occurs c -> occurs(c, subject);
      case Condition.InPeriods c -> periods.inPeriods(c, subject);
      case Condition.Running c -> periods.running(c, subject);
      case Condition.Burst c -> periods.burst(c, subject);
      case Condition.Gap c -> periods.gap(c, subject);
      case Condition.Rank c -> populations.isRanked(c, subject);
      case Condition.InSample c ->
          c.draw().lot(Populations.text(subject.contact().key())) < c.lots();
      case Condition.Colleagues c -> populations.hasColleagues(c, subject);
      case Condition.Near c -> near(c, subject);
      case Condition.Chain c -> chains.holds(c, subject);
      case Condition.InSegment(var segment) -> oracle.isIn(segment, subject.contact());
      case Condition.InList(var list) -> inList(list, subject);
      case Condition.InProgram(var program) -> inProgram(program, subject);
      case Condition.Subscribed(var topic) -> subscribed(topic, subject);
      case Condition.OnDays(var days) ->
          local(subject).filter(at -> days.contains(at.getDayOfWeek().getValue())).isPresent();
      case Condition.AtTimes t ->
          local(subject)
              .filter(at -> isBetween(at.getLong(ChronoField.MILLI_OF_DAY), t))
              .isPresent();
    };
  }

  private boolean compare(Condition.Compare c, Subject subject) {
    Optional<Value> left = oracle.value(c.left(), subject);
    Optional<Value> right = oracle.value(c.right(), subject);
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    Value l = Values.folded(left.get(), c.ignoringCase());
    Value r = Values.folded(right.get(), c.ignoringCase());
    return switch (c.relation()) {
      case EQUAL -> l.equals(r);
      case LESS -> Values.compare(l, r) < 0;
      case LESS_OR_EQUAL -> Values.compare(l, r) <= 0;
      case GREATER -> Values.compare(l, r) > 0;
      case GREATER_OR_EQUAL -> Values.compare(l, r) >= 0;
    };
  }

  private boolean near(Condition.Near c, Subject subject) {
    return oracle
        .value(c.place(), subject)
        .map(v -> (Value.Location) v)
        .flatMap(
            here ->
                oracle
                    .value(c.other(), subject)
                    .map(v -> (Value.Location) v)
                    .map(
                        there ->
                            Distance.metres(
                                here.latitude(),
                                here.longitude(),
                                there.latitude(),
                                there.longitude())))
        .filter(metres -> metres <= c.metres())
        .isPresent();
  }

  private static boolean isOneOf(Value value, Condition.OneOf c) {
    Value folded = Values.folded(value, c.ignoringCase());
    return c.values().stream().anyMatch(v -> Values.folded(v, c.ignoringCase()).equals(folded));
  }

  private boolean fits(Condition.TextFits c, Subject subject) {
    Optional<Value> text = oracle.value(c.text(), subject);
    Optional<Value> pattern = oracle.value(c.pattern(), subject);
    if (text.isEmpty() || pattern.isEmpty()) {
      return false;
    }
    if (c.fit() == Condition.Fit.MATCHES) {
      return new Regex(Values.text(pattern.get()), c.ignoringCase())
          .isFoundIn(Values.text(text.get()));
    }
    String whole = Values.text(Values.folded(text.get(), c.ignoringCase()));
    String part = Values.text(Values.folded(pattern.get(), c.ignoringCase()));
    return switch (c.fit()) {
      case CONTAINS -> whole.contains(part);
      case STARTS_WITH -> whole.startsWith(part);
      case ENDS_WITH -> whole.endsWith(part);
      case LIKE -> Glob.fits(part, whole);
      case MATCHES -> throw new IllegalStateException("matched above");
    };
  }

  private static boolean isEmpty(Value value) {
    return value.equals(new Value.Text("")) || value.equals(new Value.Items(List.of()));
  }

  private static boolean has(Value list, Condition.Has c) {
    List<Value> items = ((Value.Items) Values.folded(list, c.ignoringCase())).items();
    Predicate<Value> there = value -> items.contains(Values.folded(value, c.ignoringCase()));
    return c.all() ? c.values().stream().allMatch(there) : c.values().stream().anyMatch(there);
  }

  private boolean occurs(Condition.Occurs c, Subject subject) {
    long rows = rowSets.rows(c.rows(), subject).size();
    return rows >= c.least() && c.most().map(most -> rows <= most).orElse(true);
  }

  private boolean inList(String list, Subject subject) {
    return Optional.ofNullable(oracle.facts().lists().get(list))
        .filter(members -> members.contains(subject.contact().key()))
        .isPresent();
  }

  private boolean inProgram(String program, Subject subject) {
    return oracle.facts().runs().stream()
        .anyMatch(
            run ->
                run.contact().equals(subject.contact().key())
                    && run.program().equals(program)
                    && run.ended().isEmpty()
                    && !run.heldOut());
  }

  private boolean subscribed(String topic, Subject subject) {
    List<Facts.Consent> changes =
        oracle.facts().consents().stream()
            .filter(change -> change.contact().equals(subject.contact().key()))
            .filter(change -> change.topic().equals(topic))
            .filter(change -> !change.at().isAfter(oracle.now()))
            .toList();
    boolean unsaid = oracle.workspace().topic(topic).filter(t -> !t.optIn()).isPresent();
    return changes.stream()
        .map(Facts.Consent::at)
        .max(Instant::compareTo)
        .map(
            last ->
                changes.stream()
                    .filter(change -> change.at().equals(last))
                    .allMatch(Facts.Consent::subscribed))
        .orElse(unsaid);
  }

  private Optional<LocalDateTime> local(Subject subject) {
    return subject
        .row()
        .flatMap(Subject.Row::at)
        .map(at -> CivilTime.local(at, oracle.workspace().zone()));
  }

  private static boolean isBetween(long time, Condition.AtTimes t) {
    return t.from() < t.to()
        ? time >= t.from() && time < t.to()
        : time >= t.from() || time < t.to();
  }
}
