package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.util.Optional;

/**
 * {@code + - * /}: on numbers exact, on instants and days with durations, and between two instants
 * a duration.
 */
record ArithmeticCheck(Scope scope) {
  private static final int DIGITS = 15;

  Expression binary(dev.segue.compiler.syntax.Expression.Binary written) {
    Expression.Operator operator = operator(written.operator());
    boolean additive =
        operator == Expression.Operator.PLUS || operator == Expression.Operator.MINUS;
    if (additive && isLength(written.right()) && !isLength(written.left())) {
      Expression moved = new ExpressionCheck(scope).value(written.left());
      return moved(moved, length(written.right()), operator == Expression.Operator.PLUS, written);
    }
    if (operator == Expression.Operator.PLUS
        && isLength(written.left())
        && !isLength(written.right())) {
      Expression moved = new ExpressionCheck(scope).value(written.right());
      return moved(moved, length(written.left()), true, written);
    }
    Expression left = new ExpressionCheck(scope).value(written.left());
    Expression right = new ExpressionCheck(scope).value(written.right());
    if (left.type().equals(Type.UNKNOWN) || right.type().equals(Type.UNKNOWN)) {
      return new Expression.Missing(Type.UNKNOWN);
    }
    if (left.type().isNumber() && right.type().isNumber()) {
      return numbers(operator, left, right, written);
    }
    if (operator == Expression.Operator.MINUS && isTime(left) && isTime(right)) {
      return between(left, right, written);
    }
    return wrong(written, left, right);
  }

  Expression negative(dev.segue.compiler.syntax.Expression.Negative written) {
    Expression operand = new ExpressionCheck(scope).value(written.operand());
    if (operand instanceof Expression.Constant(Value.Number(var number), var type)) {
      return new Expression.Constant(new Value.Number(number.negated()), type);
    }
    if (operand.type().equals(Type.UNKNOWN)) {
      return operand;
    }
    if (!operand.type().isNumber()) {
      scope.tell(
          Code.ARITHMETIC,
          written.span(),
          "a minus stands before numbers, and '"
              + scope.words(written.operand().span())
              + "' is "
              + Mismatch.articled(operand.type()));
      return new Expression.Missing(Type.UNKNOWN);
    }
    Expression zero = new Expression.Constant(new Value.Number(Rational.ZERO), Type.INTEGER);
    return new Expression.Arithmetic(
        Expression.Operator.MINUS, zero, operand, type(Expression.Operator.MINUS, zero, operand));
  }

  private Expression numbers(
      Expression.Operator operator,
      Expression left,
      Expression right,
      dev.segue.compiler.syntax.Expression.Binary written) {
    if (left instanceof Expression.Constant(Value.Number(var l), var lt)
        && right instanceof Expression.Constant(Value.Number(var r), var rt)) {
      Optional<Rational> result =
          switch (operator) {
            case PLUS -> l.plus(r);
            case MINUS -> l.minus(r);
            case TIMES -> l.times(r);
            case DIVIDED_BY -> l.dividedBy(r);
          };
      if (result.isPresent()) {
        return new Expression.Constant(new Value.Number(result.get()), type(operator, left, right));
      }
    }
    if (operator == Expression.Operator.DIVIDED_BY && isZero(right)) {
      scope.tell(Code.ARITHMETIC, written.right().span(), "a division by zero has no result");
    }
    return new Expression.Arithmetic(operator, left, right, type(operator, left, right));
  }

  private static boolean isZero(Expression value) {
    return value instanceof Expression.Constant(Value.Number(var number), var type)
        && number.equals(Rational.ZERO);
  }

  private static Type type(Expression.Operator operator, Expression left, Expression right) {
    if (operator == Expression.Operator.DIVIDED_BY
        || !(left.type() instanceof Type.Numeric(int p, int leftScale))
        || !(right.type() instanceof Type.Numeric(int q, int rightScale))) {
      return Type.QUOTIENT;
    }
    int scale =
        operator == Expression.Operator.TIMES
            ? leftScale + rightScale
            : Math.max(leftScale, rightScale);
    return scale > DIGITS ? Type.QUOTIENT : new Type.Numeric(DIGITS + scale, scale);
  }

  private static boolean isTime(Expression value) {
    return value.type().equals(Type.INSTANT) || value.type().equals(Type.DAY);
  }

  private Expression between(
      Expression left, Expression right, dev.segue.compiler.syntax.Expression.Binary written) {
    if (left.type().equals(Type.DAY) && right.type().equals(Type.DAY)) {
      scope.tell(
          Diagnostic.of(
                  Code.ARITHMETIC,
                  written.span(),
                  "two dates give no duration, for days are not all of one length")
              .hint(
                  "compare the dates: "
                      + scope.words(written.left().span())
                      + " > "
                      + scope.words(written.right().span())
                      + " + 30 days"));
      return new Expression.Missing(Type.UNKNOWN);
    }
    return new Expression.Between(Days.startOf(right), Days.startOf(left));
  }

