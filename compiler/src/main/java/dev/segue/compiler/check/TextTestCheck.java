package dev.segue.compiler.check;

import dev.segue.compiler.check.ComparisonCheck.Subject;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Fit;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Comparison.TextOperator;
import dev.segue.compiler.type.Regex;
import dev.segue.compiler.type.Type;

/** Tests of text: {@code contains "VP"}, {@code like "/loans/*"}, {@code matches "\d+"}. */
record TextTestCheck(Scope scope) {

  Condition test(Subject subject, Comparison.TextTest written) {
    Expression pattern = new ExpressionCheck(scope).value(written.pattern());
    if (subject.isUnknown() || pattern.type().equals(Type.UNKNOWN)) {
      return Condition.TRUE;
    }
    String words = scope.words(written.operatorSpan());
    if (!subject.type().isText()) {
      scope.tell(subject.wants(written.span(), "'" + words + "'", "text"));
      return Condition.TRUE;
    }
    if (!pattern.type().isText()) {
      scope.tell(
          Mismatch.of(
              scope,
              subject.quoted(),
              Type.TEXT,
              written.pattern().span(),
              pattern.type(),
              pattern instanceof Expression.Constant(var v, var t)
                  ? java.util.Optional.of(v)
                  : java.util.Optional.empty()));
      return Condition.TRUE;
    }
    if (!isPattern(pattern, written, words)) {
      return Condition.TRUE;
    }
    Condition fits =
        new Condition.TextFits(
            subject.value(), fit(written.operator()), pattern, written.ignoringCase());
    return written.negated() ? new Condition.Not(fits) : fits;
  }

  /** Globs and regular expressions are known beforehand; if not, that is told. */
  private boolean isPattern(Expression pattern, Comparison.TextTest written, String words) {
    boolean known =
        switch (written.operator()) {
          case CONTAINS, STARTS_WITH, ENDS_WITH -> false;
          case LIKE, MATCHES -> true;
        };
    if (!known || pattern instanceof Expression.Missing) {
      return true;
    }
    if (!(pattern instanceof Expression.Constant(Value.Text(var text), var type))) {
      scope.tell(
          Diagnostic.of(
                  Code.PATTERN, written.pattern().span(), "after '" + words + "' it is written out")
              .hint("compare with contains, starts with or ends with"));
      return false;
    }
    if (written.operator() == TextOperator.MATCHES) {
      Regex.mistake(text).ifPresent(why -> scope.tell(Code.PATTERN, written.pattern().span(), why));
      return Regex.mistake(text).isEmpty();
    }
    if (text.startsWith("%") && !text.contains("*")) {
      Span place = written.pattern().span();
      String right = scope.words(place).replace('%', '*');
      scope.tell(
          Diagnostic.of(Code.PATTERN_OF_SQL, place, "%")
              .hint("'*' is any run of characters, '?' is one")
              .fix("write " + right, place, right));
    } else if (text.contains("%") && !text.contains("*")) {
      scope.tell(
          Diagnostic.of(Code.PATTERN_SIGN, written.pattern().span(), "%")
              .hint("'*' is any run of characters, '?' is one"));
    }
    return true;
  }

  private static Fit fit(TextOperator operator) {
    return switch (operator) {
      case CONTAINS -> Fit.CONTAINS;
      case STARTS_WITH -> Fit.STARTS_WITH;
      case ENDS_WITH -> Fit.ENDS_WITH;
      case LIKE -> Fit.LIKE;
      case MATCHES -> Fit.MATCHES;
    };
  }
}
