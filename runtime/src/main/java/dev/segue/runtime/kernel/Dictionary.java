package dev.segue.runtime.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts of a column that were met before, so that each is tested once; at most so many. */
final class Dictionary {
  static final int MOST = 1 << 16;

  private final boolean isGiven;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /** Of texts whose places are told instead of them. */
  static Dictionary of(List<String> texts) {
    Dictionary given = new Dictionary(true);
    given.texts.addAll(texts);
    return given;
  }

  /** Of texts that are to be met. */
  static Dictionary empty() {
    return new Dictionary(false);
  }

  private Dictionary(boolean isGiven) {
    this.isGiven = isGiven;
  }

  /** Whether rows tell the places of texts, and not the texts. */
  boolean isGiven() {
    return isGiven;
  }

  /** The place of a text; below 0 where there is no room for it. */
  int code(String text) {
    Integer known = codes.get(text);
    if (known != null) {
      return known;
    }
    if (texts.size() == MOST) {
      return -1;
    }
    codes.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  String text(int code) {
    return texts.get(code);
  }

  int size() {
    return texts.size();
  }
}
