package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A condition as written. */
public sealed interface Condition {
  Span span();

  /** {@code a and b and c}, flattened. */
  record And(List<Condition> parts, Span span) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** {@code a or b or c}, flattened. */
  record Or(List<Condition> parts, Span span) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** {@code not a}. */
  record Not(Condition part, Span span) implements Condition {}

  /** {@code (a or b)}, {@code (..) for at least 7 days}. */
  record Group(Condition inner, Optional<Held> held, Span span) implements Condition {}

  /** {@code everyone}. */
  record Everyone(Span span) implements Condition {}

  /** {@code in S}, {@code in S for at least 14 days}. */
  record InSet(Name set, Optional<Held> held, Span span) implements Condition {}

  /** {@code entered S in last 7 days}; {@code left S ..}. */
  record Crossed(boolean entered, Name set, Optional<Window> window, Span span)
      implements Condition {}

  /** {@code ever in S}. */
  record EverIn(Name set, Span span) implements Condition {}

  /** {@code in list vips}. */
  record InList(Name list, Optional<Held> held, Span span) implements Condition {}

  /** {@code in sample 10% of "spring"}. */
  record InSample(BigDecimal percent, Text seed, Span span) implements Condition {}

  /** {@code never E W}. */
  record Never(Reference event, Optional<Occurrence> occurrence, Span span) implements Condition {}

  /** {@code always E(..) W}. */
  record Always(Reference event, Optional<Occurrence> occurrence, Span span) implements Condition {}

  /** {@code first purchased(..) in last 30 days}. */
  record Ordinal(Which which, Reference event, Window window, Span span) implements Condition {}

  /** Which one. */
  enum Which {
    FIRST,
    SECOND,
    THIRD,
    LAST
  }

  /** {@code at least 2 of (A, B, C)}. */
  record SomeOf(Amount least, List<Condition> parts, Span span) implements Condition {
    public SomeOf {
      parts = List.copyOf(parts);
    }
  }

  /**
   * {@code at least 2 contacts of account (..)}; {@code any}: at least one, {@code no}: at most
   * none.
   */
  record Colleagues(Occurrence.Count count, Condition inner, Span span) implements Condition {}

  /** {@code gap of at least 180 days between purchased}. */
  record Gap(Length least, Reference event, Optional<Window> window, Span span)
      implements Condition {}

  /** {@code top 10% by lifetime_value among customers}, {@code bottom 5 by x with ties}. */
  record Rank(
      boolean top,
      Size size,
      Expression by,
      Expression.Population population,
      boolean ties,
      Span span)
      implements Condition {}

  /** How many are at the top. */
  sealed interface Size {
    /** {@code 10%}. */
    record Percent(BigDecimal percent) implements Size {}

    /** {@code 10}. */
    record Number(Amount number) implements Size {}
  }

  /** {@code subscribed to offers}. */
  record Subscribed(Name topic, Span span) implements Condition {}

  /** {@code received auto_intro twice in last 7 days}; no message: {@code any message}. */
  record Received(boolean never, Optional<Name> message, Optional<Occurrence> occurrence, Span span)
      implements Condition {}

  /** {@code finished auto_nurture}. */
  record Finished(boolean never, Name program, Optional<Occurrence> occurrence, Span span)
      implements Condition {}

  /** {@code handed off to "loan-officers"}. */
  record HandedOff(boolean never, Text to, Optional<Occurrence> occurrence, Span span)
      implements Condition {}

  /** {@code same product}, in a filter of a chain. */
  record Same(Name property, Span span) implements Condition {}

  /** {@code on weekdays}, in a filter. */
  record OnDays(List<DayWord> days, Span span) implements Condition {
    public OnDays {
      days = List.copyOf(days);
    }
  }

  /** {@code at 09:00 to 17:00}, in a filter. */
  record AtTimes(ClockLiteral from, ClockLiteral to, Span span) implements Condition {}

  /**
   * {@code purchased at least 3 times in last 30 days}; also a bare name with a window, {@code
   * renewal_date in next 30 days}.
   */
  record Happened(Expression subject, Occurrence occurrence, Span span) implements Condition {}

  /** {@code cart_added then purchased(same product) within 2 days in last 90 days}. */
  record Chain(Expression first, List<ChainStep> steps, Optional<Window> window, Span span)
      implements Condition {
    public Chain {
      steps = List.copyOf(steps);
    }
  }

  /** {@code then next E within D after at least D}. */
  record ChainStep(
      Manner manner,
      Reference event,
      Optional<Length> within,
      Optional<Length> afterAtLeast,
      Span span) {
    /** {@code then}, {@code then never}, {@code then next}. */
    public enum Manner {
      SOME,
      NEVER,
      NEXT
    }
  }

  /** {@code plan changed from "free" to "pro" in last 30 days}. */
  record Changed(
      Expression subject,
      Optional<Expression> from,
      Optional<Expression> to,
      Optional<Window> window,
      Span span)
      implements Condition {}

  /** {@code plan was "free" 30 days ago}. */
  record Was(Expression subject, Expression value, Expression instant, Span span)
      implements Condition {}

  /** {@code country = "US"}: an expression and what is said of it. */
  record Compared(Expression subject, Comparison comparison, Optional<Held> held, Span span)
      implements Condition {}

  /**
   * A bare expression: an event, record, boolean attribute or named condition; also the argument of
   * a named condition.
   */
  record Bare(Expression expression) implements Condition {
    @Override
    public Span span() {
      return expression.span();
    }
  }

  /** What could not be read: reported already, and never again. */
  record Broken(Span span) implements Condition {}

  /** {@code for at least 7 days}; else {@code for less than}. */
  record Held(boolean atLeast, Length duration, Span span) {}
}
