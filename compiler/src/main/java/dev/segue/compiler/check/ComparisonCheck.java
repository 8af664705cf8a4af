package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.type.Type;

/**
 * What is said of a value: {@code country in ("US", "CA")}.
 *
 * @param beside what stands beside the comparison
 */
record ComparisonCheck(Scope scope, Beside beside) {

  ComparisonCheck(Scope scope) {
    this(scope, Beside.NOTHING);
  }

  Condition compared(dev.segue.compiler.syntax.Condition.Compared written) {
    Condition compared = withoutHeld(written);
    return written
        .held()
        .map(h -> new ConditionCheck(scope).held(compared, h, written.span()))
        .orElse(compared);
  }

  private Condition withoutHeld(dev.segue.compiler.syntax.Condition.Compared written) {
    Span span = written.subject().span();
    if (written.subject() instanceof dev.segue.compiler.syntax.Expression.Named(var reference)) {
      Referent referent = new ReferenceCheck(scope).referent(reference);
      if (referent instanceof Referent.Rows rows
          && rows.property().isEmpty()
          && written.comparison() instanceof Comparison.Between between) {
        return new OccurrenceCheck(scope).between(rows, between, span);
      }
      return said(new ExpressionCheck(scope).value(referent, span), span, written.comparison());
    }
    return said(new ExpressionCheck(scope).value(written.subject()), span, written.comparison());
  }

  /**
   * What a comparison says of a value.
   *
   * @param span the place of the value, for its words
   */
  Condition said(Expression value, Span span, Comparison comparison) {
    Subject subject = new Subject(value, span, scope.words(span));
    return switch (comparison) {
      case Comparison.Relation r -> new RelationCheck(scope, beside).relation(subject, r);
      case Comparison.Between b -> new RelationCheck(scope, beside).between(subject, b);
      case Comparison.In in -> new ItemsCheck(scope, beside).in(subject, in);
      case Comparison.Has has -> new ItemsCheck(scope, beside).has(subject, has);
      case Comparison.TextTest t -> new TextTestCheck(scope).test(subject, t);
      case Comparison.Is is -> is(subject, is);
      case Comparison.IsClass c -> isClass(subject, c);
      case Comparison.Near n -> new NearCheck(scope).near(subject, n);
    };
  }

  /** A value of which something is said, with its place and words. */
  record Subject(Expression value, Span span, String words) {
    Type type() {
      return value.type();
    }

    /** Something takes a value of another type; with how one of this type is asked. */
    Diagnostic wants(Span to, String form, String wanted) {
      return Diagnostic.of(Code.TYPE_WANTED, span.to(to), form, wanted, Mismatch.articled(type()))
          .hint("ask it so: " + Mismatch.asked(type(), words));
    }

    /** {@code 'visits'}. */
    String quoted() {
      return "'" + words + "'";
    }

    boolean isUnknown() {
      return value.type().equals(Type.UNKNOWN);
    }
  }

  private Condition is(Subject subject, Comparison.Is is) {
    Expression value = subject.value();
    Type type = subject.type();
    if (subject.isUnknown()) {
      return Condition.TRUE;
    }
    Condition said =
        switch (is.state()) {
          case MISSING -> new Condition.IsMissing(value);
          case PRESENT -> new Condition.Not(new Condition.IsMissing(value));
          case EMPTY ->
              type.isText() || type instanceof Type.ListOf
                  ? new Condition.IsEmpty(value)
                  : wanted(subject, is.span(), "'is empty'", "text or a list");
          case BLANK ->
              type.isText()
                  ? new Condition.IsBlank(value)
                  : wanted(subject, is.span(), "'is blank'", "text");
          case TRUE ->
              type.equals(Type.TRUTH)
                  ? new Condition.IsTrue(value)
                  : wanted(subject, is.span(), "'is true'", "a boolean");
          case FALSE ->
              type.equals(Type.TRUTH)
                  ? RelationCheck.isFalse(value)
                  : wanted(subject, is.span(), "'is false'", "a boolean");
        };
    return is.negated() ? new Condition.Not(said) : said;
  }

  private Condition wanted(Subject subject, Span span, String form, String wanted) {
    scope.tell(subject.wants(span, form, wanted));
    return Condition.TRUE;
  }

  private Condition isClass(Subject subject, Comparison.IsClass written) {
    if (subject.isUnknown()) {
      return Condition.TRUE;
    }
    if (!(subject.value() instanceof Expression.ClassOf of)) {
      String name = written.name().text();
      Diagnostic none =
          Diagnostic.of(
              Code.NAME_OTHER,
              subject.span(),
              subject.words(),
              Mismatch.articled(subject.type()),
              "a partition");
      String sign = written.negated() ? "!=" : "=";
      scope.tell(
          subject.type().isText()
              ? none.hint("compare it: " + subject.words() + " " + sign + " \"" + name + "\"")
              : none);
      return Condition.TRUE;
    }
    Condition is = new ItemsCheck(scope, beside).isClass(of, written.name());
    return written.negated() ? new Condition.Not(is) : is;
  }
}
