package dev.segue.compiler.parse;

import dev.segue.grammar.SegueParser;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;

/** One reading of some tokens: what came of it, and where it stopped. */
record Attempt<C>(C context, RowTokens rows, List<Mistake> mistakes) {
  Attempt {
    mistakes = List.copyOf(mistakes);
  }

  static <C extends ParserRuleContext> Attempt<C> of(
      List<CommonToken> tokens, Function<SegueParser, C> rule) {
    RowTokens rows = new RowTokens(tokens);
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(rows.tokens()));
    stream.fill();
    SegueParser parser = new SegueParser(stream);
    parser.removeErrorListeners();
    RowRecovery recovery = new RowRecovery(rows);
    parser.setErrorHandler(recovery);
    return new Attempt<>(rule.apply(parser), rows, recovery.mistakes());
  }
}
