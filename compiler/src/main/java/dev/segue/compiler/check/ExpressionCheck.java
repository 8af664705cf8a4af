package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.Optional;

/** Values as written become values of a contact, each with its type. */
record ExpressionCheck(Scope scope) {
  private static final Expression UNKNOWN = new Expression.Missing(Type.UNKNOWN);

  /** The value; of unknown type where it is none, which is told. */
  Expression value(dev.segue.compiler.syntax.Expression written) {
    return switch (written) {
      case dev.segue.compiler.syntax.Expression.Binary b -> new ArithmeticCheck(scope).binary(b);
      case dev.segue.compiler.syntax.Expression.Negative n ->
          new ArithmeticCheck(scope).negative(n);
      case dev.segue.compiler.syntax.Expression.Parenthesized(var inner, var span) -> value(inner);
      case dev.segue.compiler.syntax.Expression.Duration d -> span(d);
      case dev.segue.compiler.syntax.Expression.Relative r ->
          new ParameterCheck(scope)
              .period(r.duration())
              .<Expression>map(by -> new Expression.Shifted(new Expression.Now(), by, r.ahead()))
              .orElse(new Expression.Missing(Type.INSTANT));
      case dev.segue.compiler.syntax.Expression.Literal(var literal) ->
          new LiteralCheck(scope).constant(literal);
      case dev.segue.compiler.syntax.Expression.Now n -> new Expression.Now();
      case dev.segue.compiler.syntax.Expression.Items i ->
          wrong(i.span(), "a list stands only after in, has any, has all, has none of");
      case dev.segue.compiler.syntax.Expression.Elapsed e -> elapsed(e);
      case dev.segue.compiler.syntax.Expression.Anniversary a -> anniversary(a);
      case dev.segue.compiler.syntax.Expression.Measure m -> new MeasureCheck(scope).measure(m);
      case dev.segue.compiler.syntax.Expression.PopulationMeasure p ->
          new PopulationCheck(scope).measure(p);
      case dev.segue.compiler.syntax.Expression.Named(var reference) ->
          value(new ReferenceCheck(scope).referent(reference), reference.span());
      case dev.segue.compiler.syntax.Expression.Broken b -> UNKNOWN;
    };
  }

  /** The value that a referent is; of anything else it is told that it is none. */
  Expression value(Referent referent, Span span) {
    return switch (referent) {
      case Referent.Value(var expression) -> expression;
      case Referent.Wrong w -> UNKNOWN;
      case Referent.Rows rows -> noValue(referent, span, ofRows(rows, span));
      case Referent.Call c -> noValue(referent, span, "a trait names a value");
      case Referent.Other o -> noValue(referent, span, "");
      case Referent.Parameter(Argument.Length(var duration)) ->
          span(new dev.segue.compiler.syntax.Expression.Duration(duration));
      case Referent.Parameter(Argument.Open(Type.Span s)) -> new Expression.Missing(Type.SPAN);
      case Referent.Parameter p ->
          noValue(referent, span, "a list stands after in, has any, has all, has none of");
    };
  }

  private String ofRows(Referent.Rows rows, Span span) {
    String words = scope.words(span);
    Optional<Name> property = rows.property();
    return property.isPresent()
        ? "measure it: last(" + words + "), sum(" + words + "), max(" + words + ") .."
        : "measure it: count(" + words + "), last(" + words + ")";
  }

  private Expression noValue(Referent referent, Span span, String hint) {
    Diagnostic none =
        Diagnostic.of(Code.NOT_A_VALUE, span, "'" + scope.words(span) + "'", referent.words());
    scope.tell(hint.isEmpty() ? none : none.hint(hint));
    return UNKNOWN;
  }

  private Expression span(dev.segue.compiler.syntax.Expression.Duration written) {
    Optional<Period> period = new ParameterCheck(scope).period(written.duration());
    if (period.isPresent() && period.get() instanceof Period.Exact(var milliseconds)) {
      return new Expression.Constant(new Value.Span(milliseconds), Type.SPAN);
    }
    if (period.isPresent()) {
      scope.tell(
          Diagnostic.of(
                  Code.DURATION,
                  written.span(),
                  "months, quarters and years have no length of their own")
              .hint("compare in days, or the instants: x < 3 months ago"));
    }
    return new Expression.Missing(Type.SPAN);
  }

  private Expression elapsed(dev.segue.compiler.syntax.Expression.Elapsed written) {
    Expression since = value(written.since());
    return switch (since.type()) {
      case Type.Instant t -> new Expression.Elapsed(written.unit(), since);
      case Type.Day t -> new Expression.ElapsedDays(written.unit(), since);
      case Type.Unknown t -> new Expression.Missing(Type.INTEGER);
      case Type.Text t -> notSince(written, since);
      case Type.OneOf t -> notSince(written, since);
      case Type.Numeric t -> notSince(written, since);
      case Type.Quotient t -> notSince(written, since);
      case Type.Truth t -> notSince(written, since);
      case Type.Span t -> notSince(written, since);
      case Type.Zone t -> notSince(written, since);
      case Type.Location t -> notSince(written, since);
      case Type.ListOf t -> notSince(written, since);
    };
  }

  private Expression notSince(
      dev.segue.compiler.syntax.Expression.Elapsed written, Expression since) {
    scope.tell(
        Code.TYPE_WANTED,
        written.since().span(),
        "'since'",
        "a date or a timestamp",
        Mismatch.articled(since.type()));
    return new Expression.Missing(Type.INTEGER);
  }

  private Expression anniversary(dev.segue.compiler.syntax.Expression.Anniversary written) {
    Expression of = value(new ReferenceCheck(scope).referent(written.of()), written.of().span());
    if (of.type().equals(Type.UNKNOWN)) {
      return new Expression.Missing(Type.DAY);
    }
    if (!of.type().equals(Type.DAY) && !of.type().equals(Type.INSTANT)) {
      scope.tell(
          Code.TYPE_WANTED,
          written.of().span(),
          "'anniversary of'",
          "a date or a timestamp",
          Mismatch.articled(of.type()));
      return new Expression.Missing(Type.DAY);
    }
    return new Expression.NextAnniversary(Days.dayOf(of), Days.today());
  }

  private Expression wrong(Span span, String why) {
    scope.tell(Code.LIST_VALUE, span, why);
    return UNKNOWN;
  }
}
