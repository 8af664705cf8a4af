package dev.segue.repl.report;

/**
 * What the two output streams can show.
 *
 * @param terminal results go to a terminal, which is so many columns wide
 * @param progress the other stream is a terminal too, so long work may say how far it is
 * @param colours escape sequences are welcome
 */
public record Screen(boolean terminal, int columns, boolean progress, boolean colours) {
  /** A pipe or a file: no colours, no progress, rows as long as they are. */
  public static final Screen PIPE = new Screen(false, Integer.MAX_VALUE, false, false);
}
