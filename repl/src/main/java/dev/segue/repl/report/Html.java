package dev.segue.repl.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text and numbers as they stand in HTML and in SVG. */
public final class Html {
  private static final int PERCENT = 100;

  /** The end of a page that {@link #head} began. */
  static final String FOOT = "</main>\n</body>\n</html>\n";

  private Html() {}

  /** The beginning of a page that needs nothing else, up to what is told first. */
  static String head(String title) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    """
        .formatted(escaped(title), style());
  }

  /** Of whatever text: nothing of it is a tag, an entity or the end of an attribute. */
  public static String escaped(String text) {
    return DisplayWidth.harmless(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** The style of every page. */
  public static String style() {
    try (InputStream in = Html.class.getResourceAsStream("outcome.css")) {
      if (in == null) {
        throw new IllegalStateException("no outcome.css beside the class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code 12,345}. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 12.5 %}, of nothing a dash. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f\u2009%%", share * PERCENT);
  }

  /** {@code +2.1}: points of a hundred. */
  static String points(double difference) {
    String text = String.format(Locale.ROOT, "%+.1f", difference * PERCENT);
    return text.replace('-', '\u2212');
  }

  static String share(long some, long all) {
    return all == 0 ? "\u2013" : percent((double) some / all);
  }
}
