package dev.segue.repl.report;

/** Colours around words, where the screen shows them; the words alone elsewhere. */
public record Paint(boolean colours) {
  private static final String ESCAPE = "\u001B[";
  private static final String END = ESCAPE + "0m";

  public static Paint of(Screen screen) {
    return new Paint(screen.colours());
  }

  public String error(String words) {
    return painted("1;31", words);
  }

  public String warning(String words) {
    return painted("1;33", words);
  }

  public String hint(String words) {
    return painted("1;36", words);
  }

  public String good(String words) {
    return painted("32", words);
  }

  public String strong(String words) {
    return painted("1", words);
  }

  /** What may be passed over in reading. */
  public String faint(String words) {
    return painted("2", words);
  }

  private String painted(String codes, String words) {
    return colours && !words.isEmpty() ? ESCAPE + codes + "m" + words + END : words;
  }
}
