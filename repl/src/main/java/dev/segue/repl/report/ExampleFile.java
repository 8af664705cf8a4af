package dev.segue.repl.report;

/**
 * A file of an example.
 *
 * @param path where it stands, and what is special about it: {@code example.segue in ISO-8859-1}
 * @param text what is in it; {@code [[70 times: (]]} stands for so many of it
 */
public record ExampleFile(String path, String text) {
  /** Where a text stands that names no file. */
  public static final String USUAL = "example.segue";
}
