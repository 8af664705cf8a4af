package dev.segue.compiler.parse;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Condition.ChainStep;
import dev.segue.compiler.syntax.Condition.Held;
import dev.segue.compiler.syntax.Condition.Which;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.Occurrence;
import dev.segue.compiler.syntax.Occurrence.Count;
import dev.segue.compiler.syntax.Occurrence.Quantifier;
import dev.segue.compiler.syntax.Text;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.ChainStepContext;
import dev.segue.grammar.SegueParser.ColleaguesContext;
import dev.segue.grammar.SegueParser.ConditionContext;
import dev.segue.grammar.SegueParser.GivenTextContext;
import dev.segue.grammar.SegueParser.HeldContext;
import dev.segue.grammar.SegueParser.MembershipContext;
import dev.segue.grammar.SegueParser.NeverTermContext;
import dev.segue.grammar.SegueParser.OwnActContext;
import dev.segue.grammar.SegueParser.RankTermContext;
import dev.segue.grammar.SegueParser.TermContext;
import dev.segue.grammar.SegueParser.TestContext;
import dev.segue.grammar.SegueParser.TestTermContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Conditions: an operand and what is said of it, joined by and, or, not. */
final class Conditions {
  private final Reading reading;
  private final Trees trees;
  private final Joining joining;

  Conditions(Reading reading, Trees trees) {
    this.reading = reading;
    this.trees = trees;
    this.joining = new Joining(reading);
  }

  /** The condition, or a broken one where it could not be read to its end. */
  Condition ifRead(@Nullable ConditionContext c, Span place) {
    return c == null || c.exception != null ? new Condition.Broken(place) : condition(c);
  }

  Condition condition(ConditionContext c) {
    List<Condition> parts = c.term().stream().map(this::term).toList();
    return parts.size() == 1 ? parts.getFirst() : joining.joined(c, parts);
  }

  private List<Condition> all(List<ConditionContext> conditions) {
    return conditions.stream().map(this::condition).toList();
  }

  private Condition term(TermContext c) {
    Span span = reading.at(c);
    return switch (c) {
      case SegueParser.NegationContext t -> new Condition.Not(term(t.term()), span);
      case SegueParser.EveryoneContext unused -> new Condition.Everyone(span);
      case SegueParser.SetTermContext t -> membership(t.membership());
      case SegueParser.NeverActTermContext t -> ownAct(t.ownAct(), true, span);
      case NeverTermContext t -> never(t, span);
      case SegueParser.NeverGroupContext t -> joining.neverGroup(t, condition(t.condition()));
      case SegueParser.AlwaysTermContext t ->
          new Condition.Always(
              trees.references.reference(t.eventReference()),
              trees.occurrences.ifAny(t.occurrence()),
              span);
      case SegueParser.OrdinalTermContext t ->
          new Condition.Ordinal(
              which(t.ordinal().getStart()),
              trees.references.reference(t.eventReference()),
              trees.windows.window(t.window()),
              span);
      case SegueParser.SomeOfTermContext t ->
          new Condition.SomeOf(trees.values.amount(t.amount()), all(t.condition()), span);
      case SegueParser.ColleaguesTermContext t -> colleagues(t.colleagues());
      case SegueParser.GapTermContext t ->
          new Condition.Gap(
              trees.values.length(t.length()),
              trees.references.reference(t.eventReference()),
              Optional.ofNullable(t.openWindow()).map(trees.windows::open),
              span);
      case RankTermContext t -> rank(t);
      case SegueParser.OwnActTermContext t -> ownAct(t.ownAct(), false, span);
      case SegueParser.SameTermContext t -> new Condition.Same(trees.names.name(t.name()), span);
      case SegueParser.OnDaysTermContext t ->
          new Condition.OnDays(trees.values.days(t.dayList()), span);
      case SegueParser.AtTimesTermContext t ->
          new Condition.AtTimes(
              trees.values.clock(t.CLOCK(0)), trees.values.clock(t.CLOCK(1)), span);
      case TestTermContext t -> test(t);
      default -> throw new IllegalStateException("condition " + c.getText());
    };
  }

  private Condition membership(MembershipContext c) {
    Span span = reading.at(c);
    return switch (c) {
      case SegueParser.CrossedContext m ->
          new Condition.Crossed(
              m.ENTERED() != null,
              trees.names.name(m.setName()),
              trees.windows.ifAny(m.window()),
              span);
      case SegueParser.InSetContext m ->
          new Condition.InSet(trees.names.name(m.setName()), held(m.held()), span);
      case SegueParser.EverInSetContext m ->
          new Condition.EverIn(trees.names.name(m.setName()), span);
      case SegueParser.InListContext m ->
          new Condition.InList(trees.names.name(m.name()), held(m.held()), span);
      case SegueParser.InSampleContext m ->
          new Condition.InSample(trees.values.percent(m.PERCENTAGE()), text(m.givenText()), span);
      default -> throw new IllegalStateException("membership " + c.getText());
    };
  }

  private Condition never(NeverTermContext c, Span span) {
    if (!c.chainStep().isEmpty()) {
      return joining.neverChain(c, chainOf(c));
    }
    return new Condition.Never(
        trees.references.reference(c.eventReference()),
        trees.occurrences.ifAny(c.occurrence()),
        span);
  }

  private Condition chainOf(NeverTermContext c) {
    Expression first = new Expression.Named(trees.references.reference(c.eventReference()));
    return new Condition.Chain(
        first,
        steps(c.chainStep()),
        trees.windows.ifAny(c.window()),
        first.span().to(reading.at(c)));
  }

