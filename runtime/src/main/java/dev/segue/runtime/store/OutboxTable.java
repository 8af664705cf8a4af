package dev.segue.runtime.store;

import static dev.segue.runtime.store.OutboxFields.ADDRESS;
import static dev.segue.runtime.store.OutboxFields.CHANNEL;
import static dev.segue.runtime.store.OutboxFields.CONTACT;
import static dev.segue.runtime.store.OutboxFields.CREATED_AT;
import static dev.segue.runtime.store.OutboxFields.HTML;
import static dev.segue.runtime.store.OutboxFields.KEY;
import static dev.segue.runtime.store.OutboxFields.MAILBOX;
import static dev.segue.runtime.store.OutboxFields.MESSAGE;
import static dev.segue.runtime.store.OutboxFields.NOT_BEFORE;
import static dev.segue.runtime.store.OutboxFields.OUTBOX;
import static dev.segue.runtime.store.OutboxFields.PROGRAM;
import static dev.segue.runtime.store.OutboxFields.REASON;
import static dev.segue.runtime.store.OutboxFields.RUN;
import static dev.segue.runtime.store.OutboxFields.STATUS;
import static dev.segue.runtime.store.OutboxFields.STATUS_AT;
import static dev.segue.runtime.store.OutboxFields.STEP;
import static dev.segue.runtime.store.OutboxFields.TRIES;
import static dev.segue.runtime.store.OutboxFields.VERSION;
import static dev.segue.runtime.store.OutboxFields.is;
import static dev.segue.runtime.store.OutboxFields.isOpen;
import static dev.segue.runtime.store.OutboxFields.notPaused;
import static dev.segue.runtime.store.OutboxFields.standsAs;
import static dev.segue.runtime.store.RunFields.DUE;
import static dev.segue.runtime.store.RunFields.DUE_RUN;
import static dev.segue.runtime.store.RunFields.PICKED;
import static dev.segue.runtime.store.RunFields.PICKED_RUN;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * What is to be sent and what became of it. A row's key is made of program, version, run and step
 * and is there once for ever.
 */
public final class OutboxTable {
  /** How the reason begins of what a mail server refused for good. */
  public static final String REFUSED = "the mail server refused it: ";

  /** The channel of what a step {@code webhook} sends: nobody receives it as a message. */
  public static final String WEBHOOK = "webhook";

  private final Store store;

  public OutboxTable(Store store) {
    this.store = store;
  }

  /** Where a row stands. */
  public enum Status {
    /** To be sent. */
    PENDING,
    /** Checked and written: it leaves next. */
    CLAIMED,
    /** On its way out at this moment. */
    LEAVING,
    SENT,
    /** The contact may not be sent it. */
    SUPPRESSED,
    /** It could not be made, or has nowhere to go. */
    FAILED,
    /** Work was broken off while it was on its way out: nobody knows, and nobody sends it again. */
    UNKNOWN,
    /** The contact was erased before it left. */
    ERASED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A step that sends a message.
   *
   * @param address where it goes to, if that is not the contact's own
   * @param recurring a run may come to it again: each time has a key of its own
   */
  public record Send(
      String program,
      long version,
      String step,
      String message,
      String channel,
      Optional<String> address,
      boolean recurring) {}

  /** A row. */
  public record Entry(
      String key,
      Optional<Long> run,
      Optional<String> program,
      Optional<Long> version,
      Optional<String> step,
      Object contact,
      String message,
      String channel,
      Optional<String> address,
      int tries,
      Optional<String> reason) {}

  /**
   * One row to send for each of the runs that {@link DueRuns} collected, or picked of them, unless
   * it is there already; how many there are new.
   */
  public int enqueue(Send send, boolean picked, Instant now) {
    Field<Long> id = field(name(Run.TABLE, Run.ID), Long.class);
    Field<Object> contact = field(name(Run.TABLE, StateTables.CONTACT), Object.class);
    String before = send.program() + "/" + send.version() + "/";
    long at = now.toEpochMilli();
    return NewRows.put(
        store,
        store
            .dsl()
            .insertInto(
                OUTBOX,
                KEY,
                RUN,
                PROGRAM,
                VERSION,
                STEP,
                CONTACT,
                MESSAGE,
                CHANNEL,
                ADDRESS,
                HTML,
                CREATED_AT,
                STATUS,
                STATUS_AT)
            .select(
                select(
                        concat(val(before), id, val("/" + send.step()), time(send, id)),
                        id,
                        val(send.program()),
                        val(send.version()),
                        val(send.step()),
                        contact,
                        val(send.message()),
                        val(send.channel()),
                        val(send.address().orElse(null), String.class),
                        inline(0L),
                        val(at),
                        val(Status.PENDING.word()),
                        val(at))
                    .from(table(name(Run.TABLE)))
                    .join(picked ? PICKED : DUE)
                    .on((picked ? PICKED_RUN : DUE_RUN).eq(id))
                    .where(id.isNotNull())));
  }

