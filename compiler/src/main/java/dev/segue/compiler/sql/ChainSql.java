package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Condition.Chain;
import dev.segue.compiler.ir.Condition.Link;
import dev.segue.compiler.ir.Condition.Manner;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.type.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;

/**
 * Events one after another. Each step joins its events to those that the steps before it come to,
 * of which each instant counts once: so the work grows with each step and is not multiplied by it.
 * The last one is only asked whether it is there.
 */
final class ChainSql {
  private static final String REACHED = "s";
  private static final String OF_FIRST = "first_";

  private final Emission emission;
  private final Formulas formulas;

  ChainSql(Emission emission, Formulas formulas) {
    this.emission = emission;
    this.formulas = formulas;
  }

  /**
   * Where the steps up to one have come.
   *
   * @param once no join lets an event stand there more than once
   * @param first what is known of the first event
   */
  private record Reached(
      Table<?> from,
      Condition where,
      Field<Object> contact,
      Field<Long> at,
      boolean once,
      Function<Expression.OfFirst, Operand> first) {

    Reached where(Condition more) {
      return new Reached(from, Logic.all(List.of(where, more)), contact, at, once, first);
    }
  }

  /** Whether a contact has such events, or (negative) has not. */
  Condition of(Chain chain, Scope scope, boolean positive) {
    Reads reads = new Reads(emission.folding());
    boolean own = chain.links().stream().anyMatch(l -> reads.contact(l.events()));
    boolean apart =
        own
            && !emission.engine().looksUp()
            && chain.links().stream().noneMatch(l -> reads.outerRow(l.events()));
    boolean everyones = emission.setwise() && (!own || apart);
    Field<Object> key = apart ? scope.contacts().owner() : scope.contacts().key();
    Select<? extends Record> who =
        contacts(chain, everyones ? Optional.empty() : Optional.of(key), apart, scope, positive);
    if (everyones) {
      return Among.in(key, who, positive);
    }
    return positive ? exists(who) : notExists(who);
  }

  private Select<? extends Record> contacts(
      Chain chain, Optional<Field<Object>> whose, boolean apart, Scope scope, boolean positive) {
    List<Link> links = chain.links();
    Set<Expression.OfFirst> carried = new LinkedHashSet<>();
    links.forEach(l -> l.events().filter().ifPresent(f -> carried.addAll(Reads.ofFirst(f))));
    Reached reached = first(links.getFirst(), carried, whose, apart, scope, positive);
    for (int i = 1; i < links.size(); i++) {
      Link link = links.get(i);
      boolean unbounded = link.within().isEmpty() && link.manner() != Manner.NEXT;
      // what stands apart has contacts of its own, which go by the same names
      Reached from =
          reached.once() && !unbounded && !apart ? reached : gathered(reached, link, carried);
      Scope later = scope.later(i, from.first());
      boolean asked = i == links.size() - 1 && link.manner() != Manner.NEXT;
      reached =
          asked
              ? from.where(last(from, link, apart, later))
              : joined(from, link, whose, apart, later);
    }
    return select(reached.contact()).from(reached.from()).where(Logic.where(reached.where()));
  }

  private Reached first(
      Link link,
      Set<Expression.OfFirst> carried,
      Optional<Field<Object>> whose,
      boolean apart,
      Scope scope,
      boolean positive) {
    Rows all = formulas.rowSets().apart(link.events(), scope, apart);
    Rows.Flat rows =
        (positive ? all.withAnyones() : all)
            .flat(whose, carried.stream().map(ChainSql::property).toList(), Rows.Look.INSTANT);
    return new Reached(
        rows.from(),
        rows.where(),
        rows.contact(),
        at(rows),
        true,
        o -> rows.row().property().apply(property(o)));
  }

  /**
   * Each instant once. Where what follows may be however late, only the earliest decides; where it
   * may never come, only the latest.
   */
  private static Reached gathered(
      Reached reached, Link next, Collection<Expression.OfFirst> carried) {
    List<SelectField<?>> columns = new ArrayList<>();
    List<Field<?>> groups = new ArrayList<>();
    Map<Expression.OfFirst, Operand> first = new HashMap<>();
    columns.add(reached.contact().as(Names.of(StateTables.CONTACT)));
    groups.add(reached.contact());
    boolean bounded = next.within().isPresent() || next.manner() == Manner.NEXT;
    Field<Long> at = next.manner() == Manner.NEVER ? max(reached.at()) : min(reached.at());
    columns.add((bounded ? reached.at() : at).as(Names.of(StateTables.AT)));
    for (Expression.OfFirst property : carried) {
      Operand inside = reached.first().apply(property);
      Field<Object> value = MeasureSql.raw(ExpressionSql.stored(inside, property.type()));
      String name = OF_FIRST + property.name();
      columns.add(value.as(Names.of(name)));
      groups.add(value);
      Field<Object> outside = Names.column(REACHED, name, Object.class);
      first.put(property, inside.moved(f -> outside, inside.certain()));
    }
    Select<? extends Record> rows =
        bounded
            ? selectDistinct(columns).from(reached.from()).where(Logic.where(reached.where()))
            : select(columns)
                .from(reached.from())
                .where(Logic.where(reached.where()))
                .groupBy(groups);
    return new Reached(
        rows.asTable(Names.of(REACHED)),
        Logic.TRUE,
        Names.column(REACHED, StateTables.CONTACT, Object.class),
        Names.column(REACHED, StateTables.AT, Long.class),
        true,
        first::get);
  }

