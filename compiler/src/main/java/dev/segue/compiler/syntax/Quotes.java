package dev.segue.compiler.syntax;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How text stands in quotes: escapes, and the margin of a block of many lines. */
public final class Quotes {
  private Quotes() {}

  /**
   * What stands between the quotes of a block without its margin: the indentation of the closing
   * quotes is taken off each line, and the line ends next to the quotes are not part of the text.
   */
  public static String withoutMargin(String written) {
    String text = written.replace("\r\n", "\n").replace('\r', '\n');
    int lastLine = text.lastIndexOf('\n') + 1;
    if (lastLine == 0) {
      return text;
    }
    String margin = text.substring(lastLine);
    String body = margin.isBlank() ? text.substring(0, lastLine - 1) : text;
    int firstLine = body.indexOf('\n') + 1;
    if (firstLine == 0 ? body.isBlank() : body.substring(0, firstLine).isBlank()) {
      body = firstLine == 0 ? "" : body.substring(firstLine);
    }
    return margin.isBlank()
        ? Arrays.stream(body.split("\n", -1))
            .map(line -> withoutMargin(line, margin))
            .collect(Collectors.joining("\n"))
        : body;
  }

  private static String withoutMargin(String line, String margin) {
    int off = 0;
    while (off < Math.min(line.length(), margin.length())
        && line.charAt(off) == margin.charAt(off)) {
      off++;
    }
    return line.substring(off);
  }

  /** A text as it stands between quotes on one line. */
  public static String escaped(String text) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        written.append("\\\"");
      } else if (c == '\\') {
        written.append(beginsEscape(text, i + 1) ? "\\\\" : "\\");
      } else if (c == '\n' || c == '\t') {
        written.append(c == '\n' ? "\\n" : "\\t");
      } else if (Character.isISOControl(c)) {
        written.append(String.format(Locale.ROOT, "\\u{%x}", (int) c));
      } else {
        written.append(c);
      }
    }
    return written.toString();
  }

  /** Whether a backslash before this place would be read together with what stands here. */
  private static boolean beginsEscape(String text, int at) {
    return at == text.length()
        || "\"\\nt\n\t".indexOf(text.charAt(at)) >= 0
        || Character.isISOControl(text.charAt(at))
        || text.startsWith("u{", at);
  }
}