  /** Which time it is that a run comes to a step. */
  private static Field<String> time(Send send, Field<Long> run) {
    if (!send.recurring()) {
      return inline("");
    }
    Field<Integer> times =
        select(count())
            .from(OUTBOX)
            .where(field(name("segue_outbox", "run"), Long.class).eq(run), STEP.eq(send.step()))
            .asField();
    return concat(inline("/"), times.plus(1));
  }

  /**
   * The first rows of a channel that may be sent as of an instant, oldest first; those of programs
   * that are paused wait.
   */
  public List<Entry> pending(String channel, Instant now, int most) {
    return entries(
        standsAs(Status.PENDING)
            .and(CHANNEL.eq(channel))
            .and(notPaused())
            .and(NOT_BEFORE.isNull().or(NOT_BEFORE.le(now.toEpochMilli()))),
        most);
  }

  /** How many rows of each channel may be sent as of an instant. */
  public Map<String, Long> pending(Instant now) {
    return store
        .dsl()
        .select(CHANNEL, count().coerce(Long.class))
        .from(OUTBOX)
        .where(standsAs(Status.PENDING), notPaused())
        .and(NOT_BEFORE.isNull().or(NOT_BEFORE.le(now.toEpochMilli())))
        .groupBy(CHANNEL)
        .orderBy(CHANNEL)
        .fetchMap(r -> r.value1(), r -> r.value2());
  }

  /** Rows that stand so, oldest first. */
  public List<Entry> with(Status status) {
    return entries(standsAs(status), Integer.MAX_VALUE);
  }

  /** Whether nothing waits or is on its way out. */
  public boolean isIdle() {
    return !store.dsl().fetchExists(OUTBOX, isOpen());
  }

  /**
   * When a program's messages went to these mailboxes, oldest first, from an instant on; what is on
   * its way or unknown counts.
   */
  public Map<String, List<Instant>> left(
      String program, Collection<String> mailboxes, Instant from) {
    Map<String, List<Instant>> left = new HashMap<>();
    store
        .dsl()
        .select(MAILBOX, STATUS_AT)
        .from(OUTBOX)
        .where(
            PROGRAM.eq(program),
            MAILBOX.in(mailboxes),
            STATUS_AT.ge(from.toEpochMilli()),
            STATUS.in(
                Status.CLAIMED.word(),
                Status.LEAVING.word(),
                Status.SENT.word(),
                Status.UNKNOWN.word()))
        .orderBy(STATUS_AT)
        .forEach(
            r ->
                left.computeIfAbsent(r.value1(), m -> new ArrayList<>())
                    .add(Instant.ofEpochMilli(r.value2())));
    return left;
  }

  /** The contacts whose address a mail server refused for good. */
  public Set<Object> turnedAway() {
    return store
        .dsl()
        .selectDistinct(CONTACT)
        .from(OUTBOX)
        .where(standsAs(Status.FAILED), REASON.startsWith(REFUSED))
        .fetchSet(r -> Row.plain(r.value1()));
  }

  /** A row by its key. */
  public Optional<Entry> find(String key) {
    return entries(is(key), 1).stream().findFirst();
  }

  private List<Entry> entries(Condition which, int most) {
    return store
        .dsl()
        .select(KEY, RUN, PROGRAM, VERSION, STEP, CONTACT, MESSAGE, CHANNEL, ADDRESS, TRIES, REASON)
        .from(OUTBOX)
        .where(which)
        .orderBy(CREATED_AT, RUN, KEY)
        .limit(most)
        .fetch(
            r ->
                new Entry(
                    r.value1(),
                    Optional.ofNullable(r.value2()),
                    Optional.ofNullable(r.value3()),
                    Optional.ofNullable(r.value4()),
                    Optional.ofNullable(r.value5()),
                    Row.plain(r.value6()),
                    r.value7(),
                    r.value8(),
                    Optional.ofNullable(r.value9()),
                    Math.toIntExact(r.value10()),
                    Optional.ofNullable(r.value11())));
  }
}
