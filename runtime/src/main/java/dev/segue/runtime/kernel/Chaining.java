package dev.segue.runtime.kernel;

import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.type.Period;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who has events one after another. */
final class Chaining {
  private final Folding folding;
  private final long[] owners;
  private final int size;

  /**
   * Of the contacts of a block.
   *
   * @param owners who has rows of each link that needs some
   */
  Chaining(Folding folding, long[] owners, int size) {
    this.folding = folding;
    this.owners = owners;
    this.size = size;
  }

  /**
   * A link.
   *
   * @param frames where its rows are
   * @param among of the link to the very next event all rows of its kinds
   */
  record Step(Node.Link link, List<RowFrame> frames, Node.Rows rows, Optional<Node.Rows> among) {}

  /** Those of whom some choice of events fits. */
  long[] holds(List<Step> steps) {
    List<RowTimes> times =
        steps.stream().map(s -> new RowTimes(s.frames(), s.rows(), owners, size)).toList();
    List<Optional<RowFirsts>> firsts =
        steps.stream()
            .map(s -> s.among().map(a -> new RowFirsts(s.frames(), s.rows(), a, owners, size)))
            .toList();
    return Bits.where(
        size,
        owner -> {
          if (!Bits.get(owners, owner)) {
            return false;
          }
          long[] reached = times.getFirst().of(owner);
          for (int i = 1; i < steps.size() && reached.length > 0; i++) {
            Node.Link link = steps.get(i).link();
            long[] rows = times.get(i).of(owner);
            if (link.never()) {
              return neverFollowed(reached, rows, link);
            }
            Optional<RowFirsts> next = firsts.get(i);
            reached =
                next.isPresent()
                    ? nextFollowed(reached, next.get(), owner, link)
                    : followed(reached, rows, link);
          }
          return reached.length > 0;
        });
  }

  /** The instants of rows to which the link leads. */
  private long[] followed(long[] reached, long[] rows, Node.Link link) {
    long[] found = new long[rows.length];
    int many = 0;
    int from = -1;
    for (long at : rows) {
      // a later event before it leaves it more time: the latest that may is enough
      while (from + 1 < reached.length && mayFollow(at, reached[from + 1], link)) {
        from++;
      }
      if (from >= 0 && isInTime(at, reached[from], link)) {
        found[many++] = at;
      }
    }
    return Arrays.copyOf(found, many);
  }

  /** The same of the link to the very next event. */
  private long[] nextFollowed(long[] reached, RowFirsts rows, int owner, Node.Link link) {
    long[] found = new long[reached.length];
    int many = 0;
    int next = rows.begin(owner);
    for (long from : reached) {
      while (next < rows.end(owner) && rows.at(next) <= from) {
        next++;
      }
      if (next < rows.end(owner)
          && rows.fits(next)
          && mayFollow(rows.at(next), from, link)
          && isInTime(rows.at(next), from, link)) {
        found[many++] = rows.at(next);
      }
    }
    return Arrays.copyOf(found, many);
  }

  private boolean mayFollow(long at, long from, Node.Link link) {
    return at > from && link.afterAtLeast().map(p -> at >= after(p, from)).orElse(true);
  }

  private boolean isInTime(long at, long from, Node.Link link) {
    return link.within().map(p -> at <= after(p, from)).orElse(true);
  }

  private boolean neverFollowed(long[] reached, long[] rows, Node.Link link) {
    int next = 0;
    for (long from : reached) {
      Optional<Long> end = link.within().map(p -> after(p, from));
      if (end.filter(e -> e > folding.now().toEpochMilli()).isPresent()) {
        continue;
      }
      while (next < rows.length && !mayFollow(rows[next], from, link)) {
        next++;
      }
      if (next == rows.length || !isInTime(rows[next], from, link)) {
        return true;
      }
    }
    return false;
  }

  private long after(Period period, long from) {
    return period.after(Instant.ofEpochMilli(from), folding.zone()).toEpochMilli();
  }
}
