package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;

/**
 * What was written down of attributes and of sets: the value at an instant, since when something
 * holds, and what changed. An instant has at most one entry of a contact and an attribute or set.
 */
final class HistorySql {
  private static final Field<Long> NEVER = inline(Long.MIN_VALUE);
  private static final String BEFORE = "before";

  private final Emission emission;
  private final Formulas formulas;
  private final long now;

  HistorySql(Emission emission, Formulas formulas) {
    this.emission = emission;
    this.formulas = formulas;
    this.now = emission.folding().now().toEpochMilli();
  }

  /** The last value that was written down for an instant or before it. */
  Operand valueAt(Expression.ValueAt v, Scope scope) {
    Operand at = formulas.expressions().of(v.at(), scope);
    if (at instanceof Operand.Nothing) {
      return at;
    }
    String alias = scope.alias("h");
    Field<Long> since = since(alias);
    List<Condition> where = new ArrayList<>();
    where.add(ofAttribute(v.attribute(), alias));
    where.add(contact(alias).eq(scope.contacts().key()));
    where.add(since.le(ExpressionSql.whole(at)));
    if (!isPast(v.at())) {
      where.add(since.le(val(now)));
    }
    var entries = select(value(alias)).from(history(alias)).where(where);
    Field<Object> value =
        emission.engine().looksUp()
            ? field(entries.orderBy(since.desc()).limit(inline(1)))
            : field(
                select(emission.engine().first(value(alias), Optional.of(since.neg())))
                    .from(history(alias))
                    .where(where));
    return kept(value, v.type());
  }

  private boolean isPast(Expression at) {
    return emission
        .folding()
        .fold(at)
        .flatMap(Folding.Known::value)
        .filter(v -> v instanceof Value.Instant(var known) && known.toEpochMilli() <= now)
        .isPresent();
  }

  /** The first of the entries that go on until now. */
  Operand since(Expression of, Scope scope) {
    Entries entries = entries(of, scope.alias("h"), scope);
    if (!emission.engine().looksUp() && scope.contacts().hasRoom(emission.engine())) {
      return joined(of, entries, scope);
    }
    Condition contacts = entries.contact.eq(scope.contacts().key());
    List<Condition> where = new ArrayList<>(List.of(contacts, entries.where));
    if (!Logic.isFalse(entries.broken)) {
      Entries others = lookedUp(of, scope.alias("b"), scope);
      Field<Long> last =
          field(
              select(max(others.since))
                  .from(others.table)
                  .where(
                      others.contact.eq(scope.contacts().key()),
                      Logic.all(List.of(others.where, others.broken))));
      where.add(entries.since.gt(coalesce(last, NEVER)));
    }
    return new Operand.Plain(
        field(select(min(entries.since)).from(entries.table).where(where)), false);
  }

  /** The same of everyone, read once. */
  private Operand joined(Expression of, Entries entries, Scope scope) {
    Field<Long> broken = when(Logic.where(entries.broken), entries.since);
    var all =
        select(
                entries.contact.as(Names.of(StateTables.CONTACT)),
                entries.since.as(Names.of(StateTables.History.SINCE)),
                max(broken).over(partitionBy(entries.contact)).as(Names.of(BEFORE)))
            .from(entries.table)
            .where(entries.where)
            .asTable(Names.of("n"));
    Field<Object> contact = Names.column("n", StateTables.CONTACT, Object.class);
    Field<Long> since = Names.column("n", StateTables.History.SINCE, Long.class);
    String name =
        emission
            .withs()
            .made(
                of,
                "since",
                () ->
                    select(contact, min(since).as(Names.of(MeasureSql.VALUE)))
                        .from(all)
                        .where(since.gt(coalesce(Names.column("n", BEFORE, Long.class), NEVER)))
                        .groupBy(contact));
    scope
        .contacts()
        .join(
            name,
            a -> Names.column(a, StateTables.CONTACT, Object.class).eq(scope.contacts().key()));
    return new Operand.Plain(Names.column(name, MeasureSql.VALUE, Object.class), false);
  }

