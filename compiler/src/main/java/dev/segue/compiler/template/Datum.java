package dev.segue.compiler.template;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value that a template can print, test or walk through. */
public sealed interface Datum {
  /** The one value of everything that is not there. */
  Datum MISSING = new Missing();

  /** Text as people wrote it; an HTML body escapes it. */
  record Text(String text) implements Datum {}

  /** Text that is HTML already, such as what {@code escape} or {@code raw} made. */
  record Markup(String html) implements Datum {}

  /** An exact number: whole if its scale is zero or less, else printed with its scale. */
  record Number(BigDecimal value) implements Datum {
    public static Number of(long value) {
      return new Number(BigDecimal.valueOf(value));
    }
  }

  /** {@code true} or {@code false}. */
  record Truth(boolean holds) implements Datum {}

  /** A day of the calendar. */
  record Day(LocalDate date) implements Datum {}

  /** An instant, seen in a time zone. */
  record Moment(ZonedDateTime at) implements Datum {}

  /** A list. */
  record Items(List<Datum> items) implements Datum {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** The whole numbers from {@code first} to {@code last}, both in: {@code (1..5)}. */
  record Range(long first, long last) implements Datum {}

  /** Named values in their order: a contact, an account, an event. */
  record Fields(Map<String, Datum> fields) implements Datum {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** Nothing is there. */
  record Missing() implements Datum {}

  /** The words {@code empty} and {@code blank}, which values are compared with. */
  enum Emptiness implements Datum {
    EMPTY,
    BLANK
  }
}
