package dev.segue.runtime.tick;

import dev.segue.runtime.ingest.RowIntake;
import dev.segue.runtime.store.RefreshTable;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Rows that come in while others read: all that have come become one transaction, in which segments
 * are refreshed and programs advanced too; nobody is answered before it is on the disk.
 *
 * <p>One thread, the one that {@link #run} is called on, does the work; any thread may hand in.
 */
public final class Listening {
  /** So many may wait. */
  private static final int ROOM = 1_000;

  /** With so many characters together. */
  private static final long CHARACTERS = 64L << 20;

  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final long GLANCE = 100;

  private final Store store;
  private final Settling settling;
  private final RowIntake intake;
  private final InstantSource clock;
  private final Consumer<StoreFailure> trouble;
  private final BlockingQueue<Sent> queue = new ArrayBlockingQueue<>(ROOM);
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicBoolean ends = new AtomicBoolean();

  /**
   * Takes nothing before it runs.
   *
   * @param trouble is told why time's own changes had to wait: they are tried again
   */
  public Listening(
      Store store,
      Settling settling,
      RowIntake intake,
      InstantSource clock,
      Consumer<StoreFailure> trouble) {
    this.store = store;
    this.settling = settling;
    this.intake = intake;
    this.clock = clock;
    this.trouble = trouble;
  }

  private record Sent(
      String table, String body, boolean correcting, CompletableFuture<RowIntake.Taken> answer) {}

  /**
   * Hands rows in; nothing: there is no room, or it ends.
   *
   * @param table one of those that {@link RowIntake#tables} names
   * @param correcting a row whose key is there takes the other's place, of events too
   */
  public Optional<CompletableFuture<RowIntake.Taken>> offer(
      String table, String body, boolean correcting) {
    if (ends.get()) {
      return Optional.empty();
    }
    Sent sent = new Sent(table, body, correcting, new CompletableFuture<>());
    boolean fits = waiting.addAndGet(body.length()) <= CHARACTERS;
    if (fits && queue.offer(sent)) {
      return Optional.of(sent.answer());
    }
    waiting.addAndGet(-body.length());
    return Optional.empty();
  }

  /** Nothing more is taken; what is waiting is done. */
  public void end() {
    ends.set(true);
  }

  /** Works until it ends, or the thread is interrupted. */
  public void run() {
    settle();
    Instant settled = clock.instant();
    while (!(ends.get() && queue.isEmpty())) {
      Optional<Sent> first = next();
      if (first.isPresent()) {
        List<Sent> batch = new ArrayList<>(List.of(first.get()));
        queue.drainTo(batch);
        take(batch);
        settled = clock.instant();
      } else if (!clock.instant().isBefore(settled.plus(SWEEP))) {
        settle();
        settled = clock.instant();
      }
    }
  }

  private Optional<Sent> next() {
    try {
      return Optional.ofNullable(queue.poll(GLANCE, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      end();
      return Optional.empty();
    }
  }

  private void take(List<Sent> batch) {
    List<RowIntake.Taken> taken = new ArrayList<>();
    try {
      wholly(
          now -> {
            batch.forEach(s -> taken.add(intake.take(s.table(), s.body(), s.correcting(), now)));
            settling.at(now);
          });
      for (int i = 0; i < batch.size(); i++) {
        intake.setAside(batch.get(i).table(), taken.get(i).refused());
        batch.get(i).answer().complete(taken.get(i));
      }
    } catch (StoreFailure e) {
      settling.brokeOff();
      batch.forEach(s -> s.answer().completeExceptionally(e));
    } finally {
      batch.forEach(s -> waiting.addAndGet(-s.body().length()));
      IllegalStateException broken = new IllegalStateException("it broke off");
      batch.forEach(s -> s.answer().completeExceptionally(broken));
    }
  }

  /** What time alone changes, when nothing comes. */
  private void settle() {
    try {
      wholly(settling::at);
    } catch (StoreFailure e) {
      settling.brokeOff();
      trouble.accept(e);
    }
  }

  /** What is done as of an instant. */
  private interface Work {
    void at(Instant now);
  }

  /** All of it or nothing, and on the disk; time never goes back. */
  private void wholly(Work work) {
    store.durably(
        () ->
            store.inTurn(
                () ->
                    store.transaction(
                        () -> {
                          Instant clocks = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                          Instant last = new RefreshTable(store).last().orElse(clocks);
                          work.at(clocks.isBefore(last) ? last : clocks);
                          return true;
                        })));
  }
}
