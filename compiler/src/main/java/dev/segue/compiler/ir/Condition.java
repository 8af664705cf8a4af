package dev.segue.compiler.ir;

import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Draw;
import dev.segue.compiler.type.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * True or false of a contact as of an instant, never unknown: a comparison with a missing value is
 * false, and {@link Not} is the exact complement (language §7.1).
 */
public sealed interface Condition {
  Condition TRUE = new All(List.of());
  Condition FALSE = new Any(List.of());

  /** Every part holds; of no parts: everyone. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Some part holds; of no parts: no one. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(Condition part) implements Condition {}

  /** At least so many parts hold. */
  record AtLeastOf(int least, List<Condition> parts) implements Condition {
    public AtLeastOf {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Both are there and so related: numbers by value, text by code point, days, instants and spans
   * by time, truth false before true. Text folded by Unicode where {@code ignoringCase}. There is
   * no unequal: it is {@link Not} of equal.
   */
  record Compare(Expression left, Relation relation, Expression right, boolean ignoringCase)
      implements Condition {}

  /** How two values are related. */
  enum Relation {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    /** {@code a < b} is {@code b > a}. */
    public Relation mirrored() {
      return switch (this) {
        case EQUAL -> EQUAL;
        case LESS -> GREATER;
        case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
        case GREATER -> LESS;
        case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
      };
    }

    /** Whether it holds of two values that a comparator orders so. */
    public boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
      };
    }
  }

  /** The value is there and one of the constants. */
  record OneOf(Expression value, List<Value> values, boolean ignoringCase) implements Condition {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /**
   * Both are there, and the text fits the pattern. {@code ignoringCase} compares folded text with
   * the folded pattern ({@link dev.segue.compiler.type.CaseFold}); {@link Fit#MATCHES} is RE2's
   * {@code (?i)} instead.
   */
  record TextFits(Expression text, Fit fit, Expression pattern, boolean ignoringCase)
      implements Condition {}

  /** How text fits. */
  enum Fit {
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    /**
     * Glob of the whole text, by code point: {@code *} any run, {@code ?} one character; the
     * pattern is a constant.
     */
    LIKE,
    /** RE2 found anywhere; the pattern is a constant. */
    MATCHES
  }

  /** The value is missing. */
  record IsMissing(Expression value) implements Condition {}

  /** Text or a list, there and with nothing in it. */
  record IsEmpty(Expression value) implements Condition {}

  /** Text, missing or of nothing but Unicode white space. */
  record IsBlank(Expression value) implements Condition {}

  /** A boolean is there and true. */
  record IsTrue(Expression value) implements Condition {}

  /** A list is there and has some (or all) of the constants. */
  record Has(Expression list, boolean all, List<Value> values, boolean ignoringCase)
      implements Condition {
    public Has {
      values = List.copyOf(values);
    }
  }

  /** The day or instant is there and in the window. */
  record InWindow(Expression value, Window window) implements Condition {}

  /** The number of rows is in the range; no {@code most}: no upper end. */
  record Occurs(RowSet rows, long least, Optional<Long> most) implements Condition {}

  /** The number of calendar periods with rows enough is in the range; no {@code most}: no end. */
  record InPeriods(RowSet rows, Periods each, long least, Optional<Long> most)
      implements Condition {}

  /**
   * So many calendar periods in a row, {@code length} or more, have rows enough.
   *
   * @param length 1 or more
   */
  record Running(RowSet rows, Periods each, long length) implements Condition {}

  /**
   * Calendar periods that have a number of rows in a range.
   *
   * @param least 1 or more
   */
  record Periods(CalendarUnit unit, long least, Optional<Long> most) {}

  /** Calendar periods, a day or longer, by somebody's clock; weeks begin on Monday. */
  record CalendarUnit(TimeUnit unit, Expression.ZoneChoice zone) {}

  /**
   * From the instant t of some row on, in [t, t + span), there are so many rows; with {@code
   * different}, rows of so many calendar periods.
   *
   * @param least 1 or more
   */
  record Burst(RowSet rows, Period span, long least, Optional<CalendarUnit> different)
      implements Condition {}

