// One file: every way in which a row may change stands beside the others, and all share its
// columns.
package dev.segue.runtime.store;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Act;
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
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;

/**
 * What is to be sent and what became of it. A row's key is made of program, version, run and step
 * and is there once for ever.
 */
public final class OutboxTable {
  private static final Table<Record> OUTBOX = table(name("segue_outbox"));
  private static final Field<String> KEY = field(name("key"), String.class);
  private static final Field<Long> RUN = field(name("run"), Long.class);
  private static final Field<String> PROGRAM = field(name("program"), String.class);
  private static final Field<Long> VERSION = field(name("version"), Long.class);
  private static final Field<String> STEP = field(name("step"), String.class);
  private static final Field<Object> CONTACT = field(name(StateTables.CONTACT), Object.class);
  private static final Field<String> MESSAGE = field(name("message"), String.class);
  private static final Field<String> CHANNEL = field(name("channel"), String.class);
  private static final Field<String> ADDRESS = field(name("address"), String.class);
  private static final Field<String> SENDER = field(name("sender"), String.class);
  private static final Field<String> SUBJECT = field(name("subject"), String.class);
  private static final Field<String> BODY = field(name("body"), String.class);
  private static final Field<Long> HTML = field(name("html"), Long.class);
  private static final Field<Long> CREATED_AT = field(name("created_at"), Long.class);
  private static final Field<String> STATUS = field(name("status"), String.class);
  private static final Field<Long> STATUS_AT = field(name("status_at"), Long.class);
  private static final Field<String> REASON = field(name("reason"), String.class);
  private static final Field<Long> NOT_BEFORE = field(name("not_before"), Long.class);
  private static final Field<String> MAILBOX = field(name("mailbox"), String.class);
  private static final Field<Long> TRIES = field(name("tries"), Long.class);

  /** How the reason begins of what a mail server refused for good. */
  public static final String REFUSED = "the mail server refused it: ";

  private static final String SENDING = "segue_sending";

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
   * What goes out, as it was written.
   *
   * @param mailbox the address as caps count it
   */
  public record Written(
      String key,
      String address,
      String mailbox,
      Optional<String> sender,
      String subject,
      String body,
      boolean html) {}

