package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.plan.Calendar;
import dev.segue.compiler.plan.Edge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;

/**
 * How long until time alone may change an answer: for every edge how far ahead the nearest row or
 * contact is of it, of all the least.
 */
final class NextChangeSql {
  static final String AHEAD = "ahead";

  private static final long DAY = 86_400_000L;
  private static final long NEVER = Long.MAX_VALUE;

  /** A function takes no more arguments. */
  private static final int MOST = 100;

  private final Emission emission;
  private final Formulas formulas;
  private final ConsentSql consent;
  private final Supplier<ContactRows> contacts;
  private final long now;

  NextChangeSql(Emission emission, Formulas formulas, Supplier<ContactRows> contacts) {
    this.emission = emission;
    this.formulas = formulas;
    this.consent = new ConsentSql(emission);
    this.contacts = contacts;
    this.now = emission.folding().now().toEpochMilli();
  }

  /** Selects of one number of milliseconds each, of which the least counts. */
  List<Select<Record>> ahead(Set<Edge> edges) {
    Map<RowSet, List<Edge>> ofRows = new LinkedHashMap<>();
    List<Edge> ofContacts = new ArrayList<>();
    List<Select<Record>> selects = new ArrayList<>();
    Optional<Long> clock = Optional.empty();
    for (Edge edge : edges) {
      switch (edge) {
        case Edge.At(var instant) -> clock = earlier(clock, instant.toEpochMilli() - now);
        case Edge.AnyMoment m -> clock = earlier(clock, 1);
        case Edge.OfRows e -> ofRows.computeIfAbsent(e.rows(), r -> new ArrayList<>()).add(edge);
        case Edge.OfContact e -> ofContacts.add(edge);
        case Edge.Consent(var topic) -> selects.add(consents(topic));
        case Edge.Recorded(var attribute, var cut) ->
            selects.add(
                formulas
                    .histories()
                    .recorded(attribute, since -> nearest(List.of(crossing(since, cut)))));
      }
    }
    clock.ifPresent(ahead -> selects.add(select(List.of(named(val(ahead))))));
    ofRows.forEach((rows, some) -> selects.addAll(rows(rows, some)));
    for (List<Edge> some : parts(ofContacts)) {
      selects.add(contacts(some));
    }
    return selects;
  }

  private static Optional<Long> earlier(Optional<Long> known, long ahead) {
    return Optional.of(Math.min(known.orElse(ahead), ahead));
  }

  private static List<List<Edge>> parts(List<Edge> edges) {
    List<List<Edge>> parts = new ArrayList<>();
    for (int i = 0; i < edges.size(); i += MOST) {
      parts.add(edges.subList(i, Math.min(i + MOST, edges.size())));
    }
    return parts;
  }

  private Select<Record> contacts(List<Edge> edges) {
    ContactRows rows = contacts.get();
    Scope scope = Scope.of(rows);
    List<Field<Long>> ahead = edges.stream().flatMap(e -> ahead(e, scope).stream()).toList();
    return select(List.of(named(nearest(ahead)))).from(rows.from());
  }

  private List<Select<Record>> rows(RowSet rows, List<Edge> edges) {
    List<Select<Record>> selects = new ArrayList<>();
    Scope outside = Scope.of(contacts.get());
    for (Rows.Branch branch : formulas.rowSets().ofAnyTime(rows, outside)) {
      Scope scope = outside.at(branch.row());
      for (List<Edge> some : parts(edges)) {
        List<Field<Long>> ahead = some.stream().flatMap(e -> ahead(e, scope).stream()).toList();
        selects.add(
            select(List.of(named(nearest(ahead))))
                .from(branch.table())
                .where(Logic.where(branch.where())));
      }
    }
    return selects;
  }

  private Select<Record> consents(String topic) {
    Table<?> changes = consent.everyChange(topic).asTable(Names.of("s"));
    Field<Long> at = Names.column("s", StateTables.AT, Long.class);
    return select(List.of(named(nearest(List.of(arrival(at)))))).from(changes);
  }

