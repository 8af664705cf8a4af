package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;

/** What stands in a row of a table of events, which may be of several kinds. */
record EventFields(Source source) {

  /** A property; of kinds that keep it in different columns that of each row's kind. */
  Operand property(
      Expression.Property property,
      Schema.EventTable table,
      List<Schema.EventKind> kinds,
      String alias) {
    Set<Schema.Field> fields = new LinkedHashSet<>();
    for (Schema.EventKind kind : kinds) {
      fields.add(
          kind.property(property.name())
              .orElseThrow(() -> new IllegalArgumentException("no property " + property.name())));
    }
    Operand first = source.field(table.table(), alias, fields.iterator().next());
    if (fields.size() == 1) {
      return first;
    }
    // the kinds keep it in different columns
    Field<String> type = source.label(table.table(), alias, table.typeColumn().orElseThrow());
    return first.moved(f -> byKind(property, table, kinds, alias, type), false);
  }

  /** A place, likewise. */
  Source.Place place(
      Expression.Property property,
      Schema.EventTable table,
      List<Schema.EventKind> kinds,
      String alias) {
    Map<Schema.EventKind, Source.Place> places = new LinkedHashMap<>();
    Set<Schema.Storage.Coordinates> columns = new LinkedHashSet<>();
    for (Schema.EventKind kind : kinds) {
      Schema.Storage.Coordinates stand = coordinates(property, kind.properties());
      columns.add(stand);
      places.put(kind, source.place(alias, stand));
    }
    if (columns.size() == 1) {
      return places.values().iterator().next();
    }
    // the kinds keep it in different columns
    Field<String> type = source.label(table.table(), alias, table.typeColumn().orElseThrow());
    return new Source.Place(
        byKind(places, Source.Place::latitude, type),
        byKind(places, Source.Place::longitude, type));
  }

  private static Field<Double> byKind(
      Map<Schema.EventKind, Source.Place> places,
      Function<Source.Place, Field<Double>> degrees,
      Field<String> type) {
    Optional<CaseConditionStep<Double>> cases = Optional.empty();
    for (Map.Entry<Schema.EventKind, Source.Place> place : places.entrySet()) {
      Condition isKind = type.eq(val(place.getKey().typeValue()));
      Field<Double> value = degrees.apply(place.getValue());
      cases =
          Optional.of(cases.map(c -> c.when(isKind, value)).orElseGet(() -> when(isKind, value)));
    }
    return cases.orElseThrow();
  }

  /** The columns of a place. */
  static Schema.Storage.Coordinates coordinates(
      Expression.Property property, List<Schema.Field> fields) {
    return fields.stream()
        .filter(f -> f.name().equals(property.name()))
        .map(f -> (Schema.Storage.Coordinates) f.storage())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no place " + property.name()));
  }

  private Field<?> byKind(
      Expression.Property property,
      Schema.EventTable table,
      List<Schema.EventKind> kinds,
      String alias,
      Field<String> type) {
    Optional<CaseConditionStep<Object>> cases = Optional.empty();
    for (Schema.EventKind kind : kinds) {
      Operand operand =
          source.field(table.table(), alias, kind.property(property.name()).orElseThrow());
      Field<Object> value = MeasureSql.raw(ExpressionSql.stored(operand, property.type()));
      Condition isKind = type.eq(val(kind.typeValue()));
      cases =
          Optional.of(cases.map(c -> c.when(isKind, value)).orElseGet(() -> when(isKind, value)));
    }
    return cases.orElseThrow();
  }
}
