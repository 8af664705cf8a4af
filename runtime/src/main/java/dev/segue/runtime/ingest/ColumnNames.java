package dev.segue.runtime.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds columns by name as people write them: {@code Loan No} is {@code loan_no}. */
final class ColumnNames {
  private final Map<String, Integer> exact = new HashMap<>();
  private final Map<String, Integer> loose = new HashMap<>();

  ColumnNames(List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      exact.putIfAbsent(columns.get(i), i);
      loose.putIfAbsent(loosely(columns.get(i)), i);
    }
  }

  /** The place of the column that is meant. */
  Optional<Integer> find(String written) {
    Integer place = exact.get(written);
    return Optional.ofNullable(place == null ? loose.get(loosely(written)) : place);
  }

  private static String loosely(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
  }
}
