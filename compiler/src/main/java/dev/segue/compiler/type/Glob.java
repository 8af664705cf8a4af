package dev.segue.compiler.type;

/**
 * {@code like "/loans/*"}: a pattern of a whole text, by code point. {@code *} is any run of
 * characters, none and line ends among them, {@code ?} is one character; nothing escapes them.
 */
public final class Glob {
  private Glob() {}

  /** Whether all of {@code text} fits {@code pattern}. */
  public static boolean fits(String pattern, String text) {
    int[] glob = pattern.codePoints().toArray();
    int[] points = text.codePoints().toArray();
    int g = 0;
    int p = 0;
    // where to go on after the last star, should what follows it not fit here
    int afterStar = -1;
    int resume = 0;
    while (p < points.length) {
      if (g < glob.length && glob[g] == '*') {
        afterStar = ++g;
        resume = p;
      } else if (g < glob.length && (glob[g] == '?' || glob[g] == points[p])) {
        g++;
        p++;
      } else if (afterStar >= 0) {
        g = afterStar;
        p = ++resume;
      } else {
        return false;
      }
    }
    while (g < glob.length && glob[g] == '*') {
      g++;
    }
    return g == glob.length;
  }
}
