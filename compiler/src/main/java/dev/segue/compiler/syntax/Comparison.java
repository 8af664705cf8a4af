package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.util.List;

/** What is said of an expression. {@code negated} is the form with not: the exact complement. */
public sealed interface Comparison {
  Span span();

  /** {@code = < <= > >= !=}. */
  record Relation(Sign sign, Expression right, boolean ignoringCase, Span signSpan, Span span)
      implements Comparison {}

  /** The signs that compare. */
  enum Sign {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /** {@code in ("US", "CA")}, {@code in (bottom, mql)}. */
  record In(boolean negated, List<ListItem> items, boolean ignoringCase, Span span)
      implements Comparison {
    public In {
      items = List.copyOf(items);
    }
  }

  /** An item of a list in parentheses. */
  sealed interface ListItem {
    Span span();

    /** A literal. */
    record Literal(Value value) implements ListItem {
      @Override
      public Span span() {
        return value.span();
      }
    }

    /** A class of a partition, a parameter, a contact of a test. */
    record Named(Name name) implements ListItem {
      @Override
      public Span span() {
        return name.span();
      }
    }
  }

  /** {@code between A and B}: of an attribute both ends in; of an event a window. */
  record Between(boolean negated, Expression from, Expression to, boolean ignoringCase, Span span)
      implements Comparison {}

  /** {@code contains "VP"}, {@code not like "/loans/*"}. */
  record TextTest(
      TextOperator operator,
      boolean negated,
      Expression pattern,
      boolean ignoringCase,
      Span operatorSpan,
      Span span)
      implements Comparison {}

  /** The words that compare text. */
  enum TextOperator {
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    LIKE,
    MATCHES
  }

  /**
   * {@code has "vip"} (one item, ANY), {@code has any (..)}, {@code has all (..)}, {@code has none
   * of (..)}.
   */
  record Has(
      HasMode mode,
      List<ListItem> items,
      boolean single,
      boolean negated,
      boolean ignoringCase,
      Span span)
      implements Comparison {
    public Has {
      items = List.copyOf(items);
    }
  }

  /** How many of the items. */
  enum HasMode {
    ANY,
    ALL,
    NONE
  }

  /** {@code is missing}, {@code is not blank}. */
  record Is(boolean negated, State state, Span span) implements Comparison {}

  /** {@code is mql}: a class of a partition. */
  record IsClass(boolean negated, Name name, Span span) implements Comparison {}

  /** What an attribute can be. */
  enum State {
    MISSING,
    PRESENT,
    EMPTY,
    BLANK,
    TRUE,
    FALSE
  }

  /** {@code within 50 km of (40.71, -74.01)}. */
  record Near(Amount kilometres, Place place, Span span) implements Comparison {}

  /** Where. */
  sealed interface Place {
    /** Degrees, north and east positive. */
    record Coordinates(Amount latitude, Amount longitude, Span span) implements Place {}

    /** An attribute of type location. */
    record Attribute(Reference reference) implements Place {}
  }
}
