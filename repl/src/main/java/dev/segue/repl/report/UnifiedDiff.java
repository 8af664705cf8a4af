package dev.segue.repl.report;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line as {@code diff -u} shows them. */
public final class UnifiedDiff {
  private static final int AROUND = 3;

  private UnifiedDiff() {}

  /** Empty where the texts are equal. */
  public static String of(String path, String before, String after) {
    List<ComparedLine> entries = ComparedLine.all(lines(before), lines(after));
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
      List<ComparedLine> hunk = entries.subList(begin, end);
      int inA = (int) hunk.stream().filter(e -> e.sign() != '+').count();
      int inB = (int) hunk.stream().filter(e -> e.sign() != '-').count();
      diff.append("@@ -").append(range(a, inA)).append(" +").append(range(b, inB)).append(" @@\n");
      hunk.forEach(e -> diff.append(e.sign()).append(e.line()).append('\n'));
      a += inA;
      b += inB;
      next = end;
    }
    return diff.isEmpty() ? "" : "--- " + path + "\n+++ " + path + "\n" + diff;
  }

  private static String range(int start, int count) {
    return count == 1 ? "" + start : (count == 0 ? start - 1 : start) + "," + count;
  }

  private static int change(List<ComparedLine> entries, int from) {
    int at = from;
    while (at < entries.size() && entries.get(at).sign() == ' ') {
      at++;
    }
    return at;
  }

  /** Where nothing has changed for a while. */
  private static int end(List<ComparedLine> entries, int change) {
    int last = change;
    for (int at = change; at < entries.size() && at - last <= 2 * AROUND; at++) {
      last = entries.get(at).sign() == ' ' ? last : at;
    }
    return Math.min(entries.size(), last + 1 + AROUND);
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
