package dev.segue.repl.report;

/**
 * What an output stream can show.
 *
 * @param terminal a person looks at it, on a terminal so many columns wide
 * @param colours escape sequences are welcome
 */
public record Screen(boolean terminal, int columns, boolean colours) {
  /** A pipe or a file: no colours, rows as long as they are. */
  public static final Screen PIPE = new Screen(false, Integer.MAX_VALUE, false);
}
