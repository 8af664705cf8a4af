package dev.segue.compiler.check;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts that are checked, so that messages can quote the words that were written. */
final class Texts {
  private final Map<String, Source> byPath = new HashMap<>();

  Texts(Collection<Source> sources) {
    sources.forEach(source -> byPath.put(source.path(), source));
  }

  Texts with(Source source) {
    List<Source> all = new ArrayList<>(byPath.values());
    all.add(source);
    return new Texts(all);
  }

  /** What stands at a place. */
  String text(Span span) {
    return Optional.ofNullable(byPath.get(span.file()))
        .map(Source::text)
        .filter(text -> span.end() <= text.length())
        .map(text -> text.substring(span.start(), span.end()))
        .orElse("");
  }

  /** What stands at a place, on one line. */
  String words(Span span) {
    return text(span).replaceAll("\\s+", " ");
  }
}
