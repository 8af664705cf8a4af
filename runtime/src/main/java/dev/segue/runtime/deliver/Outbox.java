package dev.segue.runtime.deliver;

import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.store.OutboxMoves;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.OutboxTable.Entry;
import dev.segue.runtime.store.OutboxTable.Status;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends what waits in the outbox. Each message is claimed in a transaction that looks again whether
 * the contact may be sent it, and writes it; then it goes out; then that is recorded. What breaks
 * off in between is unknown, and never sent again by itself.
 */
public final class Outbox {
  private static final int CLAIMED_AT_ONCE = 1_000;
  private static final int CLAIMED_ONE_BY_ONE = 200;

  private final Store store;
  private final Instant now;
  private final Channels channels;
  private final OutboxTable table;
  private final OutboxMoves moves;
  private final Claiming claiming;
  private final DeliveryTally tally = new DeliveryTally();

  /** Why a way is closed, and nothing more goes out by it. */
  private Optional<StoreFailure> closed = Optional.empty();

  private Outbox(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Instant now,
      Channels channels,
      Gate gate) {
    this.store = store;
    this.now = now;
    this.channels = channels;
    this.table = new OutboxTable(store);
    this.moves = new OutboxMoves(store);
    this.claiming = new Claiming(store, workspace, layout, now, gate, tally);
  }

  /**
   * Sends everything that waits and may leave, as of an instant. Fails with a {@link StoreFailure}
   * where a way out is closed, once everything else has gone.
   */
  public static Delivered deliver(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Instant now,
      Channels channels,
      Gate gate,
      Progress progress) {
    Outbox outbox = new Outbox(store, workspace, layout, now, channels, gate);
    return store.inTurn(() -> outbox.deliver(progress));
  }

  private Delivered deliver(Progress progress) {
    if (!table.isIdle()) {
      channels.whileLocked(
          () -> {
            // whoever claimed these is gone: only one delivers at a time
            store.transaction(() -> moves.abandon(now));
            store.durably(() -> everything(progress));
          });
    }
    closed.ifPresent(
        why -> {
          throw why;
        });
    return tally.delivered(table.with(Status.UNKNOWN));
  }

  private void everything(Progress progress) {
    Map<String, Long> pending = table.pending(now);
    long total = pending.values().stream().mapToLong(Long::longValue).sum();
    long[] done = {0};
    progress.at("delivering", 0, total);
    for (String channel : pending.keySet()) {
      Optional<Channel> way = channels.way(channel);
      if (way.isPresent()) {
        by(channel, way.get(), n -> progress.at("delivering", done[0] += n, total));
      } else {
        nowhere(channel);
      }
    }
  }

  /** Told how many more are done. */
  private interface Steps {
    void done(int more);
  }

  private void by(String channel, Channel way, Steps steps) {
    Channel.Session session;
    try {
      session = way.open();
    } catch (StoreFailure e) {
      close(e);
      return;
    }
    int most = way.together() == 1 ? CLAIMED_ONE_BY_ONE : CLAIMED_AT_ONCE;
    try (session) {
      boolean open = true;
      List<Entry> some = table.pending(channel, now, most);
      while (open && !some.isEmpty()) {
        open = way.together() == 1 ? oneByOne(some, way, session) : together(some, way, session);
        steps.done(some.size());
        some = table.pending(channel, now, most);
      }
    }
  }

  /** Without a way out what nobody can be sent fails; a webhook waits until there is one. */
  private void nowhere(String channel) {
    for (Entry entry : table.pending(channel, now, Integer.MAX_VALUE)) {
      if (channel.equals(OutboxTable.WEBHOOK)) {
        tally.waits(entry, "segue.yaml sets no 'webhooks'");
      } else {
        String reason = "nothing delivers channel '" + channel + "' yet";
        store.transaction(() -> moves.refuse(entry.key(), Status.FAILED, reason, now));
        tally.refused(entry, false, reason);
      }
    }
  }

  /** Whether more can go this way. */
  private boolean together(List<Entry> entries, Channel way, Channel.Session session) {
    List<Outgoing> claimed =
        store.transaction(
            () -> {
              List<Outgoing> going = claiming.claim(entries, way);
              moves.leave(keys(going), now);
              return going;
            });
    if (claimed.isEmpty()) {
      return true;
    }
    Channel.Outcome outcome = session.send(claimed);
    return store.transaction(() -> settle(claimed, outcome));
  }

  /** What became of one is recorded with the next one's leaving: one transaction for each. */
  private boolean oneByOne(List<Entry> entries, Channel way, Channel.Session session) {
    List<Outgoing> claimed = store.transaction(() -> claiming.claim(entries, way));
    List<Outgoing> last = new ArrayList<>();
    Channel.Outcome outcome = Channel.Outcome.GONE;
    for (Outgoing going : claimed) {
      Channel.Outcome before = outcome;
      boolean open =
          store.transaction(
              () -> {
                boolean goesOn = settle(last, before);
                if (goesOn) {
                  moves.leave(List.of(going.key()), now);
                }
                return goesOn;
              });
      last.clear();
      if (!open) {
        store.transaction(() -> moves.release(keys(claimed), now));
        return false;
      }
      outcome = session.send(List.of(going));
      last.add(going);
    }
    Channel.Outcome end = outcome;
    return store.transaction(() -> settle(last, end));
  }

  /** Records what became of them; whether more can go this way. */
  private boolean settle(List<Outgoing> messages, Channel.Outcome outcome) {
    switch (outcome) {
      case Channel.Outcome.Gone gone -> {
        moves.sent(keys(messages), now);
        messages.forEach(tally::sent);
      }
      case Channel.Outcome.Closed(var why) -> {
        moves.release(keys(messages), now);
        close(why);
        return false;
      }
      case Channel.Outcome.Again(var until, var reason) ->
          messages.forEach(
              m -> {
                moves.again(m.key(), until, reason, now);
                tally.waits(m, reason);
              });
      case Channel.Outcome.Rejected(var reason) ->
          messages.forEach(
              m -> {
                moves.rejected(m.key(), reason, now);
                tally.refused(m, false, reason);
              });
      case Channel.Outcome.Lost(var reason) ->
          messages.forEach(m -> moves.lost(m.key(), reason, now));
    }
    return true;
  }

  private void close(StoreFailure why) {
    closed = closed.or(() -> Optional.of(why));
  }

  private static List<String> keys(List<Outgoing> messages) {
    return messages.stream().map(Outgoing::key).toList();
  }
}
