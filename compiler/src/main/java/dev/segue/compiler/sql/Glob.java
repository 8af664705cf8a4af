package dev.segue.compiler.sql;

/** {@code like}: {@code *} stands for any run, {@code ?} for one code point, of the whole text. */
final class Glob {
  private static final int ANY_RUN = '*';
  private static final int ANY_ONE = '?';

  private Glob() {}

  /** Greedy with one step back to the last {@code *}, so never more than text times pattern. */
  static boolean fits(String text, String glob) {
    int[] letters = text.codePoints().toArray();
    int[] pattern = glob.codePoints().toArray();
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (at < letters.length) {
      if (in < pattern.length && pattern[in] == ANY_RUN) {
        star = in++;
        resume = at;
      } else if (in < pattern.length && (pattern[in] == ANY_ONE || pattern[in] == letters[at])) {
        in++;
        at++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (in < pattern.length && pattern[in] == ANY_RUN) {
      in++;
    }
    return in == pattern.length;
  }

  /** Whether the pattern has a wildcard. */
  static boolean hasWildcard(String glob) {
    return glob.indexOf(ANY_RUN) >= 0 || glob.indexOf(ANY_ONE) >= 0;
  }
}