  private Expression moved(
      Expression value,
      Optional<Period> by,
      boolean ahead,
      dev.segue.compiler.syntax.Expression.Binary written) {
    if (by.isEmpty() || value.type().equals(Type.UNKNOWN)) {
      return new Expression.Missing(value.type());
    }
    if (value.type().equals(Type.INSTANT)) {
      return new Expression.Shifted(value, by.get(), ahead);
    }
    if (value.type().equals(Type.DAY)) {
      return ParameterCheck.isWholeDays(by.get())
          ? new Expression.ShiftedDay(value, by.get(), ahead)
          : new Expression.Shifted(Days.startOf(value), by.get(), ahead);
    }
    scope.tell(
        Code.ARITHMETIC,
        written.span(),
        "a duration is added to dates and timestamps, not to " + Mismatch.articled(value.type()));
    return new Expression.Missing(Type.UNKNOWN);
  }

  /** Whether it is a length of time as written, or a parameter that stands for one. */
  private boolean isLength(dev.segue.compiler.syntax.Expression written) {
    return switch (written) {
      case dev.segue.compiler.syntax.Expression.Duration d -> true;
      case dev.segue.compiler.syntax.Expression.Parenthesized(var inner, var span) ->
          isLength(inner);
      case dev.segue.compiler.syntax.Expression.Named(var reference) ->
          parameter(reference).isPresent();
      case dev.segue.compiler.syntax.Expression.Binary b -> false;
      case dev.segue.compiler.syntax.Expression.Negative n -> false;
      case dev.segue.compiler.syntax.Expression.Relative r -> false;
      case dev.segue.compiler.syntax.Expression.Literal l -> false;
      case dev.segue.compiler.syntax.Expression.Now n -> false;
      case dev.segue.compiler.syntax.Expression.Items i -> false;
      case dev.segue.compiler.syntax.Expression.Elapsed e -> false;
      case dev.segue.compiler.syntax.Expression.Anniversary a -> false;
      case dev.segue.compiler.syntax.Expression.Measure m -> false;
      case dev.segue.compiler.syntax.Expression.PopulationMeasure p -> false;
      case dev.segue.compiler.syntax.Expression.Broken b -> false;
    };
  }

  private Optional<Period> length(dev.segue.compiler.syntax.Expression written) {
    ParameterCheck check = new ParameterCheck(scope);
    if (written instanceof dev.segue.compiler.syntax.Expression.Duration(var duration)) {
      return check.period(duration);
    }
    if (written instanceof dev.segue.compiler.syntax.Expression.Parenthesized(var inner, var s)) {
      return length(inner);
    }
    return written instanceof dev.segue.compiler.syntax.Expression.Named(var reference)
        ? parameter(reference).flatMap(check::period)
        : Optional.empty();
  }

  private Optional<dev.segue.compiler.syntax.Length> parameter(Reference reference) {
    if (reference.arguments().isEmpty()
        && reference.subject() instanceof Reference.Subject.Path(var names)
        && names.size() == 1) {
      return scope
          .parameter(names.getFirst().text())
          .filter(
              a ->
                  a instanceof Argument.Length
                      || (a instanceof Argument.Open(var type) && type.equals(Type.SPAN)))
          .map(a -> new dev.segue.compiler.syntax.Length.Parameter(names.getFirst()));
    }
    return Optional.empty();
  }

  private static Expression.Operator operator(
      dev.segue.compiler.syntax.Expression.Operator operator) {
    return switch (operator) {
      case PLUS -> Expression.Operator.PLUS;
      case MINUS -> Expression.Operator.MINUS;
      case TIMES -> Expression.Operator.TIMES;
      case DIVIDED_BY -> Expression.Operator.DIVIDED_BY;
    };
  }

  private Expression wrong(
      dev.segue.compiler.syntax.Expression.Binary written, Expression left, Expression right) {
    Span span = written.span();
    scope.tell(
        Diagnostic.of(
                Code.ARITHMETIC,
                span,
                "there is no '"
                    + sign(written.operator())
                    + "' between "
                    + Mismatch.articled(left.type())
                    + " and "
                    + Mismatch.articled(right.type()))
            .hint("it takes numbers, or a date or timestamp and a duration"));
    return new Expression.Missing(Type.UNKNOWN);
  }

  private static String sign(dev.segue.compiler.syntax.Expression.Operator operator) {
    return switch (operator) {
      case PLUS -> "+";
      case MINUS -> "-";
      case TIMES -> "*";
      case DIVIDED_BY -> "/";
    };
  }
}
