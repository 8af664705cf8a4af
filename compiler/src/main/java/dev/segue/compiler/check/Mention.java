package dev.segue.compiler.check;

import dev.segue.compiler.source.Span;
import java.util.List;

/**
 * A place where a name is said, and what is meant: one thing, or the properties of the same name
 * that several events share.
 */
public record Mention(Span span, List<Symbol> symbols) {
  public Mention {
    symbols = List.copyOf(symbols);
  }
}