  private Reached joined(
      Reached from, Link link, Optional<Field<Object>> whose, boolean apart, Scope scope) {
    boolean next = link.manner() == Manner.NEXT;
    Optional<dev.segue.compiler.ir.Condition> filter = link.events().filter();
    boolean later = next || filter.filter(f -> !Reads.ofFirst(f).isEmpty()).isPresent();
    RowSet.Events looked =
        later
            ? new RowSet.Events(link.events().kinds(), Optional.empty(), link.events().window())
            : link.events();
    Set<Expression.Property> wanted =
        filter.filter(f -> later).map(Reads::properties).orElse(Set.of());
    Rows.Look look = next ? Rows.Look.ORDER : Rows.Look.INSTANT;
    Rows each = formulas.rowSets().apart(looked, scope, apart);
    Rows.Flat all =
        apart && later ? each.together(whose, wanted, look) : each.flat(whose, wanted, look);
    Rows.Flat rows = next ? withTheOneBefore(all, wanted, scope.alias("n")) : all;
    Optional<ContactRows> own =
        apart && later ? Optional.of(besideContacts(rows, scope)) : Optional.empty();
    Scope looking = own.map(c -> scope.among(c, scope.row())).orElse(scope);
    List<Condition> on = new ArrayList<>();
    if (whose.isEmpty()) {
      on.add(rows.contact().eq(from.contact()));
    }
    on.addAll(follows(at(rows), from.at(), link));
    if (next) {
      Field<Long> before = Names.column(scope.alias("n"), Rows.BEFORE, Long.class);
      on.add(before.le(from.at()).or(before.isNull()));
    }
    List<Condition> where = new ArrayList<>(List.of(from.where(), rows.where()));
    if (later) {
      filter.ifPresent(f -> where.add(formulas.conditions().of(f, looking.at(rows.row()), true)));
    }
    // with all that the filter has joined
    Table<?> table = own.<Table<?>>map(ContactRows::from).orElse(rows.from());
    return new Reached(
        from.from().join(table).on(Logic.all(on)),
        Logic.all(where),
        rows.contact(),
        at(rows),
        false,
        from.first());
  }

  /** Rows beside contacts of their own, of whom their filter speaks. */
  private static ContactRows besideContacts(Rows.Flat rows, Scope scope) {
    ContactRows contacts = scope.contacts().again();
    contacts.beside(
        new Rows.Branch(
            Typed.rows(rows.from()),
            rows.where(),
            rows.contact(),
            rows.at(),
            Optional.empty(),
            true,
            true,
            rows.row()));
    return contacts;
  }

  /** Each row with the instant of the one before it, at one instant by key. */
  private static Rows.Flat withTheOneBefore(
      Rows.Flat rows, Set<Expression.Property> wanted, String alias) {
    Carried carried = new Carried(wanted, alias);
    List<SelectField<?>> columns = new ArrayList<>();
    columns.add(rows.contact().as(Names.of(StateTables.CONTACT)));
    columns.add(at(rows).as(Names.of(StateTables.AT)));
    columns.add(
        lag(at(rows))
            .over(partitionBy(rows.contact()).orderBy(rows.inOrder()))
            .as(Names.of(Rows.BEFORE)));
    columns.addAll(carried.columns(rows.row()));
    Optional<Field<Long>> at = Optional.of(Names.column(alias, StateTables.AT, Long.class));
    return new Rows.Flat(
        select(columns).from(rows.from()).where(Logic.where(rows.where())).asTable(Names.of(alias)),
        Logic.TRUE,
        Names.column(alias, StateTables.CONTACT, Object.class),
        at,
        List.of(),
        carried.row(rows.row(), at));
  }

  /** Whether the last event is there, or is not and can no longer come. */
  private Condition last(Reached from, Link link, boolean apart, Scope scope) {
    boolean never = link.manner() == Manner.NEVER;
    List<Condition> ways = new ArrayList<>();
    for (Rows.Branch branch : formulas.rowSets().apart(link.events(), scope, apart).branches()) {
      List<Condition> where = new ArrayList<>();
      where.add(branch.where(Optional.of(from.contact())));
      where.addAll(follows(branch.at().orElseThrow(), from.at(), link));
      var rows = select(inline(1)).from(branch.table()).where(Logic.all(where));
      ways.add(never ? notExists(rows) : exists(rows));
    }
    if (!never) {
      return Logic.any(ways);
    }
    link.within().ifPresent(d -> ways.addFirst(hasPassed(d, from.at())));
    return Logic.all(ways);
  }

  private List<Condition> follows(Field<Long> at, Field<Long> from, Link link) {
    List<Condition> bounds = new ArrayList<>();
    bounds.add(
        link.afterAtLeast()
            .map(d -> at.ge(formulas.expressions().shifted(from, d, true)))
            .orElseGet(() -> at.gt(from)));
    link.within().ifPresent(d -> bounds.add(at.le(formulas.expressions().shifted(from, d, true))));
    return bounds;
  }

  private Condition hasPassed(Period period, Field<Long> from) {
    long now = emission.folding().now().toEpochMilli();
    return switch (period) {
      case Period.Exact(var milliseconds) -> from.le(val(now - milliseconds));
      // a month on from the 31st is sooner than a month back comes to it
      case Period.Months months -> formulas.expressions().shifted(from, months, true).le(val(now));
    };
  }

  private static Expression.Property property(Expression.OfFirst ofFirst) {
    return new Expression.Property(ofFirst.name(), ofFirst.type());
  }

  private static Field<Long> at(Rows.Flat rows) {
    return rows.at().orElseThrow(() -> new IllegalArgumentException("events without a time"));
  }
}
