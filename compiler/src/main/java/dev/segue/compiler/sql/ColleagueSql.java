package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.select;

import dev.segue.compiler.ir.Condition.Colleagues;
import dev.segue.compiler.plan.RunReads;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;

/** How many at a contact's account fulfil a condition: accounts are grouped once. */
final class ColleagueSql {
  private static final String ACCOUNT = "account";

  private final Formulas formulas;

  ColleagueSql(Formulas formulas) {
    this.formulas = formulas;
  }

  Condition of(Colleagues c, Scope scope, boolean positive) {
    return CountRange.of(
        c.least(), c.most(), positive, (least, most, so) -> atLeast(c, least, most, scope, so));
  }

  /** {@code least} is 1 or more. */
  private Condition atLeast(
      Colleagues c, long least, Optional<Long> most, Scope scope, boolean positive) {
    if (scope.run().isPresent() && RunReads.in(c.condition())) {
      return ofRuns(c, least, most, scope, positive);
    }
    String fitting = withs().made(List.of("fitting", c.condition()), "fitting", () -> fitting(c));
    Field<Object> account = Names.column(fitting, ACCOUNT, Object.class);
    var all = select(account).from(Names.tableOf(fitting));
    Select<? extends Record> accounts =
        least == 1 && most.isEmpty()
            ? all
            : all.groupBy(account).having(CountRange.inRange(count(), least, most, true));
    Field<Object> own = Pool.account(scope.contacts(), formulas.everyone().emission().schema());
    return positive ? Among.in(own, accounts, true) : Among.inNone(own, accounts);
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

  /** Of runs, where the condition speaks of the run: those at the account of the run's contact. */
  private Condition ofRuns(
      Colleagues c, long least, Optional<Long> most, Scope scope, boolean positive) {
    Everyone everyone = formulas.everyone();
    String run = scope.run().orElseThrow();
    ContactRows contacts = Runs.ofAccount(everyone, run);
    Condition fits = formulas.conditions().of(c.condition(), Scope.ofRun(contacts, run), true);
    Field<Long> id = Names.column(run, StateTables.Run.ID, Long.class);
    Field<Integer> number = everyone.unique() ? count() : countDistinct(contacts.key());
    var some =
        select(id)
            .from(contacts.from())
            .where(Logic.where(fits))
            .groupBy(id)
            .having(CountRange.inRange(number, least, most, true));
    return positive ? id.in(some) : id.notIn(some);
  }

  private Withs withs() {
    return formulas.everyone().emission().withs();
  }
}
