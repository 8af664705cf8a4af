package dev.segue.compiler.template;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.LiquidLexer;
import dev.segue.grammar.LiquidParser;
import dev.segue.grammar.LiquidParser.ArgumentContext;
import dev.segue.grammar.LiquidParser.ComparisonContext;
import dev.segue.grammar.LiquidParser.ExpressionContext;
import dev.segue.grammar.LiquidParser.FilterContext;
import dev.segue.grammar.LiquidParser.FilteredContext;
import dev.segue.grammar.LiquidParser.OptionContext;
import dev.segue.grammar.LiquidParser.RootContext;
import dev.segue.grammar.LiquidParser.StepContext;
import dev.segue.grammar.LiquidParser.WordContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Reads what stands inside one output or tag; empty where a mistake was told. */
final class MarkupParsing {
  private static final int MOST_NESTING = 30;
  private static final int MOST_DIGITS = 100;
  private static final int MOST_TERMS = 100;

  private final String file;
  private final Piece.Inside inside;
  private final List<Diagnostic> diagnostics;

  MarkupParsing(String file, Piece.Inside inside, List<Diagnostic> diagnostics) {
    this.file = file;
    this.inside = inside;
    this.diagnostics = diagnostics;
  }

  /** What {@code assign} says. */
  record Assignment(String name, Filtered value) {}

  /** What {@code cycle} says. */
  record Cycling(Optional<Expression> group, List<Expression> items, String written) {}

  /** What {@code for} and {@code tablerow} say. */
  record Walk(Node.Selection selection, Optional<Expression> columns) {}

  Optional<Filtered> output() {
    return read(LiquidParser::output)
        .map(
            c ->
                c.filtered() == null
                    ? new Filtered(new Expression.Literal(Datum.MISSING, all()), List.of(), all())
                    : filtered(c.filtered()));
  }

  Optional<Condition> condition() {
    return read(LiquidParser::condition).flatMap(this::condition);
  }

  Optional<Assignment> assignment() {
    return read(LiquidParser::assignment)
        .map(c -> new Assignment(c.word().getText(), filtered(c.filtered())));
  }

  Optional<String> target() {
    return read(LiquidParser::target)
        .map(c -> c.word() == null ? unquoted(c.STRING().getText()) : c.word().getText());
  }

  Optional<Expression> subject() {
    return read(LiquidParser::subject).map(c -> expression(c.expression()));
  }

  Optional<List<Expression>> values() {
    return read(LiquidParser::values)
        .map(c -> c.expression().stream().map(this::expression).toList());
  }

  Optional<Cycling> cycle() {
    return read(LiquidParser::cycle)
        .map(
            c -> {
              List<ExpressionContext> all = c.expression();
              int named = c.COLON() == null ? 0 : 1;
              List<ExpressionContext> items = all.subList(named, all.size());
              Optional<Expression> group =
                  all.subList(0, named).stream().map(this::expression).findFirst();
              return new Cycling(
                  group,
                  items.stream().map(this::expression).toList(),
                  written(span(items.getFirst()).to(span(items.getLast()))));
            });
  }

  Optional<Walk> loop(LoopTag tag) {
    return read(LiquidParser::loop)
        .map(
            c -> {
              LoopOptions options = new LoopOptions(tag, diagnostics);
              c.option().forEach(o -> option(options, o));
              String variable = c.word().getText();
              String label = variable + "-" + written(span(c.expression()));
              return new Walk(
                  options.selection(variable, expression(c.expression()), label),
                  options.columns());
            });
  }

  private void option(LoopOptions options, OptionContext c) {
    Optional<Expression> value = Optional.ofNullable(c.expression()).map(this::expression);
    options.add(c.word().getText(), value, span(c));
  }

  private Filtered filtered(FilteredContext c) {
    return new Filtered(
        expression(c.expression()), c.filter().stream().map(this::call).toList(), span(c));
  }

  private Filtered.Call call(FilterContext c) {
    List<Expression> arguments = new ArrayList<>();
    List<Filtered.Named> named = new ArrayList<>();
    for (ArgumentContext argument : c.argument()) {
      switch (argument) {
        case LiquidParser.NamedArgumentContext a ->
            named.add(new Filtered.Named(a.word().getText(), expression(a.expression())));
        case LiquidParser.PlainArgumentContext a -> arguments.add(expression(a.expression()));
        default -> throw new IllegalStateException("an argument " + argument.getText());
      }
    }
    return FilterCalls.call(
        c.word().getText(), span(c.word()), arguments, named, span(c), diagnostics);
  }

  private Optional<Condition> condition(LiquidParser.ConditionContext c) {
    int last = c.comparison().size() - 1;
    if (last >= MOST_TERMS) {
      diagnostics.add(
          Diagnostic.of(
              Code.TEMPLATE_LIMIT, all(), "a condition has at most " + MOST_TERMS + " parts"));
      return Optional.empty();
    }
    Condition condition = comparison(c.comparison(last));
    for (int i = last - 1; i >= 0; i--) {
      Condition left = comparison(c.comparison(i));
      condition =
          c.connective(i).AND() != null
              ? new Condition.Both(left, condition)
              : new Condition.Either(left, condition);
    }
    return Optional.of(condition);
  }

