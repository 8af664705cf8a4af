package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Condition.Occurs;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.plan.Folding;
import java.time.Instant;
import java.util.ArrayList;
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
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;

/** The rows that conditions and measures look at, and whether a contact has so many. */
final class RowSetSql {
  private final Emission emission;
  private final Formulas formulas;

  RowSetSql(Emission emission, Formulas formulas) {
    this.emission = emission;
    this.formulas = formulas;
  }

  Rows of(RowSet set, Scope scope) {
    return of(set, scope, false);
  }

  /**
   * The same.
   *
   * @param apart in selects with contacts of their own, if the engine needs them, even where they
   *     depend on nothing of them
   */
  Rows of(RowSet set, Scope scope, boolean apart) {
    Reads reads = new Reads(emission.folding());
    boolean correlated = reads.contact(set);
    boolean ofRow = reads.outerRow(set);
    Optional<Rows.Branch> row = scope.contacts().beside().filter(r -> ofRow);
    if ((correlated || apart) && !emission.engine().looksUp() && ofRow == row.isPresent()) {
      return RowsApart.of(this, set, scope, row);
    }
    return new Rows(branches(set, scope), correlated, scope.contacts().key(), scope.alias("e"));
  }

  List<Rows.Branch> branches(RowSet set, Scope scope) {
    return switch (set) {
      case RowSet.Events e -> events(e, scope, Until.NOW);
      case RowSet.Records r -> List.of(records(r, scope));
      case RowSet.Acts a -> List.of(acts(a, scope, Until.NOW));
      case RowSet.Moves m -> List.of(moves(m, scope, Until.NOW));
      case RowSet.Changes c -> List.of(changes(c, scope, Until.NOW));
    };
  }

  /** The rows, also those that are dated ahead. */
  List<Rows.Branch> ofAnyTime(RowSet set, Scope scope) {
    return switch (set) {
      case RowSet.Events e -> events(e, scope, Until.ANY_TIME);
      case RowSet.Records r -> List.of(records(r, scope));
      case RowSet.Acts a -> List.of(acts(a, scope, Until.ANY_TIME));
      case RowSet.Moves m -> List.of(moves(m, scope, Until.ANY_TIME));
      case RowSet.Changes c -> List.of(changes(c, scope, Until.ANY_TIME));
    };
  }

  /** Up to when rows are looked at. */
  private enum Until {
    NOW,
    ANY_TIME
  }

  /** Whether a contact has so many rows, or (negative) has not. */
  Condition occurs(Occurs occurs, Scope scope, boolean positive) {
    return CountRange.of(
        occurs.least(),
        occurs.most(),
        positive,
        (least, most, so) -> between(occurs.rows(), least, most, scope, so));
  }

  /** {@code least} is 1 or more. */
  private Condition between(
      RowSet set, long least, Optional<Long> most, Scope scope, boolean positive) {
    Rows rows = of(set, scope);
    Field<Object> key = rows.owner();
    boolean some = least == 1 && most.isEmpty();
    if (emission.setwise() && !rows.correlated()) {
      Select<? extends Record> who = some ? rows.contacts() : counted(rows, least, most);
      Condition among = in(key, who, positive);
      // to look in several tables for each of them pays less than to collect who is there
      return some && !positive && rows.branches().size() == 1
          ? new Never(among, rows.found(false))
          : among;
    }
    if (some) {
      return rows.found(positive);
    }
    Rows.Flat flat = rows.flat(Optional.of(key), List.of(), Rows.Look.NOTHING);
    Field<Integer> number =
        field(select(count()).from(flat.from()).where(Logic.where(flat.where())));
    return CountRange.inRange(number, least, most, positive);
  }

  private static Select<? extends Record> counted(Rows rows, long least, Optional<Long> most) {
    Rows.Flat flat = rows.flat(Optional.empty(), List.of(), Rows.Look.NOTHING);
    return select(flat.contact())
        .from(flat.from())
        .where(Logic.where(flat.where()))
        .groupBy(flat.contact())
        .having(CountRange.inRange(count(), least, most, true));
  }

  @SuppressWarnings("unchecked") // a select of one column
  static Condition in(Field<Object> key, Select<? extends Record> who, boolean positive) {
    Select<? extends org.jooq.Record1<Object>> one =
        (Select<? extends org.jooq.Record1<Object>>) who;
    return positive ? key.in(one) : key.notIn(one);
  }