  /** How far ahead of a row, or a contact, an edge is; nothing: it never comes. */
  Optional<Field<Long>> ahead(Edge edge, Scope scope) {
    return switch (edge) {
      case Edge.Arrival a -> at(scope).map(this::arrival);
      case Edge.Expiry(var rows, var cut) -> at(scope).map(at -> crossing(at, cut));
      case Edge.Crossing(var instant, var cut) ->
          value(instant, scope).map(at -> crossing(at, cut));
      case Edge.RowCrossing(var rows, var instant, var cut) ->
          value(instant, scope).map(at -> crossing(at, cut));
      case Edge.Units(var since, var unit) -> value(since, scope).map(at -> units(at, unit));
      case Edge.RowUnits(var rows, var since, var unit) ->
          value(since, scope).map(at -> units(at, unit));
      case Edge.Clock(var since) -> value(since, scope).map(this::clock);
      case Edge.RowClock(var rows, var since) -> value(since, scope).map(this::clock);
      case Edge.ContactMidnight(var cut) -> Optional.of(midnight(cut, scope));
      case Edge.At a -> Optional.empty();
      case Edge.Consent c -> Optional.empty();
      case Edge.Recorded r -> Optional.empty();
      case Edge.AnyMoment m -> Optional.empty();
    };
  }

  private static Optional<Field<Long>> at(Scope scope) {
    return scope.row().flatMap(Scope.Row::at);
  }

  private Optional<Field<Long>> value(Expression instant, Scope scope) {
    Operand operand = formulas.expressions().of(instant, scope);
    return operand instanceof Operand.Nothing
        ? Optional.empty()
        : Optional.of(ExpressionSql.whole(operand));
  }

  private Field<Long> arrival(Field<Long> at) {
    return when(at.gt(val(now)), at.minus(val(now)));
  }

  private static Field<Long> crossing(Field<Long> at, Instant cut) {
    Field<Long> to = val(cut.toEpochMilli());
    return when(at.ge(to), Answer.whole(e -> e.greater(at.minus(to), inline(1L))));
  }

  private Field<Long> units(Field<Long> since, long unit) {
    return val(unit).minus(remainder(val(now).minus(since), unit));
  }

  private Field<Long> clock(Field<Long> since) {
    long time = Calendar.clock(now, emission.folding().zone());
    Field<Long> of = ExpressionSql.call(TimeFunctions.CLOCK, since, inline(emission.zone()));
    return inline(DAY).minus(remainder(val(time).minus(of), DAY));
  }

  /** Not below 0, whatever is divided. */
  private static Field<Long> remainder(Field<Long> dividend, long divisor) {
    Field<Long> by = val(divisor);
    return dividend.mod(by).plus(by).mod(by);
  }

  private Field<Long> midnight(Instant cut, Scope scope) {
    Field<Long> at = val(cut.toEpochMilli());
    Field<String> zone = formulas.expressions().zone(Expression.ZoneChoice.CONTACT, scope);
    Field<Long> tomorrow = ExpressionSql.call(TimeFunctions.DAY, at, zone).plus(inline(1L));
    return ExpressionSql.call(TimeFunctions.DAY_START, tomorrow, zone).minus(at);
  }

  private static Field<Long> nearest(List<Field<Long>> ahead) {
    List<Field<Long>> each =
        ahead.stream().<Field<Long>>map(a -> coalesce(min(a), inline(NEVER))).toList();
    if (each.isEmpty()) {
      return inline(NEVER);
    }
    return each.size() == 1
        ? each.getFirst()
        : least(each.getFirst(), each.subList(1, each.size()).toArray(Field<?>[]::new));
  }

  private static SelectField<Long> named(Field<Long> ahead) {
    return ahead.as(Names.of(AHEAD));
  }

  /** Of all the least, as an instant; NULL where nothing ever changes. */
  Field<Long> instant(String of) {
    Field<Long> least = min(Names.column(of, AHEAD, Long.class));
    return nullif(least, inline(NEVER)).plus(val(now));
  }
}
