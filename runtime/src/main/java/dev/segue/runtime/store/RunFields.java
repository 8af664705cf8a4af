package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Due;
import dev.segue.compiler.sql.StateTables.Run;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of runs, and the temporary tables by which many of them move at once. */
final class RunFields {
  static final Table<Record> RUN = table(name(Run.TABLE));

  /** The same, looked up by their contacts. */
  static Table<Record> byContact(Store store) {
    return table(store.engine().readBy(Run.TABLE, "segue_run_contact"));
  }

  static final Field<Long> ID = field(name(Run.TABLE, Run.ID), Long.class);
  static final Field<String> PROGRAM = field(name(Run.TABLE, Run.PROGRAM), String.class);
  static final Field<Long> VERSION = field(name(Run.TABLE, Run.VERSION), Long.class);
  static final Field<Object> CONTACT = field(name(Run.TABLE, StateTables.CONTACT), Object.class);
  static final Field<Long> NUMBER = field(name(Run.TABLE, Run.NUMBER), Long.class);
  static final Field<Long> ENTERED_AT = field(name(Run.TABLE, Run.ENTERED_AT), Long.class);
  static final Field<String> STEP = field(name(Run.TABLE, Run.STEP), String.class);
  static final Field<Long> DUE_AT = field(name(Run.TABLE, Run.DUE_AT), Long.class);
  static final Field<Long> WAIT_BEGAN_AT = field(name(Run.TABLE, Run.WAIT_BEGAN_AT), Long.class);
  static final Field<Long> WAIT_UNTIL = field(name(Run.TABLE, Run.WAIT_UNTIL), Long.class);
  static final Field<Long> ENDED_AT = field(name(Run.TABLE, Run.ENDED_AT), Long.class);
  static final Field<String> ENDING = field(name(Run.TABLE, Run.ENDING), String.class);
  static final Field<Long> SINCE = field(name(Run.TABLE, Run.SINCE), Long.class);

  /** When it was over by its cadence. */
  static final Field<Long> OVER_AT = field(name(Run.TABLE, "over_at"), Long.class);

  /** The value by which runs of the program are kept apart. */
  static final Field<Object> SUBJECT = field(name(Run.TABLE, "subject"), Object.class);

  /** The table, and the key in it, of the event that began it. */
  static final Field<String> SOURCE = field(name(Run.TABLE, "source"), String.class);

  static final Field<Object> EVENT = field(name(Run.TABLE, "event"), Object.class);
  static final Field<Long> HOLDOUT = field(name(Run.TABLE, Run.HOLDOUT), Long.class);

  /** The runs that a step is about. */
  static final Table<Record> DUE = table(name(Due.TABLE));

  static final Field<Long> DUE_RUN = field(name(Due.TABLE, Due.RUN), Long.class);

  /** Some of those: of which something holds. */
  static final String PICKED_NAME = "segue_picked";

  static final Table<Record> PICKED = table(name(PICKED_NAME));
  static final Field<Long> PICKED_RUN = field(name(PICKED_NAME, Due.RUN), Long.class);

  /** A value of those that have one. */
  static final String VALUE_NAME = "segue_run_value";

  static final Table<Record> VALUE = table(name(VALUE_NAME));
  static final Field<Long> VALUE_RUN = field(name(VALUE_NAME, Due.RUN), Long.class);
  static final Field<Object> VALUE_VALUE = field(name(VALUE_NAME, "value"), Object.class);

  /** What the calendar makes of an instant in a zone. */
  static final String MOMENT_NAME = "segue_moment";

  static final Table<Record> MOMENT = table(name(MOMENT_NAME));

  static final Field<Long> MOMENT_AT = field(name(MOMENT_NAME, "at"), Long.class);
  static final Field<String> MOMENT_ZONE = field(name(MOMENT_NAME, "zone"), String.class);
  static final Field<Long> MOMENT_UNTIL = field(name(MOMENT_NAME, "until"), Long.class);

  /** Draws that are settled: of a test. */
  static final Table<Record> CHOICE = table(name("segue_choice"));

  static final Field<String> CHOICE_PROGRAM = field(name("segue_choice", "program"), String.class);
  static final Field<Object> CHOICE_CONTACT = field(name("segue_choice", "contact"), Object.class);
  static final Field<String> CHOICE_ARM = field(name("segue_choice", "arm"), String.class);

  /** What was sent: what a cap counts. */
  static final Table<Record> OUTBOX = table(name("segue_outbox"));

  static final Field<Long> OUTBOX_RUN = field(name("segue_outbox", "run"), Long.class);
  static final Field<Long> OUTBOX_CREATED_AT =
      field(name("segue_outbox", "created_at"), Long.class);
  static final Field<String> OUTBOX_STATUS = field(name("segue_outbox", "status"), String.class);

  static final TemporaryTable DUE_RUNS =
      TemporaryTable.setOf(Due.TABLE, TemporaryTable.columns(Due.RUN, Kind.WHOLE), Due.RUN);
  static final TemporaryTable PICKED_RUNS =
      TemporaryTable.setOf(PICKED_NAME, TemporaryTable.columns(Due.RUN, Kind.WHOLE), Due.RUN);
  static final TemporaryTable VALUES =
      TemporaryTable.of(
          VALUE_NAME, TemporaryTable.columns(Due.RUN, Kind.WHOLE, "value", Kind.ANY), Due.RUN);
  static final TemporaryTable MOMENTS =
      TemporaryTable.of(
              MOMENT_NAME,
              TemporaryTable.columns("at", Kind.WHOLE, "zone", Kind.TEXT, "until", Kind.WHOLE),
              "at",
              "zone")
          .requiring("until");
  private static final TemporaryTable CHOICES =
      TemporaryTable.of(
              "segue_choice",
              TemporaryTable.columns(
                  "program", Kind.TEXT, StateTables.CONTACT, Kind.CONTACT, "arm", Kind.TEXT))
          .requiring("program", StateTables.CONTACT);

  /** Where an instant's zone is not known, or plays no part. */
  static final String NO_ZONE = "";

  private RunFields() {}

  /** Makes the temporary tables of a connection. */
  static void make(Store store) {
    store.make(DUE_RUNS, PICKED_RUNS, VALUES, MOMENTS, CHOICES);
    store.execute(
        "create index if not exists "
            + store.engine().temporaryIndex("segue_choice_contact")
            + " on segue_choice (program, contact)");
  }
}
