package dev.segue.compiler.template;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters that know HTML: escaping, line breaks, and text without its tags. */
final class HtmlFilters {
  private static final Pattern LINE_END = Pattern.compile("\r?\n");
  private static final Pattern UNESCAPED = Pattern.compile("[\"><']|&(?!([a-zA-Z]+|#[0-9]+);)");

  private record Ends(String open, String close) {}

  private static final List<Ends> BLOCKS =
      List.of(
          new Ends("<script", "</script>"),
          new Ends("<!--", "-->"),
          new Ends("<style", "</style>"));

  private HtmlFilters() {}

  static Datum escape(Datum value, Arguments given) {
    return new Datum.Markup(escaped(Conversion.text(value)));
  }

  static Datum escapeOnce(Datum value, Arguments given) {
    Matcher matcher = UNESCAPED.matcher(Conversion.text(value));
    return new Datum.Markup(matcher.replaceAll(m -> escaped(m.group())));
  }

  /** Says that a text is markup already, and may stand as it is. */
  static Datum raw(Datum value, Arguments given) {
    return new Datum.Markup(Conversion.text(value));
  }

  static Datum newlineToBr(Datum value, Arguments given) {
    String html = printed(value, given.escape());
    return new Datum.Markup(LINE_END.matcher(html).replaceAll("<br />\n"));
  }

  /** A value as it stands in the text around it. */
  static String printed(Datum value, Escape escape) {
    String text = Conversion.text(value);
    return escape == Escape.NONE || value instanceof Datum.Markup ? text : escaped(text);
  }

  private static String escaped(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
    return html.toString();
  }

  static Datum stripHtml(Datum value, Arguments given) {
    String text = Conversion.text(value);
    for (Ends ends : BLOCKS) {
      text = without(text, ends);
    }
    return new Datum.Text(without(text, new Ends("<", ">")));
  }

  private static String without(String text, Ends ends) {
    StringBuilder kept = new StringBuilder();
    int start = 0;
    int open = text.indexOf(ends.open());
    while (open >= 0) {
      int close = text.indexOf(ends.close(), open + ends.open().length());
      if (close < 0) {
        break;
      }
      kept.append(text, start, open);
      start = close + ends.close().length();
      open = text.indexOf(ends.open(), start);
    }
    return kept.append(text.substring(start)).toString();
  }
}
