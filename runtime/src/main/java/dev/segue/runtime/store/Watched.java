package dev.segue.runtime.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which rows are looked at, so that it is written down whom they concern.
 *
 * @param columns by table those whose change matters; none: whichever column it is
 * @param types by table of events the types that matter, where it holds several
 * @param colleagues whether it matters who else is at an account
 */
public record Watched(
    SortedMap<String, SortedSet<String>> columns,
    SortedMap<String, SortedSet<String>> types,
    boolean colleagues) {
  private static final String COLLEAGUES = "colleagues";
  private static final String COLUMNS = "columns";
  private static final String TYPES = "types";

  /** Of nothing. */
  public static Watched nothing() {
    return new Watched(new TreeMap<>(), new TreeMap<>(), false);
  }

  /** What any of them watches. */
  public static Watched all(Collection<Watched> some) {
    Watched all = nothing();
    boolean colleagues = false;
    for (Watched one : some) {
      one.columns.forEach(all::watch);
      one.types.forEach(all::watchTypes);
      colleagues |= one.colleagues;
    }
    return new Watched(all.columns, all.types, colleagues);
  }

  /** And these columns of a table. */
  public void watch(String table, Collection<String> more) {
    columns.computeIfAbsent(table, t -> new TreeSet<>()).addAll(more);
  }

  /** And events of these types. */
  public void watchTypes(String table, Collection<String> more) {
    types.computeIfAbsent(table, t -> new TreeSet<>()).addAll(more);
  }

  /** Whether all that another one watches is watched. */
  public boolean covers(Watched other) {
    return has(columns, other.columns)
        && has(types, other.types)
        && (colleagues || !other.colleagues);
  }

  private static boolean has(
      Map<String, SortedSet<String>> these, Map<String, SortedSet<String>> those) {
    return those.entrySet().stream()
        .allMatch(
            e -> {
              Set<String> some = these.get(e.getKey());
              return some != null && some.containsAll(e.getValue());
            });
  }

  /** As a text, a line for each table. */
  String text() {
    List<String> lines = new ArrayList<>();
    columns.forEach((table, some) -> lines.add(line(COLUMNS, table, some)));
    types.forEach((table, some) -> lines.add(line(TYPES, table, some)));
    if (colleagues) {
      lines.add(COLLEAGUES);
    }
    return String.join("\n", lines);
  }

  private static String line(String what, String table, Set<String> some) {
    return WordLine.of(Stream.concat(Stream.of(what, table), some.stream()));
  }

  static Watched of(String text) {
    Watched watched = nothing();
    boolean colleagues = false;
    for (String line : text.lines().toList()) {
      List<String> words = WordLine.words(line);
      String what = words.getFirst();
      if (what.equals(COLUMNS)) {
        watched.watch(words.get(1), words.subList(2, words.size()));
      } else if (what.equals(TYPES)) {
        watched.watchTypes(words.get(1), words.subList(2, words.size()));
      } else {
        colleagues = true;
      }
    }
    return new Watched(watched.columns, watched.types, colleagues);
  }
}
