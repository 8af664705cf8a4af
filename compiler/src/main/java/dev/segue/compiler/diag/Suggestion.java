package dev.segue.compiler.diag;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The known names that a misspelt one may mean: same words but for case or underscores; same words
 * in another order; edit distance up to a quarter of the length; a unique prefix; then up to a
 * third where Jaro-Winkler exceeds 0.85. The first rule that finds any answers.
 */
public final class Suggestion {
  private static final double ALIKE = 0.85;

  private Suggestion() {}

  /** The nearest of {@code known}, nearest first; empty where none is near. */
  public static List<String> nearest(String name, Collection<String> known) {
    List<String> others = known.stream().filter(k -> !k.equals(name)).distinct().toList();
    String letters = joined(name);
    List<String> found = matching(others, k -> joined(k).equals(letters));
    if (found.isEmpty()) {
      List<String> words = words(name);
      found =
          matching(
              others,
              k ->
                  words.size() > 1
                      && joined(k).length() == letters.length()
                      && words(k).equals(words));
    }
    if (found.isEmpty()) {
      found = within(name, others, name.length() / 4, 0);
    }
    if (found.isEmpty() && name.length() >= 3) {
      String begins = folded(name);
      List<String> longer = matching(others, k -> folded(k).startsWith(begins));
      found = longer.size() == 1 ? longer : List.of();
    }
    if (found.isEmpty()) {
      found = within(name, others, name.length() / 3, ALIKE);
    }
    return found;
  }

  private static List<String> matching(List<String> known, Predicate<String> test) {
    return known.stream().filter(test).sorted().toList();
  }

  private static List<String> within(String name, List<String> known, int most, double alike) {
    if (name.length() < 2) {
      return List.of();
    }
    String wanted = folded(name);
    record Near(String name, int distance) {}
    List<Near> near =
        known.stream()
            .filter(k -> Math.abs(k.length() - name.length()) <= most)
            .filter(k -> alike == 0 || jaroWinkler(wanted, folded(k)) > alike)
            .map(k -> new Near(k, distance(wanted, folded(k))))
            .filter(n -> n.distance <= most)
            .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
            .toList();
    return near.stream()
        .filter(n -> n.distance == near.getFirst().distance)
        .map(Near::name)
        .toList();
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String joined(String name) {
    return folded(name).replace("_", "").replace("-", "").replace(" ", "");
  }

  private static List<String> words(String name) {
    return Arrays.stream(folded(name).split("[_\\- ]+")).sorted().toList();
  }

  /** Insertions, deletions, changes and swaps of neighbours that lead from one to the other. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }

  /** 1 for equal texts, 0 for texts with nothing in common; a common beginning counts more. */
  static double jaroWinkler(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
    boolean[] used = new boolean[b.length()];
    StringBuilder inA = new StringBuilder();
    for (int i = 0; i < a.length(); i++) {
      for (int j = Math.max(0, i - reach); j < Math.min(b.length(), i + reach + 1); j++) {
        if (!used[j] && a.charAt(i) == b.charAt(j)) {
          used[j] = true;
          inA.append(a.charAt(i));
          break;
        }
      }
    }
    StringBuilder inB = new StringBuilder();
    for (int j = 0; j < b.length(); j++) {
      if (used[j]) {
        inB.append(b.charAt(j));
      }
    }
    double common = inA.length();
    if (common == 0) {
      return 0;
    }
    double moved = 0;
    for (int i = 0; i < inA.length(); i++) {
      moved += inA.charAt(i) == inB.charAt(i) ? 0 : 0.5;
    }
    double jaro = (common / a.length() + common / b.length() + (common - moved) / common) / 3;
    int prefix = 0;
    while (prefix < Math.min(4, Math.min(a.length(), b.length()))
        && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * 0.1 * (1 - jaro);
  }
}
