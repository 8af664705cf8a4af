package dev.segue.compiler.ir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows of one contact that conditions and measures look at. */
public sealed interface RowSet {
  /** What a row must fulfil; its {@link Expression.Property} are the row's. */
  Optional<Condition> filter();

  /** All rows of the kind, whatever their filter and window. */
  default RowSet all() {
    return switch (this) {
      case Events e -> new Events(e.kinds(), Optional.empty(), Window.EVER);
      case Records r -> new Records(r.table(), Optional.empty());
      case Acts a -> new Acts(a.act(), a.of(), Window.EVER);
      case Moves m -> new Moves(m.set(), m.entered(), Window.EVER);
      case Changes c -> new Changes(c.attribute(), Optional.empty(), Optional.empty(), Window.EVER);
    };
  }

  /**
   * Events of some kinds in a window. Only events that occurred at or before now exist, whatever
   * the window; the same event key counts once.
   */
  record Events(List<Schema.EventKind> kinds, Optional<Condition> filter, Window window)
      implements RowSet {
    public Events {
      kinds = List.copyOf(kinds);
      if (kinds.isEmpty()) {
        throw new IllegalArgumentException("events of no kind");
      }
    }
  }

  /** Records: rows without a time, ordered by key. */
  record Records(Schema.RecordTable table, Optional<Condition> filter) implements RowSet {}

  /** What Segue itself did to the contact: sends, hand-offs, runs that ended. */
  record Acts(Act act, Optional<String> of, Window window) implements RowSet {
    @Override
    public Optional<Condition> filter() {
      return Optional.empty();
    }
  }

  /** Who came into a set, or left it, at the instants at which that was written down. */
  record Moves(ContactSet set, boolean entered, Window window) implements RowSet {
    @Override
    public Optional<Condition> filter() {
      return Optional.empty();
    }
  }

  /**
   * When an attribute became another value than it was before. The first value that is known is no
   * change; the same value again is none either. Missing is a value like any other.
   *
   * @param from what it was before: a constant of its type, or missing; nothing: whatever
   * @param to what it became
   */
  record Changes(
      Schema.Field attribute, Optional<Expression> from, Optional<Expression> to, Window window)
      implements RowSet {
    /** The property of a change that is the value before. */
    public static final String FROM = "from";

    /** The property of a change that is the value after. */
    public static final String TO = "to";

    @Override
    public Optional<Condition> filter() {
      List<Condition> parts =
          Stream.of(is(FROM, from), is(TO, to)).flatMap(Optional::stream).toList();
      return parts.isEmpty() ? Optional.empty() : Optional.of(new Condition.All(parts));
    }

    private Optional<Condition> is(String property, Optional<Expression> wanted) {
      Expression value = new Expression.Property(property, attribute.type());
      return wanted.map(
          w ->
              w instanceof Expression.Missing
                  ? new Condition.IsMissing(value)
                  : new Condition.Compare(value, Condition.Relation.EQUAL, w, false));
    }
  }

  /** Segue's own acts. */
  enum Act {
    /** A message left for the contact; {@code of} names it. */
    RECEIVED,
    /** A run of a program ended; {@code of} names it. */
    FINISHED,
    /** The contact was handed off; {@code of} says to whom. */
    HANDED_OFF
  }
}
