package dev.segue.repl.report;

/** Text in a cell of a Markdown table, as it is: nothing in it is markup. */
final class MarkdownCell {
  private MarkdownCell() {}

  static String of(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("`", "\\`")
        .replace("\n", "<br>");
  }
}