  /**
   * Since when something holds beside a known instant, asked of everyone: their entries are read
   * once. Nothing where it is not asked like that.
   */
  Optional<Condition> test(
      Expression of, Relation relation, long cut, Scope scope, boolean positive) {
    if (!emission.setwise()
        || !(relation == Relation.LESS_OR_EQUAL || relation == Relation.GREATER)) {
      return Optional.empty();
    }
    Entries entries = entries(of, scope.alias("h"), scope);
    Field<Long> broken =
        coalesce(max(entries.since).filterWhere(Logic.where(entries.broken)), NEVER);
    Field<Long> held =
        max(entries.since)
            .filterWhere(Logic.all(List.of(entries.holds, entries.since.le(val(cut)))));
    boolean ended = !Logic.isFalse(entries.broken);
    Condition having =
        relation == Relation.LESS_OR_EQUAL
            ? ended ? held.gt(broken) : min(entries.since).le(val(cut))
            : ended
                ? max(entries.since)
                    .filterWhere(entries.holds)
                    .gt(broken)
                    .and(coalesce(held, NEVER).le(broken))
                : min(entries.since).gt(val(cut));
    Select<? extends Record> who =
        select(entries.contact)
            .from(entries.table)
            .where(entries.where)
            .groupBy(entries.contact)
            .having(having);
    return Optional.of(Among.in(scope.contacts().key(), who, positive));
  }

  /**
   * What was written down by now.
   *
   * @param holds of an entry, from which on what is asked holds
   * @param broken of every other entry
   */
  private record Entries(
      Table<Record> table,
      Field<Object> contact,
      Field<Long> since,
      Condition where,
      Condition holds,
      Condition broken) {}

  private Entries lookedUp(Expression of, String alias, Scope scope) {
    return of instanceof Expression.InSince(var set) && set.kind() != ContactSet.Kind.PROGRAM
        ? inside(set, alias, ofOne(alias))
        : entries(of, alias, scope);
  }

  /** As a sum, so that the index of all who came or went is not walked for each contact. */
  private static Field<Long> ofOne(String alias) {
    return entered(alias).plus(inline(0L));
  }

  private static Field<Long> entered(String alias) {
    return Names.column(alias, StateTables.Change.ENTERED, Long.class);
  }

  private Entries entries(Expression of, String alias, Scope scope) {
    if (of instanceof Expression.InSince(var set)) {
      return switch (set.kind()) {
        case SEGMENT, LIST -> inside(set, alias, entered(alias));
        case PROGRAM -> running(set, alias);
      };
    }
    if (of instanceof Expression.HeldSince held) {
      return held(held, alias, scope);
    }
    throw new IllegalArgumentException("not since when: " + of);
  }

  private Entries held(Expression.HeldSince h, String alias, Scope scope) {
    Operand value = kept(value(alias), h.attribute().type());
    Scope looked = scope.at(row(p -> value, since(alias)));
    return new Entries(
        history(alias),
        contact(alias),
        since(alias),
        ofAttribute(h.attribute(), alias).and(since(alias).le(val(now))),
        formulas.conditions().of(h.held(), looked, true),
        formulas.conditions().of(h.held(), looked, false));
  }

  private Entries inside(ContactSet set, String alias, Field<Long> entered) {
    Field<Long> at = Names.column(alias, StateTables.AT, Long.class);
    return new Entries(
        Names.tableOf(changes(set)).as(Names.of(alias)),
        contact(alias),
        at,
        ofSet(set, alias).and(at.le(val(now))),
        entered.eq(inline(1L)),
        entered.eq(inline(0L)));
  }

  private Entries running(ContactSet set, String alias) {
    Field<Long> entered = Names.column(alias, StateTables.Run.ENTERED_AT, Long.class);
    Field<Long> ended = Names.column(alias, StateTables.Run.ENDED_AT, Long.class);
    return new Entries(
        Names.tableOf(StateTables.Run.TABLE).as(Names.of(alias)),
        contact(alias),
        entered,
        ofProgram(set, alias).and(entered.le(val(now))).and(ended.isNull().or(ended.gt(val(now)))),
        Logic.TRUE,
        Logic.FALSE);
  }

  /** Who came or went. */
  Rows.Branch moves(RowSet.Moves moves, String alias, WindowOf window) {
    boolean program = moves.set().kind() == ContactSet.Kind.PROGRAM;
    Field<Long> at =
        Names.column(
            alias,
            !program
                ? StateTables.AT
                : moves.entered() ? StateTables.Run.ENTERED_AT : StateTables.Run.ENDED_AT,
            Long.class);
    List<Condition> where = new ArrayList<>();
    if (program) {
      where.add(ofProgram(moves.set(), alias));
      where.add(at.isNotNull());
    } else {
      where.add(ofSet(moves.set(), alias));
      Field<Long> entered = emission.setwise() ? entered(alias) : ofOne(alias);
      where.add(entered.eq(inline(moves.entered() ? 1L : 0L)));
    }
    where.addAll(window.of(at));
    return new Rows.Branch(
        Names.tableOf(changes(moves.set())).as(Names.of(alias)),
        Logic.all(where),
        contact(alias),
        Optional.of(at),
        Optional.empty(),
        true,
        false,
        row(
            p -> {
              throw new IllegalArgumentException("coming and going has no " + p.name());
            },
            at));
  }

