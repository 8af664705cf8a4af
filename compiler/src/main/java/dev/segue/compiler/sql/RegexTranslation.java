package dev.segue.compiler.sql;

import com.google.re2j.Pattern;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * An RE2 pattern as another engine for patterns has it: whether it is found in a text is the same.
 * What a class of characters holds is asked of RE2 itself, character by character.
 */
final class RegexTranslation {
  private static final String WORD = "[0-9A-Za-z_]";

  private static final String BOUNDARY = "(?:(?<=%1$s)(?!%1$s)|(?<!%1$s)(?=%1$s))".formatted(WORD);

  private static final String NO_BOUNDARY =
      "(?:(?<=%1$s)(?=%1$s)|(?<!%1$s)(?!%1$s))".formatted(WORD);

  /** More repetitions in one are too many. */
  private static final int MOST_REPETITIONS = 255;

  /** Past these, characters change by case only in a few places. */
  private static final int PLAIN_END = 0x80;

  private static final int[] BEYOND = {0x17f, 0x212a};

  private static final java.util.regex.Pattern REPETITION =
      java.util.regex.Pattern.compile("\\{(\\d{1,4})(,(\\d{0,4}))?\\}");

  private static final java.util.regex.Pattern ESCAPE =
      java.util.regex.Pattern.compile(
          "\\\\(?:[pP](?:\\{[^}]*\\}|.)|x(?:\\{[0-9A-Fa-f]*\\}|[0-9A-Fa-f]{2})|[0-7]{1,3}|[^\\n"
              + "]|\\n"
              + ")",
          java.util.regex.Pattern.DOTALL);

  private final RegexForm form;

  /** What stands for a place in the text, not for a character. */
  private final Map<String, String> places;

  private String pattern;
  private int at;
  private Flags flags = new Flags(false, false, false);

  private RegexTranslation(String pattern, RegexForm form) {
    this.pattern = pattern;
    this.form = form;
    this.places =
        Map.of(
            "\\A", form.start(), "\\z", form.end(), "\\b", BOUNDARY, "\\B", NO_BOUNDARY, "\\E", "");
  }

  /** What is written in front of a group: {@code (?ism)}. */
  private record Flags(boolean ignoringCase, boolean dotAll, boolean multiline) {
    Flags with(char flag, boolean on) {
      return new Flags(
          flag == 'i' ? on : ignoringCase, flag == 's' ? on : dotAll, flag == 'm' ? on : multiline);
    }
  }

  static String of(String pattern, RegexForm form) {
    return form.opening() + new RegexTranslation(pattern, form).alternatives();
  }

  private boolean more() {
    while (pattern.startsWith("\\Q", at)) {
      unquote();
    }
    return at < pattern.length();
  }

  /** What is quoted is written character by character: a repetition is that of the last one. */
  private void unquote() {
    int end = pattern.indexOf("\\E", at);
    String rest = end < 0 ? "" : pattern.substring(end + 2);
    StringBuilder written = new StringBuilder();
    pattern
        .substring(at + 2, end < 0 ? pattern.length() : end)
        .codePoints()
        .forEach(p -> written.append(escaped(p)));
    pattern = pattern.substring(0, at) + written + rest;
  }

  private boolean next(String text) {
    if (!pattern.startsWith(text, at)) {
      return false;
    }
    at += text.length();
    return true;
  }

  private String alternatives() {
    StringBuilder all = new StringBuilder();
    while (more() && pattern.charAt(at) != ')') {
      if (next("|")) {
        all.append('|');
      } else {
        all.append(repeated(piece()));
      }
    }
    return all.toString();
  }

  private String repeated(String piece) {
    String all = piece;
    while (more()) {
      Matcher counted = REPETITION.matcher(pattern).region(at, pattern.length());
      if (next("*")) {
        all = "(?:" + all + ")*";
      } else if (next("+")) {
        all = "(?:" + all + ")+";
      } else if (next("?")) {
        all = "(?:" + all + ")?";
      } else if (counted.lookingAt()) {
        at = counted.end();
        int least = Integer.parseInt(counted.group(1));
        boolean open = counted.group(2) != null && counted.group(3).isEmpty();
        int most = counted.group(2) == null || open ? least : Integer.parseInt(counted.group(3));
        all = times("(?:" + all + ")", least, most) + (open ? "(?:" + all + ")*" : "");
        all = "(?:" + all + ")";
      } else {
        return all;
      }
      // how eager it is does not change whether something is found
      next("?");
    }
    return all;
  }

