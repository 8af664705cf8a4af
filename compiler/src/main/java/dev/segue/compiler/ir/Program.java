package dev.segue.compiler.ir;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Period;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A program: who enters, what ends a run, and the steps. Steps stand in one list and point on by
 * index; {@link #END} is past the last.
 *
 * @param version a hash of what the program says: a run stays on the version it entered
 * @param start what begins a run; the audience narrows it
 * @param zone its own time zone: what its clock times, days and months go by, but for the contact's
 * @param audience the set that is entered; also narrows what other programs start
 * @param audienceName the segment (or partition class) as written, for reports
 * @param holdoutPerMyriad how many of 10,000 are held out
 * @param goal reached: the run ends by goal; {@code goalWithin} counts from entering
 * @param hours when its messages may leave: outside of them a message waits until they next open
 * @param cap how many messages a contact gets: one too many waits until it is allowed
 * @param reportBy what its report is broken down by
 */
public record Program(
    String name,
    Optional<String> title,
    Optional<String> purpose,
    String version,
    Start start,
    Optional<ZoneId> zone,
    Condition audience,
    String audienceName,
    boolean fromNowOn,
    Optional<Condition> goal,
    Optional<Period> goalWithin,
    Optional<Condition> exit,
    Reentry reentry,
    int holdoutPerMyriad,
    Optional<Hours> hours,
    Optional<Cap> cap,
    List<Breakdown> reportBy,
    List<Step> steps,
    Span span) {
  /** The index after the last step: the run ends. */
  public static final int END = -1;

  public Program {
    reportBy = List.copyOf(reportBy);
    steps = List.copyOf(steps);
  }

  /** The index of the first step, or {@link #END}. */
  public int first() {
    return steps.isEmpty() ? END : 0;
  }

  /** Whether a step of it sends a message. */
  public boolean sends(String message) {
    return steps.stream()
        .map(Step::action)
        .anyMatch(a -> a instanceof Action.Send(var sent, var next) && sent.equals(message));
  }

  /** Whether a run may come to a step more than once. */
  public boolean recurs(int index) {
    Set<Integer> reached = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(steps.get(index).action().nexts());
    while (!open.isEmpty()) {
      int at = open.removeLast();
      if (at != END && reached.add(at)) {
        open.addAll(steps.get(at).action().nexts());
      }
    }
    return reached.contains(index);
  }

  /** What begins a run. */
  public sealed interface Start {
    /** Hands over what it looks at, of events whenever they were. */
    default void parts(Consumer<RowSet> rows, Consumer<Expression> values) {
      switch (this) {
        case OnEvent event -> rows.accept(event.in(Window.EVER));
        case AtInstant(var instant) -> values.accept(instant);
        case OnDay day -> values.accept(day.day());
        case OnAnniversary anniversary -> values.accept(anniversary.of());
        case Membership m -> {}
        case Every e -> {}
        case EveryFirst e -> {}
      }
    }

    /** Coming into the audience. */
    record Membership() implements Start {}

    /**
     * {@code starts on cart_added(..) per product}: each such event.
     *
     * @param per runs are kept apart by it: one at a time for each value
     * @param properties what may be said of the event: {@code trigger.product}
     */
    record OnEvent(
        List<Schema.EventKind> kinds,
        Optional<Condition> filter,
        Optional<Expression.Property> per,
        List<Expression.Property> properties)
        implements Start {
      public OnEvent {
        kinds = List.copyOf(kinds);
        properties = List.copyOf(properties);
      }

      /** The events in a window. */
      public RowSet.Events in(Window window) {
        return new RowSet.Events(kinds, filter, window);
      }
    }

    /** {@code starts 3 hours before trial_ends_at}. */
    record AtInstant(Expression instant) implements Start {}

    /** {@code starts 30 days before renewal_date at 09:00}: at a time of that day. */
    record OnDay(Expression day, LocalTime clock, Expression.ZoneChoice zone) implements Start {}

    /** {@code starts on anniversary of birth_date at 09:00}: 29 February on 1 March. */
    record OnAnniversary(Expression of, LocalTime clock, Expression.ZoneChoice zone)
        implements Start {}

    /** {@code starts every monday at 09:00}: at a time of those weekdays, 1 Monday .. 7. */
    record Every(List<Integer> days, LocalTime clock, Expression.ZoneChoice zone) implements Start {
      public Every {
        days = List.copyOf(days);
      }
    }

    /** {@code starts every month at 09:00}: on the first day of so many months. */
    record EveryFirst(int months, LocalTime clock, Expression.ZoneChoice zone) implements Start {}
  }

  /** Whether and when a contact enters again. */
  public sealed interface Reentry {
    record Never() implements Reentry {}

    /** Each time they enter the audience anew, or each time that something begins a run. */
    record Always() implements Reentry {}

    /**
     * The first instant, so long or more after the last run ended, at which they are in the
     * audience.
     */
    record After(Period period) implements Reentry {}
  }

  /**
   * {@code hours 09:00 to 17:00 on weekdays in contact time zone except holidays of "US"}: local
   * times of day in milliseconds from midnight, [from, to), over midnight where {@code to <= from}
   * (those belong to the day on which they began). They delay a message, never drop it.
   *
   * @param days ISO weekdays, 1 Monday .. 7
   * @param exceptHolidaysOf the public holidays of a country ({@code US}), or of a part of it
   *     ({@code US-NY}), are closed whole
   */
  public record Hours(
      long from,
      long to,
      List<Integer> days,
      Expression.ZoneChoice zone,
      Optional<String> exceptHolidaysOf) {
    public Hours {
      days = List.copyOf(days);
    }
  }

  /**
   * {@code cap 2 messages per 7 days}: of this program's messages to one contact no more than so
   * many left in any span of that length. It delays a message, never drops it.
   */
  public record Cap(int messages, Period per) {}

  /** {@code report by persona}: a value, and how it was written. */
  public record Breakdown(String words, Expression value) {}

  /** A step; {@code id} is its label, else its place ({@code 3.then.1}), unique in the program. */
  public record Step(int index, String id, Action action, Span span) {}

  /** What a step does, and where the run goes on. */
  public sealed interface Action {
    /** The message goes to the outbox. */
    record Send(String message, int next) implements Action {}

    /**
     * Exact spans, or days and months that keep the clock time in the contact's zone; from the
     * instant at which the step before was due.
     */
    record Wait(Delay delay, int next) implements Action {}

    /**
     * Until the condition holds, at most so long. {@code met} and {@code timedOut} are the same
     * step.
     */
    record WaitFor(Condition condition, Optional<Delay> atMost, int next) implements Action {}

    /** Until an instant; passed or missing is no wait. */
    record WaitAt(Expression instant, int next) implements Action {}

    /**
     * Until the next such local time: today's if it is not yet past. {@code days} empty: any day;
     * ISO weekdays.
     */
    record WaitClock(List<Integer> days, LocalTime clock, Expression.ZoneChoice zone, int next)
        implements Action {
      public WaitClock {
        days = List.copyOf(days);
      }
    }

    /** One way or the other. */
    record Branch(Condition condition, int then, int otherwise) implements Action {}

    /** Each run takes one arm, by a stable draw of the contact and the split's name. */
    record Split(String name, List<Arm> arms) implements Action {
      public Split {
        arms = List.copyOf(arms);
      }
    }

    record HandOff(String to, Optional<String> because, int next) implements Action {}

    /** Writes an own attribute. */
    record Set(Schema.Field attribute, Expression value, int next) implements Action {}

    record AddToList(String list, int next) implements Action {}

    record RemoveFromList(String list, int next) implements Action {}

    /** Enters the contact in another program, if its audience takes them. */
    record StartProgram(String program, int next) implements Action {}

    /** The web address is told of the contact, by way of the outbox. */
    record Webhook(String url, int next) implements Action {}

    /**
     * {@code repeat at most 3 times every 7 days until C { .. }}: rounds of steps, which come back
     * here. Each begins so long after the one before began, or when that is done where it takes
     * longer; before each, and while one is waited for, the condition is looked at.
     *
     * @param body the first step of a round
     */
    record Repeat(int times, Delay every, Optional<Condition> until, int body, int next)
        implements Action {}

    /** The run ends. */
    record Stop() implements Action {}

    /** The steps at which a run may go on: indexes, or {@link #END}. */
    default List<Integer> nexts() {
      return switch (this) {
        case Send a -> List.of(a.next());
        case Wait a -> List.of(a.next());
        case WaitFor a -> List.of(a.next());
        case WaitAt a -> List.of(a.next());
        case WaitClock a -> List.of(a.next());
        case Branch a -> List.of(a.then(), a.otherwise());
        case Split a -> a.arms().stream().map(Arm::next).toList();
        case HandOff a -> List.of(a.next());
        case Set a -> List.of(a.next());
        case AddToList a -> List.of(a.next());
        case RemoveFromList a -> List.of(a.next());
        case StartProgram a -> List.of(a.next());
        case Webhook a -> List.of(a.next());
        case Repeat a -> List.of(a.body(), a.next());
        case Stop a -> List.of();
      };
    }
  }

  /** An arm of a split: of 10,000, from this on. Arms' parts add up to 10,000. */
  public record Arm(String name, int perMyriad, int next) {}

  /** How long a wait lasts. */
  public sealed interface Delay {
    /** {@code wait 96 hours}: an exact span. */
    record Exact(long milliseconds) implements Delay {}

    /**
     * {@code wait 4 days}: the same clock time so many days (weeks are 7) later in the contact's
     * zone.
     */
    record Days(int days) implements Delay {}

    /** {@code wait 1 month}, likewise. */
    record Months(int months) implements Delay {}

    /** So many times as long. */
    default Delay times(int n) {
      return switch (this) {
        case Exact(var milliseconds) -> new Exact(Math.multiplyExact(milliseconds, n));
        case Days(var days) -> new Days(Math.multiplyExact(days, n));
        case Months(var months) -> new Months(Math.multiplyExact(months, n));
      };
    }
  }
}