  /** What keeps rows with an instant in a window. */
  @FunctionalInterface
  interface WindowOf {
    List<Condition> of(Field<Long> at);
  }

  /** Each value beside the one before it. */
  Rows.Branch changes(RowSet.Changes changes, Scope scope, WindowOf window) {
    String alias = scope.alias("h");
    String inside = alias + "_all";
    Type type = changes.attribute().type();
    List<Condition> of = new ArrayList<>(List.of(ofAttribute(changes.attribute(), inside)));
    if (!emission.setwise()) {
      of.add(contact(inside).eq(scope.contacts().key()));
    }
    Table<Record> table =
        select(
                List.of(
                    contact(inside).as(Names.of(StateTables.CONTACT)),
                    since(inside).as(Names.of(StateTables.AT)),
                    value(inside).as(Names.of(RowSet.Changes.TO)),
                    before(value(inside), inside).as(Names.of(RowSet.Changes.FROM)),
                    before(since(inside), inside).as(Names.of(BEFORE))))
            .from(history(inside))
            .where(of)
            .asTable(Names.of(alias));
    Field<Long> at = Names.column(alias, StateTables.AT, Long.class);
    Field<Object> to = Names.column(alias, RowSet.Changes.TO, Object.class);
    Field<Object> from = Names.column(alias, RowSet.Changes.FROM, Object.class);
    Scope.Row row = row(p -> kept(p.name().equals(RowSet.Changes.FROM) ? from : to, type), at);
    List<Condition> where = new ArrayList<>();
    where.add(Names.column(alias, BEFORE, Long.class).isNotNull());
    where.add(to.isDistinctFrom(from));
    where.addAll(window.of(at));
    changes.filter().ifPresent(f -> where.add(formulas.conditions().of(f, scope.at(row), true)));
    return new Rows.Branch(
        table,
        Logic.all(where),
        Names.column(alias, StateTables.CONTACT, Object.class),
        Optional.of(at),
        Optional.empty(),
        true,
        false,
        row);
  }

  private Operand kept(Field<Object> value, Type type) {
    return Source.operand(emission.kept(value, type), type);
  }

  private static Scope.Row row(Function<Expression.Property, Operand> property, Field<Long> at) {
    return new Scope.Row(
        property,
        p -> {
          throw new IllegalArgumentException("a place has no history: " + p.name());
        },
        Optional.of(at));
  }

  private static <T> Field<T> before(Field<T> column, String alias) {
    return lag(column).over().partitionBy(contact(alias)).orderBy(since(alias));
  }

  /** When each value of an attribute was written down: all of them, also those dated ahead. */
  Select<Record> recorded(
      Schema.Field attribute, java.util.function.UnaryOperator<Field<Long>> of) {
    return select(List.of(of.apply(since("h")).as(Names.of(NextChangeSql.AHEAD))))
        .from(history("h"))
        .where(ofAttribute(attribute, "h"));
  }

  static Table<Record> history(String alias) {
    return Names.tableOf(StateTables.History.TABLE).as(Names.of(alias));
  }

  static Condition ofAttribute(Schema.Field attribute, String alias) {
    return Names.column(alias, StateTables.History.ATTRIBUTE, String.class)
        .eq(val(attribute.name()));
  }

  private static String changes(ContactSet set) {
    return switch (set.kind()) {
      case SEGMENT -> StateTables.Change.TABLE;
      case LIST -> StateTables.ListChange.TABLE;
      case PROGRAM -> StateTables.Run.TABLE;
    };
  }

  /** Of a segment or a list. */
  private static Condition ofSet(ContactSet set, String alias) {
    boolean list = set.kind() == ContactSet.Kind.LIST;
    String column = list ? StateTables.ListChange.LIST : StateTables.Change.SEGMENT;
    return Names.column(alias, column, String.class).eq(val(set.name()));
  }

  private static Condition ofProgram(ContactSet set, String alias) {
    return Names.column(alias, StateTables.Run.PROGRAM, String.class)
        .eq(val(set.name()))
        .and(Names.column(alias, StateTables.Run.HOLDOUT, Long.class).eq(inline(0L)));
  }

  private static Field<Object> contact(String alias) {
    return Names.column(alias, StateTables.CONTACT, Object.class);
  }

  static Field<Long> since(String alias) {
    return Names.column(alias, StateTables.History.SINCE, Long.class);
  }

  private static Field<Object> value(String alias) {
    return Names.column(alias, StateTables.History.VALUE, Object.class);
  }
}
