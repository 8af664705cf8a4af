package dev.segue.compiler.format;

import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Condition.Held;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.Occurrence.Count;
import dev.segue.compiler.syntax.Occurrence.Quantifier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Conditions as they are written on one line. */
final class ConditionText {
  private final Written written;
  private final ValueText values;
  private final ExpressionText expressions;
  private final OccurrenceText occurrences;
  private final ComparisonText comparisons;

  ConditionText(Written written) {
    this.written = written;
    this.values = new ValueText(written);
    this.expressions = new ExpressionText(written, values, this);
    this.occurrences = new OccurrenceText(values, expressions);
    this.comparisons = new ComparisonText(written, values, expressions);
  }

  ValueText values() {
    return values;
  }

  ExpressionText expressions() {
    return expressions;
  }

  OccurrenceText occurrences() {
    return occurrences;
  }

  ComparisonText comparisons() {
    return comparisons;
  }

  /** The conditions of a filter or list, commas between them. */
  String joined(List<Condition> conditions) {
    return conditions.stream().map(this::condition).collect(Collectors.joining(", "));
  }

  String condition(Condition condition) {
    return switch (condition) {
      case Condition.And(var parts, var span) -> joined(parts, " and ");
      case Condition.Or(var parts, var span) -> joined(parts, " or ");
      case Condition.Not(var part, var span) -> "not " + condition(part);
      case Condition.Group(var inner, var held, var span) -> group(inner, held) + held(held);
      case Condition.Everyone unused -> "everyone";
      case Condition.InSet(var set, var held, var span) -> "in " + written.name(set) + held(held);
      case Condition.Crossed c ->
          (c.entered() ? "entered " : "left ")
              + written.name(c.set())
              + expressions.after(c.window());
      case Condition.EverIn(var set, var span) -> "ever in " + written.name(set);
      case Condition.InList(var list, var held, var span) ->
          "in list " + written.name(list) + held(held);
      case Condition.InSample(var percent, var seed, var span) ->
          "in sample " + ValueText.number(percent) + "% of " + values.text(seed);
      case Condition.Never(var event, var occurrence, var span) ->
          "never " + expressions.reference(event) + occurrences.after(occurrence);
      case Condition.Always(var event, var occurrence, var span) ->
          "always " + expressions.reference(event) + occurrences.after(occurrence);
      case Condition.Ordinal c ->
          c.which().name().toLowerCase(Locale.ROOT)
              + " "
              + expressions.reference(c.event())
              + " "
              + expressions.window(c.window());
      case Condition.SomeOf(var least, var parts, var span) ->
          someOf(least) + joined(parts, ", ") + ")";
      case Condition.Colleagues(var count, var inner, var span) ->
          colleagues(count) + condition(inner) + ")";
      case Condition.Gap c ->
          "gap of at least "
              + values.length(c.least())
              + " between "
              + expressions.reference(c.event())
              + expressions.after(c.window());
      case Condition.Rank c -> rank(c);
      case Condition.Subscribed(var topic, var span) -> "subscribed to " + written.name(topic);
      case Condition.Received(var never, var message, var occurrence, var span) ->
          never(never)
              + "received "
              + message.map(written::name).orElse("any message")
              + occurrences.after(occurrence);
      case Condition.Finished(var never, var program, var occurrence, var span) ->
          never(never) + "finished " + written.name(program) + occurrences.after(occurrence);
      case Condition.HandedOff(var never, var to, var occurrence, var span) ->
          never(never) + "handed off to " + values.text(to) + occurrences.after(occurrence);
      case Condition.Same(var property, var span) -> "same " + written.name(property);
      case Condition.OnDays(var days, var span) -> "on " + ValueText.days(days);
      case Condition.AtTimes(var from, var to, var span) ->
          "at " + from.text() + " to " + to.text();
      case Condition.Happened(var subject, var occurrence, var span) ->
          expressions.expression(subject) + " " + occurrences.occurrence(occurrence);
      case Condition.Chain c ->
          expressions.expression(c.first())
              + c.steps().stream().map(s -> " " + step(s)).collect(Collectors.joining())
              + expressions.after(c.window());
      case Condition.Changed c -> changed(c);
      case Condition.Was(var subject, var value, var instant, var span) ->
          expressions.expression(subject)
              + " was "
              + expressions.expression(value)
              + " "
              + expressions.expression(instant);
      case Condition.Compared(var subject, var comparison, var held, var span) ->
          expressions.expression(subject) + " " + comparisons.comparison(comparison) + held(held);
      case Condition.Bare(var expression) -> expressions.expression(expression);
      case Condition.Broken(var span) -> written.asItStands(span);
    };
  }

