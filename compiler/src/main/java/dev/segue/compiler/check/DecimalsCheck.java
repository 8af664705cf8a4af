package dev.segue.compiler.check;

import dev.segue.compiler.check.ComparisonCheck.Subject;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers with more decimals than what they are compared with can have: {@code visits = 2.5}. */
record DecimalsCheck(Scope scope) {
  private static final String WRITTEN = "-?\\d+\\.\\d+";

  /** Of a comparison with a constant; where it is of order, with the number that says the same. */
  void related(Subject left, Relation relation, Subject right) {
    if (right.value() instanceof Expression.Constant(Value.Number(var number), var type)) {
      Optional<Integer> most = exceeded(left.type(), number);
      if (most.isPresent()) {
        Diagnostic told = told(left.quoted(), most.get(), right.words(), right.span());
        scope.tell(
            switch (relation) {
              case EQUAL -> never(told, number, most.get());
              case GREATER, LESS_OR_EQUAL ->
                  same(told, relation, number, most.get(), RoundingMode.FLOOR, right.span());
              case GREATER_OR_EQUAL, LESS ->
                  same(told, relation, number, most.get(), RoundingMode.CEILING, right.span());
            });
      }
    }
  }

  /** Of both ends; where nothing is left between them, that is told by itself. */
  void between(Subject of, Subject from, Subject to) {
    if (!isNone(of.type(), from.value(), to.value())) {
      related(of, Relation.GREATER_OR_EQUAL, from);
      related(of, Relation.LESS_OR_EQUAL, to);
    }
  }

  private static boolean isNone(Type type, Expression from, Expression to) {
    return type instanceof Type.Numeric(int precision, int scale)
        && from instanceof Expression.Constant(Value.Number(var least), var t)
        && to instanceof Expression.Constant(Value.Number(var most), var u)
        && least
                .rounded(scale, RoundingMode.CEILING)
                .compareTo(most.rounded(scale, RoundingMode.FLOOR))
            > 0;
  }

  /**
   * Of one of several values.
   *
   * @param named what it is compared with: {@code 'visits'}
   */
  void equal(String named, Type type, Value value, Span span) {
    if (value instanceof Value.Number(var number)) {
      exceeded(type, number)
          .ifPresent(
              most -> scope.tell(never(told(named, most, scope.words(span), span), number, most)));
    }
  }

  /** How many decimals there are at most, where the number has more. */
  private static Optional<Integer> exceeded(Type type, Rational number) {
    return type instanceof Type.Numeric numeric && !numeric.has(number)
        ? Optional.of(numeric.scale())
        : Optional.empty();
  }

  private static Diagnostic told(String named, int most, String number, Span span) {
    String has =
        most == 0 ? "is a whole number" : "has " + most + (most == 1 ? " decimal" : " decimals");
    return Diagnostic.of(
        Code.DECIMALS, span, named, has, number, most == 0 ? "is none" : "has more");
  }

  private static Diagnostic never(Diagnostic told, Rational number, int most) {
    return told.hint(
        "it is never equal: next to it are "
            + rounded(number, most, RoundingMode.FLOOR)
            + " and "
            + rounded(number, most, RoundingMode.CEILING));
  }

  private Diagnostic same(
      Diagnostic told, Relation relation, Rational number, int most, RoundingMode mode, Span span) {
    String rounded = rounded(number, most, mode);
    Diagnostic same = told.hint("'" + sign(relation) + " " + rounded + "' says the same");
    // a parameter may be another number elsewhere
    return scope.words(span).matches(WRITTEN)
        ? same.fix("write '" + rounded + "'", span, rounded)
        : same;
  }

  private static String rounded(Rational number, int most, RoundingMode mode) {
    return number.rounded(most, mode).toPlainString();
  }

  private static String sign(Relation relation) {
    return switch (relation) {
      case EQUAL -> "=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }
}
