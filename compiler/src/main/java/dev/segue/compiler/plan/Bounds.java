package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import java.util.Optional;

/** The milliseconds up to now that are in a window, both ends in it. */
record Bounds(long from, long to) {
  private static final Bounds NONE = new Bounds(Long.MAX_VALUE, Long.MIN_VALUE);

  /** If both ends are known; one that is missing leaves none. */
  static Optional<Bounds> of(Window window, Folding folding) {
    Optional<Optional<Folding.Known>> from = folded(window.from(), folding);
    Optional<Optional<Folding.Known>> to = folded(window.to(), folding);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (isMissing(from.get()) || isMissing(to.get())) {
      return Optional.of(NONE);
    }
    long now = folding.now().toEpochMilli();
    long first =
        from.get()
            .map(k -> milliseconds(k) + (window.from().orElseThrow().inclusive() ? 0 : 1))
            .orElse(Long.MIN_VALUE);
    long last =
        to.get()
            .map(k -> milliseconds(k) - (window.to().orElseThrow().inclusive() ? 0 : 1))
            .orElse(now);
    return Optional.of(new Bounds(first, Math.min(last, now)));
  }

  private static Optional<Optional<Folding.Known>> folded(
      Optional<Window.Bound> bound, Folding folding) {
    return bound.isEmpty()
        ? Optional.of(Optional.empty())
        : folding.fold(bound.get().at()).map(Optional::of);
  }

  private static boolean isMissing(Optional<Folding.Known> bound) {
    return bound.filter(k -> k.value().isEmpty()).isPresent();
  }

  private static long milliseconds(Folding.Known known) {
    return ((Value.Instant) known.value().orElseThrow()).instant().toEpochMilli();
  }
}
