package dev.segue.compiler.check;

import dev.segue.compiler.check.ComparisonCheck.Subject;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Comparison.Sign;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/** {@code = != < <= > >=} and {@code between}, on values of one kind. */
record RelationCheck(Scope scope, Beside beside) {

  Condition relation(Subject left, Comparison.Relation written) {
    if (written.right()
        instanceof
        dev.segue.compiler.syntax.Expression.Literal(
            dev.segue.compiler.syntax.Value.Missing missing)) {
      scope.tell(comparedWithMissing(left, written));
      return Condition.TRUE;
    }
    Optional<Subject> right = operand(left, written.right());
    if (right.isEmpty() || !comparable(left, right.get(), written.ignoringCase(), written.span())) {
      return Condition.TRUE;
    }
    if (written.sign() != Sign.EQUAL
        && written.sign() != Sign.NOT_EQUAL
        && !ordered(left, written.signSpan())) {
      return Condition.TRUE;
    }
    new DecimalsCheck(scope).related(left, relation(written.sign()), right.get());
    Condition related =
        related(
            left.value(), relation(written.sign()), right.get().value(), written.ignoringCase());
    if (written.sign() != Sign.NOT_EQUAL) {
      return related;
    }
    new MissingHint(scope, beside).tell(left, written.span());
    return new Condition.Not(related);
  }

  /** Both are there and equal; {@link Condition#TRUE} where they are no values of one kind. */
  Condition same(Subject left, Subject right) {
    return comparable(left, right, false, right.span())
        ? related(left.value(), Relation.EQUAL, right.value(), false)
        : Condition.TRUE;
  }

  private static Diagnostic comparedWithMissing(Subject left, Comparison.Relation written) {
    Diagnostic none =
        Diagnostic.of(Code.MISSING_COMPARED, written.span())
            .hint("ask '" + left.words() + " is missing' or '" + left.words() + " is present'");
    return switch (written.sign()) {
      case EQUAL -> none.fix("write 'is missing'", written.span(), "is missing");
      case NOT_EQUAL -> none.fix("write 'is present'", written.span(), "is present");
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> none;
    };
  }

  Condition between(Subject subject, Comparison.Between written) {
    Optional<Subject> from = operand(subject, written.from());
    Optional<Subject> to = operand(subject, written.to());
    if (from.isEmpty()
        || to.isEmpty()
        || !comparable(subject, from.get(), written.ignoringCase(), written.span())
        || !comparable(subject, to.get(), written.ignoringCase(), written.span())
        || !ordered(subject, written.span())) {
      return Condition.TRUE;
    }
    refuseEmpty(from.get(), to.get(), written.span());
    new DecimalsCheck(scope).between(subject, from.get(), to.get());
    Condition between =
        new Condition.All(
            List.of(
                related(
                    subject.value(),
                    Relation.GREATER_OR_EQUAL,
                    from.get().value(),
                    written.ignoringCase()),
                related(
                    subject.value(),
                    Relation.LESS_OR_EQUAL,
                    to.get().value(),
                    written.ignoringCase())));
    return written.negated() ? new Condition.Not(between) : between;
  }

  private void refuseEmpty(Subject from, Subject to, Span span) {
    boolean empty =
        from.value() instanceof Expression.Constant(var a, var t)
            && to.value() instanceof Expression.Constant(var b, var u)
            && Constants.isAfter(a, b);
    if (empty) {
      scope.tell(
          Diagnostic.of(
                  Code.NUMBER, span, "nothing is between " + from.words() + " and " + to.words())
              .hint("the smaller one stands first"));
    }
  }

  /** The other side; nothing where it is no value, which is told. */
  private Optional<Subject> operand(Subject left, dev.segue.compiler.syntax.Expression written) {
    if (isWord(left, written) || isUnitTooMuch(left, written) || isPlace(left, written)) {
      return Optional.empty();
    }
    Expression value = new ExpressionCheck(scope).value(written);
    return left.isUnknown() || value.type().equals(Type.UNKNOWN)
        ? Optional.empty()
        : Optional.of(new Subject(value, written.span(), scope.words(written.span())));
  }

  /** A number is compared with a length of time: {@code years since birth_date > 18 years}. */
  private boolean isUnitTooMuch(Subject left, dev.segue.compiler.syntax.Expression written) {
    if (!left.type().isNumber()
        || !(written instanceof dev.segue.compiler.syntax.Expression.Duration(var duration))) {
      return false;
    }
    Diagnostic differ =
        Mismatch.of(scope, left.quoted(), left.type(), written.span(), Type.SPAN, Optional.empty());
    boolean ofUnit =
        switch (left.value()) {
          case Expression.Elapsed(var unit, var since) -> unit == duration.unit();
          case Expression.ElapsedDays(var unit, var since) -> unit == duration.unit();
          case Expression other -> false;
        };
    String number = duration.amount().toPlainString();
    scope.tell(ofUnit ? differ.fix("write '" + number + "'", written.span(), number) : differ);
    return true;
  }

