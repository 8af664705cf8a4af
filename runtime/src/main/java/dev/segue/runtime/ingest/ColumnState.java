package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema;
import dev.segue.runtime.store.Catalog;
import dev.segue.runtime.store.Store;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How well a column is filled.
 *
 * @param column with the keys that lead to a value in JSON: {@code props.utm.source}
 * @param kind the kind of event whose rows were looked at; empty: all rows
 * @param missing how many rows have no value
 * @param unreadable how many have one that is not what the schema says, and {@code example} is the
 *     first of them; of the workspace's own tables it is their files that tell
 */
public record ColumnState(
    String table,
    String column,
    String kind,
    long rows,
    long missing,
    long unreadable,
    Optional<String> example) {

  /** Of every table of the schema, row by row. */
  public static List<ColumnState> all(Store store, Schema schema, ZoneId zone) {
    Catalog catalog = new Catalog(store);
    boolean attached = !store.location().holdsSource();
    List<ColumnState> states = new ArrayList<>();
    for (TablePlan plan : TablePlan.of(schema)) {
      catalog.tables().stream()
          .filter(t -> t.name().equalsIgnoreCase(plan.table()))
          .findFirst()
          .ifPresent(t -> states.addAll(new Scan(plan, t, zone, attached).run(catalog)));
    }
    return states;
  }

  /** Counts of one table while its rows go by. */
  private static final class Scan {
    private final TablePlan plan;
    private final List<String> columns = new ArrayList<>();
    private final List<Counter> counters = new ArrayList<>();

    Scan(TablePlan plan, Catalog.Table table, ZoneId zone, boolean attached) {
      this.plan = plan;
      Readings readings = new Readings(zone, false);
      plan.typeColumn().filter(t -> table.column(t).isPresent()).ifPresent(columns::add);
      if (attached) {
        for (TablePlan.Origin origin : plan.origins().stream().distinct().toList()) {
          if (table.column(origin.column()).isPresent()) {
            counters.add(
                new Counter(
                    origin, place(origin.column()), SampleText.reading(readings, origin.shape())));
          }
        }
        return;
      }
      // what stands in a table of our own was read already
      for (TablePlan.Column column : plan.columns()) {
        column
            .origins()
            .forEach(
                (kind, origin) ->
                    counters.add(
                        new Counter(
                            new TablePlan.Origin(column.name(), List.of(), origin.shape(), kind),
                            place(column.name()),
                            Optional::of)));
      }
    }

    private int place(String column) {
      if (!columns.contains(column)) {
        columns.add(column);
      }
      return columns.indexOf(column);
    }

    List<ColumnState> run(Catalog catalog) {
      if (columns.isEmpty()) {
        return List.of();
      }
      boolean typed = plan.typeColumn().filter(columns::contains).isPresent();
      catalog.each(
          plan.table(),
          columns,
          row -> {
            String kind = typed ? row.getFirst().map(SampleText::of).orElse("") : "";
            counters.forEach(c -> c.count(kind, typed, row));
          });
      return counters.stream().map(c -> c.state(plan.table())).toList();
    }
  }

  /** Counts of one column. */
  private static final class Counter {
    private final TablePlan.Origin origin;
    private final int place;
    private final Reading reading;
    private long rows;
    private long missing;
    private long unreadable;
    private Optional<String> example = Optional.empty();

    Counter(TablePlan.Origin origin, int place, Reading reading) {
      this.origin = origin;
      this.place = place;
      this.reading = reading;
    }

    void count(String kind, boolean typed, List<Optional<Object>> row) {
      if (typed && !origin.kind().isEmpty() && !origin.kind().equals(kind)) {
        return;
      }
      rows++;
      Optional<String> text = row.get(place).flatMap(v -> SampleText.of(v, origin.path()));
      if (text.isEmpty()) {
        missing++;
      } else if (reading.read(text.get()).isEmpty()) {
        unreadable++;
        example = example.or(() -> text.map(SampleText::shown));
      }
    }

    ColumnState state(String table) {
      String column =
          origin.path().isEmpty()
              ? origin.column()
              : origin.column() + "." + String.join(".", origin.path());
      return new ColumnState(table, column, origin.kind(), rows, missing, unreadable, example);
    }
  }
}
