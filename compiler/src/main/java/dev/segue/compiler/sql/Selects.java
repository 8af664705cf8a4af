package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.plan.Edge;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.sql.StateTables.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectOrderByStep;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** The selects of one statement: its own, and those of the definitions that it brings along. */
final class Selects {
  private static final String VALUE = MeasureSql.VALUE;

  /** A record within is called r. */
  private static final String RUN = "ru";

  private static final String VALUES = "all_values";

  /** A select within another does not bring along definitions: the outermost does. */
  static final boolean OUTERMOST = true;

  private static final boolean INNER = false;

  private final Statements asked;
  private final boolean everyones;
  private final Emission emission;
  private final Formulas formulas;

  /** What is asked. */
  enum About {
    /** Something of contacts. */
    CONTACTS,
    /** Something of runs of programs. */
    RUNS,
    /** Many definitions of everyone: what one says of another stands in it. */
    DEFINITIONS
  }

  Selects(Statements asked, About about) {
    this.asked = asked;
    this.everyones = about != About.RUNS && asked.audience().isMost();
    boolean setwise = everyones || !asked.dialect().engine().looksUp();
    boolean inPlace = about == About.DEFINITIONS;
    Source source = source(asked);
    this.emission =
        emission(
            asked,
            inPlace ? source.readOnce(asked.workspace().schema()) : source,
            setwise,
            new Withs(asked.workspace(), this::definition));
    this.formulas = formulas(inPlace);
  }

  /** Of everyone, within a statement about some. */
  private Selects(Selects some) {
    this.asked = some.asked.about(new Audience.Everyone());
    this.everyones = true;
    this.emission =
        emission(asked, source(asked), true, some.emission.withs().ofEveryone(this::definition));
    this.formulas = formulas(/* inPlace= */ false);
  }

  private static Source source(Statements asked) {
    return new Source(asked.layout(), asked.workspace().zone().getId());
  }

  private static Emission emission(Statements asked, Source source, boolean setwise, Withs withs) {
    return new Emission(
        asked.workspace(),
        asked.dialect().engine(),
        source,
        Folding.of(asked.now(), asked.workspace().zone()),
        withs,
        setwise);
  }

  private Formulas formulas(boolean inPlace) {
    return new Formulas(emission, asked.references(), inPlace, this::everyone);
  }

  private Everyone everyone() {
    return everyones
        ? new Everyone(emission, formulas, this::contacts)
        : new Selects(this).everyone();
  }

  SqlText rendered(Select<? extends Record> select) {
    SqlText text = asked.rendering().render(select, asked.dialect());
    return new SqlText(text.text(), text.bindings(), text.dialect(), emission.setwise());
  }

  private Select<? extends Record> definition(Definitions definition) {
    return switch (definition) {
      case Definitions.Segment s -> members(s.condition(), INNER);
      case Definitions.Trait t -> values(t.value(), INNER);
      case Definitions.Score s -> scores(s, INNER);
      case Definitions.Partition p -> classes(p, INNER);
      case Definitions.ContactList l -> throw new IllegalArgumentException("a list is stored");
      case Definitions.Topic t -> throw new IllegalArgumentException("a topic is stored");
    };
  }

  SelectOrderByStep<Record> members(Condition condition, boolean outermost) {
    ContactRows contacts = contacts();
    Scope scope = Scope.of(contacts);
    org.jooq.Condition holds =
        (outermost && asked.references() == References.SELF_CONTAINED
                ? formulas.scores().test(condition, scope)
                : Optional.<org.jooq.Condition>empty())
            .or(() -> formulas.rowSets().alone(condition, scope))
            .orElseGet(() -> formulas.conditions().of(condition, scope, true));
    if (holds instanceof AmongSelected all && everyones && unique()) {
      return select(
              List.of(all.contact().as(Names.of(StateTables.CONTACT))),
              /* distinct= */ false,
              outermost)
          .from(all.selected())
          .where(DSL.noCondition());
    }
    List<SelectField<?>> columns = List.of(contacts.key().as(Names.of(StateTables.CONTACT)));
    return select(columns, !unique(), outermost)
        .from(contacts.from())
        .where(Logic.where(among(contacts, holds)));
  }

  Select<? extends Record> number(Condition condition) {
    ContactRows contacts = contacts();
    org.jooq.Condition holds = formulas.conditions().of(condition, Scope.of(contacts), true);
    Field<Integer> number = unique() ? count() : countDistinct(contacts.key());
    return select(List.of(number.as(Names.of("count"))), false, OUTERMOST)
        .from(contacts.from())
        .where(Logic.where(among(contacts, holds)));
  }

  SelectOrderByStep<Record> values(Expression expression, boolean outermost) {
    return valued(scope -> formulas.expressions().stored(expression, scope), outermost);
  }

