package dev.segue.compiler.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Filters of text: case, white space, joining and cutting. */
final class TextFilters {
  private static final Pattern LINE_END = Pattern.compile("\r?\n");
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\u0000]+");

  private TextFilters() {}

  static Datum append(Datum value, Arguments given) {
    return text(Conversion.text(value) + given.text(0));
  }

  static Datum prepend(Datum value, Arguments given) {
    return text(given.text(0) + Conversion.text(value));
  }

  static Datum upcase(Datum value, Arguments given) {
    return text(Conversion.text(value).toUpperCase(Locale.ROOT));
  }

  static Datum downcase(Datum value, Arguments given) {
    return text(Conversion.text(value).toLowerCase(Locale.ROOT));
  }

  /** The first letter large, all others small. */
  static Datum capitalize(Datum value, Arguments given) {
    String text = Conversion.text(value);
    if (text.isEmpty()) {
      return text(text);
    }
    int first = text.offsetByCodePoints(0, 1);
    return text(
        text.substring(0, first).toUpperCase(Locale.ROOT)
            + text.substring(first).toLowerCase(Locale.ROOT));
  }

  static Datum strip(Datum value, Arguments given) {
    return text(Conversion.text(value).strip());
  }

  static Datum lstrip(Datum value, Arguments given) {
    return text(Conversion.text(value).stripLeading());
  }

  static Datum rstrip(Datum value, Arguments given) {
    return text(Conversion.text(value).stripTrailing());
  }

  static Datum stripNewlines(Datum value, Arguments given) {
    return text(LINE_END.matcher(Conversion.text(value)).replaceAll(""));
  }

  /** The parts between the separator; a single space stands for any white space. */
  static Datum split(Datum value, Arguments given) {
    String text = Conversion.text(value);
    String separator = given.text(0);
    List<String> parts = new ArrayList<>();
    if (separator.isEmpty()) {
      text.codePoints()
          .limit(Conversion.MOST_ITEMS + 1L)
          .mapToObj(Character::toString)
          .forEach(parts::add);
    } else if (separator.equals(" ")) {
      WHITE_SPACE
          .splitAsStream(text.stripLeading())
          .limit(Conversion.MOST_ITEMS + 1L)
          .forEach(parts::add);
    } else {
      int start = 0;
      int end = text.indexOf(separator);
      while (end >= 0 && parts.size() <= Conversion.MOST_ITEMS) {
        parts.add(text.substring(start, end));
        start = end + separator.length();
        end = text.indexOf(separator, start);
      }
      parts.add(text.substring(start));
    }
    while (!parts.isEmpty() && parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    return new Datum.Items(parts.stream().map(TextFilters::text).toList());
  }

  /** At most so many characters, an ellipsis among them. */
  static Datum truncate(Datum value, Arguments given) {
    var most = given.has(0) ? given.whole(0) : Optional.of(50L);
    if (most.isEmpty()) {
      return Datum.MISSING;
    }
    String text = Conversion.text(value);
    String ellipsis = given.text(1, "...");
    int length = text.codePointCount(0, text.length());
    if (length <= most.get()) {
      return text(text);
    }
    long kept = Math.max(0, most.get() - ellipsis.codePointCount(0, ellipsis.length()));
    return text(text.substring(0, text.offsetByCodePoints(0, (int) kept)) + ellipsis);
  }

  static Datum truncateWords(Datum value, Arguments given) {
    var most = given.has(0) ? given.whole(0) : Optional.of(15L);
    if (most.isEmpty()) {
      return Datum.MISSING;
    }
    String text = Conversion.text(value);
    long kept = Math.max(1, most.get());
    List<String> words =
        WHITE_SPACE
            .splitAsStream(text.stripLeading())
            .filter(w -> !w.isEmpty())
            .limit(Math.min(kept, Conversion.MOST_TEXT) + 1)
            .toList();
    if (words.size() <= kept) {
      return text(text);
    }
    return text(String.join(" ", words.subList(0, (int) kept)) + given.text(1, "..."));
  }

  static Datum text(String text) {
    return new Datum.Text(text);
  }
}
