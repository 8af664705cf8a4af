package dev.segue.runtime.store;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What another thread works out. */
public final class Later {
  private Later() {}

  /** Once it is there; a failure is the one that the other thread met. */
  public static <T> T of(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody interrupts whoever waits", e);
    }
  }
}
