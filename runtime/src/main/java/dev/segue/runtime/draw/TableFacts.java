package dev.segue.runtime.draw;

import dev.segue.runtime.store.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A table, and what some of its rows look like. */
record TableFacts(Catalog.Table table, List<ColumnFacts> columns, int rows) {
  private static final int SAMPLE = 2_000;

  /** What the column of an event's instant is called, the likeliest first. */
  private static final List<String> MOMENTS =
      List.of(
          "occurred_at",
          "happened_at",
          "event_time",
          "event_at",
          "timestamp",
          "at",
          "ts",
          "time",
          "datetime",
          "created_at",
          "created",
          "date");

  TableFacts {
    columns = List.copyOf(columns);
  }

  static TableFacts of(Catalog catalog, Catalog.Table table) {
    List<String> names = table.columns().stream().map(Catalog.Column::name).toList();
    List<List<Optional<Object>>> rows =
        names.isEmpty() ? List.of() : catalog.rows(table.name(), names, SAMPLE);
    List<ColumnFacts> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Object> values = new ArrayList<>();
      for (List<Optional<Object>> row : rows) {
        row.get(i).ifPresent(values::add);
      }
      columns.add(new ColumnFacts(table.columns().get(i), values));
    }
    return new TableFacts(table, columns, rows.size());
  }

  String name() {
    return table.name();
  }

  /** The name in small letters with underscores. */
  String words() {
    return Naming.snake(table.name());
  }

  Optional<ColumnFacts> column(String name) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
  }

  Optional<ColumnFacts> called(String words) {
    return columns.stream().filter(c -> c.words().matches(words)).findFirst();
  }

  /** The one column that tells rows apart, as declared or by its name and values. */
  Optional<ColumnFacts> key() {
    Optional<ColumnFacts> declared =
        table.keys().stream()
            .filter(k -> k.size() == 1)
            .flatMap(k -> column(k.getFirst()).stream())
            .filter(c -> !c.isBytes())
            .findFirst();
    String singular = Naming.singular(words());
    return declared.or(
        () ->
            columns.stream()
                .filter(
                    c -> c.words().matches("id|uuid|key|" + singular + "_?(id|no|number|key|uuid)"))
                .filter(this::differs)
                .findFirst());
  }

  private boolean differs(ColumnFacts column) {
    Set<Object> seen = new HashSet<>(column.values());
    return !seen.isEmpty() && seen.size() == rows;
  }

  /**
   * The column that leads to a row of another table: as declared, or called {@code contact_id},
   * {@code customer_no} after it.
   */
  Optional<ColumnFacts> leadsTo(TableFacts other) {
    if (other.name().equalsIgnoreCase(name())) {
      return Optional.empty();
    }
    Optional<ColumnFacts> declared =
        table.references().stream()
            .filter(r -> r.table().equalsIgnoreCase(other.name()))
            .flatMap(r -> column(r.column()).stream())
            .findFirst();
    String singular = Naming.singular(other.words());
    String last = singular.substring(singular.lastIndexOf('_') + 1);
    Optional<String> key =
        other.key().map(ColumnFacts::words).filter(k -> !k.matches("id|no|key|uuid|number|code"));
    return declared.or(
        () ->
            columns.stream()
                .filter(
                    c ->
                        c.words()
                                .matches("(" + singular + "|" + last + ")_?(id|no|number|key|uuid)")
                            || key.filter(c.words()::equals).isPresent())
                .findFirst());
  }

  /** The column that says when a row happened. */
  Optional<ColumnFacts> moment() {
    return columns.stream()
        .filter(c -> c.time().isPresent())
        .filter(c -> !c.words().matches(".*(birth|born|dob|expir|renew|due|updated|modified).*"))
        .min(Comparator.comparingInt(c -> rank(c.words())));
  }

  private static int rank(String words) {
    int known = MOMENTS.indexOf(words);
    if (known >= 0) {
      return known;
    }
    return MOMENTS.size() + (words.endsWith("_at") ? 0 : words.endsWith("_date") ? 1 : 2);
  }
}
