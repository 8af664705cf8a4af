package dev.segue.repl.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of two texts that are compared. Lines that both begin or end with are passed over first,
 * and of the rest the longest common part is found while it is short enough to look.
 *
 * @param sign {@code ' '} in both, {@code '-'} in the first, {@code '+'} in the second
 */
public record ComparedLine(char sign, String line) {
  private static final long MOST_CELLS = 4_000_000;

  /** The lines of both, in their order. */
  public static List<ComparedLine> all(List<String> a, List<String> b) {
    int same = 0;
    while (same < Math.min(a.size(), b.size()) && a.get(same).equals(b.get(same))) {
      same++;
    }
    int tail = 0;
    while (tail < Math.min(a.size(), b.size()) - same
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      tail++;
    }
    List<ComparedLine> entries = new ArrayList<>();
    a.subList(0, same).forEach(line -> entries.add(new ComparedLine(' ', line)));
    changed(a.subList(same, a.size() - tail), b.subList(same, b.size() - tail), entries);
    a.subList(a.size() - tail, a.size()).forEach(line -> entries.add(new ComparedLine(' ', line)));
    return entries;
  }

  private static void changed(List<String> a, List<String> b, List<ComparedLine> entries) {
    if ((long) a.size() * b.size() > MOST_CELLS) {
      a.forEach(line -> entries.add(new ComparedLine('-', line)));
      b.forEach(line -> entries.add(new ComparedLine('+', line)));
      return;
    }
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        entries.add(new ComparedLine(' ', a.get(i)));
        i++;
        j++;
      } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
        entries.add(new ComparedLine('-', a.get(i++)));
      } else {
        entries.add(new ComparedLine('+', b.get(j++)));
      }
    }
  }
}