  Select<? extends Record> everyones(Expression expression) {
    ContactRows contacts = contacts();
    Field<Object> value =
        MeasureSql.raw(formulas.expressions().stored(expression, Scope.of(contacts)));
    var all =
        select(
                List.of(
                    contacts.key().as(Names.of(StateTables.CONTACT)), value.as(Names.of(VALUE))),
                false,
                OUTERMOST)
            .from(contacts.from())
            .where(Logic.where(among(contacts, Logic.TRUE)));
    return unique() ? all : all.groupBy(contacts.key());
  }

  SelectOrderByStep<Record> scores(Definitions.Score score, boolean outermost) {
    return valued(scope -> formulas.scores().of(score, scope), outermost);
  }

  SelectOrderByStep<Record> classes(Definitions.Partition partition, boolean outermost) {
    return valued(scope -> new ChoiceSql(formulas).classOf(partition, scope), outermost);
  }

  SelectOrderByStep<Record> choices(List<Condition> conditions) {
    List<Field<Integer>> places = new ArrayList<>();
    conditions.forEach(c -> places.add(inline(places.size())));
    return valued(
        scope -> new Operand.Plain(new ChoiceSql(formulas).first(conditions, places, scope), false),
        OUTERMOST);
  }

  /** When time alone may next change a definition's answer: (at), NULL for never. */
  Select<? extends Record> nextChange(Set<Edge> edges) {
    NextChangeSql next = new NextChangeSql(emission, formulas, this::contacts);
    List<Select<Record>> ahead = next.ahead(edges);
    List<SelectField<?>> column = List.of(next.instant("n").as(Names.of(StateTables.AT)));
    if (ahead.isEmpty()) {
      return DSL.select(DSL.inline((Long) null).as(Names.of(StateTables.AT)));
    }
    Select<Record> all = ahead.getFirst();
    for (Select<Record> more : ahead.subList(1, ahead.size())) {
      all = all.unionAll(more);
    }
    return select(column, false, OUTERMOST).from(all.asTable(Names.of("n")));
  }

  /** Of everyone, of each contact one row. */
  Select<? extends Record> together(List<Definitions.Segment> segments, List<Definitions> valued) {
    ContactRows contacts = contacts().again();
    List<SelectField<?>> columns =
        new TogetherSql(formulas, Scope.of(contacts)).columns(segments, valued);
    return select(columns, false, OUTERMOST)
        .from(contacts.from())
        .where(Logic.where(among(contacts, Logic.TRUE)))
        .orderBy(field(Names.of(StateTables.CONTACT)));
  }

  CrossingSql crossing(Instant until) {
    return new CrossingSql(emission, formulas, this::contacts, asked.audience(), until);
  }

  SelectOrderByStep<Record> runsWhere(Condition condition) {
    ContactRows contacts = runs();
    org.jooq.Condition holds =
        formulas.conditions().of(condition, Scope.ofRun(contacts, RUN), true);
    return select(List.of(Runs.due().as(Names.of(Due.RUN))), false, OUTERMOST)
        .from(contacts.from())
        .where(holds);
  }

  SelectOrderByStep<Record> runValues(Expression expression) {
    ContactRows contacts = runs();
    Field<?> value =
        MeasureSql.raw(formulas.expressions().stored(expression, Scope.ofRun(contacts, RUN)));
    return select(
            List.of(Runs.due().as(Names.of(Due.RUN)), value.as(Names.of(VALUE))), false, OUTERMOST)
        .from(contacts.from())
        .where(value.isNotNull());
  }

  /** The events of a set with whose they are: (contact, source, event, at, value). */
  Select<? extends Record> events(RowSet.Events set, Optional<Expression.Property> of) {
    ContactRows contacts = contacts();
    List<Rows.Branch> branches = formulas.rowSets().of(set, Scope.of(contacts)).branches();
    Optional<Select<Record>> all = Optional.empty();
    for (int i = 0; i < branches.size(); i++) {
      Select<Record> some = events(contacts, branches.get(i), i, of);
      all = Optional.of(all.<Select<Record>>map(a -> a.unionAll(some)).orElse(some));
    }
    return all.orElseThrow(() -> new IllegalArgumentException("events of no kind"));
  }

  private Select<Record> events(
      ContactRows contacts, Rows.Branch branch, int place, Optional<Expression.Property> of) {
    Field<Object> value =
        of.map(
                p ->
                    MeasureSql.raw(
                        ExpressionSql.stored(branch.row().property().apply(p), p.type())))
            .orElseGet(() -> DSL.inline((Object) null));
    List<SelectField<?>> columns =
        List.of(
            contacts.key().as(Names.of(StateTables.CONTACT)),
            inline(Integer.toString(place)).as(Names.of("source")),
            branch.key().orElseThrow().as(Names.of("event")),
            branch.at().orElseThrow().as(Names.of(StateTables.AT)),
            value.as(Names.of(VALUE)));
    return select(columns, false, place == 0)
        .from(contacts.from(), branch.table())
        .where(Logic.where(among(contacts, branch.where(Optional.of(contacts.key())))));
  }

