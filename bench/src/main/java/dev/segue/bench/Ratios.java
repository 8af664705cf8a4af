package dev.segue.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Of each segment how many times as long the emitted statement takes as the one by hand. */
final class Ratios {
  private static final double GOAL = 1.3;

  private final Map<String, Double> ratios = new LinkedHashMap<>();

  void add(String segment, double ratio) {
    ratios.put(segment, ratio);
  }

  /** A row of a Markdown table. */
  String row(String database) {
    Map.Entry<String, Double> greatest =
        ratios.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    String above =
        ratios.entrySet().stream()
            .filter(r -> r.getValue() > GOAL)
            .map(r -> String.format(Locale.ROOT, "%s %.2f", r.getKey(), r.getValue()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.3f | %.2f (%s) | %s |",
        database,
        ratios.size(),
        middle(List.copyOf(ratios.values())),
        greatest.getValue(),
        greatest.getKey(),
        above.isEmpty() ? "none" : above);
  }

  /** Of an even number the mean of the two in the middle. */
  private static double middle(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }
}
