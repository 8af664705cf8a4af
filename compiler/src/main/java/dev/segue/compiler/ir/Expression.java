package dev.segue.compiler.ir;

import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * A value of a contact as of an instant; it may be missing. Its type is certain. Inside the filter
 * of an event or record set, {@link Property} is of the row that the filter looks at.
 */
public sealed interface Expression {
  Type type();

  /** A constant. */
  record Constant(Value value, Type type) implements Expression {}

  /** Always missing. */
  record Missing(Type type) implements Expression {}

  /** An attribute of the contact. */
  record Attribute(Schema.Field field) implements Expression {
    @Override
    public Type type() {
      return field.type();
    }
  }

  /** A field of the contact's account. */
  record AccountField(Schema.Field field) implements Expression {
    @Override
    public Type type() {
      return field.type();
    }
  }

  /**
   * A property of the event, or a field of the record, that a filter looks at. Kinds that share a
   * name share the type.
   */
  record Property(String name, Type type) implements Expression {}

  /** {@code same product}: in a filter of a later event of a sequence a property of its first. */
  record OfFirst(String name, Type type) implements Expression {}

  /**
   * A property of the event that began the run of a program, or of a template's {@code trigger}.
   */
  record Trigger(String property, Type type) implements Expression {}

  /** The value of a trait. */
  record TraitValue(String trait, Type type) implements Expression {}

  /** The points of a score. */
  record ScoreValue(String score, Type type) implements Expression {}

  /** The class that a partition gives, as text. */
  record ClassOf(String partition, Type type) implements Expression {}

  /**
   * The value that an attribute with history had at an instant, as far as was written down by now;
   * before the first value that is known it is missing.
   */
  record ValueAt(Schema.Field attribute, Expression at) implements Expression {
    @Override
    public Type type() {
      return attribute.type();
    }
  }

  /**
   * Since when, of an attribute with history, something has held of every value, up to the one that
   * was written down last: missing where it does not hold of that one.
   *
   * @param held a condition of constants and of {@link Property}, which is the value, by the
   *     attribute's name
   */
  record HeldSince(Schema.Field attribute, Condition held) implements Expression {
    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /** Since when the contact is in a set, as was written down: missing where they are not. */
  record InSince(ContactSet set) implements Expression {
    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /** {@code + - * /} on numbers, exact (language §7.6). */
  record Arithmetic(Operator operator, Expression left, Expression right, Type type)
      implements Expression {}

  /** The arithmetic signs. */
  enum Operator {
    PLUS,
    MINUS,
    TIMES,
    DIVIDED_BY
  }

  /** {@code now}: the instant as of which everything is evaluated. */
  record Now() implements Expression {
    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /**
   * {@code it}: the instant of the event that a filter looks at; outside of windows of measures in
   * that filter it is not asked.
   */
  record RowInstant() implements Expression {
    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /** When the run of the program was entered. */
  record RunEntered() implements Expression {
    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /** When the wait that the run stands in began. */
  record WaitBegan() implements Expression {
    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /** An instant moved by a period; months step the calendar in the workspace's zone. */
  record Shifted(Expression instant, Period by, boolean ahead) implements Expression {
    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /**
   * A day moved by a period of whole days, weeks or months; the last of a month where the day is
   * not there.
   */
  record ShiftedDay(Expression day, Period by, boolean ahead) implements Expression {
    @Override
    public Type type() {
      return Type.DAY;
    }
  }

  /** The first moment of a day in a zone. */
  record StartOfDay(Expression day, ZoneChoice zone) implements Expression {
    @Override
    public Type type() {
      return Type.INSTANT;
    }
  }

  /** The calendar day of an instant in a zone. */
  record DayOf(Expression instant, ZoneChoice zone) implements Expression {
    @Override
    public Type type() {
      return Type.DAY;
    }
  }

  /**
   * The first day of the period around a day, {@code offset} periods later: weeks begin on Monday.
   */
  record StartOfPeriod(Expression day, TimeUnit unit, int offset) implements Expression {
    @Override
    public Type type() {
      return Type.DAY;
    }
  }

  /** Whose time zone. */
  enum ZoneChoice {
    WORKSPACE,
    /** The contact's; where missing or unknown the workspace's. */
    CONTACT
  }

