package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.SelectField;

/**
 * Properties of rows that a select hands on, beside the columns that every row has.
 *
 * @param alias the name that the select goes by
 */
record Carried(Collection<Expression.Property> wanted, String alias) {
  private static final List<String> TAKEN =
      List.of(StateTables.CONTACT, StateTables.AT, Rows.KEY, Rows.PLACE, Rows.BEFORE);
  private static final String LATITUDE = " latitude";
  private static final String LONGITUDE = " longitude";

  /** What is selected of a row inside. */
  List<SelectField<?>> columns(Scope.Row inside) {
    List<SelectField<?>> columns = new ArrayList<>();
    for (Expression.Property property : wanted) {
      if (isPlace(property)) {
        Source.Place place = inside.place().apply(property);
        columns.add(place.latitude().as(Names.of(name(property) + LATITUDE)));
        columns.add(place.longitude().as(Names.of(name(property) + LONGITUDE)));
      } else {
        Operand value = inside.property().apply(property);
        columns.add(
            MeasureSql.raw(ExpressionSql.stored(value, property.type()))
                .as(Names.of(name(property))));
      }
    }
    return columns;
  }

  /** The row as it is seen outside. */
  Scope.Row row(Scope.Row inside, Optional<Field<Long>> at) {
    Map<Expression.Property, Operand> properties = new HashMap<>();
    for (Expression.Property property : wanted) {
      if (!isPlace(property)) {
        Operand value = inside.property().apply(property);
        Field<Object> outside = Names.column(alias, name(property), Object.class);
        properties.put(property, value.moved(f -> outside, value.certain()));
      }
    }
    return new Scope.Row(
        p ->
            Optional.ofNullable(properties.get(p))
                .orElseThrow(() -> new IllegalStateException("not looked at: " + p)),
        p ->
            new Source.Place(
                Names.column(alias, name(p) + LATITUDE, Double.class),
                Names.column(alias, name(p) + LONGITUDE, Double.class)),
        at);
  }

  private static boolean isPlace(Expression.Property property) {
    return property.type().equals(Type.LOCATION);
  }

  private static String name(Expression.Property property) {
    return TAKEN.contains(property.name()) ? property.name() + "_" : property.name();
  }
}