  /**
   * One row to send for each run of a query of (run), unless it is there already; how many there
   * are new.
   */
  public int enqueue(Send send, SqlText runs, Instant now) {
    store.execute(
        "create temporary table if not exists "
            + SENDING
            + " (run integer primary key not null) strict");
    store.execute("delete from temp." + SENDING);
    store.insert(SENDING, List.of("run"), runs);
    Field<Long> id = field(name(Run.TABLE, Run.ID), Long.class);
    Field<Object> contact = field(name(Run.TABLE, StateTables.CONTACT), Object.class);
    String before = send.program() + "/" + send.version() + "/";
    long at = now.toEpochMilli();
    return store
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
                    concat(val(before), id, val("/" + send.step()), time(send, id, contact)),
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
                .join(table(name(SENDING)))
                .on(field(name(SENDING, "run"), Long.class).eq(id))
                .where(id.isNotNull()))
        .onConflictDoNothing()
        .execute();
  }

  /** Which time it is that a run comes to a step. */
  private static Field<String> time(Send send, Field<Long> run, Field<Object> contact) {
    if (!send.recurring()) {
      return inline("");
    }
    Field<Integer> times =
        select(count())
            .from(OUTBOX)
            .where(
                field(name("segue_outbox", StateTables.CONTACT), Object.class).eq(contact),
                field(name("segue_outbox", "run"), Long.class).eq(run),
                STEP.eq(send.step()))
            .asField();
    return concat(inline("/"), times.plus(1));
  }

  /** Those just put in for picked runs do not go out, and why. */
  public void refusePicked(Send send, String reason, Instant now) {
    store
        .dsl()
        .update(OUTBOX)
        .set(STATUS, Status.SUPPRESSED.word())
        .set(STATUS_AT, now.toEpochMilli())
        .set(REASON, reason)
        .where(
            PROGRAM.eq(send.program()),
            STEP.eq(send.step()),
            RUN.in(select(RunFields.PICKED_RUN).from(RunFields.PICKED)),
            CREATED_AT.eq(now.toEpochMilli()),
            standsAs(Status.PENDING))
        .execute();
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

  /** How many rows stand how; what none does is not there. */
  public Map<Status, Long> counts() {
    return store
        .dsl()
        .select(STATUS, count().coerce(Long.class))
        .from(OUTBOX)
        .groupBy(STATUS)
        .fetchMap(r -> Status.valueOf(r.value1().toUpperCase(Locale.ROOT)), r -> r.value2());
  }

  /**
   * Work was broken off. What was on its way out is unknown from now on; what was claimed and had
   * not begun to leave waits again.
   */
  public void abandon(Instant now) {
    store
        .dsl()
        .update(OUTBOX)
        .set(STATUS, Status.UNKNOWN.word())
        .set(STATUS_AT, now.toEpochMilli())
        .set(REASON, "work was broken off while it went out")
        .where(standsAs(Status.LEAVING))
        .execute();
    store
        .dsl()
        .update(OUTBOX)
        .set(STATUS, Status.PENDING.word())
        .set(STATUS_AT, now.toEpochMilli())
        .where(standsAs(Status.CLAIMED))
        .execute();
  }

  /** These go out next, as written. */
  public void claim(List<Written> letters, Instant now) {
    List<Query> updates =
        letters.stream()
            .map(
                w ->
                    (Query)
                        store
                            .dsl()
                            .update(OUTBOX)
                            .set(STATUS, Status.CLAIMED.word())
                            .set(STATUS_AT, now.toEpochMilli())
                            .set(ADDRESS, w.address())
                            .set(MAILBOX, w.mailbox())
                            .set(SENDER, w.sender().orElse(null))
                            .set(SUBJECT, w.subject())
                            .set(BODY, w.body())
                            .set(HTML, w.html() ? 1L : 0L)
                            .where(KEY.eq(w.key()), standsAs(Status.PENDING)))
            .toList();
    store.dsl().batch(updates).execute();
  }

  /** These begin to leave. */
  public void leave(List<String> keys, Instant now) {
    settle(keys, Status.CLAIMED, Status.LEAVING, Optional.empty(), now);
  }

  /** These have gone out: the contacts have received them. */
  public void sent(List<String> keys, Instant now) {
    settle(keys, Status.LEAVING, Status.SENT, Optional.empty(), now);
    received(keys, now);
  }

  /** Nobody can say whether this has gone out. */
  public void lost(String key, String reason, Instant now) {
    settle(List.of(key), Status.LEAVING, Status.UNKNOWN, Optional.of(reason), now);
  }

  /** This certainly has not gone out and never will, and why. */
  public void rejected(String key, String reason, Instant now) {
    settle(List.of(key), Status.LEAVING, Status.FAILED, Optional.of(reason), now);
  }

  /** This certainly has not gone out: it waits until an instant to be tried again. */
  public void again(String key, Instant until, String reason, Instant now) {
    store
        .dsl()
        .update(OUTBOX)
        .set(STATUS, Status.PENDING.word())
        .set(STATUS_AT, now.toEpochMilli())
        .set(NOT_BEFORE, until.toEpochMilli())
        .set(TRIES, TRIES.plus(1))
        .set(REASON, reason)
        .where(KEY.eq(key), standsAs(Status.LEAVING))
        .execute();
  }

  /** These wait, each until its instant, to be looked at again. */
  public void hold(Map<String, Instant> until) {
    List<Query> updates =
        until.entrySet().stream()
            .map(
                e ->
                    (Query)
                        store
                            .dsl()
                            .update(OUTBOX)
                            .set(NOT_BEFORE, e.getValue().toEpochMilli())
                            .where(KEY.eq(e.getKey()), standsAs(Status.PENDING)))
            .toList();
    store.dsl().batch(updates).execute();
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
    return entries(KEY.eq(key), 1).stream().findFirst();
  }

  /**
   * Somebody found out what became of a row that was unknown: it has gone out, or it waits again.
   * Whether it was unknown.
   */
  public boolean resolve(String key, boolean sent, Instant now) {
    Status to = sent ? Status.SENT : Status.PENDING;
    boolean known = settle(List.of(key), Status.UNKNOWN, to, Optional.empty(), now) > 0;
    if (known && sent) {
      received(List.of(key), now);
    }
    return known;
  }

  private void received(List<String> keys, Instant now) {
    store
        .dsl()
        .insertInto(
            table(name(Act.TABLE)),
            CONTACT,
            field(name(StateTables.AT), Long.class),
            field(name(Act.ACT), String.class),
            field(name(Act.NAME), String.class),
            field(name(Act.RUN), Long.class))
        .select(
            select(CONTACT, val(now.toEpochMilli()), val(Act.RECEIVED), MESSAGE, RUN)
                .from(OUTBOX)
                .where(KEY.in(keys), CHANNEL.ne(WEBHOOK)))
        .execute();
  }

  /** These did not go out after all, certainly: they wait again. */
  public void release(List<String> keys, Instant now) {
    settle(keys, Status.LEAVING, Status.PENDING, Optional.empty(), now);
    settle(keys, Status.CLAIMED, Status.PENDING, Optional.empty(), now);
  }

  /** This will not go out, and why. */
  public void refuse(String key, Status status, String reason, Instant now) {
    settle(List.of(key), Status.PENDING, status, Optional.of(reason), now);
  }

  private int settle(
      List<String> keys, Status from, Status to, Optional<String> reason, Instant now) {
    return store
        .dsl()
        .update(OUTBOX)
        .set(STATUS, to.word())
        .set(STATUS_AT, now.toEpochMilli())
        .set(REASON, reason.orElse(null))
        .where(KEY.in(keys), standsAs(from))
        .execute();
  }

  private List<Entry> entries(Condition which, int most) {
    return store
        .dsl()
        .select(KEY, RUN, PROGRAM, VERSION, STEP, CONTACT, MESSAGE, CHANNEL, ADDRESS, TRIES, REASON)
        .from(OUTBOX)
        .where(which)
        .orderBy(CREATED_AT, KEY)
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

  private static Condition notPaused() {
    Field<String> program = field(name("segue_pause", "program"), String.class);
    return PROGRAM
        .isNull()
        .or(
            PROGRAM.notIn(
                select(program)
                    .from(table(name("segue_pause")))
                    .where(field(name("segue_pause", "resumed_at"), Long.class).isNull())));
  }

  private static Condition standsAs(Status status) {
    return STATUS.eq(inline(status.word()));
  }
}