  private static String times(String piece, int least, int most) {
    StringBuilder all = new StringBuilder();
    for (int left = least; left > 0; left -= MOST_REPETITIONS) {
      all.append(piece).append('{').append(Math.min(left, MOST_REPETITIONS)).append('}');
    }
    for (int left = most - least; left > 0; left -= MOST_REPETITIONS) {
      all.append(piece).append("{0,").append(Math.min(left, MOST_REPETITIONS)).append('}');
    }
    return all.toString();
  }

  private String piece() {
    if (pattern.charAt(at) == '(') {
      return group();
    }
    if (pattern.charAt(at) == '\\') {
      return escape();
    }
    if (pattern.charAt(at) == '[') {
      int from = at;
      skipClass();
      return characters(pattern.substring(from, at));
    }
    if (next(".")) {
      return flags.dotAll() ? form.any() : "[^\\n]";
    }
    if (next("^")) {
      return flags.multiline() ? "(?:" + form.start() + "|(?<=\\n))" : form.start();
    }
    if (next("$")) {
      return flags.multiline() ? "(?:" + form.end() + "|(?=\\n))" : form.end();
    }
    int point = pattern.codePointAt(at);
    at += Character.charCount(point);
    return literal(point);
  }

  private String group() {
    at++;
    Flags outside = flags;
    if (next("?")) {
      if (next("P<") || next("<")) {
        at = pattern.indexOf('>', at) + 1;
      } else {
        boolean on = true;
        for (char c = pattern.charAt(at++); c != ':'; c = pattern.charAt(at++)) {
          if (c == ')') {
            // until the end of the group around it
            return "";
          }
          if (c == '-') {
            on = false;
          } else {
            flags = flags.with(c, on);
          }
        }
      }
    }
    String inside = alternatives();
    at++;
    flags = outside;
    return "(?:" + inside + ")";
  }

  private String escape() {
    Matcher escape = ESCAPE.matcher(pattern).region(at, pattern.length());
    if (!escape.lookingAt()) {
      throw new IllegalArgumentException("no RE2 pattern: " + pattern);
    }
    at = escape.end();
    return Optional.ofNullable(places.get(escape.group()))
        .orElseGet(() -> characters("[" + escape.group() + "]"));
  }

  private void skipClass() {
    at++;
    next("^");
    next("]");
    while (!next("]")) {
      if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
        at = pattern.indexOf(":]", at) + 2;
      } else {
        Matcher escape = ESCAPE.matcher(pattern).region(at, pattern.length());
        at = escape.lookingAt() ? escape.end() : at + 1;
      }
    }
  }

  private String literal(int point) {
    return flags.ignoringCase() ? characters("[" + escaped(point) + "]") : form.alone(point);
  }

  /** A character that stands for itself in a class of RE2. */
  private static String escaped(int point) {
    boolean itself = point >= PLAIN_END || Character.isLetterOrDigit(point);
    return (itself ? "" : "\\") + Character.toString(point);
  }

  /** The characters of a class of RE2. */
  private String characters(String written) {
    boolean negative = written.startsWith("[^");
    String positive = negative ? "[" + written.substring(2) : written;
    BitSet held = held(positive, isPlain(positive));
    if (negative) {
      return held.isEmpty() ? form.any() : "[^" + ranges(held) + "]";
    }
    return held.isEmpty() ? form.never() : "[" + ranges(held) + "]";
  }

  /** Whether nothing but plain characters, and what they are in other cases, can be in a class. */
  private static boolean isPlain(String written) {
    return written.chars().allMatch(c -> c < PLAIN_END)
        && !written.matches("(?s).*(\\\\[pPxDWS]|\\\\[0-7]|\\[:\\^).*");
  }

  private BitSet held(String written, boolean plain) {
    Pattern one = Pattern.compile((flags.ignoringCase() ? "(?i)" : "") + written);
    BitSet held = new BitSet();
    for (int point = form.least();
        point <= (plain ? PLAIN_END : Character.MAX_CODE_POINT);
        point++) {
      add(one, point, held);
    }
    for (int point : BEYOND) {
      add(one, point, held);
    }
    return held;
  }

  private static void add(Pattern one, int point, BitSet held) {
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    if (!half && one.matches(Character.toString(point))) {
      held.set(point);
    }
  }

  private String ranges(BitSet held) {
    StringBuilder all = new StringBuilder();
    for (int from = held.nextSetBit(0); from >= 0; ) {
      int to = held.nextClearBit(from) - 1;
      all.append(form.inClass(from));
      if (to > from) {
        all.append('-').append(form.inClass(to));
      }
      from = held.nextSetBit(to + 1);
    }
    return all.toString();
  }
}
