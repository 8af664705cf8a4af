package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Condition.Occurs;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.type.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    return apart(set, scope, false);
  }

  /** Those of whom somebody is to be one, or (negative) is not: nobody is unlike any in a list. */
  Rows of(RowSet set, Scope scope, boolean positive) {
    Rows rows = of(set, scope);
    return positive || emission.engine().seeksAbsence() ? rows.withAnyones() : rows;
  }

  /**
   * The rows.
   *
   * @param apart in selects with contacts of their own, if the engine needs them, even where they
   *     depend on nothing of them
   */
  Rows apart(RowSet set, Scope scope, boolean apart) {
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

  /** The table in which all of the rows stand, if it is the source's. */
  Optional<String> only(RowSet set) {
    return switch (set) {
      case RowSet.Events e -> {
        List<Schema.EventTable> tables = tables(e);
        yield tables.size() == 1 ? Optional.of(tables.getFirst().table()) : Optional.empty();
      }
      case RowSet.Records r -> Optional.of(r.table().table());
      case RowSet.Acts a -> Optional.empty();
      case RowSet.Moves m -> Optional.empty();
      case RowSet.Changes c -> Optional.empty();
    };
  }

  private List<Schema.EventTable> tables(RowSet.Events set) {
    return emission.schema().eventTables().stream()
        .filter(t -> t.kinds().stream().anyMatch(set.kinds()::contains))
        .toList();
  }

  /**
   * What holds for the rows of each of some sets of a table: their kinds, and the widest window.
   */
  Condition ofAny(List<RowSet> sets, Scope scope) {
    Set<Schema.EventKind> kinds = new LinkedHashSet<>();
    Optional<Instant> first = Optional.of(emission.folding().now());
    for (RowSet set : sets) {
      if (!(set instanceof RowSet.Events events)) {
        return Logic.TRUE;
      }
      kinds.addAll(events.kinds());
      Optional<Instant> from = events.window().from().flatMap(this::known);
      first = first.flatMap(f -> from.map(i -> i.isBefore(f) ? i : f));
    }
    Optional<Window.Bound> from =
        first.map(
            f ->
                new Window.Bound(
                    new Expression.Constant(new Value.Instant(f), Type.INSTANT),
                    /* inclusive= */ true));
    RowSet.Events all =
        new RowSet.Events(List.copyOf(kinds), Optional.empty(), new Window(from, Optional.empty()));
    Condition holds = branches(all, scope).getFirst().anyones();
    return first
        .map(f -> emission.source().since(tables(all).getFirst(), scope.alias("e"), f))
        .map(since -> Logic.all(List.of(holds, since)))
        .orElse(holds);
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

  /**
   * {@code page_viewed ever} where nothing else is asked, of which few might be left: everyone who
   * has some is read.
   */
  Optional<Condition> alone(dev.segue.compiler.ir.Condition condition, Scope scope) {
    if (!emission.setwise()
        || !emission.engine().groupsWho()
        || !(condition instanceof Occurs(RowSet.Events set, var least, var most))
        || least != 1
        || most.isPresent()
        || set.window().from().isPresent()) {
      return Optional.empty();
    }
    Rows rows = of(set, scope, true);
    if (rows.correlated() || rows.branches().size() > 1) {
      return Optional.empty();
    }
    return Optional.of(Among.in(rows.owner(), rows.once(), true));
  }

  /** Events of one type in a table of Segue's own, which has an index of them by contact. */
  private boolean comesByContact(RowSet set) {
    return emission.engine().readsByContact()
        && emission.source().isEmbedded()
        && set instanceof RowSet.Events events
        && tables(events).size() == 1
        && tables(events).getFirst().typeColumn().isPresent()
        && events.kinds().stream().map(Schema.EventKind::typeValue).distinct().count() == 1;
  }

  /** {@code least} is 1 or more. */
  private Condition between(
      RowSet set, long least, Optional<Long> most, Scope scope, boolean positive) {
    Rows rows = of(set, scope, positive);
    Field<Object> key = rows.owner();
    if (formulas.measures().readsAll(set, rows, scope)) {
      Field<Long> number = formulas.measures().number(set, scope).field();
      return CountRange.inRange(number, least, most, positive);
    }
    boolean some = least == 1 && most.isEmpty();
    if (emission.setwise() && !rows.correlated()) {
      Select<? extends Record> who =
          !some ? counted(rows, least, most) : comesByContact(set) ? rows.once() : rows.contacts();
      Condition among = Among.in(key, who, positive);
      if (!some || positive) {
        return among;
      }
      // who looks for absence reads each of several tables once; others collect who is there
      return rows.branches().size() == 1
          ? new Never(among, rows.found(false))
          : Answer.condition(e -> e.seeksAbsence() ? rows.found(false) : among);
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

  private List<Rows.Branch> events(RowSet.Events set, Scope scope, Until until) {
    List<Schema.EventTable> tables = tables(set);
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
    EventFields fields = new EventFields(source);
    Field<Object> contact = Names.column(alias, table.contactColumn(), Object.class);
    Field<Long> at = source.instant(table.table(), alias, table.atColumn());
    Field<Long> counted = isEnding(set.window(), until) ? OwnColumn.finite(at) : at;
    Scope.Row row =
        new Scope.Row(
            p -> fields.property(p, table, kinds, alias),
            p -> fields.place(p, table, kinds, alias),
            Optional.of(counted));
    List<Condition> where = new ArrayList<>();
    table
        .typeColumn()
        .ifPresent(t -> where.add(isOf(kinds, source.label(table.table(), alias, t))));
    where.addAll(window(at, set.window(), scope, until));
    set.filter().ifPresent(f -> where.add(formulas.conditions().of(f, scope.at(row), true)));
    Condition guarded = guarded(contact, where);
    return new Rows.Branch(
        source.rows(table.table(), alias),
        guarded,
        source.unique(table.table()) ? Logic.all(where) : guarded,
        contact,
        Optional.of(counted),
        Optional.of(key(alias, table.key(), mixed)),
        source.unique(table.table()),
        false,
        row);
  }

  /** The rows of somebody; of copies of a row only those count. */
  private Condition guarded(Field<Object> contact, List<Condition> where) {
    List<Condition> all = new ArrayList<>();
    all.add(emission.source().present(contact));
    all.addAll(where);
    return Logic.all(all);
  }

  private static Condition isOf(List<Schema.EventKind> kinds, Field<String> type) {
    List<String> names = kinds.stream().map(Schema.EventKind::typeValue).distinct().toList();
    return names.size() == 1 ? type.eq(val(names.getFirst())) : type.in(names);
  }

  private Rows.Branch records(RowSet.Records set, Scope scope) {
    Schema.RecordTable table = set.table();
    String alias = scope.alias("r");
    Source source = emission.source();
    Field<Object> contact = Names.column(alias, table.contactColumn(), Object.class);
    Scope.Row row =
        new Scope.Row(
            p -> recordField(p, table, alias),
            p -> emission.source().place(alias, EventFields.coordinates(p, table.fields())),
            Optional.empty());
    List<Condition> where = new ArrayList<>();
    set.filter().ifPresent(f -> where.add(formulas.conditions().of(f, scope.at(row), true)));
    Condition guarded = guarded(contact, where);
    return new Rows.Branch(
        source.rows(table.table(), alias),
        guarded,
        source.unique(table.table()) ? Logic.all(where) : guarded,
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
