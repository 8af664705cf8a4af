package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.StateTables.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** What stands in the source as it is read once for many formulas, in the order of contacts. */
record StreamSql(Emission emission, Formulas formulas, Audience audience) {
  private static final String ALIAS = "e";

  /** Who is asked about, by a contact's key. */
  static Condition among(Audience audience, Field<Object> key, Condition everyone) {
    return switch (audience) {
      case Audience.Everyone e -> everyone;
      case Audience.One(var only) -> key.eq(val(only));
      case Audience.Touched t ->
          RowSetSql.in(
              key,
              DSL.select(Names.column("t", StateTables.CONTACT, Object.class))
                  .from(Names.tableOf(Touched.TABLE).as(Names.of("t"))),
              true);
    };
  }

  /** The columns after the contact's: (contact, v0, v1, ..). */
  List<SelectField<?>> values(ContactRows contacts, List<Expression> values) {
    List<SelectField<?>> columns = new ArrayList<>();
    columns.add(contacts.key().as(Names.of(StateTables.CONTACT)));
    for (Expression value : values) {
      Operand stored = formulas.expressions().stored(value, Scope.of(contacts));
      columns.add(MeasureSql.raw(stored).as(column(columns.size() - 1)));
    }
    return columns;
  }

  /** A contact's key, or a reference to it, in the order of contacts. */
  Field<Object> ordered(String alias, String column) {
    boolean whole = emission.schema().contacts().key().integer();
    return emission.source().key(alias, new Schema.Key(column, whole));
  }

  /** Events as (contact, kind, event, at, v0, v1, ..); the kind is its place among the types. */
  Select<? extends Record> events(EventReading reading) {
    Schema.EventTable table = reading.table();
    Source source = emission.source();
    Field<Object> contact = Names.column(ALIAS, table.contactColumn(), Object.class);
    Field<Long> stands = source.instant(table.table(), ALIAS, table.atColumn());
    Field<Long> at = OwnColumn.finite(stands);
    Field<Object> key = source.key(ALIAS, table.key());
    List<SelectField<?>> columns = new ArrayList<>();
    columns.add(contact.as(Names.of(StateTables.CONTACT)));
    columns.add(kind(reading).as(Names.of("kind")));
    columns.add(Names.column(ALIAS, table.key().column(), Object.class).as(Names.of("event")));
    columns.add(at.as(Names.of(StateTables.AT)));
    int first = columns.size();
    for (Schema.Field field : reading.fields()) {
      Operand stored =
          ExpressionSql.stored(source.field(table.table(), ALIAS, field), field.type());
      columns.add(MeasureSql.raw(stored).as(column(columns.size() - first)));
    }
    List<Condition> where = new ArrayList<>();
    where.add(source.present(contact));
    where.add(among(audience, contact, Logic.TRUE));
    // where they lie by contact an index of the kinds would have them sorted again
    if (!source.isEmbedded()
        && table.typeColumn().isPresent()
        && reading.kinds().size() < table.kinds().size()) {
      where.add(label(table).in(reading.types()));
    }
    reading.from().ifPresent(from -> where.add(at.ge(val(from.toEpochMilli()))));
    where.add(at.le(val(emission.folding().now().toEpochMilli())));
    List<OrderField<?>> order = new ArrayList<>();
    order.add(ordered(ALIAS, table.contactColumn()));
    if (reading.inOrder()) {
      order.add(at);
      order.add(key);
    }
    return DSL.select(columns)
        .from(source.rows(table.table(), ALIAS))
        .where(Logic.where(Logic.all(where)))
        .orderBy(order);
  }

  /** A number is read quicker than a word. */
  private Field<Integer> kind(EventReading reading) {
    if (reading.table().typeColumn().isEmpty()) {
      return inline(0);
    }
    Field<String> label = label(reading.table());
    Optional<CaseConditionStep<Integer>> cases = Optional.empty();
    for (int i = 0; i < reading.types().size(); i++) {
      Condition is = label.eq(val(reading.types().get(i)));
      Field<Integer> place = inline(i);
      cases = Optional.of(cases.map(c -> c.when(is, place)).orElseGet(() -> when(is, place)));
    }
    return cases.orElseThrow().otherwise(inline(-1));
  }

  private Field<String> label(Schema.EventTable table) {
    return emission.source().label(table.table(), ALIAS, table.typeColumn().orElseThrow());
  }

  private static org.jooq.Name column(int place) {
    return Names.of("v" + place);
  }
}
