package dev.segue.compiler.format;

import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.ClockLiteral;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Comparison.ListItem;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Condition.ChainStep;
import dev.segue.compiler.syntax.Condition.Held;
import dev.segue.compiler.syntax.DayWord;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.Length;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Occurrence;
import dev.segue.compiler.syntax.Occurrence.Count;
import dev.segue.compiler.syntax.Occurrence.Periods;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.syntax.Text;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.syntax.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Conditions such as the reader makes them, by chance. */
class RandomConditions extends RandomValues {
  RandomConditions(Random random) {
    super(random);
  }

  Condition condition(int depth) {
    return switch (depth <= 0 ? 9 : random.nextInt(8)) {
      case 0 -> new Condition.And(several(() -> term(depth - 1)), PLACE);
      case 1 -> new Condition.Or(several(() -> term(depth - 1)), PLACE);
      default -> term(depth);
    };
  }

  private Condition term(int depth) {
    if (depth <= 0) {
      return leaf();
    }
    return switch (random.nextInt(9)) {
      case 0 -> new Condition.Not(term(depth - 1), PLACE);
      case 1 -> group(condition(depth - 1));
      case 2 -> new Condition.SomeOf(amount(), several(() -> condition(depth - 1)), PLACE);
      case 3 -> new Condition.Colleagues(quantity(), condition(depth - 1), PLACE);
      case 4 ->
          new Condition.Happened(
              new Expression.Named(event(depth - 1)), occurrence(depth - 1, false), PLACE);
      case 5 ->
          new Condition.Never(event(depth - 1), maybe(() -> occurrence(depth - 1, true)), PLACE);
      case 6 -> chain(depth - 1);
      case 7 -> new Condition.Compared(sum(depth - 1), comparison(depth - 1), held(), PLACE);
      default -> leaf();
    };
  }

  /** Parentheses around a value alone would be the value's. */
  private Condition group(Condition inner) {
    boolean value =
        inner instanceof Condition.Bare(var expression)
            && !(expression instanceof Expression.Named);
    return value ? inner : new Condition.Group(inner, held(), PLACE);
  }

  private Condition leaf() {
    return switch (random.nextInt(20)) {
      case 0 -> new Condition.Everyone(PLACE);
      case 1 -> new Condition.InSet(name(), held(), PLACE);
      case 2 -> new Condition.Crossed(coin(), name(), maybe(() -> window(0)), PLACE);
      case 3 -> new Condition.EverIn(name(), PLACE);
      case 4 -> new Condition.InList(name(), held(), PLACE);
      case 5 -> new Condition.InSample(number(), givenText(), PLACE);
      case 6 -> new Condition.Always(event(0), maybe(() -> occurrence(0, true)), PLACE);
      case 7 -> new Condition.Ordinal(any(Condition.Which.values()), event(0), window(0), PLACE);
      case 8 -> new Condition.Gap(length(), event(0), maybe(() -> openWindow(0)), PLACE);
      case 9 -> new Condition.Rank(coin(), size(), named(), among(), coin(), PLACE);
      case 10 -> new Condition.Subscribed(name(), PLACE);
      case 11 -> new Condition.Received(coin(), maybe(this::name), occurrences(), PLACE);
      case 12 -> new Condition.Finished(coin(), name(), occurrences(), PLACE);
      case 13 -> new Condition.HandedOff(coin(), givenText(), occurrences(), PLACE);
      case 14 -> new Condition.Same(name(), PLACE);
      case 15 -> new Condition.OnDays(several(this::day), PLACE);
      case 16 -> new Condition.AtTimes(clock(), clock(), PLACE);
      case 17 ->
          new Condition.Changed(
              named(), maybe(this::operand), maybe(this::operand), maybe(() -> window(0)), PLACE);
      case 18 -> new Condition.Was(named(), operand(), relative(), PLACE);
      default -> new Condition.Bare(named());
    };
  }

  /** Before a comma, what stands after {@code with the same} would go on. */
  private Expression.Population among() {
    return coin()
        ? new Expression.Population.Unsaid()
        : new Expression.Population.Among(maybe(this::name), List.of());
  }

  private Optional<Occurrence> occurrences() {
    return maybe(() -> occurrence(0, true));
  }

  Optional<Held> held() {
    return random.nextInt(4) > 0
        ? Optional.empty()
        : Optional.of(new Held(coin(), length(), PLACE));
  }

  /** What {@code within} says in a chain belongs to the step, not to the window. */
  private Condition chain(int depth) {
    List<ChainStep> steps = several(() -> step(depth));
    Optional<Window> window =
        maybe(() -> openWindow(depth))
            .filter(w -> !(w instanceof Window.Around))
            .filter(
                w ->
                    !(w instanceof Window.Cut(var side, var i, var s)
                        && side == Window.Side.AFTER));
    return new Condition.Chain(new Expression.Named(event(depth)), steps, window, PLACE);
  }

