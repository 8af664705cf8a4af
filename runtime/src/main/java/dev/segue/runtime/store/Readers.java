package dev.segue.runtime.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Further connections for a while, each read by a thread of its own beside that of the store. */
final class Readers {
  private final StateEngine engine;
  private final Reader own;
  private final List<Reader> further = new CopyOnWriteArrayList<>();

  /**
   * None yet.
   *
   * @param own the store's own connection
   */
  Readers(StateEngine engine, Reader own) {
    this.engine = engine;
    this.own = own;
  }

  /** The first by whoever calls, each other by a thread of its own. */
  <T> List<T> read(List<SideBySide<T>> parts) {
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("segue-reader").factory());
    try {
      List<Future<T>> later = new ArrayList<>();
      for (SideBySide<T> part : parts.subList(1, parts.size())) {
        Reader reader = new Reader(engine, engine.open());
        further.add(reader);
        later.add(threads.submit(() -> reader.read(part)));
      }
      List<T> all = new ArrayList<>();
      all.add(own.read(parts.getFirst()));
      later.forEach(l -> all.add(Later.of(l)));
      return all;
    } finally {
      further.forEach(Reader::end);
      threads.close();
      further.forEach(Reader::close);
      further.clear();
    }
  }

  /** Ends what runs, from another thread. */
  void stop() {
    own.stop();
    further.forEach(Reader::stop);
  }
}
