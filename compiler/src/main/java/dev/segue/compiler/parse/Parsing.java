package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.grammar.SegueParser;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Text becomes a tree. Every independent mistake is told; the tree is always whole, with broken
 * parts where the text could not be read.
 */
public final class Parsing {
  private Parsing() {}

  /** A {@code .segue} file. */
  public static Checked<SourceFile> file(Source source) {
    Reading reading = new Reading(source);
    List<Token> written = Lexing.tokens(reading);
    SourceFile file =
        read(reading, written, SegueParser::workspaceFile)
            .tree(
                (trees, c) ->
                    new SourceFile(
                        source.path(),
                        trees.declarations.all(c.declaration()),
                        Comments.of(reading, written)));
    return checked(file, reading);
  }

  /** A condition alone, as typed at a prompt. */
  public static Checked<Condition> condition(Source source) {
    Reading reading = new Reading(source);
    Span whole = new Span(source.path(), 0, source.text().length());
    Condition condition =
        read(reading, Lexing.tokens(reading), SegueParser::loneCondition)
            .tree((trees, c) -> trees.conditions.ifRead(c.condition(), whole));
    return checked(condition, reading);
  }

  /** A value alone, as typed at a prompt. */
  public static Checked<Expression> expression(Source source) {
    Reading reading = new Reading(source);
    Span whole = new Span(source.path(), 0, source.text().length());
    Expression expression =
        read(reading, Lexing.tokens(reading), SegueParser::loneExpression)
            .tree(
                (trees, c) ->
                    c.expression() == null || c.expression().exception != null
                        ? new Expression.Broken(whole)
                        : trees.expressions.expression(c.expression()));
    return checked(expression, reading);
  }

  /** What ANTLR read, and what builds trees of it. */
  private record Read<C>(C context, Trees trees) {
    interface Build<C, T> {
      T of(Trees trees, C context);
    }

    <T> T tree(Build<C, T> build) {
      return build.of(trees, context);
    }
  }

  private static <C extends ParserRuleContext> Read<C> read(
      Reading reading, List<Token> written, Function<SegueParser, C> rule) {
    RowTokens rows = new RowTokens(written);
    SegueParser parser = new SegueParser(new CommonTokenStream(new ListTokenSource(rows.tokens())));
    parser.removeErrorListeners();
    RowRecovery recovery = new RowRecovery(rows);
    parser.setErrorHandler(recovery);
    C context = rule.apply(parser);
    for (Mistake mistake : recovery.mistakes()) {
      reading.report(
          Diagnostic.of(
              Code.SYNTAX, reading.at(mistake.token()), "'" + mistake.token().getText() + "'"));
    }
    return new Read<>(context, new Trees(reading, rows));
  }

  private static <T> Checked<T> checked(T tree, Reading reading) {
    List<Diagnostic> sorted =
        reading.diagnostics().stream()
            .sorted(Comparator.comparingInt(d -> d.span().start()))
            .toList();
    return new Checked<>(tree, sorted);
  }
}
