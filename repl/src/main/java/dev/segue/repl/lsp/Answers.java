package dev.segue.repl.lsp;

import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;

/** Forms that answers take where there is nothing to say, or to an editor that knows little. */
final class Answers {
  private Answers() {}

  /** What the protocol says where there is no answer. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  static <T> T none() {
    return null;
  }

  /** A symbol without its parts. */
  @SuppressWarnings("deprecation")
  static SymbolInformation flat(DocumentSymbol symbol, String uri) {
    return new SymbolInformation(
        symbol.getName(), symbol.getKind(), new Location(uri, symbol.getRange()));
  }
}
