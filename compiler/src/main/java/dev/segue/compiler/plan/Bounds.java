package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import java.util.Optional;

/** The milliseconds up to now that are in a window, both ends in it. */
record Bounds(long from, long to) {
  private static final Bounds NONE = new Bounds(Long.MAX_VALUE, Long.MIN_VALUE);

  /** If both ends are known; one that is missing leaves none. */
  static Optional<Bounds> of(Window window, Folding folding) {
    long now = folding.now().toEpochMilli();
    long first = Long.MIN_VALUE;
    long last = now;
    for (boolean from : new boolean[] {true, false}) {
      Optional<Window.Bound> bound = from ? window.from() : window.to();
      if (bound.isEmpty()) {
        continue;
      }
      Optional<Folding.Known> known = folding.fold(bound.get().at());
      if (known.isEmpty()) {
        return Optional.empty();
      }
      if (known.get().value().isEmpty()) {
        return Optional.of(NONE);
      }
      int inward = bound.get().inclusive() ? 0 : 1;
      if (from) {
        first = milliseconds(known.get()) + inward;
      } else {
        last = Math.min(milliseconds(known.get()) - inward, now);
      }
    }
    return Optional.of(new Bounds(first, last));
  }

  private static long milliseconds(Folding.Known known) {
    return ((Value.Instant) known.value().orElseThrow()).instant().toEpochMilli();
  }
}
