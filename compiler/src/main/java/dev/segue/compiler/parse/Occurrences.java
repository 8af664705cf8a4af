package dev.segue.compiler.parse;

import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.Occurrence;
import dev.segue.compiler.syntax.Occurrence.Count;
import dev.segue.compiler.syntax.Occurrence.Periods;
import dev.segue.compiler.syntax.Occurrence.Quantifier;
import dev.segue.compiler.syntax.Window;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.CountContext;
import dev.segue.grammar.SegueParser.DistinctPeriodsContext;
import dev.segue.grammar.SegueParser.EventTailContext;
import dev.segue.grammar.SegueParser.OccurrenceContext;
import dev.segue.grammar.SegueParser.PeriodsContext;
import dev.segue.grammar.SegueParser.QuantifierContext;
import dev.segue.grammar.SegueParser.QuantityContext;
import java.math.BigDecimal;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** How often, in which periods, and when. */
final class Occurrences {
  private final Reading reading;
  private final Trees trees;

  Occurrences(Reading reading, Trees trees) {
    this.reading = reading;
    this.trees = trees;
  }

  Optional<Occurrence> ifAny(@Nullable OccurrenceContext c) {
    return Optional.ofNullable(c).map(this::occurrence);
  }

  private Occurrence occurrence(OccurrenceContext c) {
    if (c.eventTail() != null) {
      return tail(c.eventTail());
    }
    Window window =
        new Window.Between(
            trees.expressions.expression(c.expression(0)),
            trees.expressions.expression(c.expression(1)),
            reading.at(c));
    return new Occurrence(Optional.empty(), Optional.empty(), Optional.of(window), reading.at(c));
  }

  Occurrence tail(EventTailContext c) {
    Optional<Window> window =
        c.openWindow() != null
            ? Optional.of(trees.windows.open(c.openWindow()))
            : trees.windows.ifAny(c.window());
    return new Occurrence(
        countIfAny(c.count()),
        Optional.ofNullable(c.periods()).map(this::periods),
        window,
        reading.at(c));
  }

  Optional<Count> countIfAny(@Nullable CountContext c) {
    return Optional.ofNullable(c).map(this::count);
  }

  private Count count(CountContext c) {
    return switch (c) {
      case SegueParser.PlainCountContext k ->
          new Count.Quantity(Quantifier.EXACTLY, once(k.getStart()), reading.at(c));
      case SegueParser.WordCountContext k ->
          new Count.Quantity(quantifier(k.quantifier()), once(k.getStop()), reading.at(c));
      case SegueParser.QuantityCountContext k ->
          new Count.Quantity(
              quantifier(k.quantity().quantifier()),
              trees.values.amount(k.quantity().amount()),
              reading.at(c));
      case SegueParser.RangeCountContext k ->
          new Count.Range(
              trees.values.amount(k.amount(0)), trees.values.amount(k.amount(1)), reading.at(c));
      default -> throw new IllegalStateException("count " + c.getText());
    };
  }

  private Amount once(Token token) {
    boolean once = token.getType() == SegueParser.ONCE;
    return new Amount.Literal(once ? BigDecimal.ONE : BigDecimal.TWO, reading.at(token));
  }

  Count quantity(QuantityContext c) {
    return new Count.Quantity(
        quantifier(c.quantifier()), trees.values.amount(c.amount()), reading.at(c));
  }

  private static Quantifier quantifier(QuantifierContext c) {
    return switch (c.getStart().getType()) {
      case SegueParser.EXACTLY -> Quantifier.EXACTLY;
      case SegueParser.AT -> c.LEAST() != null ? Quantifier.AT_LEAST : Quantifier.AT_MOST;
      case SegueParser.MORE_ -> Quantifier.MORE_THAN;
      case SegueParser.FEWER -> Quantifier.FEWER_THAN;
      default -> throw new IllegalStateException("quantifier " + c.getText());
    };
  }

  private Periods periods(PeriodsContext c) {
    return switch (c) {
      case DistinctPeriodsContext p -> distinct(p);
      case SegueParser.InOnePeriodContext p -> new Periods.InOne(Values.unit(p.unit()));
      case SegueParser.EachOfLastContext p ->
          new Periods.EachOfLast(trees.values.amount(p.amount()), Values.unit(p.unit()));
      case SegueParser.SomeOfLastContext p ->
          new Periods.SomeOfLast(
              trees.values.amount(p.amount(0)),
              trees.values.amount(p.amount(1)),
              Values.unit(p.unit()));
      case SegueParser.EachOfYearContext p ->
          new Periods.EachOfYear(Values.unit(p.unit()), trees.values.number(p.NUMBER()));
      case SegueParser.RunningPeriodsContext p ->
          new Periods.Running(trees.values.amount(p.amount()), Values.unit(p.unit()));
      case SegueParser.WithinAnyContext p -> new Periods.WithinAny(trees.values.length(p.length()));
      default -> throw new IllegalStateException("periods " + c.getText());
    };
  }

  private Periods distinct(DistinctPeriodsContext c) {
    Count count =
        c.quantity() != null
            ? quantity(c.quantity())
            : new Count.Range(
                trees.values.amount(c.amount(0)),
                trees.values.amount(c.amount(1)),
                reading.places().between(c.BETWEEN().getSymbol(), c.amount(1).getStop()));
    return new Periods.Distinct(
        count, Values.unit(c.unit()), Optional.ofNullable(c.length()).map(trees.values::length));
  }
}