  /** The span from {@code from} to {@code to}, both instants. */
  record Between(Expression from, Expression to) implements Expression {
    @Override
    public Type type() {
      return Type.SPAN;
    }
  }

  /**
   * {@code days since I}: whole units from an instant to now, rounded down; the number is below 0
   * for what is ahead. Seconds to weeks are exact spans. Months are the difference of the calendar
   * months in the workspace's zone, less one where now's day of the month and time of day come
   * before the instant's (31 January to 28 February is 0 months, to 1 March 1, as anniversaries
   * go); quarters and years are 3 and 12 of them, rounded down.
   */
  record Elapsed(TimeUnit unit, Expression since) implements Expression {
    @Override
    public Type type() {
      return Type.INTEGER;
    }
  }

  /**
   * {@code days since D} of a day: whole calendar units from it to today in the workspace's zone;
   * below days, from its first moment to now.
   */
  record ElapsedDays(TimeUnit unit, Expression since) implements Expression {
    @Override
    public Type type() {
      return Type.INTEGER;
    }
  }

  /**
   * The first day of the same month and day of the month that is {@code from} or later, in whatever
   * year; 29 February counts on 1 March in common years. Whether an anniversary falls in a window
   * is asked of the first one from the window's first day on.
   */
  record NextAnniversary(Expression day, Expression from) implements Expression {
    @Override
    public Type type() {
      return Type.DAY;
    }
  }

  /**
   * A measure of the rows of a set. Order is by instant, then key (language §7.4); counts and sums
   * over nothing are 0, others missing.
   *
   * @param of what of each row is measured: rows where it is missing do not take part (nor count);
   *     nothing where rows are counted, or where the instant of a row is asked
   */
  record Measure(Function function, RowSet rows, Optional<Expression> of, Type type)
      implements Expression {}

  /** What is measured. */
  enum Function {
    COUNT,
    SUM,
    AVG,
    MIN,
    MAX,
    /** Of an even number of values the exact mean of the two in the middle. */
    MEDIAN,
    /** How many different values. */
    DISTINCT,
    /** Among equals the value that occurred last. */
    MOST_COMMON,
    /**
     * Of the first row, of the second, of the third, of the last: its instant, or the property,
     * missing if it lacks it.
     */
    FIRST,
    SECOND,
    THIRD,
    LAST;

    /** Whether it matters which of the rows of an instant comes first. */
    public boolean isOfOrder() {
      return switch (this) {
        case FIRST, SECOND, THIRD, LAST, MOST_COMMON -> true;
        case COUNT, SUM, AVG, MIN, MAX, MEDIAN, DISTINCT -> false;
      };
    }
  }

  /** {@code avg of monthly_charge among everyone with the same plan}. */
  record OverPopulation(
      Population.Statistic statistic,
      Population.Measured measured,
      Population population,
      Type type)
      implements Expression {}

  /** The expressions directly below this one, row sets and populations left out. */
  default List<Expression> operands() {
    return switch (this) {
      case Constant c -> List.of();
      case Missing m -> List.of();
      case Attribute a -> List.of();
      case AccountField a -> List.of();
      case Property p -> List.of();
      case OfFirst o -> List.of();
      case Trigger t -> List.of();
      case TraitValue t -> List.of();
      case ScoreValue s -> List.of();
      case ClassOf c -> List.of();
      case Arithmetic a -> List.of(a.left(), a.right());
      case Now n -> List.of();
      case RowInstant r -> List.of();
      case RunEntered r -> List.of();
      case WaitBegan w -> List.of();
      case Shifted s -> List.of(s.instant());
      case ShiftedDay s -> List.of(s.day());
      case StartOfDay s -> List.of(s.day());
      case DayOf d -> List.of(d.instant());
      case StartOfPeriod s -> List.of(s.day());
      case Between b -> List.of(b.from(), b.to());
      case Elapsed e -> List.of(e.since());
      case ElapsedDays e -> List.of(e.since());
      case NextAnniversary n -> List.of(n.day(), n.from());
      case Measure m -> List.of();
      case OverPopulation o -> List.of();
      case ValueAt v -> List.of(v.at());
      case HeldSince h -> List.of();
      case InSince i -> List.of();
    };
  }
}
