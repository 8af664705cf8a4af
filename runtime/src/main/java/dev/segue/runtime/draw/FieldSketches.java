package dev.segue.runtime.draw;

import dev.segue.runtime.store.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of a table: its columns that say something of their own. */
final class FieldSketches {
  /** What must not get about. */
  private static final String SECRET = ".*(password|passwd|pwd|secret|hash|salt|token).*";

  private final Catalog catalog;
  private final TableFacts table;
  private final Naming names;

  /** A contact has one attribute that is its time zone. */
  private boolean zoneAllowed;

  FieldSketches(Catalog catalog, TableFacts table, Naming names, boolean ofContact) {
    this.catalog = catalog;
    this.table = table;
    this.names = names;
    this.zoneAllowed = ofContact;
  }

  /** But for the columns that serve another purpose already. */
  List<Sketch.Field> fields(Set<String> used) {
    List<Sketch.Field> fields = new ArrayList<>();
    Optional<ColumnFacts> latitude = degrees("lat(itude)?");
    Optional<ColumnFacts> longitude = degrees("(lng|lon(gitude)?)");
    boolean place = latitude.isPresent() && longitude.isPresent();
    for (ColumnFacts column : table.columns()) {
      boolean ofPlace = place && (column.equals(latitude.get()) || column.equals(longitude.get()));
      if (!used.contains(column.name()) && !ofPlace && !column.words().matches(SECRET)) {
        field(column).ifPresent(fields::add);
      }
    }
    if (place) {
      fields.add(
          new Sketch.Field(
              names.unused("home"),
              "location",
              Optional.of(
                  Naming.place(latitude.get().name())
                      + ", "
                      + Naming.place(longitude.get().name()))));
    }
    return fields;
  }

  private Optional<ColumnFacts> degrees(String named) {
    return table.called(named).filter(ColumnFacts::isNumber);
  }

  private Optional<Sketch.Field> field(ColumnFacts column) {
    return column
        .type()
        .map(type -> Drawing.oneOf(catalog, table, column).orElse(type))
        .map(
            type -> {
              boolean zone = type.equals("time zone");
              boolean second = zone && !zoneAllowed;
              zoneAllowed = zoneAllowed && !zone;
              return sketch(column.name(), second ? "text" : type, names);
            });
  }

  /** A resolution stands before where the field comes from. */
  static Sketch.Field sketch(String column, String type, Naming names) {
    String name = names.unused(Naming.snake(column));
    boolean same = name.equals(column);
    return new Sketch.Field(
        name, type, same ? Optional.empty() : Optional.of(Naming.place(column)));
  }
}
