package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.Comparison.ListItem;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.Expression.MeasureWord;
import dev.segue.compiler.syntax.Expression.Operator;
import dev.segue.compiler.syntax.Expression.Population;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.syntax.Value;
import dev.segue.compiler.syntax.Window;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.AmongContext;
import dev.segue.grammar.SegueParser.BareOperandContext;
import dev.segue.grammar.SegueParser.ExpressionContext;
import dev.segue.grammar.SegueParser.FactorContext;
import dev.segue.grammar.SegueParser.LiteralOperandContext;
import dev.segue.grammar.SegueParser.MeasureWordContext;
import dev.segue.grammar.SegueParser.MeasuredContext;
import dev.segue.grammar.SegueParser.OperandContext;
import dev.segue.grammar.SegueParser.ParenthesizedContext;
import dev.segue.grammar.SegueParser.PopulationMeasureContext;
import dev.segue.grammar.SegueParser.PrimaryContext;
import dev.segue.grammar.SegueParser.ProductContext;
import dev.segue.grammar.SegueParser.WasTestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Values: arithmetic, measures, and names with what follows them. */
final class Expressions {
  /** A tree as deep as a longer row of signs would make it is nobody's meaning. */
  private static final int MOST_OPERANDS = 100;

  private final Reading reading;
  private final Trees trees;

  Expressions(Reading reading, Trees trees) {
    this.reading = reading;
    this.trees = trees;
  }

  Expression expression(ExpressionContext c) {
    return folded(c, c.product(), this::product);
  }

  private Expression product(ProductContext c) {
    return folded(c, c.factor(), this::factor);
  }

  private <T extends ParserRuleContext> Expression folded(
      ParserRuleContext whole, List<T> operands, Function<T, Expression> read) {
    if (operands.size() > MOST_OPERANDS) {
      reading.report(Diagnostic.of(Code.TOO_MANY_OPERANDS, reading.at(whole), MOST_OPERANDS));
      return new Expression.Broken(reading.at(whole));
    }
    Expression left = read.apply(operands.getFirst());
    for (int i = 1; i < operands.size(); i++) {
      Expression right = read.apply(operands.get(i));
      Operator operator = operator(whole.getChild(2 * i - 1));
      left = new Expression.Binary(operator, left, right, left.span().to(right.span()));
    }
    return left;
  }

  /** The instant of {@code plan was "free" last(purchased) - 3 days}. */
  Expression instant(WasTestContext c) {
    if (c.product().size() >= MOST_OPERANDS) {
      reading.report(Diagnostic.of(Code.TOO_MANY_OPERANDS, reading.at(c), MOST_OPERANDS));
      return new Expression.Broken(reading.at(c));
    }
    Expression left = bare(c.bareOperand());
    for (ProductContext next : c.product()) {
      Expression right = product(next);
      Operator operator = operator(c.getChild(c.children.indexOf(next) - 1));
      left = new Expression.Binary(operator, left, right, left.span().to(right.span()));
    }
    return left;
  }

  private static Operator operator(ParseTree sign) {
    return switch (((TerminalNode) sign).getSymbol().getType()) {
      case SegueParser.PLUS -> Operator.PLUS;
      case SegueParser.MINUS -> Operator.MINUS;
      case SegueParser.STAR -> Operator.TIMES;
      case SegueParser.SLASH -> Operator.DIVIDED_BY;
      default -> throw new IllegalStateException("operator " + sign.getText());
    };
  }

  private Expression factor(FactorContext c) {
    return c.MINUS() != null
        ? new Expression.Negative(factor(c.factor()), reading.at(c))
        : primary(c.primary());
  }

  private Expression primary(PrimaryContext c) {
    Span span = reading.at(c);
    return switch (c) {
      case ParenthesizedContext p -> parenthesized(p);
      case SegueParser.RelativeInstantContext p ->
          new Expression.Relative(trees.values.length(p.length()), p.AGO() == null, span);
      case SegueParser.DurationValueContext p ->
          new Expression.Duration(trees.values.duration(p.duration()));
      case SegueParser.LiteralContext p -> new Expression.Literal(trees.values.value(p.value()));
      case SegueParser.NowContext unused -> new Expression.Now(span);
      case SegueParser.ElapsedContext p ->
          new Expression.Elapsed(Values.unit(p.unit()), operand(p.operand()), span);
      case SegueParser.AnniversaryContext p ->
          new Expression.Anniversary(trees.references.path(p.pathName()), span);
      case SegueParser.MeasureContext p -> measured(p.measured());
      case SegueParser.OverPopulationContext p -> population(p.populationMeasure());
      case SegueParser.ReferenceContext p ->
          new Expression.Named(trees.references.reference(p.eventReference()));
      case SegueParser.UnreadableContext unused -> new Expression.Broken(span);
      default -> throw new IllegalStateException("value " + c.getText());
    };
  }

  Expression operand(OperandContext c) {
    return c.bareOperand() != null
        ? bare(c.bareOperand())
        : new Expression.Parenthesized(expression(c.expression()), reading.at(c));
  }

