package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Name;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** The rows of blocks: each stands first on its line, after an opening brace, or after a comma. */
final class Rows {
  private final Reading reading;
  private final Names names;
  private final RowTokens tokens;

  Rows(Reading reading, Names names, RowTokens tokens) {
    this.reading = reading;
    this.names = names;
    this.tokens = tokens;
  }

  <C extends ParserRuleContext, T> List<T> all(List<C> rows, Function<C, T> read) {
    return some(rows, row -> Optional.of(read.apply(row)));
  }

  /** The rows of which something could be made. */
  <C extends ParserRuleContext, T> List<T> some(List<C> rows, Function<C, Optional<T>> read) {
    return rows.stream().flatMap(row -> checked(row, read).stream()).toList();
  }

  private <C extends ParserRuleContext, T> Optional<T> checked(
      C row, Function<C, Optional<T>> read) {
    if (isRead(row) && !tokens.standsFirst(row.getStart())) {
      reading.report(inTheMiddle(row.getStart(), reading.at(row.getStart())));
    }
    return read.apply(row);
  }

  /** A row is one rule, or a rule that is one of several. */
  private static boolean isRead(ParserRuleContext row) {
    return row.exception == null
        && row.getRuleContexts(ParserRuleContext.class).stream().allMatch(r -> r.exception == null);
  }

  static Diagnostic inTheMiddle(Token start, Span place) {
    return Diagnostic.of(Code.ROW_IN_THE_MIDDLE, place, start.getText())
        .hint("begin a new line before it; in braces on one line a comma stands before it");
  }

  /** The name that is {@code further} tokens from the start of a row, however it went on. */
  Optional<Name> name(ParserRuleContext row, int further) {
    return tokens.wordAt(row.getStart().getTokenIndex(), further).map(names::name);
  }
}
