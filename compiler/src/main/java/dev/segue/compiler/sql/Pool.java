package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;

/**
 * The contacts of a population, or the rows of all of them, each with what those have in common who
 * are measured together.
 *
 * @param table goes by the name {@link #ALIAS}
 * @param shared how much they have in common: {@link #same} of so many
 * @param values what stands under {@link #VALUE}, where it was read from
 * @param whole those stand there too who have nothing in common with anybody, under NULL
 */
record Pool(Table<?> table, int shared, Optional<Field<?>> values, boolean whole) {
  static final String ALIAS = "p";
  static final String VALUE = MeasureSql.VALUE;
  static final String KEY = "key";
  static final String AT = StateTables.AT;
  static final String TABLE_PLACE = "place";

  /** What is had in common, in the table of that name. */
  List<Field<Object>> same(String alias) {
    return IntStream.range(0, shared)
        .mapToObj(n -> Names.column(alias, common(n), Object.class))
        .toList();
  }

  private static String common(int n) {
    return n == 0 ? "same" : "same_" + (n + 1);
  }

  /** The same under the names that they go by. */
  List<SelectField<?>> named(String alias) {
    List<SelectField<?>> named = new ArrayList<>();
    List<Field<Object>> same = same(alias);
    for (int n = 0; n < shared; n++) {
      named.add(same.get(n).as(Names.of(common(n))));
    }
    return named;
  }

  /** What those have in common, in the table of that name, for whom it holds. */
  Select<? extends Record> fitting(String name, Condition fits) {
    Field<Object> same = same(name).getFirst();
    return select(same)
        .from(Names.tableOf(name))
        .where(Logic.where(whole ? Logic.all(List.of(same.isNotNull(), fits)) : fits));
  }

  Field<Object> column(String name) {
    return Names.column(ALIAS, name, Object.class);
  }

  /** What rows are ordered by in time. */
  List<Field<Object>> inTime() {
    return List.of(column(AT), column(KEY), column(TABLE_PLACE));
  }

  /** What is measured, in canonical storage. */
  Field<Object> value() {
    Field<Object> column = column(VALUE);
    return values.map(v -> OwnColumn.again(v, column)).orElse(column);
  }

  /** The values of contacts. */
  static Pool values(Everyone everyone, Population population, Expression value) {
    return values(everyone, population, value, false);
  }

  /** Contacts with what each is ranked by. */
  static Pool people(Everyone everyone, Population population, Expression value) {
    return values(everyone, population, value, true);
  }

  private static Pool values(
      Everyone everyone, Population population, Expression value, boolean people) {
    Begun begun = new Begun(everyone, population, false);
    Field<Object> raw =
        MeasureSql.raw(everyone.formulas().expressions().stored(value, begun.scope));
    Field<?> shown = people ? OwnColumn.order(raw) : OwnColumn.number(raw);
    begun.columns.add(shown.as(Names.of(VALUE)));
    if (people) {
      begun.columns.add(begun.contacts.key().as(Names.of(StateTables.CONTACT)));
    }
    Select<?> select = begun.select(Optional.empty());
    Table<?> table =
        isCheap(raw)
            ? select.asTable(Names.of(ALIAS))
            // not to work out again and again what makes the value
            : Names.tableOf(
                    everyone
                        .emission()
                        .withs()
                        .made(
                            List.of("people", population, value, people),
                            people ? "people" : "people_values",
                            () -> select))
                .as(Names.of(ALIAS));
    return new Pool(table, begun.shared, people ? Optional.empty() : Optional.of(raw), false);
  }

  /** A column, or one of two: it may be looked at twice. */
  private static boolean isCheap(Field<?> value) {
    return value instanceof TableField
        || value instanceof OwnColumn
        || value instanceof Param
        || (value instanceof QOM.Coalesce<?> either
            && either.$arg1().stream().allMatch(Pool::isCheap));
  }

  /**
   * The rows of the contacts, with the value of each where there is one to be measured.
   *
   * @param inTime with what they are ordered by
   */
  static Pool rows(
      Everyone everyone, Population population, Population.Measured.Rows measured, boolean inTime) {
    List<Select<Record>> branches = new ArrayList<>();
    Optional<Field<?>> values = Optional.empty();
    List<Rows.Branch> read =
        everyone.formulas().rowSets().branches(measured.rows(), someone(everyone));
    int tables = read.size();
    boolean inOrder =
        tables == 1 && inOrder(everyone, population, measured.rows(), read.getFirst());
    int shared = 0;
    for (int place = 0; place < tables; place++) {
      Begun begun = new Begun(everyone, population, inOrder);
      branches.add(begun.branch(measured.rows(), measured.of(), place, inTime, tables == 1));
      shared = begun.shared;
      if (tables == 1) {
        values = begun.value;
      }
    }
    Select<Record> all = branches.getFirst();
    for (Select<Record> more : branches.subList(1, branches.size())) {
      all = all.unionAll(more);
    }
    return new Pool(all.asTable(Names.of(ALIAS)), shared, values, inOrder);
  }