  private List<Rows.Branch> events(RowSet.Events set, Scope scope, Until until) {
    List<Schema.EventTable> tables =
        emission.schema().eventTables().stream()
            .filter(t -> t.kinds().stream().anyMatch(set.kinds()::contains))
            .toList();
    boolean mixed = tables.stream().map(t -> t.key().integer()).distinct().count() > 1;
    return tables.stream().map(t -> events(set, t, mixed, scope, until)).toList();
  }

  /** The key of a row, which may stand beside one of another type. */
  private Field<Object> key(String alias, Schema.Key key, boolean mixed) {
    Field<Object> plain = emission.source().key(alias, key);
    return mixed ? Answer.any(e -> e.keyOfAny(plain, key.integer())) : plain;
  }

  private Rows.Branch events(
      RowSet.Events set, Schema.EventTable table, boolean mixed, Scope scope, Until until) {
    List<Schema.EventKind> kinds = table.kinds().stream().filter(set.kinds()::contains).toList();
    String alias = scope.alias("e");
    Source source = emission.source();
    Field<Object> contact = Names.column(alias, table.contactColumn(), Object.class);
    Field<Long> at = source.instant(table.table(), alias, table.atColumn());
    Field<Long> counted = isEnding(set.window(), until) ? OwnColumn.finite(at) : at;
    Scope.Row row =
        new Scope.Row(
            p -> property(p, table, kinds, alias),
            p -> place(p, table, kinds, alias),
            Optional.of(counted));
    List<Condition> where = new ArrayList<>();
    where.add(source.present(contact));
    table
        .typeColumn()
        .ifPresent(t -> where.add(isOf(kinds, source.label(table.table(), alias, t))));
    where.addAll(window(at, set.window(), scope, until));
    set.filter().ifPresent(f -> where.add(formulas.conditions().of(f, scope.at(row), true)));
    return new Rows.Branch(
        source.rows(table.table(), alias),
        Logic.all(where),
        contact,
        Optional.of(counted),
        Optional.of(key(alias, table.key(), mixed)),
        source.unique(table.table()),
        false,
        row);
  }

  private static Condition isOf(List<Schema.EventKind> kinds, Field<String> type) {
    List<String> names = kinds.stream().map(Schema.EventKind::typeValue).distinct().toList();
    return names.size() == 1 ? type.eq(val(names.getFirst())) : type.in(names);
  }

  private Operand property(
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
    Operand first = emission.source().field(table.table(), alias, fields.iterator().next());
    if (fields.size() == 1) {
      return first;
    }
    // the kinds keep it in different columns
    Field<String> type =
        emission.source().label(table.table(), alias, table.typeColumn().orElseThrow());
    return first.moved(f -> byKind(property, table, kinds, alias, type), false);
  }

  private Source.Place place(
      Expression.Property property,
      Schema.EventTable table,
      List<Schema.EventKind> kinds,
      String alias) {
    Map<Schema.EventKind, Source.Place> places = new LinkedHashMap<>();
    Set<Schema.Storage.Coordinates> columns = new LinkedHashSet<>();
    for (Schema.EventKind kind : kinds) {
      Schema.Storage.Coordinates stand = coordinates(property, kind.properties());
      columns.add(stand);
      places.put(kind, emission.source().place(alias, stand));
    }
    if (columns.size() == 1) {
      return places.values().iterator().next();
    }
    // the kinds keep it in different columns
    Field<String> type =
        emission.source().label(table.table(), alias, table.typeColumn().orElseThrow());
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

  private static Schema.Storage.Coordinates coordinates(
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
          emission
              .source()
              .field(table.table(), alias, kind.property(property.name()).orElseThrow());
      Field<Object> value = MeasureSql.raw(ExpressionSql.stored(operand, property.type()));
      Condition isKind = type.eq(val(kind.typeValue()));
      cases =
          Optional.of(cases.map(c -> c.when(isKind, value)).orElseGet(() -> when(isKind, value)));
    }
    return cases.orElseThrow();
  }

