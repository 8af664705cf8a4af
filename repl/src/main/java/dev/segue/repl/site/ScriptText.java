package dev.segue.repl.site;

import dev.segue.repl.report.Html;
import dev.segue.repl.session.LanguageWords;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script coloured, with links from the names in it. */
final class ScriptText {
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<comment>--[^\\n]*)|(?<text>\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"?)"
              + "|(?<number>\\b\\d[\\d.:%-]*)|`(?<quoted>[^`\\n]+)`"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{Nd}_]*(?:\\.[\\p{L}_][\\p{L}\\p{Nd}_]*)?)",
          Pattern.DOTALL);

  /** Words that begin rows of declarations, besides those of conditions. */
  private static final Set<String> ROWS =
      Set.of(
          "add",
          "attribute",
          "audience",
          "because",
          "body",
          "cap",
          "channel",
          "condition",
          "contact",
          "else",
          "event",
          "events",
          "exit",
          "expect",
          "from",
          "goal",
          "hand",
          "holdout",
          "hours",
          "if",
          "key",
          "message",
          "off",
          "opt",
          "otherwise",
          "program",
          "purpose",
          "reenter",
          "remove",
          "repeat",
          "report",
          "schema",
          "send",
          "set",
          "split",
          "start",
          "starts",
          "stop",
          "subject",
          "test",
          "topic",
          "until",
          "vocabulary",
          "wait",
          "webhook");

  private final Map<String, String> pages;

  /** With the page of each name. */
  ScriptText(Map<String, String> pages) {
    this.pages = Map.copyOf(pages);
  }

  /** In a block of its own; {@code self} is the page on which it stands. */
  String block(String script, String self) {
    StringBuilder html = new StringBuilder("<pre class=\"script\"><code>");
    Matcher pieces = PIECE.matcher(script);
    int end = 0;
    while (pieces.find()) {
      html.append(escaped(script.substring(end, pieces.start())));
      html.append(piece(pieces, self));
      end = pieces.end();
    }
    return html.append(escaped(script.substring(end))).append("</code></pre>\n").toString();
  }

  private String piece(Matcher piece, String self) {
    if (piece.group("comment") != null) {
      return marked("c", piece.group());
    }
    if (piece.group("text") != null) {
      return marked("s", piece.group());
    }
    if (piece.group("number") != null) {
      return marked("n", piece.group());
    }
    String name = Optional.ofNullable(piece.group("quoted")).orElseGet(piece::group);
    String page = pages.getOrDefault(name, "");
    if (!page.isEmpty() && !page.equals(self)) {
      return "<a href=\"" + page + "\">" + escaped(piece.group()) + "</a>";
    }
    return LanguageWords.has(name) || ROWS.contains(name)
        ? marked("k", piece.group())
        : escaped(piece.group());
  }

  private static String marked(String as, String text) {
    return "<span class=\"" + as + "\">" + escaped(text) + "</span>";
  }

  /** Line by line, since what is harmless has no line ends. */
  static String escaped(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.split("(?<=\n)", -1)) {
      boolean ended = line.endsWith("\n");
      lines.append(Html.escaped(unended(line)));
      lines.append(ended ? "\n" : "");
    }
    return lines.toString();
  }

  private static String unended(String line) {
    return line.replace("\r", "").replace("\n", "");
  }
}
