package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Condition.Colleagues;
import dev.segue.compiler.plan.RunReads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;

/** How many others at a contact's account fulfil a condition: accounts are grouped once. */
final class ColleagueSql {
  private static final String ACCOUNT = "account";
  private static final String NUMBER = "number";
  private static final String FIRST = "first_one";
  private static final String LAST = "last_one";

  private final Formulas formulas;

  ColleagueSql(Formulas formulas) {
    this.formulas = formulas;
  }

  Condition of(Colleagues c, Scope scope, boolean positive) {
    Optional<Long> most = c.most();
    if (most.isPresent() && most.get() < Math.max(c.least(), 0)) {
      return positive ? Logic.FALSE : Logic.TRUE;
    }
    if (c.least() <= 0) {
      return most.map(m -> atLeast(c, m + 1, Optional.empty(), scope, !positive))
          .orElse(positive ? Logic.TRUE : Logic.FALSE);
    }
    return atLeast(c, c.least(), most, scope, positive);
  }

  /** {@code least} is 1 or more. */
  private Condition atLeast(
      Colleagues c, long least, Optional<Long> most, Scope scope, boolean positive) {
    if (scope.run().isPresent() && RunReads.in(c.condition())) {
      return ofRuns(c, least, most, scope, positive);
    }
    return least == 1 && most.isEmpty()
        ? some(c, scope, positive)
        : counted(c, least, most, scope, positive);
  }

  /** Those who fulfil the condition: (contact, account). */
  private Select<? extends Record> fitting(Colleagues c) {
    Everyone everyone = formulas.everyone();
    ContactRows contacts = everyone.contacts().get();
    Condition fits = everyone.formulas().conditions().of(c.condition(), Scope.of(contacts), true);
    Field<Object> account = Pool.account(contacts, everyone.emission().schema());
    List<SelectField<?>> columns =
        List.of(contacts.key().as(Names.of(StateTables.CONTACT)), account.as(Names.of(ACCOUNT)));
    var all =
        select(everyone.unique() ? columns : Answer.alike(columns))
            .from(contacts.from())
            .where(
                Logic.all(
                    List.of(
                        everyone.emission().source().present(contacts.key()),
                        account.isNotNull(),
                        fits)));
    return everyone.unique() ? all : all.groupBy(contacts.key());
  }

  /** Somebody else is the first or the last of those of the account who fulfil it. */
  private Condition some(Colleagues c, Scope scope, boolean positive) {
    Field<Object> contact = Names.column("f", StateTables.CONTACT, Object.class);
    Field<Object> account = Names.column("f", ACCOUNT, Object.class);
    String name =
        withs()
            .made(
                List.of("some", c.condition()),
                "colleagues",
                () ->
                    select(
                            account.as(Names.of(ACCOUNT)),
                            min(contact).as(Names.of(FIRST)),
                            max(contact).as(Names.of(LAST)))
                        .from(fitting(c).asTable(Names.of("f")))
                        .groupBy(account));
    Field<Object> key = scope.contacts().key();
    Field<Object> first = Names.column(name, FIRST, Object.class);
    Field<Object> last = Names.column(name, LAST, Object.class);
    List<Field<Object>> found = ofAccount(name, List.of(first, last), scope);
    return positive
        ? found.get(0).ne(key).or(found.get(1).ne(key))
        : found.get(0).isNull().or(found.get(0).eq(key).and(found.get(1).eq(key)));
  }

  private Condition counted(
      Colleagues c, long least, Optional<Long> most, Scope scope, boolean positive) {
    String fitting = withs().made(List.of("fitting", c.condition()), "fitting", () -> fitting(c));
    Field<Object> account = Names.column(fitting, ACCOUNT, Object.class);
    String name =
        withs()
            .made(
                List.of("number", c.condition()),
                "colleagues",
                () ->
                    select(account.as(Names.of(ACCOUNT)), count().as(Names.of(NUMBER)))
                        .from(Names.tableOf(fitting))
                        .groupBy(account));
    Field<Integer> all =
        Typed.as(
            ofAccount(name, List.of(Names.column(name, NUMBER, Object.class)), scope).getFirst());
    Condition self =
        RowSetSql.in(
            scope.contacts().key(),
            select(Names.column(fitting, StateTables.CONTACT, Object.class))
                .from(Names.tableOf(fitting)),
            true);
    Field<Integer> others =
        coalesce(all, inline(0)).minus(when(self, inline(1)).otherwise(inline(0)));
    return RowSetSql.inRange(others, least, most, positive);
  }

  /** Columns of the row of the contact's account. */
  private List<Field<Object>> ofAccount(String name, List<Field<Object>> columns, Scope scope) {
    Everyone everyone = formulas.everyone();
    ContactRows contacts = scope.contacts();
    Condition on =
        Names.column(name, ACCOUNT, Object.class)
            .eq(Pool.account(contacts, everyone.emission().schema()));
    if (contacts.joined(name).isPresent() || contacts.hasRoom()) {
      contacts.join(name, a -> on);
      return columns;
    }
    List<Field<Object>> looked = new ArrayList<>();
    columns.forEach(
        c -> looked.add(org.jooq.impl.DSL.field(select(c).from(Names.tableOf(name)).where(on))));
    return looked;
  }

  /**
   * Of runs, where the condition speaks of the run: those at the account of the run's contact, each
   * with the others there.
   */
  private Condition ofRuns(
      Colleagues c, long least, Optional<Long> most, Scope scope, boolean positive) {
    Everyone everyone = formulas.everyone();
    String run = scope.run().orElseThrow();
    ContactRows contacts = Runs.others(everyone, run);
    Condition fits = formulas.conditions().of(c.condition(), Scope.ofRun(contacts, run), true);
    Field<Object> who =
        Names.column(Runs.SOMEONE, contacts.contacts().key().column(), Object.class);
    Field<Long> id = Names.column(run, StateTables.Run.ID, Long.class);
    Field<Integer> number = everyone.unique() ? count() : countDistinct(contacts.key());
    Table<?> from = contacts.from();
    var some =
        select(id, who)
            .from(from)
            .where(Logic.where(fits))
            .groupBy(id, who)
            .having(RowSetSql.inRange(number, least, most, true));
    var asked = row(id, scope.contacts().key());
    return positive ? asked.in(some) : asked.notIn(some);
  }

  private Withs withs() {
    return formulas.everyone().emission().withs();
  }
}
