package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Rows of contacts, a branch for each table that they stand in.
 *
 * @param correlated they depend on more of the contact than being theirs
 * @param owner of the contacts that are asked what {@link Branch#contact} is
 * @param alias the name that they go by
 */
record Rows(List<Branch> branches, boolean correlated, Field<Object> owner, String alias) {
  /** The instant of the row before. */
  static final String BEFORE = "before";

  static final String KEY = "key";
  static final String PLACE = "place";

  Rows {
    branches = List.copyOf(branches);
  }

  /**
   * The rows of one table.
   *
   * @param anyones where those stand too that are nobody's: no one is joined to them, or found
   *     among their contacts
   * @param contact whose they are; where they stand apart, {@link ContactRows#owner}
   * @param unique no key stands there twice
   * @param apart with contacts of their own: a row stands there for each of whom it is
   */
  record Branch(
      Table<? extends Record> table,
      Condition where,
      Condition anyones,
      Field<Object> contact,
      Optional<Field<Long>> at,
      Optional<Field<Object>> key,
      boolean unique,
      boolean apart,
      Scope.Row row) {

    /** Each is somebody's. */
    Branch(
        Table<? extends Record> table,
        Condition where,
        Field<Object> contact,
        Optional<Field<Long>> at,
        Optional<Field<Object>> key,
        boolean unique,
        boolean apart,
        Scope.Row row) {
      this(table, where, where, contact, at, key, unique, apart, row);
    }

    Condition where(Optional<Field<Object>> of) {
      return of.map(c -> Logic.all(List.of(contact.eq(c), anyones))).orElse(where);
    }

    private Branch withAnyones() {
      return new Branch(table, anyones, contact, at, key, unique, apart, row);
    }
  }

  /** The same with those that are nobody's, which is less to ask. */
  Rows withAnyones() {
    return new Rows(branches.stream().map(Branch::withAnyones).toList(), correlated, owner, alias);
  }

  /**
   * All the rows in one place, each key once.
   *
   * @param some which of them an aggregate is made of, where others stand among them
   */
  record Flat(
      Table<?> from,
      Condition where,
      Field<Object> contact,
      Optional<Field<Long>> at,
      List<Field<?>> order,
      Scope.Row row,
      Condition some) {

    Flat(
        Table<?> from,
        Condition where,
        Field<Object> contact,
        Optional<Field<Long>> at,
        List<Field<?>> order,
        Scope.Row row) {
      this(from, where, contact, at, order, row, Logic.TRUE);
    }

    /** The same, of which an aggregate is made of some. */
    Flat of(Condition some) {
      return new Flat(from, where, contact, at, order, row, some);
    }

    /** How many they are. */
    Field<Integer> number() {
      return isSome() ? count().filterWhere(some) : count();
    }

    /** How many values they have that differ. */
    Field<Long> distinct(Field<?> value) {
      return isSome()
          ? Answer.whole(e -> e.distinct(value))
          : Typed.whole(DSL.countDistinct(value));
    }

    /** What an aggregate is made of: NULL of the rows that it is not made of. */
    <T> Field<T> each(Field<T> value) {
      return isSome() ? when(some, value) : value;
    }

    Operand each(Operand value) {
      return isSome() ? value.moved(this::each, false) : value;
    }

    private boolean isSome() {
      return !Logic.isTrue(some);
    }

    List<OrderField<?>> inOrder() {
      return order.stream().<OrderField<?>>map(Field::asc).toList();
    }

    List<OrderField<?>> backwards() {
      return order.stream().<OrderField<?>>map(Field::desc).toList();
    }
  }

  /** What of rows is looked at besides whose they are and their properties. */
  enum Look {
    NOTHING,
    INSTANT,
    /** Instant, then key, then the order of the tables. */
    ORDER
  }

  /** {@code purchased_sum}. */
  static String called(RowSet rows, String measure) {
    String stem =
        switch (rows) {
          case RowSet.Events e -> e.kinds().size() == 1 ? e.kinds().getFirst().name() : "events";
          case RowSet.Records r -> r.table().name();
          case RowSet.Acts a -> a.act().name().toLowerCase(Locale.ROOT);
          case RowSet.Moves m -> m.set().name();
          case RowSet.Changes c -> c.attribute().name();
        };
    return stem + "_" + measure;
  }

  /** The contacts who have some, each perhaps many times. */
  Select<? extends Record> contacts() {
    Select<Record> all = contacts(branches.getFirst());
    for (Branch branch : branches.subList(1, branches.size())) {
      all = all.unionAll(contacts(branch));
    }
    return all;
  }

  /** The same, of rows of one table, each once. */
  Select<? extends Record> once() {
    Branch only = branches.getFirst();
    return select(only.contact())
        .from(only.table())
        .where(Logic.where(only.where()))
        .groupBy(only.contact());
  }

  private static Select<Record> contacts(Branch branch) {
    return select(List.<SelectField<?>>of(branch.contact()))
        .from(branch.table())
        .where(Logic.where(branch.where()));
  }

  /** Whether the owner has some, or (negative) has none. */
  Condition found(boolean positive) {
    List<Condition> ways =
        of(owner).stream().<Condition>map(s -> positive ? exists(s) : notExists(s)).toList();
    return positive ? Logic.any(ways) : Logic.all(ways);
  }

  /** That a contact has some. */
  List<Select<?>> of(Field<Object> contact) {
    return branches.stream()
        .<Select<?>>map(b -> select(inline(1)).from(b.table()).where(b.where(Optional.of(contact))))
        .toList();
  }

  /**
   * The rows in one place.
   *
   * @param contact whose they are; nothing: everybody's
   * @param wanted the properties that are looked at
   * @param look what else is
   */
  Flat flat(Optional<Field<Object>> contact, Collection<Expression.Property> wanted, Look look) {
    Branch only = branches.getFirst();
    if (branches.size() == 1 && only.unique()) {
      List<Field<?>> order = new ArrayList<>();
      only.at().ifPresent(order::add);
      only.key().ifPresent(order::add);
      return new Flat(
          only.table(), only.where(contact), only.contact(), only.at(), order, only.row());
    }
    return together(contact, wanted, look);
  }

  /** The same in a select of their own. */
  Flat together(
      Optional<Field<Object>> contact, Collection<Expression.Property> wanted, Look look) {
    Carried carried = new Carried(wanted, alias);
    Select<Record> all = branch(0, contact, carried, look);
    for (int i = 1; i < branches.size(); i++) {
      all = all.unionAll(branch(i, contact, carried, look));
    }
    Field<Long> at = Names.column(alias, StateTables.AT, Long.class);
    return new Flat(
        all.asTable(Names.of(alias)),
        Logic.TRUE,
        Names.column(alias, StateTables.CONTACT, Object.class),
        Optional.of(at),
        List.of(
            at, Names.column(alias, KEY, Object.class), Names.column(alias, PLACE, Object.class)),
        carried.row(branches.getFirst().row(), Optional.of(at)));
  }

  private Select<Record> branch(
      int place, Optional<Field<Object>> contact, Carried carried, Look look) {
    Branch branch = branches.get(place);
    Field<Object> key = branch.key().orElseThrow();
    Field<Long> at = branch.at().orElseGet(() -> inline((Long) null));
    List<SelectField<?>> columns = new ArrayList<>();
    columns.add(ofFirst(branch, branch.contact()).as(Names.of(StateTables.CONTACT)));
    if (look != Look.NOTHING) {
      columns.add((branch.unique() ? at : min(at)).as(Names.of(StateTables.AT)));
    }
    if (look == Look.ORDER) {
      columns.add(key.as(Names.of(KEY)));
      columns.add(inline(place).as(Names.of(PLACE)));
    }
    List<SelectField<?>> carriedColumns = carried.columns(branch.row());
    columns.addAll(branch.unique() ? carriedColumns : Answer.first(carriedColumns, branch.at()));
    var rows = select(columns).from(branch.table()).where(Logic.where(branch.where(contact)));
    return branch.unique()
        ? rows
        : rows.and(key.isNotNull())
            .groupBy(branch.apart() ? List.of(key, branch.contact()) : List.of(key));
  }

  /** Where a key may stand there twice, its rows are one: the earliest of them. */
  private static Field<Object> ofFirst(Branch branch, Field<Object> each) {
    return branch.unique() ? each : Answer.any(e -> e.first(each, branch.at()));
  }
}
