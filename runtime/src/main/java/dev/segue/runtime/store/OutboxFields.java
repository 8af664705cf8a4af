package dev.segue.runtime.store;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.StateTables;
import dev.segue.runtime.store.OutboxTable.Status;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of what is to be sent, and what is asked of its rows everywhere. */
final class OutboxFields {
  static final Table<Record> OUTBOX = table(name("segue_outbox"));
  static final Field<String> KEY = field(name("key"), String.class);
  static final Field<Long> RUN = field(name("run"), Long.class);
  static final Field<String> PROGRAM = field(name("program"), String.class);
  static final Field<Long> VERSION = field(name("version"), Long.class);
  static final Field<String> STEP = field(name("step"), String.class);
  static final Field<Object> CONTACT = field(name(StateTables.CONTACT), Object.class);
  static final Field<String> MESSAGE = field(name("message"), String.class);
  static final Field<String> CHANNEL = field(name("channel"), String.class);
  static final Field<String> ADDRESS = field(name("address"), String.class);
  static final Field<String> SENDER = field(name("sender"), String.class);
  static final Field<String> SUBJECT = field(name("subject"), String.class);
  static final Field<String> BODY = field(name("body"), String.class);
  static final Field<Long> HTML = field(name("html"), Long.class);
  static final Field<Long> CREATED_AT = field(name("created_at"), Long.class);
  static final Field<String> STATUS = field(name("status"), String.class);
  static final Field<Long> STATUS_AT = field(name("status_at"), Long.class);
  static final Field<String> REASON = field(name("reason"), String.class);
  static final Field<Long> NOT_BEFORE = field(name("not_before"), Long.class);
  static final Field<String> MAILBOX = field(name("mailbox"), String.class);
  static final Field<Long> TRIES = field(name("tries"), Long.class);

  /** {@code program/version/run/step}. */
  private static final Pattern RUN_OF_KEY = Pattern.compile("[^/]*/[0-9]+/([0-9]{1,18})/.*");

  private OutboxFields() {}

  static Condition notPaused() {
    Field<String> program = field(name("segue_pause", "program"), String.class);
    return PROGRAM
        .isNull()
        .or(
            PROGRAM.notIn(
                select(program)
                    .from(table(name("segue_pause")))
                    .where(field(name("segue_pause", "resumed_at"), Long.class).isNull())));
  }

  /** The rows of these keys: a key names its run, by which its row is found. */
  static Condition are(Collection<String> keys) {
    // the index is asked for the runs alone, not for each run with each key
    return RUN.in(keys.stream().map(OutboxFields::run).toList())
        .and(concat(KEY, inline("")).in(keys));
  }

  /** The row of a key. */
  static Condition is(String key) {
    return RUN.eq(run(key)).and(KEY.eq(key));
  }

  /** No row has a key without one. */
  private static long run(String key) {
    Matcher matcher = RUN_OF_KEY.matcher(key);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }

  /** Of a contact, by its runs. */
  static Condition of(Object contact) {
    return RUN.in(select(RunFields.ID).from(RunFields.RUN).where(RunFields.CONTACT.eq(contact)));
  }

  static Condition standsAs(Status status) {
    return STATUS.eq(inline(status.word()));
  }

  /** What waits or is on its way out: an index holds it in the order put in. */
  static Condition isOpen() {
    return standsAs(Status.PENDING).or(standsAs(Status.CLAIMED)).or(standsAs(Status.LEAVING));
  }
}