  private Expression bare(BareOperandContext c) {
    Span span = reading.at(c);
    return switch (c) {
      case SegueParser.RelativeOperandContext o ->
          new Expression.Relative(trees.values.length(o.length()), o.AGO() == null, span);
      case LiteralOperandContext o -> literal(o);
      case SegueParser.NowOperandContext unused -> new Expression.Now(span);
      case SegueParser.AnniversaryOperandContext o ->
          new Expression.Anniversary(trees.references.path(o.pathName()), span);
      case SegueParser.MeasuredOperandContext o -> measured(o.measured());
      case SegueParser.ReferenceOperandContext o ->
          new Expression.Named(trees.references.reference(o.eventReference()));
      default -> throw new IllegalStateException("value " + c.getText());
    };
  }

  private Expression literal(LiteralOperandContext c) {
    Expression literal = new Expression.Literal(trees.values.value(c.value()));
    return c.MINUS() == null ? literal : new Expression.Negative(literal, reading.at(c));
  }

  /** Parentheses hold a value, a list of values, or, where no value is asked for, a condition. */
  private Expression parenthesized(ParenthesizedContext c) {
    Span span = reading.at(c);
    if (c.condition().size() == 1) {
      return new Expression.Parenthesized(value(trees.conditions.condition(c.condition(0))), span);
    }
    List<ListItem> items = new ArrayList<>();
    for (var part : c.condition()) {
      item(trees.conditions.condition(part)).ifPresent(items::add);
    }
    return items.size() < c.condition().size()
        ? new Expression.Broken(span)
        : new Expression.Items(items, span);
  }

  /** The one condition in these parentheses, if nothing else stands in the expression. */
  static Optional<ParenthesizedContext> loneParentheses(ExpressionContext c) {
    boolean lone = c.product().size() == 1 && c.product(0).factor().size() == 1;
    return lone
            && c.product(0).factor(0).primary() instanceof ParenthesizedContext p
            && p.condition().size() == 1
        ? Optional.of(p)
        : Optional.empty();
  }

  private Expression value(Condition condition) {
    return switch (condition) {
      case Condition.Bare(var expression) -> expression;
      case Condition.Group(var inner, var held, var span) when held.isEmpty() ->
          new Expression.Parenthesized(value(inner), span);
      case Condition.Broken(var span) -> new Expression.Broken(span);
      default -> {
        reading.report(Diagnostic.of(Code.CONDITION_AS_VALUE, condition.span()));
        yield new Expression.Broken(condition.span());
      }
    };
  }

  private Optional<ListItem> item(Condition condition) {
    return switch (value(condition)) {
      case Expression.Literal(var literal) -> Optional.of(new ListItem.Literal(literal));
      case Expression.Negative(
              Expression.Literal(Value.Number(var number, var unused)),
              var span) ->
          Optional.of(new ListItem.Literal(new Value.Number(number.negate(), span)));
      case Expression.Named(
              Reference(Reference.Subject.Path(var path), var arguments, var p, var s))
          when path.size() == 1 && arguments.isEmpty() ->
          Optional.of(new ListItem.Named(path.getFirst()));
      case Expression.Broken unused -> Optional.empty();
      case Expression other -> {
        trees.values.notALiteral(other.span());
        yield Optional.empty();
      }
    };
  }

  private Expression measured(MeasuredContext c) {
    return new Expression.Measure(
        measure(c.measureWord()),
        trees.references.reference(c.eventReference()),
        trees.windows.ifAny(c.window()),
        reading.at(c.measureWord()),
        reading.at(c));
  }

  private Expression population(PopulationMeasureContext c) {
    List<SegueParser.WindowContext> windows = c.window();
    if (windows.size() > 1) {
      reading.report(
          Diagnostic.of(Code.SECOND_WINDOW, reading.at(windows.get(1)))
              .related(reading.at(windows.get(0)), "the first one"));
    }
    Optional<Window> window =
        windows.isEmpty() ? Optional.empty() : Optional.of(trees.windows.window(windows.get(0)));
    boolean percentile = c.PERCENTILE() != null;
    Population population =
        c.ACCOUNT() != null ? new Population.OfAccount() : population(c.among());
    return new Expression.PopulationMeasure(
        percentile ? MeasureWord.PERCENTILE : measure(c.measureWord()),
        percentile ? Optional.of(trees.values.amount(c.amount())) : Optional.<Amount>empty(),
        trees.references.reference(c.eventReference()),
        window,
        population,
        reading.at(c));
  }

  Population population(@Nullable AmongContext c) {
    if (c == null) {
      return new Population.Unsaid();
    }
    return new Population.Among(
        Optional.ofNullable(c.setName()).map(trees.names::name), trees.names.all(c.name()));
  }

  private static MeasureWord measure(MeasureWordContext c) {
    return switch (c.getStart().getType()) {
      case SegueParser.COUNT -> MeasureWord.COUNT;
      case SegueParser.SUM -> MeasureWord.SUM;
      case SegueParser.AVG -> MeasureWord.AVG;
      case SegueParser.MIN -> MeasureWord.MIN;
      case SegueParser.MAX -> MeasureWord.MAX;
      case SegueParser.MEDIAN -> MeasureWord.MEDIAN;
      case SegueParser.DISTINCT -> MeasureWord.DISTINCT;
      case SegueParser.MOST_COMMON -> MeasureWord.MOST_COMMON;
      case SegueParser.FIRST -> MeasureWord.FIRST;
      case SegueParser.SECOND -> MeasureWord.SECOND;
      case SegueParser.LAST -> MeasureWord.LAST;
      default -> throw new IllegalStateException("measure " + c.getText());
    };
  }
}
