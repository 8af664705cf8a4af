package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.CONTACT;
import static dev.segue.runtime.store.RunFields.ENDED_AT;
import static dev.segue.runtime.store.RunFields.HOLDOUT;
import static dev.segue.runtime.store.RunFields.ID;
import static dev.segue.runtime.store.RunFields.PROGRAM;
import static dev.segue.runtime.store.RunFields.RUN;
import static dev.segue.runtime.store.RunFields.STEP;
import static dev.segue.runtime.store.RunFields.VERSION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Every version of a program that a contact may be on: what it said. */
public final class VersionTable {
  private static final Table<Record> TABLE = table(name("segue_version"));
  private static final Field<String> OF = field(name("program"), String.class);
  private static final Field<Long> NUMBER = field(name("version"), Long.class);
  private static final Field<String> HASH = field(name("hash"), String.class);
  private static final Field<String> TEXT = field(name("text"), String.class);

  private final Store store;

  public VersionTable(Store store) {
    this.store = store;
  }

  /** A version, and the hash by which it is known again. */
  public record Known(Cohort cohort, String hash) {}

  /** All versions of all programs, newest last. */
  public List<Known> known() {
    return store
        .dsl()
        .select(OF, NUMBER, HASH)
        .from(TABLE)
        .orderBy(OF, NUMBER)
        .fetch(r -> new Known(new Cohort(r.value1(), r.value2()), r.value3()));
  }

  public void add(Cohort cohort, String hash, String text) {
    store
        .dsl()
        .insertInto(TABLE, OF, NUMBER, HASH, TEXT)
        .values(cohort.program(), cohort.version(), hash, text)
        .execute();
  }

  /** What a version said. */
  public String text(Cohort cohort) {
    return store
        .dsl()
        .select(TEXT)
        .from(TABLE)
        .where(OF.eq(cohort.program()), NUMBER.eq(cohort.version()))
        .fetchOptional(TEXT)
        .orElseThrow(() -> new IllegalStateException("runs on an unknown version: " + cohort));
  }

  /** So many runs stand at a step of a version. */
  public record Stand(Cohort cohort, String step, int runs) {}

  /** Where the runs of a program stand, without those held out: by version and step. */
  public List<Stand> stands(String program) {
    return store
        .dsl()
        .select(VERSION, STEP, count())
        .from(RUN)
        .where(PROGRAM.eq(program), ENDED_AT.isNull(), HOLDOUT.eq(0L), STEP.isNotNull())
        .groupBy(VERSION, STEP)
        .orderBy(VERSION, STEP)
        .fetch(r -> new Stand(new Cohort(program, r.value1()), r.value2(), r.value3()));
  }

  /** Some of the contacts who stand there. */
  public List<String> some(Stand stand, int most) {
    return store
        .dsl()
        .select(CONTACT)
        .from(RUN)
        .where(
            PROGRAM.eq(stand.cohort().program()),
            VERSION.eq(stand.cohort().version()),
            ENDED_AT.isNull(),
            HOLDOUT.eq(0L),
            STEP.eq(stand.step()))
        .orderBy(ID)
        .limit(most)
        .fetch(r -> Row.plain(r.value1()).toString());
  }

  /** Who is held out of a program is so in another version. */
  public void heldOut(String program, long version) {
    store
        .dsl()
        .update(RUN)
        .set(VERSION, version)
        .where(PROGRAM.eq(program), ENDED_AT.isNull(), HOLDOUT.eq(1L))
        .execute();
  }

  /** How many runs on a version have not ended. */
  public int open(Cohort cohort) {
    return store
        .dsl()
        .fetchCount(
            RUN, PROGRAM.eq(cohort.program()), VERSION.eq(cohort.version()), ENDED_AT.isNull());
  }
}