  /** Some two rows, one next after the other, are so far apart or farther. */
  record Gap(RowSet rows, Period least) implements Condition {}

  /**
   * The contact is among the first of a population, by a value: highest first, or else lowest; ties
   * break by the contact's key, lower first. Who has no value is in no ranking and not counted.
   *
   * @param ties whose value is that of one of the first is one of them
   */
  record Rank(boolean highest, Share share, Expression by, Population population, boolean ties)
      implements Condition {}

  /** How many of a ranking. */
  sealed interface Share {
    record Number(long number) implements Share {}

    /** So many of a hundred, rounded up; 0 to 100. */
    record Percent(BigDecimal percent) implements Share {}
  }

  /**
   * The contact is in the sample of that name, the same for ever: in the {@link #draw} they draw
   * one of the first lots.
   */
  record InSample(String name, int lots) implements Condition {
    public Draw draw() {
      return Draw.named(drawName());
    }

    /** Apart from the draws of splits and holdouts. */
    public String drawName() {
      return "sample of " + name;
    }
  }

  /**
   * Of the contacts of the contact's account, itself among them, the number of whom the condition
   * holds is in the range; no {@code most}: no upper end. Inside a program the condition speaks of
   * the run of the contact that is asked.
   */
  record Colleagues(Condition condition, long least, Optional<Long> most) implements Condition {}

  /** Both places are there, and no farther apart ({@link dev.segue.compiler.type.Distance}). */
  record Near(Expression place, Expression other, long metres) implements Condition {}

  /**
   * Events one strictly after another, each of which fits its link: some choice of events does. The
   * window is one for all of them; in a filter {@link Expression.OfFirst} is the first one's.
   */
  record Chain(List<Link> links) implements Condition {
    /** No sequence has more links. */
    public static final int LONGEST = 16;

    public Chain {
      links = List.copyOf(links);
      if (links.size() < 2 || links.size() > LONGEST) {
        throw new IllegalArgumentException("a sequence of " + links.size());
      }
      if (links.stream().map(l -> l.events().window()).distinct().count() > 1) {
        throw new IllegalArgumentException("a sequence in several windows");
      }
      if (links.subList(0, links.size() - 1).stream().anyMatch(l -> l.manner() == Manner.NEVER)) {
        throw new IllegalArgumentException("'never' stands last");
      }
    }
  }

  /**
   * One event of a sequence, or none. Of the first only the events count.
   *
   * @param within it is in (a, a + within] of the event before it
   * @param afterAtLeast it is at a + afterAtLeast or later
   */
  record Link(
      RowSet.Events events,
      Manner manner,
      Optional<Period> within,
      Optional<Period> afterAtLeast) {}

  /** How a link follows the event before it. */
  enum Manner {
    /** Some later event. */
    SOME,
    /** The very next event of those kinds, at one instant that of the lowest key. */
    NEXT,
    /** No such event; known once {@code within} has passed, without it up to now. */
    NEVER
  }

  /** The contact is in a segment. */
  record InSegment(String segment) implements Condition {}

  /** The contact is on a list. */
  record InList(String list) implements Condition {}

  /** The contact is in a run of a program now, and not held out of it. */
  record InProgram(String program) implements Condition {}

  /**
   * The contact may be sent what the topic covers: their latest change at or before now says so (of
   * several at that instant, none may say no); without any, where the topic is not opt in.
   */
  record Subscribed(String topic) implements Condition {}

  /**
   * Local weekday (1 Monday .. 7) of the event that a filter looks at is one of these, in the
   * workspace's zone.
   */
  record OnDays(List<Integer> days) implements Condition {
    public OnDays {
      days = List.copyOf(days);
    }
  }

  /**
   * Local time of day of the event that a filter looks at, in milliseconds from midnight: [from,
   * to), over midnight where {@code to <= from}.
   */
  record AtTimes(long from, long to) implements Condition {}
}
