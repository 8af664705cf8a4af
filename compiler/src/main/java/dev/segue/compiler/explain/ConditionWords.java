package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A condition in one line. */
final class ConditionWords {
  private final English english;

  ConditionWords(English english) {
    this.english = english;
  }

  String words(Condition condition, Manner manner) {
    return words(condition, manner, false);
  }

  /** In parentheses where it is made of several. */
  String operand(Condition condition, Manner manner) {
    boolean several =
        (condition instanceof Condition.All(var all) && all.size() > 1 && !isRange(all))
            || (condition instanceof Condition.Any(var any) && any.size() > 1);
    String words = words(condition, manner);
    return several ? "(" + words + ")" : words;
  }

  /** {@code x is between a and b}. */
  static boolean isRange(List<Condition> parts) {
    return parts.size() == 2
        && parts.getFirst() instanceof Condition.Compare low
        && parts.getLast() instanceof Condition.Compare high
        && low.relation() == Relation.GREATER_OR_EQUAL
        && high.relation() == Relation.LESS_OR_EQUAL
        && low.left().equals(high.left());
  }

  /** Said of when an event was. */
  static boolean isOfTime(Condition condition) {
    return condition instanceof Condition.OnDays || condition instanceof Condition.AtTimes;
  }

  private String words(Condition condition, Manner manner, boolean not) {
    return switch (condition) {
      case Condition.Not(var part) -> words(part, manner, !not);
      case Condition.All(var parts) -> all(parts, manner, not);
      case Condition.Any(var parts) -> any(parts, manner, not);
      case Condition.AtLeastOf(var least, var parts) ->
          (not ? "fewer than " : "at least ") + least + " of (" + joined(parts, "; ", manner) + ")";
      case Condition.Compare compare ->
          english.histories().heldFor(compare, not).orElseGet(() -> compare(compare, manner, not));
      case Condition.OneOf(var value, var values, var ignoringCase) ->
          value(value)
              + manner.is(false)
              + (not ? "none of " : "one of ")
              + constants(value, values)
              + ignoring(ignoringCase)
              + orMissing(value, manner, not);
      case Condition.TextFits(var text, var fit, var pattern, var ignoringCase) ->
          value(text)
              + manner.fits(fit, not)
              + " "
              + english.expressions().words(pattern)
              + ignoring(ignoringCase)
              + orMissing(text, manner, not);
      case Condition.IsMissing(var value) ->
          value(value) + manner.is(false) + (not ? "present" : "missing");
      case Condition.IsEmpty(var value) ->
          value(value) + manner.is(not) + "empty" + orMissing(value, manner, not);
      case Condition.IsBlank(var value) -> value(value) + manner.is(not) + "blank";
      case Condition.IsTrue(var value) ->
          value(value) + manner.is(not) + "true" + orMissing(value, manner, not);
      case Condition.Has(var list, var all, var values, var ignoringCase) ->
          value(list)
              + manner.has(all, values.size() == 1, not)
              + english.values().list(values)
              + ignoring(ignoringCase);
      case Condition.InWindow(var value, var window) ->
          value(value)
              + manner.is(not)
              + english.windows().words(window).strip()
              + orMissing(value, manner, not);
      case Condition.Occurs(var rows, var least, var most) -> {
        if (!not) {
          yield english.rows().occurs(rows, least, most);
        }
        if (most.isEmpty()) {
          yield english.rows().occurs(rows, 0, Optional.of(least - 1));
        }
        yield least <= 0
            ? english.rows().occurs(rows, most.get() + 1, Optional.empty())
            : "not " + english.rows().occurs(rows, least, most);
      }
      case Condition.InPeriods periods -> english.periods().inPeriods(periods, not);
      case Condition.Running running -> not(not) + english.periods().running(running);
      case Condition.Burst burst -> not(not) + english.periods().burst(burst);
      case Condition.Gap gap -> (not ? "no gap" : "a gap") + english.periods().gap(gap);
      case Condition.Rank rank -> not(not) + english.populations().rank(rank);
      case Condition.InSample sample -> not(not) + english.populations().sample(sample);
      case Condition.Colleagues colleagues -> english.populations().colleagues(colleagues, not);
      case Condition.Near(var place, var other, var metres) ->
          value(place)
              + manner.is(not)
              + "within "
              + ValueWords.kilometres(metres)
              + " of "
              + english.expressions().words(other)
              + orMissing(place, manner, not);
      case Condition.Chain chain -> english.chains().words(chain, not);
      case Condition.InSegment(var segment) -> not(not) + "in " + segment;
      case Condition.InList(var list) -> not(not) + "on list " + list;
      case Condition.InProgram(var program) -> not(not) + "in program " + program;
      case Condition.Subscribed(var topic) -> not(not) + "subscribed to " + topic;
      case Condition.OnDays(var days) -> not(not) + DayWords.on(days);
      case Condition.AtTimes(var from, var to) ->
          not(not) + "from " + ValueWords.clock(from) + " to " + ValueWords.clock(to);
    };
  }

  private static String not(boolean not) {
    return not ? "not " : "";
  }

