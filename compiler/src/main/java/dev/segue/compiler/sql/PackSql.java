package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The events of a contact in one text: a driver that is slow to bring a cell brings one for all of
 * them. An event is {@code at,kind}, and {@code ,value} for each property that is read of its kind:
 * a number in digits, text as {@code bytes:text}, nothing where it is missing. A comma parts events
 * too. Only where a table holds nothing but what the schema declares.
 *
 * @param label by what kinds are told apart, where the table has several
 * @param order in which the events of a contact stand in it; none: in any
 */
record PackSql(
    EventReading reading,
    Field<Long> at,
    Optional<Field<String>> label,
    List<Field<?>> order,
    Function<Schema.Field, Field<Object>> values) {

  /** What stands with a contact, likewise: a value, and {@code ,value} for each further one. */
  static Field<String> of(List<Expression> values, Function<Expression, Field<Object>> stored) {
    Optional<Field<String>> all = Optional.empty();
    for (Expression value : values) {
      Field<String> shown = shown(stored.apply(value), value.type());
      all = Optional.of(all.map(a -> joined(joined(a, inline(",")), shown)).orElse(shown));
    }
    return all.orElse(inline(""));
  }

  /** Of the rows of a group. */
  Field<String> pack() {
    List<String> types = reading.types();
    if (label.isEmpty()) {
      return gathered(event(0, types.getFirst()));
    }
    Optional<CaseConditionStep<String>> cases = Optional.empty();
    for (int i = 0; i < types.size(); i++) {
      Condition is = label.get().eq(val(types.get(i)));
      Field<String> event = event(i, types.get(i));
      cases = Optional.of(cases.map(c -> c.when(is, event)).orElseGet(() -> when(is, event)));
    }
    // what is of no kind that is read is missing, and left out
    return gathered(cases.orElseThrow());
  }

  private Field<String> gathered(Field<String> events) {
    return order.isEmpty()
        ? DSL.field("group_concat({0})", String.class, events)
        : DSL.field("group_concat({0}, ',' order by {1})", String.class, events, DSL.list(order));
  }

  private Field<String> event(int kind, String type) {
    Field<String> event = joined(at, inline("," + kind));
    for (Schema.Field field : reading.fields(type)) {
      event = joined(joined(event, inline(",")), shown(values.apply(field), field.type()));
    }
    return event;
  }

  private static Field<String> shown(Field<Object> value, Type type) {
    Field<?> shown = Stored.isWhole(type) ? value : text(value);
    return coalesce(shown.coerce(String.class), inline(""));
  }

  private static Field<String> text(Field<Object> value) {
    Field<Integer> bytes = DSL.field("octet_length({0})", Integer.class, value);
    return joined(joined(bytes, inline(":")), value);
  }

  private static Field<String> joined(Field<?> one, Field<?> other) {
    return DSL.field("{0} || {1}", String.class, one, other);
  }
}
