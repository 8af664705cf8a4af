package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.StateTables.Outdated;
import dev.segue.compiler.sql.StateTables.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What stands in the source as it is read once for many formulas, in the order of contacts. */
record StreamSql(
    Emission emission, Formulas formulas, Audience audience, Supplier<ContactRows> everyone) {
  private static final String ALIAS = "e";

  /** The texts of columns are called w0, w1, .. */
  private static final String WORDS = "w";

  private static final String PACK = "pack";

  /**
   * Who is asked about.
   *
   * @param ordered the key in the order of contacts
   */
  static Condition among(
      Audience audience, Field<Object> key, Field<Object> ordered, Condition everyone) {
    return switch (audience) {
      case Audience.Everyone e -> everyone;
      case Audience.One(var only) -> key.eq(val(only));
      case Audience.Touched t -> in(key, Touched.TABLE);
      case Audience.Outdated o -> in(key, Outdated.TABLE);
      case Audience.Between(var from, var before) ->
          Logic.all(
              List.of(
                  everyone,
                  from.map(k -> ordered.ge(val(k))).orElse(Logic.TRUE),
                  before.map(k -> ordered.lt(val(k))).orElse(Logic.TRUE)));
    };
  }

  private static Condition in(Field<Object> key, String table) {
    return Among.in(
        key,
        DSL.select(Names.column("t", StateTables.CONTACT, Object.class))
            .from(Names.tableOf(table).as(Names.of("t"))),
        true);
  }

  /** Contacts as (contact, v0, v1, ..). */
  Select<? extends Record> contacts(List<Expression> values, Set<Expression> coded) {
    ContactRows contacts = everyone.get();
    List<SelectField<?>> columns = new ArrayList<>();
    columns.add(contacts.key().as(Names.of(StateTables.CONTACT)));
    List<UnaryOperator<Table<?>>> words = new ArrayList<>();
    for (Expression value : values) {
      Name name = column(columns.size() - 1);
      Field<Object> stored = value(contacts, value);
      if (coded.contains(value)) {
        String alias = WORDS + columns.size();
        words.add(from -> words(value).beside(from, stored, alias));
        columns.add(WordsSql.place(alias).as(name));
      } else {
        columns.add(stored.as(name));
      }
    }
    Table<?> from = contacts.from();
    for (UnaryOperator<Table<?>> join : words) {
      from = join.apply(from);
    }
    return everyones(contacts, columns, from);
  }

  /** The same as (contact, pack). */
  Select<? extends Record> contactPacks(List<Expression> values) {
    ContactRows contacts = everyone.get();
    return everyones(
        contacts,
        List.of(
            contacts.key().as(Names.of(StateTables.CONTACT)),
            PackSql.of(values, v -> value(contacts, v)).as(Names.of(PACK))),
        contacts.from());
  }

  private Select<? extends Record> everyones(
      ContactRows contacts, List<SelectField<?>> columns, Table<?> from) {
    boolean unique = emission.source().unique(contacts.contacts().table());
    Condition all = unique ? Logic.TRUE : emission.source().present(contacts.key());
    Field<Object> ordered = ordered(ContactRows.ALIAS, contacts.contacts().key().column());
    return DSL.select(columns)
        .from(from)
        .where(Logic.where(among(audience, contacts.key(), ordered, all)))
        .orderBy(ordered);
  }

  /** The contact before whom so many come, as (contact). */
  Select<? extends Record> contactAfter(long many) {
    ContactRows contacts = everyone.get();
    return DSL.select(contacts.key().as(Names.of(StateTables.CONTACT)))
        .from(contacts.from())
        .orderBy(ordered(ContactRows.ALIAS, contacts.contacts().key().column()))
        .limit(val(1L))
        .offset(val(many));
  }

  private Field<Object> value(ContactRows contacts, Expression value) {
    return MeasureSql.raw(formulas.expressions().stored(value, Scope.of(contacts)));
  }

  /** The texts of a value of contacts. */
  WordsSql words(Expression value) {
    ContactRows contacts = everyone.get();
    Field<Object> text = value(contacts, value);
    return new WordsSql(text, contacts.from());
  }

  /** The texts of a field of events. */
  WordsSql words(EventReading reading, Schema.Field field) {
    String table = reading.table().table();
    return new WordsSql(value(table, field), emission.source().rows(table, ALIAS));
  }

  private Field<Object> value(String table, Schema.Field field) {
    return MeasureSql.raw(
        ExpressionSql.stored(emission.source().field(table, ALIAS, field), field.type()));
  }

  /** A contact's key, or a reference to it, in the order of contacts. */
  private Field<Object> ordered(String alias, String column) {
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
    columns.add(event(table).as(Names.of("event")));
    columns.add(at.as(Names.of(StateTables.AT)));
    int before = columns.size();
    Table<?> from = source.rows(table.table(), ALIAS);
    for (Schema.Field field : reading.fields()) {
      Name name = column(columns.size() - before);
      if (reading.coded().contains(field)) {
        String words = WORDS + columns.size();
        from = words(reading, field).beside(from, value(table.table(), field), words);
        columns.add(WordsSql.place(words).as(name));
      } else {
        columns.add(value(table.table(), field).as(name));
      }
    }
    List<Condition> where = new ArrayList<>(within(reading, contact, at));
    if (table.typeColumn().isPresent() && reading.kinds().size() < table.kinds().size()) {
      // where they lie by contact an index of the kinds would have them sorted again
      where.add(
          source.isEmbedded() ? kind(reading).ge(inline(0)) : label(table).in(reading.types()));
    }
    List<OrderField<?>> order = new ArrayList<>();
    order.add(ordered(ALIAS, table.contactColumn()));
    if (reading.inOrder()) {
      order.add(at);
      order.add(key);
    }
    return DSL.select(columns).from(from).where(Logic.where(Logic.all(where))).orderBy(order);
  }

  private List<Condition> within(EventReading reading, Field<Object> contact, Field<Long> at) {
    List<Condition> where = new ArrayList<>();
    where.add(emission.source().present(contact));
    Field<Object> ordered = ordered(ALIAS, reading.table().contactColumn());
    where.add(among(audience, contact, ordered, Logic.TRUE));
    reading.from().ifPresent(first -> where.add(at.ge(val(first.toEpochMilli()))));
    where.add(at.le(val(emission.folding().now().toEpochMilli())));
    return where;
  }

  /** The same as (contact, pack). */
  Select<? extends Record> packs(EventReading reading) {
    Schema.EventTable table = reading.table();
    Source source = emission.source();
    Field<Object> contact = Names.column(ALIAS, table.contactColumn(), Object.class);
    Field<Long> at = OwnColumn.finite(source.instant(table.table(), ALIAS, table.atColumn()));
    PackSql pack =
        new PackSql(
            reading,
            at,
            table.typeColumn().map(c -> label(table)),
            reading.inOrder() ? List.of(at, source.key(ALIAS, table.key())) : List.of(),
            f -> value(table.table(), f));
    return DSL.select(contact.as(Names.of(StateTables.CONTACT)), pack.pack().as(Names.of(PACK)))
        .from(source.rows(table.table(), ALIAS))
        .where(Logic.where(Logic.all(within(reading, contact, at))))
        .groupBy(contact)
        .orderBy(ordered(ALIAS, table.contactColumn()));
  }

  /** By its key it is told whether an event stands there twice. */
  private Field<?> event(Schema.EventTable table) {
    return emission.source().unique(table.table())
        ? inline(0)
        : Names.column(ALIAS, table.key().column(), Object.class);
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

  private static Name column(int place) {
    return Names.of("v" + place);
  }
}