  private Rows.Branch records(RowSet.Records set, Scope scope) {
    Schema.RecordTable table = set.table();
    String alias = scope.alias("r");
    Source source = emission.source();
    Field<Object> contact = Names.column(alias, table.contactColumn(), Object.class);
    Scope.Row row =
        new Scope.Row(
            p -> recordField(p, table, alias),
            p -> emission.source().place(alias, coordinates(p, table.fields())),
            Optional.empty());
    List<Condition> where = new ArrayList<>();
    where.add(source.present(contact));
    set.filter().ifPresent(f -> where.add(formulas.conditions().of(f, scope.at(row), true)));
    return new Rows.Branch(
        source.rows(table.table(), alias),
        Logic.all(where),
        contact,
        Optional.empty(),
        Optional.of(emission.source().key(alias, table.key())),
        source.unique(table.table()),
        false,
        row);
  }

  private Operand recordField(
      Expression.Property property, Schema.RecordTable table, String alias) {
    return table.fields().stream()
        .filter(f -> f.name().equals(property.name()))
        .findFirst()
        .map(f -> emission.source().field(table.table(), alias, f))
        .orElseThrow(() -> new IllegalArgumentException("no field " + property.name()));
  }

  private Rows.Branch acts(RowSet.Acts set, Scope scope, Until until) {
    String alias = scope.alias("a");
    Table<Record> table = Names.tableOf(StateTables.Act.TABLE).as(Names.of(alias));
    Field<Long> at = Names.column(alias, StateTables.AT, Long.class);
    List<Condition> where = new ArrayList<>();
    where.add(Names.column(alias, StateTables.Act.ACT, String.class).eq(val(act(set.act()))));
    set.of()
        .ifPresent(
            n -> where.add(Names.column(alias, StateTables.Act.NAME, String.class).eq(val(n))));
    where.addAll(window(at, set.window(), scope, until));
    return new Rows.Branch(
        table,
        Logic.all(where),
        Names.column(alias, StateTables.CONTACT, Object.class),
        Optional.of(at),
        Optional.empty(),
        true,
        false,
        new Scope.Row(
            p -> {
              throw new IllegalArgumentException("an act has no " + p.name());
            },
            p -> {
              throw new IllegalArgumentException("an act has no " + p.name());
            },
            Optional.of(at)));
  }

  private Rows.Branch moves(RowSet.Moves set, Scope scope, Until until) {
    return formulas
        .histories()
        .moves(set, scope.alias("m"), at -> window(at, set.window(), scope, until));
  }

  private Rows.Branch changes(RowSet.Changes set, Scope scope, Until until) {
    return formulas.histories().changes(set, scope, at -> window(at, set.window(), scope, until));
  }

  private static String act(RowSet.Act act) {
    return switch (act) {
      case RECEIVED -> StateTables.Act.RECEIVED;
      case FINISHED -> StateTables.Act.FINISHED;
      case HANDED_OFF -> StateTables.Act.HANDED_OFF;
    };
  }

  /** In the window, and not in the future. */
  private List<Condition> window(Field<Long> at, Window window, Scope scope, Until until) {
    List<Condition> where = new ArrayList<>();
    boolean both = window.from().isPresent() && isEnding(window, until);
    Operand instant = new Operand.Plain(both ? OwnColumn.finite(at) : at, true);
    where.add(
        formulas
            .conditions()
            .within(instant, new Window(window.from(), Optional.empty()), scope.deeper(), true));
    Instant now = emission.folding().now();
    Optional<Instant> end = window.to().flatMap(this::known);
    // of an end that is known and of now the earlier one is enough
    if (end.filter(e -> e.isAfter(now)).isEmpty()) {
      where.add(
          formulas
              .conditions()
              .within(instant, new Window(Optional.empty(), window.to()), scope.deeper(), true));
    }
    if (until == Until.NOW && end.filter(e -> !e.isAfter(now)).isEmpty()) {
      Field<Long> last = val(now.toEpochMilli());
      where.add(
          Leaf.compare(both ? OwnColumn.finite(at) : at, true, Relation.LESS_OR_EQUAL, last, true)
              .holds());
    }
    return where;
  }

  /** What lies at no time has no place among them. */
  private static boolean isEnding(Window window, Until until) {
    return until == Until.NOW || window.to().isPresent();
  }

  private Optional<Instant> known(Window.Bound bound) {
    return emission
        .folding()
        .fold(bound.at())
        .flatMap(Folding.Known::value)
        .map(v -> ((Value.Instant) v).instant());
  }
}
