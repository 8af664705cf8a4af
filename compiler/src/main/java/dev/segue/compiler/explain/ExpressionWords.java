package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import java.util.Set;

/** A value in words: {@code the sum of amount of purchased in the last 90 days}. */
final class ExpressionWords {
  private final English english;

  ExpressionWords(English english) {
    this.english = english;
  }

  String words(Expression expression) {
    return switch (expression) {
      case Expression.Constant(var value, var type) -> english.values().value(value);
      case Expression.Missing m -> "missing";
      case Expression.Attribute(var field) -> ValueWords.spoken(field.name());
      case Expression.AccountField(var field) -> "account " + ValueWords.spoken(field.name());
      case Expression.Property(var name, var type) -> ValueWords.spoken(name);
      case Expression.OfFirst(var name, var type) -> "the first one's " + ValueWords.spoken(name);
      case Expression.Trigger(var property, var type) ->
          ValueWords.spoken(property) + " of the event that began it";
      case Expression.TraitValue(var trait, var type) -> ValueWords.spoken(trait);
      case Expression.ScoreValue(var score, var type) -> ValueWords.spoken(score);
      case Expression.ClassOf(var partition, var type) -> ValueWords.spoken(partition);
      case Expression.Arithmetic a -> arithmetic(a);
      case Expression.Now n -> "now";
      case Expression.RowInstant r -> "it";
      case Expression.RunEntered r -> "entering the program";
      case Expression.WaitBegan w -> "the wait began";
      case Expression.Shifted(var instant, var by, var ahead) -> shifted(instant, by, ahead);
      case Expression.ShiftedDay(var day, var by, var ahead) -> shifted(day, by, ahead);
      case Expression.StartOfDay(var day, var zone) -> words(day) + zone(zone);
      case Expression.DayOf(var instant, var zone) -> dayOf(instant) + zone(zone);
      case Expression.StartOfPeriod(var day, var unit, var offset) ->
          startOfPeriod(day, unit, offset);
      case Expression.Between(var from, var to) ->
          "the time from " + words(from) + " to " + words(to);
      case Expression.Elapsed(var unit, var since) -> elapsed(unit, since);
      case Expression.ElapsedDays(var unit, var since) -> elapsed(unit, since);
      case Expression.NextAnniversary(var day, var from) -> "the anniversary of " + words(day);
      case Expression.Measure m -> measure(m);
      case Expression.OverPopulation o -> english.populations().measure(o);
      case Expression.ValueAt v -> english.histories().valueAt(v);
      case Expression.HeldSince h -> english.histories().since(h);
      case Expression.InSince i -> english.histories().since(i);
    };
  }

  private String dayOf(Expression instant) {
    if (instant instanceof Expression.Now) {
      return "today";
    }
    boolean counted =
        instant instanceof Expression.Shifted(var from, var by, var ahead)
            && from instanceof Expression.Now;
    return counted ? words(instant) : "the day of " + words(instant);
  }

  private String elapsed(TimeUnit unit, Expression since) {
    return ValueWords.unit(unit) + "s since " + words(since);
  }

  private String shifted(Expression from, Period by, boolean ahead) {
    String length = ValueWords.length(by);
    if (from instanceof Expression.Now || isToday(from)) {
      return ahead ? length + " from now" : length + " ago";
    }
    return length + (ahead ? " after " : " before ") + words(from);
  }

  private String startOfPeriod(Expression day, TimeUnit unit, int offset) {
    String period =
        isToday(day)
            ? relative(unit, offset)
            : "the " + ValueWords.unit(unit) + " of " + words(day) + moved(unit, offset);
    return unit == TimeUnit.DAY ? period : "the start of " + period;
  }

  private static String moved(TimeUnit unit, int offset) {
    String length = ValueWords.counted(Math.abs(offset), ValueWords.unit(unit));
    return offset == 0 ? "" : offset > 0 ? " and " + length + " on" : " and " + length + " back";
  }

  /** {@code today}, {@code last week}, {@code the month 3 months ago}. */
  static String relative(TimeUnit unit, int offset) {
    String name = ValueWords.unit(unit);
    boolean day = unit == TimeUnit.DAY;
    if (offset == 0) {
      return day ? "today" : "this " + name;
    }
    if (offset == -1) {
      return day ? "yesterday" : "last " + name;
    }
    if (offset == 1) {
      return day ? "tomorrow" : "next " + name;
    }
    String away = ValueWords.counted(Math.abs(offset), name);
    return "the " + name + " " + away + (offset > 0 ? " from now" : " ago");
  }

  static boolean isToday(Expression day) {
    return day instanceof Expression.DayOf(var instant, var zone)
        && instant instanceof Expression.Now;
  }

  static String zone(Expression.ZoneChoice zone) {
    return switch (zone) {
      case WORKSPACE -> "";
      case CONTACT -> " in the contact's time zone";
    };
  }

  private String arithmetic(Expression.Arithmetic a) {
    String sign =
        switch (a.operator()) {
          case PLUS -> " + ";
          case MINUS -> " - ";
          case TIMES -> " * ";
          case DIVIDED_BY -> " / ";
        };
    return operand(a.left(), a.operator(), false) + sign + operand(a.right(), a.operator(), true);
  }

  /** In parentheses where it would else be read otherwise. */
  private String operand(Expression operand, Expression.Operator outer, boolean right) {
    boolean apart =
        operand instanceof Expression.Arithmetic inner
            && (binding(inner.operator()) < binding(outer)
                || (right && binding(inner.operator()) == binding(outer)));
    return apart ? "(" + words(operand) + ")" : words(operand);
  }

  private static int binding(Expression.Operator operator) {
    return switch (operator) {
      case PLUS, MINUS -> 1;
      case TIMES, DIVIDED_BY -> 2;
    };
  }

  private String measure(Expression.Measure m) {
    String rows = english.rows().words(m.rows());
    String of = m.of().map(value -> words(value) + " of ").orElse("");
    return measure(m.function(), of, rows);
  }

  /** A measure of what rows have, or of the rows. */
  static String measure(Expression.Function function, String of, String rows) {
    return switch (function) {
      case COUNT -> "the number of " + of + rows;
      case SUM -> "the sum of " + of + rows;
      case AVG -> "the average of " + of + rows;
      case MIN -> "the lowest " + of + rows;
      case MAX -> "the highest " + of + rows;
      case MEDIAN -> "the median of " + of + rows;
      case DISTINCT -> "the number of different " + of + rows;
      case MOST_COMMON -> "the most common " + of + rows;
      case FIRST -> of + "the first " + rows;
      case SECOND -> of + "the second " + rows;
      case THIRD -> of + "the third " + rows;
      case LAST -> of + "the last " + rows;
    };
  }

  /** Whether a contact may lack the value. */
  boolean mayBeMissing(Expression expression) {
    return !english.presence().isThere(expression, Set.of());
  }
}
