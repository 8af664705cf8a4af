package dev.segue.runtime.kernel;

import dev.segue.runtime.store.Later;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Blocks on their way: filled by the thread that reads, worked out by workers while that reads on,
 * and answered in their order. So the answers are the same however many workers there are.
 */
final class Blocks implements AutoCloseable {
  private final Function<ContactFrame, Answers.Block> working;
  private final Answers answers;
  private final Optional<ExecutorService> threads;
  private final Deque<ContactFrame> free = new ArrayDeque<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private ContactFrame current;

  /** A block that a worker has. */
  private record Pending(ContactFrame block, Future<Answers.Block> said) {}

  /**
   * No blocks yet.
   *
   * @param workers how many threads work beside the one that reads; 0: that does it itself
   * @param working works out what a block says
   */
  Blocks(
      int workers,
      Supplier<ContactFrame> made,
      Function<ContactFrame, Answers.Block> working,
      Answers answers) {
    this.working = working;
    this.answers = answers;
    this.threads =
        workers == 0
            ? Optional.empty()
            : Optional.of(Executors.newFixedThreadPool(workers, Blocks::thread));
    // one for each worker, one that waits for a worker, and one that is filled
    for (int i = 0; i < (workers == 0 ? 1 : workers + 2); i++) {
      free.add(made.get());
    }
    this.current = free.pop();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "segue-kernel");
    thread.setDaemon(true);
    return thread;
  }

  /** The block that is filled. */
  ContactFrame current() {
    return current;
  }

  /**
   * The block that is filled is full.
   *
   * @param first the place of the next one's first contact
   */
  void next(int first) {
    if (threads.isEmpty()) {
      answers.add(working.apply(current));
    } else {
      ContactFrame full = current;
      pending.add(new Pending(full, threads.get().submit(() -> working.apply(full))));
      if (free.isEmpty()) {
        take();
      }
      current = free.pop();
    }
    current.begin(first);
  }

  /** No contact more. */
  void end() {
    while (!pending.isEmpty()) {
      take();
    }
    if (current.size() > 0) {
      answers.add(working.apply(current));
    }
  }

  /** Takes what the oldest block says. */
  private void take() {
    Pending oldest = pending.pop();
    answers.add(Later.of(oldest.said()));
    free.add(oldest.block());
  }

  @Override
  public void close() {
    threads.ifPresent(ExecutorService::shutdownNow);
  }
}
