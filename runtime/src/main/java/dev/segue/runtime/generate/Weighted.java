package dev.segue.runtime.generate;

import java.util.List;
import java.util.function.ToIntFunction;

/** Things of which some come up more often than others. */
final class Weighted<T> {
  private final List<T> items;
  private final int[] upTo;

  Weighted(List<T> items, ToIntFunction<T> weight) {
    this.items = List.copyOf(items);
    this.upTo = new int[items.size()];
    int sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += weight.applyAsInt(items.get(i));
      upTo[i] = sum;
    }
  }

  T one(Dice dice) {
    int thrown = dice.below(upTo[upTo.length - 1]);
    int i = 0;
    while (upTo[i] <= thrown) {
      i++;
    }
    return items.get(i);
  }
}
