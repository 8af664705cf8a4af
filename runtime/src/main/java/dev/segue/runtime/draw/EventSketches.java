package dev.segue.runtime.draw;

import dev.segue.runtime.ingest.JsonLeaf;
import dev.segue.runtime.store.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The properties of each kind of event in a table that holds several. */
final class EventSketches {
  private static final int SAMPLE_OF_KIND = 500;

  private final Catalog catalog;
  private final TableFacts table;
  private final ColumnFacts type;
  private final Optional<ColumnFacts> json;
  private final Set<String> used;

  EventSketches(
      Catalog catalog,
      TableFacts table,
      ColumnFacts type,
      Optional<ColumnFacts> json,
      Set<String> used) {
    this.catalog = catalog;
    this.table = table;
    this.type = type;
    this.json = json;
    this.used = used;
  }

  /** The column of JSON objects that holds the properties of events. */
  static Optional<ColumnFacts> jsonColumn(TableFacts table, Set<String> used) {
    return table.columns().stream()
        .filter(c -> !used.contains(c.name()))
        .filter(c -> c.all(v -> v instanceof String t && t.startsWith("{") && t.endsWith("}")))
        .findFirst();
  }

  /** What any row of the kind has a value for. */
  List<Sketch.Field> fields(String kind) {
    Naming names = new Naming();
    List<Sketch.Field> fields = new ArrayList<>();
    if (json.isPresent()) {
      jsonValues(kind)
          .forEach(
              (path, values) ->
                  facts(path, values)
                      .type()
                      .ifPresent(t -> fields.add(FieldSketches.sketch(path, t, names))));
      return fields;
    }
    List<ColumnFacts> others =
        table.columns().stream().filter(c -> !used.contains(c.name())).toList();
    List<String> columns = others.stream().map(ColumnFacts::name).toList();
    if (columns.isEmpty()) {
      return fields;
    }
    List<List<Optional<Object>>> rows = rows(kind, columns);
    for (int i = 0; i < columns.size(); i++) {
      int place = i;
      boolean any = rows.stream().anyMatch(r -> r.get(place).isPresent());
      if (any) {
        // one type for one column, whatever the kind
        others
            .get(i)
            .type()
            .filter(t -> !t.equals("time zone"))
            .ifPresent(t -> fields.add(FieldSketches.sketch(others.get(place).name(), t, names)));
      }
    }
    return fields;
  }

  private List<List<Optional<Object>>> rows(String kind, List<String> columns) {
    return catalog.rowsWhere(table.name(), columns, type.name(), kind, SAMPLE_OF_KIND);
  }

  private static ColumnFacts facts(String path, List<Object> values) {
    return new ColumnFacts(new Catalog.Column(path, "", false, false), values);
  }

  /** The plain values under each path of keys, in the order met. */
  private Map<String, List<Object>> jsonValues(String kind) {
    Map<String, List<Object>> values = new LinkedHashMap<>();
    for (List<Optional<Object>> row : rows(kind, List.of(json.orElseThrow().name()))) {
      for (JsonLeaf leaf : row.getFirst().map(t -> JsonLeaf.of(t.toString())).orElse(List.of())) {
        values.computeIfAbsent(leaf.path(), p -> new ArrayList<>()).add(leaf.value());
      }
    }
    return values;
  }
}
