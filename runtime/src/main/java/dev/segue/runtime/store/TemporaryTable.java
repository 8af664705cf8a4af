package dev.segue.runtime.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of the session, which no other session sees.
 *
 * @param key the columns of its primary key; nothing: it has none
 * @param required those that are never missing, besides the key's
 * @param set only whether something is in it is asked, and of many at once
 */
record TemporaryTable(
    String name, Map<String, Kind> columns, List<String> key, Set<String> required, boolean set) {
  static TemporaryTable of(String name, Map<String, Kind> columns, String... key) {
    return new TemporaryTable(name, columns, Arrays.asList(key), Set.of(), false);
  }

  /** A set of numbers: an engine may know without an index which are in it. */
  static TemporaryTable setOf(String name, Map<String, Kind> columns, String number) {
    return new TemporaryTable(name, columns, List.of(number), Set.of(), true);
  }

  /** Columns in order: names and what they hold by turns. */
  static Map<String, Kind> columns(Object... namesAndKinds) {
    Map<String, Kind> columns = new LinkedHashMap<>();
    for (int i = 0; i < namesAndKinds.length; i += 2) {
      columns.put((String) namesAndKinds[i], (Kind) namesAndKinds[i + 1]);
    }
    return columns;
  }

  TemporaryTable requiring(String... columns) {
    return new TemporaryTable(name, this.columns, key, Set.of(columns), set);
  }

  /** What makes it where it is not there yet. */
  String statement(StateEngine engine) {
    String all =
        columns.entrySet().stream()
            .map(
                c ->
                    c.getKey()
                        + " "
                        + engine.type(c.getValue())
                        + (required.contains(c.getKey()) || key.contains(c.getKey())
                            ? " not null"
                            : ""))
            .collect(Collectors.joining(", "));
    String keyed =
        key.isEmpty() || (set && !engine.keysSets())
            ? ""
            : ", primary key (" + String.join(", ", key) + ")";
    return "create temporary table if not exists "
        + name
        + " ("
        + all
        + keyed
        + ") "
        + engine.ending(!key.isEmpty() && !isNumbered());
  }

  /** One number is the key: it is the row's own. */
  private boolean isNumbered() {
    return key.size() == 1 && columns.get(key.getFirst()) == Kind.WHOLE;
  }
}
