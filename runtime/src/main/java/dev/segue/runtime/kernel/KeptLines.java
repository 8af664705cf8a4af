package dev.segue.runtime.kernel;

import dev.segue.runtime.store.ColumnBlock;
import dev.segue.runtime.store.Cursor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Lines of a range of contacts as they were kept, and of whoever has changed since as they are. */
final class KeptLines implements Lines {
  private final Cursor blocks;
  private final Keys keys;
  private final Fresh fresh;
  private final Optional<Object> from;
  private final Optional<Object> before;
  private final Line kept;
  private Optional<ColumnBlock> block = Optional.empty();
  private boolean isKeptThere;
  private int nextFresh;
  private At at = At.BEGIN;

  private enum At {
    BEGIN,
    KEPT,
    FRESH
  }

  /**
   * Whoever has changed.
   *
   * @param outdated all of them, whether or not they are contacts still
   * @param lines of those who are, in the order of contacts
   */
  record Fresh(Set<Object> outdated, List<Line> lines) {}

  /**
   * Before the first.
   *
   * @param from the first contact of the range, if others come before
   * @param before the first after it, if there is one
   */
  KeptLines(
      Cursor blocks,
      int parts,
      Keys keys,
      Fresh fresh,
      Optional<Object> from,
      Optional<Object> before) {
    this.blocks = blocks;
    this.keys = keys;
    this.fresh = fresh;
    this.from = from;
    this.before = before;
    this.kept = new Line(parts);
    while (nextFresh < fresh.lines().size() && isBefore(fresh.lines().get(nextFresh).key(), from)) {
      nextFresh++;
    }
    passKept();
  }

  private boolean isBefore(Object key, Optional<Object> other) {
    return other.isPresent() && keys.compare(key, other.get()) < 0;
  }

  private boolean isInRange(Object key) {
    return before.isEmpty() || isBefore(key, before);
  }

  @Override
  public boolean next() {
    if (at == At.KEPT) {
      passKept();
    } else if (at == At.FRESH) {
      nextFresh++;
    }
    boolean isFreshThere =
        nextFresh < fresh.lines().size() && isInRange(fresh.lines().get(nextFresh).key());
    boolean isFreshFirst =
        isFreshThere
            && (!isKeptThere || keys.compare(fresh.lines().get(nextFresh).key(), kept.key()) < 0);
    at = isFreshFirst ? At.FRESH : At.KEPT;
    return isFreshThere || isKeptThere;
  }

  /** Goes to the next kept line that is as it was. */
  private void passKept() {
    isKeptThere = false;
    while (!isKeptThere && open()) {
      ColumnBlock open = block.orElseThrow();
      Object key = keys.read(open.next());
      if (!isInRange(key)) {
        return;
      }
      if (isBefore(key, from) || fresh.outdated().contains(key)) {
        open.passAll();
      } else {
        kept.begin(key);
        for (int part = 0; part < kept.size(); part++) {
          int length = open.part();
          kept.set(part, open.body(), open.position(), open.position() + length);
          open.pass(length);
        }
        isKeptThere = true;
      }
    }
  }

  /** Whether there is another kept contact. */
  private boolean open() {
    while (block.isEmpty() || !block.get().hasNext()) {
      if (!blocks.next()) {
        return false;
      }
      block =
          Optional.of(new ColumnBlock(Objects.requireNonNull(blocks.bytes(0)), keys.areWhole()));
    }
    return true;
  }

  @Override
  public Line line() {
    return at == At.FRESH ? fresh.lines().get(nextFresh) : kept;
  }
}
