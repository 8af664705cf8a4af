package dev.segue.repl.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Two texts line by line as {@code diff -u} shows them. Lines that both begin or end with are
 * passed over first, and of the rest the longest common part is found while it is short enough to
 * look.
 */
public final class UnifiedDiff {
  private static final int AROUND = 3;
  private static final long MOST_CELLS = 4_000_000;

  /** {@code ' '}, {@code '-'} or {@code '+'}, and a line. */
  private record Entry(char sign, String line) {}

  private UnifiedDiff() {}

  /** Empty where the texts are equal. */
  public static String of(String path, String before, String after) {
    List<Entry> entries = entries(lines(before), lines(after));
    StringBuilder diff = new StringBuilder();
    int next = 0;
    int a = 1;
    int b = 1;
    while (next < entries.size()) {
      int change = change(entries, next);
      if (change == entries.size()) {
        break;
      }
      int begin = Math.max(next, change - AROUND);
      a += begin - next;
      b += begin - next;
      int end = end(entries, change);
      List<Entry> hunk = entries.subList(begin, end);
      int inA = (int) hunk.stream().filter(e -> e.sign != '+').count();
      int inB = (int) hunk.stream().filter(e -> e.sign != '-').count();
      diff.append("@@ -").append(range(a, inA)).append(" +").append(range(b, inB)).append(" @@\n");
      hunk.forEach(e -> diff.append(e.sign).append(e.line).append('\n'));
      a += inA;
      b += inB;
      next = end;
    }
    return diff.isEmpty() ? "" : "--- " + path + "\n+++ " + path + "\n" + diff;
  }

  private static String range(int start, int count) {
    return count == 1 ? "" + start : (count == 0 ? start - 1 : start) + "," + count;
  }

  private static int change(List<Entry> entries, int from) {
    int at = from;
    while (at < entries.size() && entries.get(at).sign == ' ') {
      at++;
    }
    return at;
  }

  /** Where nothing has changed for a while. */
  private static int end(List<Entry> entries, int change) {
    int last = change;
    for (int at = change; at < entries.size() && at - last <= 2 * AROUND; at++) {
      last = entries.get(at).sign == ' ' ? last : at;
    }
    return Math.min(entries.size(), last + 1 + AROUND);
  }

  private static List<Entry> entries(List<String> a, List<String> b) {
    int same = 0;
    while (same < Math.min(a.size(), b.size()) && a.get(same).equals(b.get(same))) {
      same++;
    }
    int tail = 0;
    while (tail < Math.min(a.size(), b.size()) - same
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      tail++;
    }
    List<Entry> entries = new ArrayList<>();
    a.subList(0, same).forEach(line -> entries.add(new Entry(' ', line)));
    changed(a.subList(same, a.size() - tail), b.subList(same, b.size() - tail), entries);
    a.subList(a.size() - tail, a.size()).forEach(line -> entries.add(new Entry(' ', line)));
    return entries;
  }

  private static void changed(List<String> a, List<String> b, List<Entry> entries) {
    if ((long) a.size() * b.size() > MOST_CELLS) {
      a.forEach(line -> entries.add(new Entry('-', line)));
      b.forEach(line -> entries.add(new Entry('+', line)));
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
        entries.add(new Entry(' ', a.get(i)));
        i++;
        j++;
      } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
        entries.add(new Entry('-', a.get(i++)));
      } else {
        entries.add(new Entry('+', b.get(j++)));
      }
    }
  }

  /** A line without its end is told from one with it. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    } else {
      lines.add(lines.removeLast() + "\n\\ No newline at end of file");
    }
    return lines;
  }
}
