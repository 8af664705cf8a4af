package dev.segue.compiler.template;

/** Filters that put one text in the place of another. */
final class ReplaceFilters {
  private ReplaceFilters() {}

  static Datum replace(Datum value, Arguments given) {
    return everywhere(Conversion.text(value), given.text(0), given.text(1));
  }

  static Datum remove(Datum value, Arguments given) {
    return everywhere(Conversion.text(value), given.text(0), "");
  }

  static Datum replaceFirst(Datum value, Arguments given) {
    return first(Conversion.text(value), given.text(0), given.text(1));
  }

  static Datum removeFirst(Datum value, Arguments given) {
    return first(Conversion.text(value), given.text(0), "");
  }

  static Datum replaceLast(Datum value, Arguments given) {
    return last(Conversion.text(value), given.text(0), given.text(1));
  }

  static Datum removeLast(Datum value, Arguments given) {
    return last(Conversion.text(value), given.text(0), "");
  }

  /** Stops once the text is too long: what is too long is told by whoever asked. */
  private static Datum everywhere(String text, String search, String replacement) {
    StringBuilder result = new StringBuilder();
    int start = 0;
    int found = text.indexOf(search);
    while (found >= 0 && result.length() <= Conversion.MOST_TEXT) {
      result.append(text, start, found).append(replacement);
      start = found + search.length();
      int from = search.isEmpty() ? found + 1 : start;
      found = from > text.length() ? -1 : text.indexOf(search, from);
    }
    return new Datum.Text(result.append(text.substring(start)).toString());
  }

  private static Datum first(String text, String search, String replacement) {
    return at(text, text.indexOf(search), search, replacement);
  }

  private static Datum last(String text, String search, String replacement) {
    return at(text, text.lastIndexOf(search), search, replacement);
  }

  private static Datum at(String text, int place, String search, String replacement) {
    return new Datum.Text(
        place < 0
            ? text
            : text.substring(0, place) + replacement + text.substring(place + search.length()));
  }
}
