package dev.segue.compiler.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a filter is given beside the value: arguments, the scope, and where to complain. */
record Arguments(
    List<Datum> values,
    Map<String, Datum> named,
    Scope scope,
    Escape escape,
    Consumer<String> complaints) {
  boolean has(int index) {
    return index < values.size();
  }

  /** The argument, or a missing value. */
  Datum get(int index) {
    return has(index) ? values.get(index) : Datum.MISSING;
  }

  String text(int index) {
    return Conversion.text(get(index));
  }

  String text(int index, String otherwise) {
    return has(index) ? text(index) : otherwise;
  }

  BigDecimal number(int index) {
    return Conversion.number(get(index));
  }

  /** A whole number, or empty after a complaint. */
  Optional<Long> whole(int index) {
    Optional<Long> whole = Conversion.whole(get(index));
    if (whole.isEmpty()) {
      complaints.accept("a whole number is expected, not '" + text(index) + "'");
    }
    return whole;
  }

  Optional<Datum> named(String name) {
    return Optional.ofNullable(named.get(name));
  }

  /** Complains; nothing comes out. */
  Datum fail(String reason) {
    complaints.accept(reason);
    return Datum.MISSING;
  }
}
