package dev.segue.runtime.store;

import static dev.segue.runtime.store.OutboxFields.ADDRESS;
import static dev.segue.runtime.store.OutboxFields.BODY;
import static dev.segue.runtime.store.OutboxFields.CHANNEL;
import static dev.segue.runtime.store.OutboxFields.CONTACT;
import static dev.segue.runtime.store.OutboxFields.CREATED_AT;
import static dev.segue.runtime.store.OutboxFields.HTML;
import static dev.segue.runtime.store.OutboxFields.MAILBOX;
import static dev.segue.runtime.store.OutboxFields.MESSAGE;
import static dev.segue.runtime.store.OutboxFields.NOT_BEFORE;
import static dev.segue.runtime.store.OutboxFields.OUTBOX;
import static dev.segue.runtime.store.OutboxFields.PROGRAM;
import static dev.segue.runtime.store.OutboxFields.REASON;
import static dev.segue.runtime.store.OutboxFields.RUN;
import static dev.segue.runtime.store.OutboxFields.SENDER;
import static dev.segue.runtime.store.OutboxFields.STATUS;
import static dev.segue.runtime.store.OutboxFields.STATUS_AT;
import static dev.segue.runtime.store.OutboxFields.STEP;
import static dev.segue.runtime.store.OutboxFields.SUBJECT;
import static dev.segue.runtime.store.OutboxFields.TRIES;
import static dev.segue.runtime.store.OutboxFields.are;
import static dev.segue.runtime.store.OutboxFields.is;
import static dev.segue.runtime.store.OutboxFields.standsAs;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Act;
import dev.segue.runtime.store.OutboxTable.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Query;

/** Every way in which a row of the outbox may change once it is there. */
public final class OutboxMoves {
  private final Store store;

  public OutboxMoves(Store store) {
    this.store = store;
  }

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

  /** Those just put in for picked runs do not go out, and why. */
  public void refusePicked(OutboxTable.Send send, String reason, Instant now) {
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
                            .where(is(w.key()), standsAs(Status.PENDING)))
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
        .where(is(key), standsAs(Status.LEAVING))
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
                            .where(is(e.getKey()), standsAs(Status.PENDING)))
            .toList();
    store.dsl().batch(updates).execute();
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
                .where(are(keys), CHANNEL.ne(OutboxTable.WEBHOOK), standsAs(Status.SENT)))
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
        .where(are(keys), standsAs(from))
        .execute();
  }
}