  private Condition colleagues(ColleaguesContext c) {
    Condition inner = condition(c.condition());
    Span place = reading.at(c.getStart());
    Count count =
        c.quantity() != null
            ? trees.occurrences.quantity(c.quantity())
            : c.ANY() != null
                ? literal(Quantifier.AT_LEAST, BigDecimal.ONE, place)
                : literal(Quantifier.AT_MOST, BigDecimal.ZERO, place);
    return new Condition.Colleagues(count, inner, reading.at(c));
  }

  private static Count literal(Quantifier quantifier, BigDecimal number, Span place) {
    return new Count.Quantity(quantifier, new Amount.Literal(number, place), place);
  }

  private Condition rank(RankTermContext c) {
    return new Condition.Rank(
        c.TOP() != null,
        c.amount() != null
            ? new Condition.Size.Number(trees.values.amount(c.amount()))
            : new Condition.Size.Percent(trees.values.percent(c.PERCENTAGE())),
        trees.expressions.expression(c.expression()),
        trees.expressions.population(c.among()),
        c.TIES() != null,
        reading.at(c));
  }

  private Condition ownAct(OwnActContext c, boolean never, Span span) {
    return switch (c) {
      case SegueParser.SubscribedContext a -> {
        Condition subscribed = new Condition.Subscribed(trees.names.name(a.name()), reading.at(c));
        yield never ? joining.neverSubscribed(subscribed, span) : subscribed;
      }
      case SegueParser.ReceivedContext a ->
          new Condition.Received(
              never,
              Optional.ofNullable(a.name()).map(trees.names::name),
              trees.occurrences.ifAny(a.occurrence()),
              span);
      case SegueParser.FinishedContext a ->
          new Condition.Finished(
              never, trees.names.name(a.name()), trees.occurrences.ifAny(a.occurrence()), span);
      case SegueParser.HandedOffContext a ->
          new Condition.HandedOff(
              never, text(a.givenText()), trees.occurrences.ifAny(a.occurrence()), span);
      default -> throw new IllegalStateException("act " + c.getText());
    };
  }

  private Text text(GivenTextContext c) {
    return c.text() != null
        ? new Text.Literal(trees.texts.text(c.text()))
        : new Text.Parameter(trees.names.name(c.plainName()));
  }

  private static Which which(Token token) {
    return switch (token.getType()) {
      case SegueParser.FIRST -> Which.FIRST;
      case SegueParser.SECOND -> Which.SECOND;
      case SegueParser.THIRD -> Which.THIRD;
      case SegueParser.LAST -> Which.LAST;
      default -> throw new IllegalStateException("ordinal " + token.getText());
    };
  }

  private Condition test(TestTermContext c) {
    Span span = reading.at(c);
    Optional<Held> held = held(c.held());
    var parentheses = Expressions.loneParentheses(c.expression());
    if (c.test() == null && parentheses.isPresent()) {
      return group(condition(parentheses.get().condition(0)), held, span);
    }
    Expression subject = trees.expressions.expression(c.expression());
    if (held.isPresent()) {
      return new Condition.Group(new Condition.Bare(subject), held, span);
    }
    return c.test() == null ? new Condition.Bare(subject) : tested(subject, c.test(), span);
  }

  /** Parentheses around a plain value are the value's. */
  private static Condition group(Condition inner, Optional<Held> held, Span span) {
    boolean value =
        inner instanceof Condition.Bare(var expression)
            && !(expression instanceof Expression.Named);
    return value && held.isEmpty()
        ? new Condition.Bare(
            new Expression.Parenthesized(((Condition.Bare) inner).expression(), span))
        : new Condition.Group(inner, held, span);
  }

  private Condition tested(Expression subject, TestContext c, Span span) {
    return switch (c) {
      case SegueParser.ComparisonTestContext t ->
          new Condition.Compared(
              subject, trees.comparisons.comparison(t.comparison()), held(t.held()), span);
      case SegueParser.EventTestContext t -> {
        Occurrence occurrence = trees.occurrences.tail(t.eventTail());
        yield new Condition.Happened(subject, occurrence, span);
      }
      case SegueParser.ChainTestContext t ->
          new Condition.Chain(subject, steps(t.chainStep()), trees.windows.ifAny(t.window()), span);
      case SegueParser.ChangedTestContext t -> changed(subject, t, span);
      case SegueParser.WasTestContext t ->
          new Condition.Was(
              subject, trees.expressions.operand(t.operand()), trees.expressions.instant(t), span);
      default -> throw new IllegalStateException("test " + c.getText());
    };
  }

  private Condition changed(Expression subject, SegueParser.ChangedTestContext c, Span span) {
    int to = c.FROM() == null ? 0 : 1;
    return new Condition.Changed(
        subject,
        c.FROM() == null ? Optional.empty() : Optional.of(trees.expressions.operand(c.operand(0))),
        c.TO() == null ? Optional.empty() : Optional.of(trees.expressions.operand(c.operand(to))),
        trees.windows.ifAny(c.window()),
        span);
  }

  private List<ChainStep> steps(List<ChainStepContext> steps) {
    return steps.stream().map(this::step).toList();
  }

  private ChainStep step(ChainStepContext c) {
    ChainStep.Manner manner =
        c.NEVER() != null
            ? ChainStep.Manner.NEVER
            : c.NEXT() != null ? ChainStep.Manner.NEXT : ChainStep.Manner.SOME;
    return new ChainStep(
        manner,
        trees.references.reference(c.eventReference()),
        Optional.ofNullable(c.stepWithin()).map(w -> trees.values.length(w.length())),
        Optional.ofNullable(c.stepAfter()).map(a -> trees.values.length(a.length())),
        reading.at(c));
  }

  private Optional<Held> held(@Nullable HeldContext c) {
    return c == null
        ? Optional.empty()
        : Optional.of(new Held(c.LEAST() != null, trees.values.length(c.length()), reading.at(c)));
  }
}