  /** Whose day is in a range, both ends in it, with their zones: (contact, day, zone). */
  Select<? extends Record> days(
      Expression expression, Expression.ZoneChoice zone, long from, long to) {
    ContactRows contacts = contacts();
    Scope scope = Scope.of(contacts);
    Operand operand = formulas.expressions().of(expression, scope);
    Field<String> named = formulas.expressions().zone(zone, scope);
    Field<Long> day =
        operand instanceof Operand.Nothing ? inline((Long) null) : ExpressionSql.whole(operand);
    return select(
            List.of(
                contacts.key().as(Names.of(StateTables.CONTACT)),
                day.as(Names.of("day")),
                named.as(Names.of("zone"))),
            !unique(),
            OUTERMOST)
        .from(contacts.from())
        .where(Logic.where(among(contacts, day.between(val(from), val(to)))));
  }

  /** Whose instant is in a range, both ends in it: (contact, at). */
  Select<? extends Record> instants(Expression expression, long from, long to) {
    ContactRows contacts = contacts();
    Operand operand = formulas.expressions().of(expression, Scope.of(contacts));
    Field<Long> at =
        operand instanceof Operand.Nothing ? inline((Long) null) : ExpressionSql.whole(operand);
    return select(
            List.of(
                contacts.key().as(Names.of(StateTables.CONTACT)), at.as(Names.of(StateTables.AT))),
            !unique(),
            OUTERMOST)
        .from(contacts.from())
        .where(Logic.where(among(contacts, at.between(val(from), val(to)))));
  }

  /** Everyone's zone: (contact, zone). */
  Select<? extends Record> zones() {
    ContactRows contacts = contacts();
    Field<String> zone =
        formulas.expressions().zone(Expression.ZoneChoice.CONTACT, Scope.of(contacts));
    return select(
            List.of(contacts.key().as(Names.of(StateTables.CONTACT)), zone.as(Names.of("zone"))),
            !unique(),
            OUTERMOST)
        .from(contacts.from())
        .where(Logic.where(among(contacts, Logic.TRUE)));
  }

  private SelectOrderByStep<Record> valued(Function<Scope, Operand> made, boolean outermost) {
    ContactRows contacts = contacts();
    Operand value = made.apply(Scope.of(contacts));
    Field<Object> field = MeasureSql.raw(value);
    Field<Object> shown = unique() ? field : emission.engine().alike(field);
    List<SelectField<?>> columns =
        List.of(contacts.key().as(Names.of(StateTables.CONTACT)), shown.as(Names.of(VALUE)));
    org.jooq.Condition among = Logic.where(among(contacts, Logic.TRUE));
    if (value.certain() || field instanceof TableField) {
      var some =
          select(columns, false, outermost)
              .from(contacts.from())
              .where(value.certain() ? among : Logic.all(List.of(among, field.isNotNull())));
      return unique() ? some : some.groupBy(contacts.key());
    }
    // not to work out twice what makes the value
    var all = select(columns, false, INNER).from(contacts.from()).where(among);
    String values =
        emission.withs().made(made, VALUES, () -> unique() ? all : all.groupBy(contacts.key()));
    return select(
            List.of(
                Names.column(values, StateTables.CONTACT, Object.class),
                Names.column(values, VALUE, Object.class)),
            false,
            outermost)
        .from(Names.tableOf(values))
        .where(Names.column(values, VALUE, Object.class).isNotNull());
  }

  /** Begins a select; what it is made of must have been made before. */
  private SelectSelectStep<Record> select(
      List<SelectField<?>> columns, boolean distinct, boolean outermost) {
    List<CommonTableExpression<?>> with = outermost ? emission.withs().all() : List.of();
    if (with.isEmpty()) {
      return distinct ? DSL.selectDistinct(columns) : DSL.select(columns);
    }
    return distinct ? DSL.with(with).selectDistinct(columns) : DSL.with(with).select(columns);
  }

  private boolean unique() {
    return emission.source().unique(emission.schema().contacts().table());
  }

  private ContactRows contacts() {
    Schema.Contacts contacts = emission.schema().contacts();
    return contacts(emission.source().rows(contacts.table(), ContactRows.ALIAS));
  }

  private ContactRows contacts(Table<Record> rows) {
    Schema.Contacts contacts = emission.schema().contacts();
    return new ContactRows(
        contacts, rows, Optional.empty(), () -> contacts(emission.source().distinct(contacts)));
  }

  private ContactRows runs() {
    return Runs.of(emission, RUN);
  }

  /** Of the audience alone. */
  private org.jooq.Condition among(ContactRows contacts, org.jooq.Condition holds) {
    Field<Object> key = contacts.key();
    org.jooq.Condition everyone = unique() ? Logic.TRUE : emission.source().present(key);
    Field<Object> ordered = emission.source().key(ContactRows.ALIAS, contacts.contacts().key());
    return Logic.all(List.of(StreamSql.among(asked.audience(), key, ordered, everyone), holds));
  }

  /** Contacts and events as they are read once for many formulas. */
  StreamSql stream() {
    return new StreamSql(emission, formulas, asked.audience(), this::contacts);
  }
}
