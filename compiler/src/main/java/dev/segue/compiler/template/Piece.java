package dev.segue.compiler.template;

import dev.segue.compiler.source.Span;

/** A cut of a template's text, before tags are matched with their ends. */
sealed interface Piece {
  Span span();

  /** Text between markup, with what {@code -} takes away already gone. */
  record Text(String text, Span span) implements Piece {}

  /** The text of a {@code raw} block. */
  record Raw(String text, Span span) implements Piece {}

  /** {@code {{ .. }}}: its inside. */
  record Output(Inside inside, Span span) implements Piece {}

  /** {@code {% if .. %}}: its first word, and the inside after that. */
  record Tag(String name, Inside inside, Span span) implements Piece {}

  /** A comment: it prints nothing. */
  record Comment(Span span) implements Piece {}

  /** A part of markup that expressions are read from: its text, and where that begins. */
  record Inside(String text, int offset) {}
}
