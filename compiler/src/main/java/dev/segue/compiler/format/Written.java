package dev.segue.compiler.format;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Quotes;
import dev.segue.compiler.syntax.TextLiteral;
import java.util.Optional;

/** How names and texts are written: as they stand in a source, or from what they mean alone. */
final class Written {
  private final Optional<Source> source;

  private Written(Optional<Source> source) {
    this.source = source;
  }

  static Written in(Source source) {
    return new Written(Optional.of(source));
  }

  static Written anew() {
    return new Written(Optional.empty());
  }

  String name(Name name) {
    return source
        .map(s -> slice(s, name.span()))
        .orElseGet(() -> name.quoted() ? "`" + name.text() + "`" : name.text());
  }

  /** A column or table: what is no plain name stands in double quotes. */
  String column(Name name) {
    return source
        .map(s -> slice(s, name.span()))
        .orElseGet(() -> name.quoted() ? '"' + Quotes.escaped(name.text()) + '"' : name.text());
  }

  String text(TextLiteral text) {
    return source.map(s -> slice(s, text.span())).orElseGet(() -> anew(text));
  }

  private static String anew(TextLiteral text) {
    String quotes = text.block() ? "\"\"\"" : "\"";
    return quotes + Quotes.escaped(text.value()) + quotes;
  }

  /** The lines of a block of text without its margin, escapes as written. */
  String block(TextLiteral text) {
    return source
        .map(s -> slice(s, text.span()))
        .map(written -> Quotes.withoutMargin(written.substring(3, written.length() - 3)))
        .orElseGet(() -> Quotes.escaped(text.value()));
  }

  /** What could not be read stays as it stands. */
  String asItStands(Span span) {
    return source
        .map(s -> slice(s, span))
        .orElseThrow(() -> new IllegalStateException("a broken tree cannot be written anew"));
  }

  private static String slice(Source source, Span span) {
    return source.text().substring(span.start(), span.end());
  }
}
