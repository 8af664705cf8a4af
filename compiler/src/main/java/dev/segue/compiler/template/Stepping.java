package dev.segue.compiler.template;

import java.util.List;
import java.util.Map;

/** One step of a path: into fields by name, into a list by place. */
final class Stepping {
  private Stepping() {}

  static Datum field(Datum datum, String name) {
    if (datum instanceof Datum.Fields(var fields)) {
      return inFields(fields, name, datum);
    }
    return named(datum, name);
  }

  static Datum key(Datum datum, Datum key) {
    return switch (datum) {
      case Datum.Items(var items) -> at(items, key);
      case Datum.Range range -> at(Conversion.walked(range), key);
      case Datum.Fields(var fields) ->
          key instanceof Datum.Text(var name)
              ? inFields(fields, name, datum)
              : fields.getOrDefault(Conversion.text(key), Datum.MISSING);
      case Datum.Text t -> Datum.MISSING;
      case Datum.Markup m -> Datum.MISSING;
      case Datum.Number n -> Datum.MISSING;
      case Datum.Truth t -> Datum.MISSING;
      case Datum.Day d -> Datum.MISSING;
      case Datum.Moment m -> Datum.MISSING;
      case Datum.Missing m -> Datum.MISSING;
      case Datum.Emptiness e -> Datum.MISSING;
    };
  }

  /** A field of that name comes before {@code size} and {@code first}. */
  private static Datum inFields(Map<String, Datum> fields, String name, Datum datum) {
    if (fields.containsKey(name)) {
      return fields.getOrDefault(name, Datum.MISSING);
    }
    return named(datum, name);
  }

  private static Datum named(Datum datum, String name) {
    boolean walkable = !(datum instanceof Datum.Missing || datum instanceof Datum.Number);
    return switch (name) {
      case "size" -> walkable ? ListFilters.size(datum) : Datum.MISSING;
      case "first" -> ListFilters.first(datum);
      case "last" -> ListFilters.last(datum);
      default -> Datum.MISSING;
    };
  }

  private static Datum at(List<Datum> items, Datum key) {
    if (!(key instanceof Datum.Number)) {
      return Datum.MISSING;
    }
    return Conversion.whole(key)
        .map(place -> place < 0 ? place + items.size() : place)
        .filter(place -> place >= 0 && place < items.size())
        .map(place -> items.get(place.intValue()))
        .orElse(Datum.MISSING);
  }
}
