package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** A row of a test. */
public sealed interface TestRow {
  Span span();

  /** {@code at 2026-03-02 12:00}. */
  record At(Value moment, Span span) implements TestRow {}

  /** {@code after 6 hours}. */
  record After(DurationLiteral duration, Span span) implements TestRow {}

  /** {@code contact "4711" as ana { .. } 30 days ago}. */
  record Contact(
      Name name,
      Optional<TextLiteral> key,
      List<Assignment> assignments,
      Optional<Occurs> when,
      Span span)
      implements TestRow {
    public Contact {
      assignments = List.copyOf(assignments);
    }
  }

  /** {@code account acme { .. }}. */
  record Account(Name name, List<Assignment> assignments, Span span) implements TestRow {
    public Account {
      assignments = List.copyOf(assignments);
    }
  }

  /** {@code event ana page_viewed { .. } on 2026-02-20, 2026-02-21}. */
  record Event(
      Name contact, Name event, List<Assignment> assignments, Optional<Occurs> when, Span span)
      implements TestRow {
    public Event {
      assignments = List.copyOf(assignments);
    }
  }

  /** {@code record ana loan { .. }}. */
  record Record(Name contact, Name record, List<Assignment> assignments, Span span)
      implements TestRow {
    public Record {
      assignments = List.copyOf(assignments);
    }
  }

  /** {@code list vips { ana, bob }}. */
  record Members(Name list, List<Name> contacts, Span span) implements TestRow {
    public Members {
      contacts = List.copyOf(contacts);
    }
  }

  /** {@code ana subscribes to offers 2 days ago}. */
  record Subscribes(Name contact, boolean subscribes, Name topic, Optional<Occurs> when, Span span)
      implements TestRow {}

  /** {@code pause p}, {@code resume p}. */
  record Pause(boolean pause, Name program, Span span) implements TestRow {}

  /** {@code choose savings for ana in auto_nurture}. */
  record Choose(Name arm, Name contact, Name program, Span span) implements TestRow {}

  /** {@code expect ..}. */
  record Expect(Expectation expectation, Span span) implements TestRow {}

  /** What could not be read: reported already. */
  record Broken(Span span) implements TestRow {}

  /** {@code country = "US"}. */
  record Assignment(Name name, Given value, Span span) {}

  /** A value given in a test. */
  sealed interface Given {
    Span span();

    /** A literal; a minus before a number belongs to it. */
    record Literal(Value value) implements Given {
      @Override
      public Span span() {
        return value.span();
      }
    }

    /** {@code ("a", "b")}, {@code ()}, {@code (40.71, -74.01)}. */
    record Items(List<Value> values, Span span) implements Given {
      public Items {
        values = List.copyOf(values);
      }
    }

    /** An account or contact of the test. */
    record Named(Name name) implements Given {
      @Override
      public Span span() {
        return name.span();
      }
    }
  }

  /** When something in a test happened. */
  sealed interface Occurs {
    Span span();

    /** {@code on 2026-02-20, 2026-02-21}: the starts of days. */
    record OnDays(List<Value> dates, Span span) implements Occurs {
      public OnDays {
        dates = List.copyOf(dates);
      }
    }

    /** {@code at 2026-02-20 12:00}. */
    record AtInstants(List<Value> moments, Span span) implements Occurs {
      public AtInstants {
        moments = List.copyOf(moments);
      }
    }

    /** {@code 2 days ago}. */
    record Ago(DurationLiteral duration, Span span) implements Occurs {}
  }

  /** What a test expects. */
  sealed interface Expectation {
    /** {@code ana not in car_intent}, {@code ana in auto_nurture at remind}. */
    record Member(Name contact, boolean negated, Name set, Optional<Name> at)
        implements Expectation {}

    /** {@code ana received m once at 2026-03-01 12:00}; {@code never}. */
    record Received(
        Name contact,
        boolean never,
        Name message,
        Optional<Occurrence.Count> count,
        Optional<Value> moment)
        implements Expectation {}

    /** {@code ana entered p twice}. */
    record Entered(Name contact, Name set, Optional<Occurrence.Count> count)
        implements Expectation {}

    /** {@code ana left p by goal}. */
    record Left(Name contact, Name set, Optional<Ending> by) implements Expectation {}

    /** {@code subject of m for ana contains "Ana"}. */
    record Text(boolean subject, Name message, Name contact, Comparison comparison)
        implements Expectation {}

    /** {@code count(page_viewed) of ana = 3}, {@code persona of ana is user}. */
    record Of(Expression expression, Name contact, Comparison comparison) implements Expectation {}

    /** What could not be read: reported already. */
    record Broken() implements Expectation {}
  }

  /** How a run of a program ended. */
  enum Ending {
    GOAL,
    EXIT,
    END
  }
}
