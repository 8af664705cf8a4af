package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** One reading of one text: where its tokens stand, and what there is to tell so far. */
final class Reading {
  private static final int MOST_DIAGNOSTICS = 200;

  private final Source source;
  private final Places places;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final BitSet spoiltLines = new BitSet();

  /** Where tokens that are spoilt start. */
  private final BitSet spoilt = new BitSet();

  private boolean closed;

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

  /** What is told of one text has an end. */
  void report(Diagnostic diagnostic) {
    if (!closed && !isFull()) {
      diagnostics.add(diagnostic);
    }
  }

  /** Enough is told. */
  boolean isFull() {
    return diagnostics.size() >= MOST_DIAGNOSTICS;
  }

  /** Nothing more is told. */
  void close() {
    closed = true;
  }

  /** From here on the row cannot be trusted: it is told why, and nothing else is told of it. */
  void spoil(Token token) {
    spoilt.set(token.getStartIndex());
    spoiltLines.set(token.getLine());
  }

  boolean isSpoiltOnLine(Token token) {
    return spoiltLines.get(token.getLine());
  }

  /** Whether what stands from {@code start} to {@code token}, or on its line, was told of. */
  boolean isSpoilt(Token start, Token token) {
    int next = spoilt.nextSetBit(start.getStartIndex());
    return isSpoiltOnLine(token) || (next >= 0 && next <= token.getStartIndex());
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
