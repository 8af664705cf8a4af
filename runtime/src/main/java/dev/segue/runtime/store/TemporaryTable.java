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
 */
record TemporaryTable(
    String name, Map<String, Kind> columns, List<String> key, Set<String> required) {
  static TemporaryTable of(String name, Map<String, Kind> columns, String... key) {
    return new TemporaryTable(name, columns, Arrays.asList(key), Set.of());
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
    return new TemporaryTable(name, this.columns, key, Set.of(columns));
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
        key.isEmpty() || (isSet() && !engine.keysSets())
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

  private boolean isSet() {
    return isNumbered() && columns.size() == 1;
  }

  /** One number is the key: it is the row's own. */
  private boolean isNumbered() {
    return key.size() == 1 && columns.get(key.getFirst()) == Kind.WHOLE;
  }
}
