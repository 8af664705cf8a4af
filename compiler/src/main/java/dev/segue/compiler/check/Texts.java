package dev.segue.compiler.check;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The texts that are checked, so that messages can quote the words that were written. */
final class Texts {
  private static final Pattern NAME =
      Pattern.compile("\"[^\"\\n]*\"|`([^`]+)`|([^\\s`(),.+*/<>=!\"-]+)");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final String DECLARED =
      "\\b(?:segment|trait|condition|score|partition|vocabulary|topic|list|message|program|event"
          + "|record|contact|account)\\s+`?NAME\\b"
          + "|\\bNAME`?\\s+\"[^\"\\n]*\"\\s*(?:\\{|=|opt\\b)"
          + "|\\bNAME`?\\s+(?:text|email|integer|decimal|boolean|date|timestamp|time|location|list"
          + "|one)\\b"
          + "|\\bNAME`?\\s*(?:from\\s+\\S+\\s*)?\\{";

  private final Map<String, Source> byPath = new HashMap<>();

  Texts(Collection<Source> sources) {
    sources.forEach(source -> byPath.put(source.path(), source));
  }

  Texts with(Source source) {
    List<Source> all = new ArrayList<>(byPath.values());
    all.add(source);
    return new Texts(all);
  }

  /** Whether something that looks like a declaration of the name stands anywhere. */
  boolean declares(String name) {
    Pattern declared = Pattern.compile(DECLARED.replace("NAME", Pattern.quote(name)));
    return byPath.values().stream().anyMatch(source -> declared.matcher(source.text()).find());
  }

  /** What stands at a place. */
  String text(Span span) {
    return Optional.ofNullable(byPath.get(span.file()))
        .map(Source::text)
        .filter(text -> span.end() <= text.length())
        .map(text -> text.substring(span.start(), span.end()))
        .orElse("");
  }

  /** How deep the parentheses at a place go. */
  int depth(Span span) {
    String text = text(span);
    int depth = 0;
    int deepest = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        deepest = Math.max(deepest, ++depth);
      } else if (!quoted && c == ')') {
        depth--;
      }
    }
    return deepest;
  }

  /** The words that stand at a place and may be names. */
  List<String> namesIn(Span span) {
    return NAME.matcher(text(span))
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .filter(Objects::nonNull)
        .toList();
  }

  /** What stands at a place, on one line. */
  String words(Span span) {
    String text = text(span);
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      plain = text.charAt(i) > ' ' || (text.charAt(i) == ' ' && i > 0 && text.charAt(i - 1) != ' ');
    }
    return plain ? text : SPACE.matcher(text).replaceAll(" ");
  }
}
