package dev.segue.compiler.template;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether filters make a missing value good: {@code upcase | default: 'FRIEND'} do. */
final class MissingValues {
  /** Filters that make something of nothing, so that a {@code default} after them comes late. */
  private static final Set<Filter> MAKING =
      EnumSet.of(
          Filter.ABS,
          Filter.APPEND,
          Filter.AT_LEAST,
          Filter.AT_MOST,
          Filter.CEIL,
          Filter.CONCAT,
          Filter.DIVIDED_BY,
          Filter.FLOOR,
          Filter.HAS,
          Filter.MINUS,
          Filter.MODULO,
          Filter.PLUS,
          Filter.PREPEND,
          Filter.REPLACE,
          Filter.REPLACE_FIRST,
          Filter.REPLACE_LAST,
          Filter.ROUND,
          Filter.SIZE,
          Filter.SUM,
          Filter.TERM,
          Filter.TIMES);

  private MissingValues() {}

  static boolean areReplaced(List<Filtered.Call> calls) {
    for (Filtered.Call call : calls) {
      switch (call) {
        // told already, and perhaps a misspelt default
        case Filtered.Call.Unknown unknown -> {
          return true;
        }
        case Filtered.Call.Known known -> {
          if (known.filter() == Filter.DEFAULT) {
            return !known.arguments().isEmpty();
          }
          if (MAKING.contains(known.filter())) {
            return false;
          }
        }
      }
    }
    return false;
  }
}