  private static String ignoring(boolean ignoringCase) {
    return ignoringCase ? " ignoring case" : "";
  }

  private String value(Expression value) {
    return english.expressions().words(value) + " ";
  }

  private String orMissing(Expression value, Manner manner, boolean not) {
    return not && english.expressions().mayBeMissing(value) ? manner.orMissing() : "";
  }

  private String all(List<Condition> parts, Manner manner, boolean not) {
    if (parts.isEmpty()) {
      return not ? "no one" : "everyone";
    }
    if (isRange(parts)) {
      return range(
          (Condition.Compare) parts.getFirst(), (Condition.Compare) parts.getLast(), manner, not);
    }
    if (parts.size() == 1) {
      return words(parts.getFirst(), manner, not);
    }
    String together = joined(parts, " and ", manner);
    return not ? "not (" + together + ")" : together;
  }

  private String any(List<Condition> parts, Manner manner, boolean not) {
    if (parts.isEmpty()) {
      return not ? "everyone" : "no one";
    }
    if (parts.size() == 1) {
      return words(parts.getFirst(), manner, not);
    }
    String either = joined(parts, " or ", manner);
    return not ? "not (" + either + ")" : either;
  }

  private String joined(List<Condition> parts, String between, Manner manner) {
    return parts.stream().map(part -> operand(part, manner)).collect(Collectors.joining(between));
  }

  private String range(Condition.Compare low, Condition.Compare high, Manner manner, boolean not) {
    return value(low.left())
        + manner.is(not)
        + "between "
        + english.expressions().words(low.right())
        + " and "
        + english.expressions().words(high.right())
        + ignoring(low.ignoringCase())
        + orMissing(low.left(), manner, not);
  }

  private String compare(Condition.Compare compare, Manner manner, boolean not) {
    if (compare.relation() == Relation.EQUAL
        && compare.left() instanceof Expression.Property(var name, var of)
        && compare.right() instanceof Expression.OfFirst(var firsts, var ofFirst)
        && name.equals(firsts)) {
      return not(not) + "the same " + ValueWords.spoken(name);
    }
    boolean unsure =
        english.expressions().mayBeMissing(compare.left())
            || english.expressions().mayBeMissing(compare.right());
    Type type = compare.left().type();
    Relation relation = compare.relation();
    boolean turned = not && !unsure && relation != Relation.EQUAL;
    String how = turned ? relation(opposite(relation), type) : relation(relation, type);
    boolean still = not && !turned;
    String end = ignoring(compare.ignoringCase()) + (not && unsure ? manner.orMissing() : "");
    String length = (still ? "not " : "") + (how.isEmpty() ? "exactly " : how);
    return elapsed(compare.left(), compare.right(), length)
            .orElseGet(() -> value(compare.left()) + manner.is(still) + how + right(compare))
        + end;
  }

  private String right(Condition.Compare compare) {
    return compare.right() instanceof Expression.Constant(var value, var type)
        ? constants(compare.left(), List.of(value))
        : english.expressions().words(compare.right());
  }

  /** Classes of a partition are names; other constants are values. */
  private String constants(Expression value, List<Value> values) {
    return value instanceof Expression.ClassOf
        ? values.stream()
            .map(v -> v instanceof Value.Text(var name) ? name : english.values().value(v))
            .collect(Collectors.joining(", "))
        : english.values().list(values);
  }

  /** {@code more than 30 days since the last email opened}. */
  private Optional<String> elapsed(Expression left, Expression right, String how) {
    if (!(right instanceof Expression.Constant(Value.Number(var number), var type))) {
      return Optional.empty();
    }
    return since(left)
        .map(
            since -> {
              String unit = ValueWords.unit(since.unit());
              String units = number.equals(Rational.of(1)) ? unit : unit + "s";
              return how
                  + ValueWords.number(number)
                  + " "
                  + units
                  + " since "
                  + english.expressions().words(since.from());
            });
  }

  private record Since(TimeUnit unit, Expression from) {}

  private static Optional<Since> since(Expression expression) {
    if (expression instanceof Expression.Elapsed(var unit, var from)) {
      return Optional.of(new Since(unit, from));
    }
    return expression instanceof Expression.ElapsedDays(var unit, var from)
        ? Optional.of(new Since(unit, from))
        : Optional.empty();
  }

  private static Relation opposite(Relation relation) {
    return switch (relation) {
      case EQUAL -> Relation.EQUAL;
      case LESS -> Relation.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Relation.GREATER;
      case GREATER -> Relation.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Relation.LESS;
    };
  }

  private static String relation(Relation relation, Type type) {
    boolean day = type.equals(Type.DAY);
    boolean time = day || type.equals(Type.INSTANT);
    return switch (relation) {
      case EQUAL -> "";
      case LESS -> time ? "before " : type.isText() ? "before " : "less than ";
      case LESS_OR_EQUAL -> time ? (day ? "on or before " : "at or before ") : "at most ";
      case GREATER -> time ? "after " : type.isText() ? "after " : "more than ";
      case GREATER_OR_EQUAL -> time ? (day ? "on or after " : "at or after ") : "at least ";
    };
  }
}
