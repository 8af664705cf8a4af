package dev.segue.compiler.format;

import java.util.Collection;

/** Rows whose second words begin in one column. */
final class Columns {
  private final int width;

  private Columns(int width) {
    this.width = width;
  }

  static Columns of(Collection<String> firstWords) {
    return new Columns(firstWords.stream().mapToInt(String::length).max().orElse(0));
  }

  /** The word and the space after it. */
  String padded(String word) {
    return word + " ".repeat(Math.max(0, width - word.length()) + 1);
  }
}
