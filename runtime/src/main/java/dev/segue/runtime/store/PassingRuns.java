package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.DUE;
import static dev.segue.runtime.store.RunFields.DUE_RUN;
import static dev.segue.runtime.store.RunFields.ID;
import static dev.segue.runtime.store.RunFields.PASSING;
import static dev.segue.runtime.store.RunFields.PASSING_RUN;
import static dev.segue.runtime.store.RunFields.PASSING_STEP;
import static dev.segue.runtime.store.RunFields.PICKED;
import static dev.segue.runtime.store.RunFields.PICKED_RUN;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.segue.runtime.store.DueRuns.Which;
import org.jooq.Condition;

/**
 * Runs on their way from step to step: where one stands is written down when it comes to rest, not
 * at each step that it passes. It is due when it was.
 */
public final class PassingRuns {
  private final Store store;
  private int number;

  PassingRuns(Store store) {
    this.store = store;
  }

  /** They pass on to a step; how many. */
  public int to(Which which, String step) {
    Condition picked = exists(selectOne().from(PICKED).where(PICKED_RUN.eq(DUE_RUN)));
    int passing =
        store
            .dsl()
            .insertInto(PASSING, PASSING_RUN, PASSING_STEP)
            .select(
                select(DUE_RUN, val(step))
                    .from(DUE)
                    .where(
                        switch (which) {
                          case ALL -> noCondition();
                          case PICKED -> picked;
                          case OTHERS -> picked.not();
                        }))
            .execute();
    number += passing;
    return passing;
  }

  /** Adds to the collected runs those that have passed to a step; how many. */
  int collect(String step) {
    if (number == 0) {
      return 0;
    }
    int come =
        store
            .dsl()
            .insertInto(DUE, DUE_RUN)
            .select(select(PASSING_RUN).from(PASSING).where(PASSING_STEP.eq(step)))
            .execute();
    if (come == number) {
      store.empty("segue_passing");
    } else {
      store.dsl().deleteFrom(PASSING).where(PASSING_STEP.eq(step)).execute();
    }
    number -= come;
    return come;
  }

  /** A run of which the table of runs says where it stands. */
  Condition rests() {
    return number == 0
        ? noCondition()
        : notExists(selectOne().from(PASSING).where(PASSING_RUN.eq(ID)));
  }
}
