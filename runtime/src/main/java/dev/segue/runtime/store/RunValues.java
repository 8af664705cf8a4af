package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.CHOICE;
import static dev.segue.runtime.store.RunFields.CHOICE_ARM;
import static dev.segue.runtime.store.RunFields.CHOICE_CONTACT;
import static dev.segue.runtime.store.RunFields.CHOICE_PROGRAM;
import static dev.segue.runtime.store.RunFields.CONTACT;
import static dev.segue.runtime.store.RunFields.DUE;
import static dev.segue.runtime.store.RunFields.DUE_RUN;
import static dev.segue.runtime.store.RunFields.ID;
import static dev.segue.runtime.store.RunFields.OUTBOX;
import static dev.segue.runtime.store.RunFields.OUTBOX_CREATED_AT;
import static dev.segue.runtime.store.RunFields.OUTBOX_RUN;
import static dev.segue.runtime.store.RunFields.OUTBOX_STATUS;
import static dev.segue.runtime.store.RunFields.PROGRAM;
import static dev.segue.runtime.store.RunFields.RUN;
import static dev.segue.runtime.store.RunFields.VALUE;
import static dev.segue.runtime.store.RunFields.VALUE_RUN;
import static dev.segue.runtime.store.RunFields.VALUE_VALUE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Run;
import java.util.List;
import org.jooq.CaseConditionStep;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Gives each of the runs that {@link DueRuns} collected a value that is worked out of the state.
 */
public final class RunValues {
  private final Store store;
  private final DueRuns due;

  public RunValues(Store store, DueRuns due) {
    this.store = store;
    this.due = due;
  }

  /**
   * Gives each the instant of the message of a program to its contact after which came {@code n} -
   * 1 more, where there are as many: what was refused does not count.
   */
  public void nthLastSent(String program, int n) {
    due.noValues();
    Table<Record> own = RUN.as("own");
    Field<Long> nth =
        select(OUTBOX_CREATED_AT)
            .from(OUTBOX)
            .where(
                OUTBOX_RUN.in(
                    select(field(name("own", Run.ID), Long.class))
                        .from(own)
                        .where(
                            field(name("own", StateTables.CONTACT), Object.class).eq(CONTACT),
                            field(name("own", Run.PROGRAM), String.class).eq(program))),
                OUTBOX_STATUS.notIn("suppressed", "failed", "erased"))
            .orderBy(OUTBOX_CREATED_AT.desc())
            .limit(1)
            .offset(n - 1)
            .asField();
    store
        .dsl()
        .insertInto(VALUE, VALUE_RUN, VALUE_VALUE)
        .select(select(ID, store.engine().any(nth)).from(DUE).join(RUN).on(ID.eq(DUE_RUN)))
        .execute();
    store.dsl().deleteFrom(VALUE).where(VALUE_VALUE.isNull()).execute();
  }

  /**
   * Gives each the index of the arm that its contact draws: the first whose limit is above the lot.
   */
  public void draw(String name, List<String> arms, List<Integer> limits) {
    due.noValues();
    Field<Long> lot = store.engine().lot(CONTACT, val(name));
    CaseConditionStep<Long> index = when(CHOICE_ARM.eq(arms.getFirst()), val(0L));
    for (int i = 1; i < arms.size(); i++) {
      index = index.when(CHOICE_ARM.eq(arms.get(i)), val((long) i));
    }
    for (int i = 0; i < limits.size(); i++) {
      index = index.when(lot.lt((long) limits.get(i)), val((long) i));
    }
    store
        .dsl()
        .insertInto(VALUE, VALUE_RUN, VALUE_VALUE)
        .select(
            select(ID, store.engine().any(index))
                .from(DUE)
                .join(RUN)
                .on(ID.eq(DUE_RUN))
                .leftJoin(CHOICE)
                .on(CHOICE_PROGRAM.eq(PROGRAM), CHOICE_CONTACT.eq(CONTACT), CHOICE_ARM.in(arms)))
        .execute();
  }
}