  private Condition comparison(ComparisonContext c) {
    Expression left = expression(c.expression(0));
    return c.operator() == null
        ? new Condition.Holds(left)
        : new Condition.Compare(left, operator(c.operator()), expression(c.expression(1)));
  }

  private static Condition.Operator operator(LiquidParser.OperatorContext c) {
    return switch (c.getStart().getType()) {
      case LiquidParser.EQUAL -> Condition.Operator.EQUAL;
      case LiquidParser.UNEQUAL -> Condition.Operator.UNEQUAL;
      case LiquidParser.BELOW -> Condition.Operator.LESS;
      case LiquidParser.AT_MOST -> Condition.Operator.AT_MOST;
      case LiquidParser.ABOVE -> Condition.Operator.MORE;
      case LiquidParser.AT_LEAST -> Condition.Operator.AT_LEAST;
      case LiquidParser.CONTAINS -> Condition.Operator.CONTAINS;
      default -> throw new IllegalStateException("an operator " + c.getText());
    };
  }

  private Expression expression(ExpressionContext c) {
    return switch (c) {
      case LiquidParser.ConstantExpressionContext e -> new Expression.Literal(constant(e), span(e));
      case LiquidParser.NumberExpressionContext e ->
          new Expression.Literal(new Datum.Number(new BigDecimal(e.getText())), span(e));
      case LiquidParser.TextExpressionContext e ->
          new Expression.Literal(new Datum.Text(unquoted(e.getText())), span(e));
      case LiquidParser.RangeExpressionContext e ->
          new Expression.Range(expression(e.expression(0)), expression(e.expression(1)), span(e));
      case LiquidParser.PathExpressionContext e -> path(e);
      default -> throw new IllegalStateException("an expression " + c.getText());
    };
  }

  private static Datum constant(LiquidParser.ConstantExpressionContext c) {
    return switch (c.getStart().getType()) {
      case LiquidParser.TRUE -> new Datum.Truth(true);
      case LiquidParser.FALSE -> new Datum.Truth(false);
      case LiquidParser.NIL -> Datum.MISSING;
      case LiquidParser.BLANK -> Datum.Emptiness.BLANK;
      case LiquidParser.EMPTY -> Datum.Emptiness.EMPTY;
      default -> throw new IllegalStateException("a constant " + c.getText());
    };
  }

  private Expression path(LiquidParser.PathExpressionContext c) {
    List<Expression.Step> steps = new ArrayList<>();
    steps.add(root(c.root()));
    c.step().forEach(s -> steps.add(step(s)));
    return new Expression.Path(steps, span(c));
  }

  private Expression.Step root(RootContext c) {
    return switch (c) {
      case LiquidParser.NamedRootContext r -> new Expression.Field(r.getText(), span(r));
      case LiquidParser.QuotedRootContext r -> new Expression.Key(expression(r.expression()));
      default -> throw new IllegalStateException("a root " + c.getText());
    };
  }

  private Expression.Step step(StepContext c) {
    return switch (c) {
      case LiquidParser.FieldStepContext s -> {
        WordContext word = s.word();
        yield new Expression.Field(word.getText(), span(word));
      }
      case LiquidParser.KeyStepContext s -> new Expression.Key(expression(s.expression()));
      default -> throw new IllegalStateException("a step " + c.getText());
    };
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1);
  }

  private String written(Span span) {
    return inside.text().substring(span.start() - inside.offset(), span.end() - inside.offset());
  }

  private Span all() {
    return new Span(file, inside.offset(), inside.offset() + inside.text().length());
  }

  private Span span(ParserRuleContext c) {
    return span(c.getStart(), c.getStop());
  }

  private Span span(Token first, Token last) {
    int start = inside.offset() + first.getStartIndex();
    return new Span(file, start, Math.max(start, inside.offset() + last.getStopIndex() + 1));
  }

  private <C extends ParserRuleContext> Optional<C> read(Function<LiquidParser, C> rule) {
    LiquidLexer lexer = new LiquidLexer(PieceParsing.characters(inside.text()));
    lexer.removeErrorListeners();
    lexer.mode(LiquidLexer.MARKUP);
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    if (tooLarge(tokens.getTokens())) {
      return Optional.empty();
    }
    LiquidParser parser = new LiquidParser(tokens);
    parser.removeErrorListeners();
    MarkupMistakes mistakes = new MarkupMistakes();
    parser.addErrorListener(mistakes);
    C context = rule.apply(parser);
    Optional<Diagnostic> mistake = mistakes.first(token -> span(token, token));
    mistake.ifPresent(diagnostics::add);
    return mistake.isPresent() ? Optional.empty() : Optional.of(context);
  }

  private boolean tooLarge(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      switch (token.getType()) {
        case LiquidLexer.LBRACKET, LiquidLexer.LPAREN -> depth++;
        case LiquidLexer.RBRACKET, LiquidLexer.RPAREN -> depth--;
        default -> {}
      }
      boolean number = token.getType() == LiquidLexer.NUMBER;
      if (depth > MOST_NESTING || (number && token.getText().length() > MOST_DIGITS)) {
        String what =
            depth > MOST_NESTING
                ? "brackets stand at most " + MOST_NESTING + " deep"
                : "a number has at most " + MOST_DIGITS + " digits";
        diagnostics.add(Diagnostic.of(Code.TEMPLATE_LIMIT, span(token, token), what));
        return true;
      }
    }
    return false;
  }
}