  /** Whether all rows of a table, by account, are joined in the order of whose they are. */
  private static boolean inOrder(
      Everyone everyone, Population population, RowSet rows, Rows.Branch read) {
    return everyone.emission().engine().joinsInOrder()
        && everyone.unique()
        && read.unique()
        && !read.apart()
        && read.contact() instanceof TableField
        && population.ofAccount()
        && population.same().isEmpty()
        && population.among().isEmpty()
        && (rows instanceof RowSet.Events || rows instanceof RowSet.Records)
        && !new Reads(everyone.emission().folding()).contact(rows);
  }

  private static Scope someone(Everyone everyone) {
    return Scope.of(everyone.contacts().get());
  }

  /** A select of the contacts of a population that is being made. */
  private static final class Begun {
    private final Everyone everyone;
    private final ContactRows contacts;
    private final Scope scope;
    private final int shared;
    private final boolean inOrder;
    private final List<SelectField<?>> columns = new ArrayList<>();
    private final List<Condition> where = new ArrayList<>();
    private Optional<Field<?>> value = Optional.empty();

    Begun(Everyone everyone, Population population, boolean inOrder) {
      this.everyone = everyone;
      this.inOrder = inOrder;
      this.contacts = everyone.contacts().get();
      this.scope = Scope.of(contacts);
      List<Field<Object>> same = common(population, everyone.formulas(), scope);
      this.shared = same.size();
      if (!everyone.unique()) {
        where.add(everyone.emission().source().present(contacts.key()));
      }
      for (int n = 0; n < shared; n++) {
        columns.add(ListedText.plain(same.get(n)).as(Names.of(Pool.common(n))));
        if (!inOrder) {
          where.add(ListedText.isThere(same.get(n)));
        }
      }
      population
          .among()
          .ifPresent(c -> where.add(everyone.formulas().conditions().of(c, scope, true)));
    }

    /** A contact that stands there twice counts once, and so does a row by its key. */
    Select<Record> select(Optional<Rows.Branch> rows) {
      Table<?> from =
          rows.filter(b -> contacts.beside().isEmpty())
              .<Table<?>>map(
                  b -> contacts.from().join(joined(b)).on(b.contact().eq(contacts.key())))
              .orElse(contacts.from());
      List<Condition> all = new ArrayList<>(where);
      rows.filter(b -> !inOrder).ifPresent(b -> all.add(b.where()));
      boolean single = everyone.unique() && rows.map(Rows.Branch::unique).orElse(true);
      var select =
          DSL.select(single ? columns : Answer.alike(columns))
              .from(from)
              .where(Logic.where(Logic.all(all)));
      if (rows.isEmpty()) {
        return single ? select : select.groupBy(contacts.key());
      }
      if (single) {
        return select;
      }
      Field<Object> key = rows.get().key().orElseThrow();
      return select.and(key.isNotNull()).groupBy(key);
    }

    private Table<?> joined(Rows.Branch rows) {
      return inOrder
          ? DSL.select(rows.table().asterisk())
              .from(rows.table())
              .where(Logic.where(rows.where()))
              .orderBy(rows.contact())
              .asTable(rows.table().getUnqualifiedName())
          : rows.table();
    }

    Select<Record> branch(
        RowSet set, Optional<Expression> of, int place, boolean inTime, boolean single) {
      RowSetSql rowSets = everyone.formulas().rowSets();
      if (!everyone.emission().engine().looksUp()) {
        contacts.beside(rowSets.branches(set, someone(everyone)).get(place));
      }
      Rows.Branch branch = rowSets.branches(set, scope).get(place);
      value =
          of.map(
              e ->
                  MeasureSql.raw(
                      everyone.formulas().expressions().stored(e, scope.at(branch.row()))));
      value.ifPresent(v -> columns.add((single ? OwnColumn.number(v) : v).as(Names.of(VALUE))));
      if (inTime || of.isEmpty()) {
        columns.add(
            branch
                .at()
                .<Field<?>>map(at -> at)
                .orElseGet(() -> inline((Long) null))
                .as(Names.of(AT)));
      }
      if (inTime) {
        columns.add(branch.key().orElseThrow().as(Names.of(KEY)));
        columns.add(inline(place).as(Names.of(TABLE_PLACE)));
      }
      return select(Optional.of(branch));
    }
  }

  /** What a contact has in common with those who are measured together with them. */
  static List<Field<Object>> common(Population population, Formulas formulas, Scope scope) {
    List<Field<Object>> same = new ArrayList<>();
    if (population.ofAccount()) {
      same.add(account(scope.contacts(), formulas.everyone().emission().schema()));
    }
    population
        .same()
        .forEach(e -> same.add(MeasureSql.raw(formulas.expressions().stored(e, scope))));
    return same;
  }

  /** The key of a contact's account, as the contact has it. */
  static Field<Object> account(ContactRows contacts, Schema schema) {
    String column =
        schema
            .accounts()
            .map(Schema.Accounts::contactColumn)
            .orElseThrow(() -> new IllegalStateException("no accounts"));
    return Names.column(ContactRows.ALIAS, column, Object.class);
  }
}