  private ChainStep step(int depth) {
    return new ChainStep(
        any(ChainStep.Manner.values()),
        event(depth),
        maybe(this::length),
        maybe(this::length),
        PLACE);
  }

  @Override
  Reference event(int depth) {
    Reference.Subject subject =
        switch (random.nextInt(6)) {
          case 0 -> new Reference.Subject.AnyEvent();
          case 1 -> new Reference.Subject.AnyOf(several(this::name));
          default -> new Reference.Subject.Path(List.of(name()));
        };
    Optional<List<Condition>> filter =
        maybe(() -> several(() -> depth > 0 ? term(depth - 1) : new Condition.Bare(named())));
    boolean path = subject instanceof Reference.Subject.Path && filter.isEmpty();
    return new Reference(subject, filter, path ? Optional.empty() : maybe(this::name), PLACE);
  }

  /** Straight after a name {@code between A and B} is what is said of its value. */
  Occurrence occurrence(int depth, boolean between) {
    Optional<Count> count = maybe(this::count);
    Optional<Periods> periods = maybe(this::periods);
    boolean first = count.isEmpty() && periods.isEmpty();
    Optional<Window> window =
        first && !between
            ? Optional.of(openWindow(depth))
            : first ? Optional.of(window(depth)) : maybe(() -> window(depth));
    return new Occurrence(count, periods, window, PLACE);
  }

  Count count() {
    return coin() ? quantity() : new Count.Range(amount(), amount(), PLACE);
  }

  private Count quantity() {
    return new Count.Quantity(any(Occurrence.Quantifier.values()), amount(), PLACE);
  }

  private Periods periods() {
    TimeUnit unit = any(TimeUnit.values());
    return switch (random.nextInt(7)) {
      case 0 -> new Periods.Distinct(count(), unit, maybe(this::length));
      case 1 -> new Periods.InOne(unit);
      case 2 -> new Periods.EachOfLast(amount(), unit);
      case 3 -> new Periods.SomeOfLast(amount(), amount(), unit);
      case 4 -> new Periods.EachOfYear(unit, BigDecimal.valueOf(2026));
      case 5 -> new Periods.Running(amount(), unit);
      default -> new Periods.WithinAny(length());
    };
  }

  Comparison comparison(int depth) {
    return switch (random.nextInt(9)) {
      case 0 ->
          new Comparison.Relation(any(Comparison.Sign.values()), sum(depth), coin(), PLACE, PLACE);
      case 1 -> new Comparison.In(coin(), several(this::item), coin(), PLACE);
      case 2 -> new Comparison.Between(coin(), sum(0), sum(0), coin(), PLACE);
      case 3 ->
          new Comparison.TextTest(
              any(Comparison.TextOperator.values()), coin(), sum(0), coin(), PLACE, PLACE);
      case 4 ->
          new Comparison.Has(
              any(Comparison.HasMode.values()), several(this::item), false, false, coin(), PLACE);
      case 5 ->
          new Comparison.Has(Comparison.HasMode.ANY, List.of(item()), true, coin(), coin(), PLACE);
      case 6 -> new Comparison.Is(coin(), any(Comparison.State.values()), PLACE);
      case 7 -> new Comparison.IsClass(coin(), name(), PLACE);
      default -> new Comparison.Near(amount(), place(), PLACE);
    };
  }

  private Comparison.Place place() {
    return coin()
        ? new Comparison.Place.Attribute(path())
        : new Comparison.Place.Coordinates(amount(), west(), PLACE);
  }

  DayWord day() {
    return new DayWord(any(DayWord.Day.values()), PLACE);
  }

  ClockLiteral clock() {
    return new ClockLiteral(any("09:00", "24:00", "14:30:05.250"), PLACE);
  }

  private Expression relative() {
    return new Expression.Relative(length(), coin(), PLACE);
  }

  /** A value that other words follow at once. */
  private Expression operand() {
    return coin() ? new Expression.Literal(value()) : named();
  }

  @Override
  Length length() {
    return coin() ? new Length.Literal(duration()) : new Length.Parameter(name());
  }

  private Amount west() {
    return amount() instanceof Amount.Literal(var number, var span)
        ? new Amount.Literal(number.negate(), span)
        : new Amount.Parameter(name());
  }

  private Condition.Size size() {
    return coin() ? new Condition.Size.Percent(number()) : new Condition.Size.Number(amount());
  }

  private Text givenText() {
    return coin() ? new Text.Literal(text()) : new Text.Parameter(name());
  }

  @Override
  Amount amount() {
    return coin() ? new Amount.Literal(number(), PLACE) : new Amount.Parameter(name());
  }

  ListItem item() {
    return coin() ? new ListItem.Literal(value()) : new ListItem.Named(name());
  }

  Name label() {
    return name();
  }
}
