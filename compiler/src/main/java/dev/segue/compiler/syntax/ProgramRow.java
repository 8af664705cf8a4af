package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A row of a program: a setting or a step. */
public sealed interface ProgramRow {
  Span span();

  /** {@code purpose "..."}. */
  record Purpose(TextLiteral text, Span span) implements ProgramRow {}

  /** {@code audience S}, {@code audience S from now on}. */
  record Audience(Name set, boolean fromNowOn, Span span) implements ProgramRow {}

  /** {@code starts ..}. */
  record Starts(Start start, Span span) implements ProgramRow {}

  /** What begins a program besides membership. */
  sealed interface Start {
    /** {@code on cart_added(..) per product}. */
    record OnEvent(Reference event, Optional<Name> per) implements Start {}

    /** {@code 30 days before renewal_date}. */
    record AroundDate(
        DurationLiteral duration, boolean before, Expression date, Optional<AtClock> at)
        implements Start {}

    /** {@code on anniversary of birth_date at 09:00}. */
    record OnAnniversary(Reference of, Optional<AtClock> at) implements Start {}

    /** {@code every monday at 09:00}; {@code every month}, {@code every year}. */
    record Every(Rhythm rhythm, Optional<AtClock> at) implements Start {}
  }

  /** What {@code every} is followed by. */
  sealed interface Rhythm {
    /** {@code monday}, {@code day}, {@code weekdays}. */
    record OnDay(DayWord day) implements Rhythm {}

    /** {@code month}, {@code year}: the first of it. */
    record Period(TimeUnit unit) implements Rhythm {}
  }

  /** {@code at 09:00 in contact time zone}. */
  record AtClock(ClockLiteral clock, boolean contactZone) {}

  /** {@code goal C within 30 days}. */
  record Goal(Condition condition, Optional<DurationLiteral> within, Span span)
      implements ProgramRow {}

  /** {@code exit when C}. */
  record Exit(Condition condition, Span span) implements ProgramRow {}

  /** {@code reenter never | always | after D}. */
  record Reenter(Optional<DurationLiteral> after, boolean always, Span span)
      implements ProgramRow {}

  /** {@code holdout 10%}. */
  record Holdout(BigDecimal percent, Span span) implements ProgramRow {}

  /** {@code hours 09:00 to 17:00 on weekdays in contact time zone except holidays of "US"}. */
  record Hours(
      Optional<ClockLiteral> from,
      Optional<ClockLiteral> to,
      List<DayWord> days,
      boolean contactZone,
      Optional<TextLiteral> exceptHolidaysOf,
      Span span)
      implements ProgramRow {
    public Hours {
      days = List.copyOf(days);
    }
  }

  /** {@code cap 2 messages per 7 days}. */
  record Cap(BigDecimal messages, DurationLiteral per, Span span) implements ProgramRow {}

  /** {@code time zone "Europe/Berlin"}. */
  record Zone(TextLiteral zone, Span span) implements ProgramRow {}

  /** {@code report by persona, account.industry}. */
  record Report(List<Reference> by, Span span) implements ProgramRow {
    public Report {
      by = List.copyOf(by);
    }
  }

  /** {@code label: send m}: a step, with its label if it has one. */
  record Labelled(Optional<Name> label, Step step, Span span) implements ProgramRow {}

  /** What could not be read: reported already. */
  record Broken(Span span) implements ProgramRow {}

  /** What a step does. */
  sealed interface Step {
    /** {@code send m}. */
    record Send(Name message) implements Step {}

    /** {@code wait 4 days}. */
    record Wait(DurationLiteral duration) implements Step {}

    /** {@code wait until .., at most 3 days}. */
    record WaitUntil(Until until, Optional<DurationLiteral> atMost) implements Step {}

    /**
     * {@code if C { } else if D { } else { }}: {@code otherwise} is the last else; empty where none
     * is.
     */
    record If(List<Branch> branches, List<Labelled> otherwise) implements Step {
      public If {
        branches = List.copyOf(branches);
        otherwise = List.copyOf(otherwise);
      }
    }

    /** {@code split { 50% a { .. } 50% b { .. } }}. */
    record Split(List<Arm> arms) implements Step {
      public Split {
        arms = List.copyOf(arms);
      }
    }

    /** {@code hand off to "sales" because "..."}. */
    record HandOff(TextLiteral to, Optional<TextLiteral> because) implements Step {}

    /** {@code set x = expression}. */
    record Set(Name attribute, Expression value) implements Step {}

    /** {@code webhook "https://.."}. */
    record Webhook(TextLiteral url) implements Step {}

    /** {@code add to list l}. */
    record AddToList(Name list) implements Step {}

    /** {@code remove from list l}. */
    record RemoveFromList(Name list) implements Step {}

    /** {@code start p}. */
    record StartProgram(Name program) implements Step {}

    /** {@code repeat at most 3 times every 7 days until C { .. }}. */
    record Repeat(
        BigDecimal atMost, DurationLiteral every, Optional<Condition> until, List<Labelled> steps)
        implements Step {
      public Repeat {
        steps = List.copyOf(steps);
      }
    }

    /** {@code stop}. */
    record Stop() implements Step {}

    /** What could not be read: reported already. */
    record Broken() implements Step {}
  }

  /** {@code if C { steps }} of a chain of ifs. */
  record Branch(Condition condition, List<Labelled> steps, Span span) {
    public Branch {
      steps = List.copyOf(steps);
    }
  }

  /** {@code 50% plain { steps }}. */
  record Arm(BigDecimal percent, Name name, List<Labelled> steps, Span span) {
    public Arm {
      steps = List.copyOf(steps);
    }
  }

  /** What a wait waits for. */
  sealed interface Until {
    /** A condition; also a bare expression, which the checker may find to be an instant. */
    record Holds(Condition condition) implements Until {}

    /** {@code 2026-12-01 09:00}, {@code first(purchased) + 3 days}: plainly an instant. */
    record At(Expression instant) implements Until {}

    /** {@code tuesday 10:00 in contact time zone}, {@code 20:00}. */
    record Clock(Optional<DayWord> day, Optional<ClockLiteral> clock, boolean contactZone)
        implements Until {}

    /** {@code 3 days before renewal_date}. */
    record Around(DurationLiteral duration, boolean before, Expression instant) implements Until {}
  }
}
