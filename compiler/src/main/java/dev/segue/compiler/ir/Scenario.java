package dev.segue.compiler.ir;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test: what happens on a virtual clock, and what is expected. Contacts and accounts go by their
 * names in the test.
 */
public record Scenario(String title, List<Row> rows, Span span) {
  public Scenario {
    rows = List.copyOf(rows);
  }

  /** A row of a test, in the order written. */
  public sealed interface Row {
    Span span();

    /** Moves the clock to an instant, never back. */
    record At(Instant instant, Span span) implements Row {}

    /** Moves the clock on. */
    record After(Period period, Span span) implements Row {}

    /**
     * A contact's attributes change from an instant on; a value not there is missing. The account
     * is in the attributes under its own name.
     */
    record Contact(
        String name,
        String key,
        Map<Schema.Field, Optional<Value>> attributes,
        Optional<String> account,
        When when,
        Span span)
        implements Row {
      public Contact {
        attributes = Map.copyOf(attributes);
      }
    }

    record Account(String name, Map<Schema.Field, Optional<Value>> fields, Span span)
        implements Row {
      public Account {
        fields = Map.copyOf(fields);
      }
    }

    /** One event for each instant. */
    record Event(
        String contact,
        Schema.EventKind kind,
        Map<Schema.Field, Optional<Value>> properties,
        When when,
        Span span)
        implements Row {
      public Event {
        properties = Map.copyOf(properties);
      }
    }

    record Record(
        String contact,
        Schema.RecordTable table,
        Map<Schema.Field, Optional<Value>> fields,
        Span span)
        implements Row {
      public Record {
        fields = Map.copyOf(fields);
      }
    }

    /** The members of a list, in place of its file. */
    record Members(String list, List<String> contacts, Span span) implements Row {
      public Members {
        contacts = List.copyOf(contacts);
      }
    }

    record Subscribes(String contact, boolean subscribed, String topic, When when, Span span)
        implements Row {}

    /** Settles a draw; no arm: the holdout. */
    record Choose(Optional<String> arm, String contact, String program, Span span) implements Row {}

    /** A program stands still from now on, or goes on. */
    record Pause(boolean pause, String program, Span span) implements Row {}

    record Expect(Expectation expectation, Span span) implements Row {}
  }

  /** When a row happens. */
  public sealed interface When {
    /** At the clock's instant. */
    record Now() implements When {}

    record At(List<Instant> instants) implements When {
      public At {
        instants = List.copyOf(instants);
      }
    }

    /** So long before the clock's instant. */
    record Ago(Period period) implements When {}
  }

  /** What is expected of a contact. */
  public sealed interface Expectation {
    /**
     * The condition holds of the contact (or, negated in it, does not): memberships, values,
     * classes.
     */
    record Holds(String contact, Condition condition, String words) implements Expectation {}

    /** In a run of the program, at the step; or in none that is there. */
    record AtStep(String contact, String program, String step, boolean negated)
        implements Expectation {}

    /** Messages received (at an instant): the number is in the range. */
    record Received(
        String contact, String message, long least, Optional<Long> most, Optional<Instant> at)
        implements Expectation {}

    /** Runs of the program entered: the number is in the range. */
    record Entered(String contact, String program, long least, Optional<Long> most)
        implements Expectation {}

    /** The last run of the program has ended, in that way. */
    record Left(String contact, String program, Optional<Ending> by) implements Expectation {}

    /**
     * The message's subject (else body), as the contact gets it now, fulfils the condition, in
     * which it is {@link Expression.Property} {@code text}.
     */
    record Words(boolean subject, String message, String contact, Condition condition, String words)
        implements Expectation {}
  }

  /** How a run ended. */
  public enum Ending {
    GOAL,
    EXIT,
    END
  }
}
