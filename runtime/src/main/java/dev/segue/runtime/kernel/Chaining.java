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
  private final int size;

  Chaining(Folding folding, int size) {
    this.folding = folding;
    this.size = size;
  }

  /** The instants of rows, contact after contact, in order. */
  private static final class Times {
    private final int[] ends;
    private final long[] at;

    Times(List<RowFrame> frames, Node.Rows rows, long[] owners, int size) {
      this.ends = new int[size];
      for (RowFrame frame : frames) {
        frame.each(
            rows,
            row -> {
              int owner = frame.owner(row);
              ends[owner] += Bits.get(owners, owner) ? 1 : 0;
            });
      }
      int all = 0;
      for (int owner = 0; owner < size; owner++) {
        int many = ends[owner];
        ends[owner] = all;
        all += many;
      }
      this.at = new long[all];
      for (RowFrame frame : frames) {
        frame.each(
            rows,
            row -> {
              int owner = frame.owner(row);
              if (Bits.get(owners, owner)) {
                at[ends[owner]++] = frame.at(row);
              }
            });
      }
      for (int owner = 0; owner < size; owner++) {
        sort(begin(owner), ends[owner]);
      }
    }

    /** Mostly they come in order. */
    private void sort(int begin, int end) {
      for (int i = begin + 1; i < end; i++) {
        if (at[i - 1] > at[i]) {
          Arrays.sort(at, begin, end);
          return;
        }
      }
    }

    int begin(int owner) {
      return owner == 0 ? 0 : ends[owner - 1];
    }

    long[] of(int owner) {
      return Arrays.copyOfRange(at, begin(owner), ends[owner]);
    }
  }

  /**
   * Those of whom some choice of events fits.
   *
   * @param frames where the rows of each link are
   * @param owners who has rows of each link that needs some
   */
  long[] holds(
      Node.Chained chain, List<List<RowFrame>> frames, List<Node.Rows> rows, long[] owners) {
    Times[] times = new Times[rows.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = new Times(frames.get(i), rows.get(i), owners, size);
    }
    return Bits.where(
        size,
        owner -> {
          if (!Bits.get(owners, owner)) {
            return false;
          }
          long[] reached = times[0].of(owner);
          for (int i = 1; i < times.length && reached.length > 0; i++) {
            Node.Link link = chain.links().get(i);
            long[] next = times[i].of(owner);
            if (link.never()) {
              return neverFollowed(reached, next, link);
            }
            reached = followed(reached, next, link);
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
