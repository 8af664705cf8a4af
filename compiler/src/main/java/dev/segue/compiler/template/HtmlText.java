package dev.segue.compiler.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML as text that can stand alone: what a mail program shows that shows no HTML. Lines break
 * where blocks end, a link is followed by where it leads, and a picture is what its {@code alt}
 * says.
 */
public final class HtmlText {
  private static final Pattern TOKEN =
      Pattern.compile(
          "<!--.*?(-->|$)|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>|[^<]++|<",
          Pattern.DOTALL);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([a-zA-Z-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]+);");
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("copy", "©"),
          Map.entry("reg", "®"),
          Map.entry("euro", "€"),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("hellip", "…"),
          Map.entry("middot", "·"),
          Map.entry("bull", "•"));
  private static final Set<String> HIDDEN = Set.of("script", "style", "head", "title", "template");
  private static final Set<String> PARAGRAPHS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "hr");
  private static final Set<String> LINES =
      Set.of("br", "div", "tr", "li", "section", "article", "header", "footer", "body", "html");

  private final StringBuilder text = new StringBuilder();
  private Optional<String> hidden = Optional.empty();
  private Optional<String> link = Optional.empty();
  private int linkStart;

  private HtmlText() {}

  public static String of(String html) {
    HtmlText reading = new HtmlText();
    Matcher token = TOKEN.matcher(html);
    while (token.find()) {
      if (token.group(3) != null) {
        String name = token.group(3).toLowerCase(Locale.ROOT);
        reading.tag(name, !token.group(2).isEmpty(), token.group(4));
      } else if (!token.group().startsWith("<!--")) {
        reading.words(token.group());
      }
    }
    List<String> lines = reading.text.toString().lines().map(String::strip).toList();
    return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip();
  }

  private void words(String written) {
    if (hidden.isEmpty()) {
      String words = entities(written).replaceAll("\\s+", " ");
      boolean lineStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
      boolean spaced = !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
      text.append(lineStart || spaced ? words.stripLeading() : words);
    }
  }

  private void tag(String name, boolean closes, String attributes) {
    if (HIDDEN.contains(name)) {
      if (hidden.isEmpty() && !closes) {
        hidden = Optional.of(name);
      } else if (closes && hidden.equals(Optional.of(name))) {
        hidden = Optional.empty();
      }
    } else if (hidden.isEmpty()) {
      shown(name, closes, attributes);
    }
  }

  private void shown(String name, boolean closes, String attributes) {
    if (name.equals("a")) {
      anchor(closes, attributes);
    } else if (name.equals("img")) {
      attribute("alt", attributes).ifPresent(this::words);
    } else if (PARAGRAPHS.contains(name)) {
      breakLine(2);
    } else if (LINES.contains(name)) {
      if (name.equals("br")) {
        text.append('\n');
      } else {
        breakLine(1);
      }
      text.append(name.equals("li") && !closes ? "- " : "");
    } else if (closes && (name.equals("td") || name.equals("th"))) {
      text.append(' ');
    }
  }

  private void anchor(boolean closes, String attributes) {
    if (!closes) {
      link = attribute("href", attributes);
      linkStart = text.length();
      return;
    }
    link.filter(to -> !to.startsWith("#"))
        .ifPresent(
            to -> {
              String said = text.substring(Math.min(linkStart, text.length())).strip();
              if (said.isEmpty()) {
                text.append(to);
              } else if (!said.equals(to) && !to.equals("mailto:" + said)) {
                text.append(" (").append(to).append(')');
              }
            });
    link = Optional.empty();
  }

  private void breakLine(int lines) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    text.setLength(end);
    if (end > 0) {
      int there = 0;
      while (there < end && text.charAt(end - 1 - there) == '\n') {
        there++;
      }
      text.append("\n".repeat(Math.max(0, lines - there)));
    }
  }

  private static Optional<String> attribute(String name, String attributes) {
    Matcher attribute = ATTRIBUTE.matcher(attributes);
    while (attribute.find()) {
      if (attribute.group(1).toLowerCase(Locale.ROOT).equals(name)) {
        for (int group = 2; group <= 4; group++) {
          if (attribute.group(group) != null) {
            return Optional.of(entities(attribute.group(group)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String entities(String html) {
    return ENTITY.matcher(html).replaceAll(m -> Matcher.quoteReplacement(entity(m.group(1))));
  }

  private static String entity(String name) {
    if (!name.startsWith("#")) {
      return Optional.ofNullable(NAMED.get(name)).orElse("&" + name + ";");
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
    boolean character =
        Character.isValidCodePoint(point)
            && !Character.isISOControl(point)
            && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    return character ? Character.toString(point) : " ";
  }
}
