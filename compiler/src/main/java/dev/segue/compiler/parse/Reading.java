package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** One reading of one text: where its tokens stand, and what there is to tell so far. */
final class Reading {
  private final Source source;
  private final Places places;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  Reading(Source source) {
    this.source = source;
    this.places = new Places(source);
  }

  Source source() {
    return source;
  }

  Places places() {
    return places;
  }

  Span at(Token token) {
    return places.of(token);
  }

  Span at(ParserRuleContext rule) {
    return places.of(rule);
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
