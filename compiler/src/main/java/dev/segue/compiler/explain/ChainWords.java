package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.type.Period;
import java.util.Optional;

/** Events one after another, in words: {@code cart added then purchased within 2 days}. */
final class ChainWords {
  private final English english;

  ChainWords(English english) {
    this.english = english;
  }

  String words(Condition.Chain chain, boolean not) {
    StringBuilder words = new StringBuilder();
    for (Condition.Link link : chain.links()) {
      if (!words.isEmpty()) {
        words.append(
            switch (link.manner()) {
              case SOME -> " then ";
              case NEXT -> " then next ";
              case NEVER -> " then never ";
            });
      }
      words.append(english.rows().did(link.events())).append(when(link));
    }
    String window = english.rows().window(chain.links().getFirst().events());
    words.append(window.isEmpty() ? "" : ", all" + window);
    return not ? "not (" + words + ")" : words.toString();
  }

  /** When after the event before it. */
  private static String when(Condition.Link link) {
    Optional<String> least = link.afterAtLeast().map(ChainWords::atLeast);
    Optional<String> most = link.within().map(ValueWords::length);
    if (least.isEmpty()) {
      return most.map(length -> " within " + length).orElse("");
    }
    return " " + least.get() + most.map(length -> " and at most " + length).orElse("") + " later";
  }

  private static String atLeast(Period period) {
    return "at least " + ValueWords.length(period);
  }
}