  /** {@code home = (47.37, 8.54)}: a location is near a place, or not. */
  private boolean isPlace(Subject left, dev.segue.compiler.syntax.Expression written) {
    boolean place =
        left.type().equals(Type.LOCATION)
            && written instanceof dev.segue.compiler.syntax.Expression.Items;
    if (place) {
      scope.tell(
          Mismatch.of(
              scope,
              left.quoted(),
              left.type(),
              written.span(),
              new Type.ListOf(Type.INTEGER),
              Optional.empty()));
    }
    return place;
  }

  /** A name that is not known where a text or a class is wanted: {@code country = US}. */
  private boolean isWord(Subject left, dev.segue.compiler.syntax.Expression written) {
    if (!left.type().isText()
        || !(written instanceof dev.segue.compiler.syntax.Expression.Named(var reference))
        || reference.arguments().isPresent()
        || !(reference.subject() instanceof Reference.Subject.Path(var names))
        || names.size() != 1) {
      return false;
    }
    String name = names.getFirst().text();
    if (scope.names().find(name).isPresent()
        || scope.parameter(name).isPresent()
        || scope.place().row().flatMap(r -> r.property(name)).isPresent()) {
      return false;
    }
    Diagnostic unknown = Diagnostic.of(Code.NAME_UNKNOWN, written.span(), "name", name);
    scope.tell(
        left.value() instanceof Expression.ClassOf
            ? unknown.hint("a class stands after 'is': " + left.words() + " is " + name)
            : unknown
                .hint("text stands in double quotes")
                .fix("put it in quotes", written.span(), "\"" + name + "\""));
    return true;
  }

  /** Whether two values are of one kind; if not, that is told. */
  private boolean comparable(Subject left, Subject right, boolean ignoringCase, Span span) {
    Type l = left.type();
    Type r = right.type();
    if (ignoringCase && !(l.isText() && r.isText())) {
      scope.tell(
          Code.TYPE_WANTED, span, "'ignoring case'", "text", Mismatch.articled(l.isText() ? r : l));
      return false;
    }
    if (l.isText() && r.isText()) {
      return isValueOf(left, right, ignoringCase) && isValueOf(right, left, ignoringCase);
    }
    boolean clockTime =
        (l.equals(Type.DAY) && isConstantInstant(right))
            || (r.equals(Type.DAY) && isConstantInstant(left));
    boolean same =
        (l.isNumber() && r.isNumber())
            || (isTime(l) && isTime(r) && !clockTime)
            || (l.equals(r) && (l.equals(Type.TRUTH) || l.equals(Type.SPAN)));
    if (!same) {
      Optional<Value> value =
          right.value() instanceof Expression.Constant(var v, var t)
              ? Optional.of(v)
              : Optional.empty();
      scope.tell(Mismatch.of(scope, left.quoted(), l, right.span(), r, value));
    }
    return same;
  }

  private static boolean isConstantInstant(Subject subject) {
    return subject.value() instanceof Expression.Constant && subject.type().equals(Type.INSTANT);
  }

  /** Whether a constant is among the values of the other side's closed set. */
  private boolean isValueOf(Subject of, Subject constant, boolean ignoringCase) {
    return !(constant.value() instanceof Expression.Constant(Value.Text(var text), var type))
        || new LiteralCheck(scope)
            .isValueOf(constant.span(), text, of.type(), of.quoted(), ignoringCase);
  }

  /** Whether values of the type have an order; if not, that is told. */
  private boolean ordered(Subject subject, Span span) {
    boolean ordered = !(subject.type() instanceof Type.OneOf) && !subject.type().equals(Type.TRUTH);
    if (!ordered) {
      String asked = Mismatch.asked(subject.type(), subject.words());
      scope.tell(
          Diagnostic.of(
                  Code.TYPE_WANTED,
                  span,
                  "'" + scope.words(span) + "'",
                  "values that have an order",
                  Mismatch.articled(subject.type()))
              .hint("say which: " + asked));
    }
    return ordered;
  }

  private static boolean isTime(Type type) {
    return type.equals(Type.DAY) || type.equals(Type.INSTANT);
  }

  static Condition related(
      Expression left, Relation relation, Expression right, boolean ignoringCase) {
    if (isTime(left.type()) && !left.type().equals(right.type())) {
      if (left.type().equals(Type.INSTANT)) {
        return TimeRelation.related(left, relation, right);
      }
      return left instanceof Expression.Constant
          ? TimeRelation.related(right, relation.mirrored(), left)
          : new Condition.Compare(left, relation, Days.dayOf(right), false);
    }
    return new Condition.Compare(left, relation, right, ignoringCase);
  }

  static Condition isFalse(Expression value) {
    return new Condition.Compare(
        value, Relation.EQUAL, new Expression.Constant(new Value.Truth(false), Type.TRUTH), false);
  }

  private static Relation relation(Sign sign) {
    return switch (sign) {
      case EQUAL, NOT_EQUAL -> Relation.EQUAL;
      case LESS -> Relation.LESS;
      case LESS_OR_EQUAL -> Relation.LESS_OR_EQUAL;
      case GREATER -> Relation.GREATER;
      case GREATER_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
    };
  }
}
