package dev.segue.compiler.explain;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Days of the week in words: {@code on weekdays}, {@code on Monday or Friday}. */
final class DayWords {
  private DayWords() {}

  /** ISO weekdays, 1 Monday .. 7. */
  static String on(List<Integer> days) {
    List<Integer> sorted = days.stream().distinct().sorted().toList();
    if (sorted.equals(List.of(1, 2, 3, 4, 5))) {
      return "on weekdays";
    }
    if (sorted.equals(List.of(6, 7))) {
      return "on the weekend";
    }
    if (sorted.size() == 7) {
      return "on any day";
    }
    return "on " + sorted.stream().map(DayWords::name).collect(Collectors.joining(" or "));
  }

  static String name(int day) {
    return DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