  private String joined(List<Condition> parts, String between) {
    return parts.stream().map(this::condition).collect(Collectors.joining(between));
  }

  /** A value that is asked for how long it held needs no parentheses. */
  private String group(Condition inner, Optional<Held> held) {
    return isBareHeld(inner, held) ? condition(inner) : "(" + condition(inner) + ")";
  }

  static boolean isBareHeld(Condition inner, Optional<Held> held) {
    return held.isPresent()
        && inner instanceof Condition.Bare(var expression)
        && !(expression instanceof Expression.Parenthesized);
  }

  private static String never(boolean never) {
    return never ? "never " : "";
  }

  String held(Optional<Held> held) {
    return held.map(
            h -> (h.atLeast() ? " for at least " : " for less than ") + values.length(h.duration()))
        .orElse("");
  }

  String someOf(Amount least) {
    return "at least " + values.amount(least) + " of (";
  }

  String colleagues(Count count) {
    return quantityOfColleagues(count) + " of account (";
  }

  private String quantityOfColleagues(Count count) {
    return switch (count) {
      case Count.Quantity q when isAny(q) -> "any contact";
      case Count.Quantity q when isNone(q) -> "no contact";
      case Count.Quantity(var quantifier, var number, var span) ->
          occurrences.quantity(count) + (ValueText.isOne(number) ? " contact" : " contacts");
      case Count.Range unused -> occurrences.quantity(count) + " contacts";
    };
  }

  private static boolean isAny(Count.Quantity quantity) {
    return quantity.quantifier() == Quantifier.AT_LEAST
        && OccurrenceText.isExactly(quantity.number(), BigDecimal.ONE);
  }

  private static boolean isNone(Count.Quantity quantity) {
    return quantity.quantifier() == Quantifier.AT_MOST
        && OccurrenceText.isExactly(quantity.number(), BigDecimal.ZERO);
  }

  private String rank(Condition.Rank rank) {
    return (rank.top() ? "top " : "bottom ")
        + size(rank.size())
        + " by "
        + expressions.expression(rank.by())
        + expressions.population(rank.population())
        + (rank.ties() ? " with ties" : "");
  }

  private String size(Condition.Size size) {
    return switch (size) {
      case Condition.Size.Percent(var percent) -> ValueText.number(percent) + "%";
      case Condition.Size.Number(var number) -> values.amount(number);
    };
  }

  String step(Condition.ChainStep step) {
    String manner =
        switch (step.manner()) {
          case SOME -> "then ";
          case NEVER -> "then never ";
          case NEXT -> "then next ";
        };
    return manner
        + expressions.reference(step.event())
        + step.within().map(length -> " within " + values.length(length)).orElse("")
        + step.afterAtLeast().map(length -> " after at least " + values.length(length)).orElse("");
  }

  private String changed(Condition.Changed changed) {
    return expressions.expression(changed.subject())
        + " changed"
        + changed.from().map(from -> " from " + expressions.expression(from)).orElse("")
        + changed.to().map(to -> " to " + expressions.expression(to)).orElse("")
        + expressions.after(changed.window());
  }
}
