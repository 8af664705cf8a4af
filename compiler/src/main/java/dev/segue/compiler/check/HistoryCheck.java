package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Condition.Held;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.Optional;

/** What was, what changed and how long it has been so: attributes with history, and sets. */
record HistoryCheck(Scope scope) {

  /**
   * {@code for at least 7 days}: since when the condition holds beside the instant so long ago.
   *
   * @param span the place of the condition
   */
  Condition held(Condition condition, Held written, Span span) {
    Optional<Period> length = new ParameterCheck(scope).period(written.duration());
    Optional<Expression> since =
        scope.place().isFilter() ? inFilter(span) : since(condition, span, written.span());
    if (length.isEmpty() || since.isEmpty()) {
      return Condition.TRUE;
    }
    return new Condition.Compare(
        since.get(),
        written.atLeast() ? Relation.LESS_OR_EQUAL : Relation.GREATER,
        new Expression.Shifted(new Expression.Now(), length.get(), false),
        false);
  }

  private Optional<Expression> inFilter(Span span) {
    FilterRule.refuse(scope, span, "'" + scope.words(span) + "'");
    return Optional.empty();
  }

  private Optional<Expression> since(Condition condition, Span span, Span held) {
    Optional<ContactSet> set = set(condition);
    if (set.isPresent()) {
      return Optional.of(new Expression.InSince(set.get()));
    }
    PastValues past = new PastValues();
    Optional<Condition> of = past.of(condition);
    if (of.isEmpty() || past.attribute().isEmpty()) {
      scope.tell(
          Diagnostic.of(
                  Code.HELD,
                  span.to(held),
                  "only of one attribute beside constants, and of a set, is it known how long")
              .hint("plan = \"pro\" for at least 7 days; in S for at least 7 days"));
      return Optional.empty();
    }
    Schema.Field attribute = past.attribute().get();
    return keeps(attribute, span)
        ? Optional.of(new Expression.HeldSince(attribute, of.get()))
        : Optional.empty();
  }

  private static Optional<ContactSet> set(Condition condition) {
    return switch (condition) {
      case Condition.InSegment(var segment) ->
          Optional.of(new ContactSet(ContactSet.Kind.SEGMENT, segment));
      case Condition.InProgram(var program) ->
          Optional.of(new ContactSet(ContactSet.Kind.PROGRAM, program));
      case Condition.InList(var list) -> Optional.of(new ContactSet(ContactSet.Kind.LIST, list));
      case Condition other -> Optional.empty();
    };
  }

  /** Whether an attribute keeps its history; if not, that is told. */
  private boolean keeps(Schema.Field attribute, Span span) {
    if (!attribute.history()) {
      scope.tell(
          Diagnostic.of(Code.NO_HISTORY, span, attribute.name())
              .hint(
                  "write 'with history' after its type in the schema: what it is from then on is"
                      + " kept"));
    }
    return attribute.history();
  }

  /** {@code plan was "free" 30 days ago}. */
  Condition was(dev.segue.compiler.syntax.Condition.Was written) {
    Optional<Schema.Field> attribute = attribute(written.subject());
    Optional<Expression> at = instant(written.instant());
    if (attribute.isEmpty() || at.isEmpty()) {
      return Condition.TRUE;
    }
    Expression value = new Expression.ValueAt(attribute.get(), at.get());
    return isMissing(written.value())
        ? new Condition.IsMissing(value)
        : equal(value, written.subject().span(), written.value());
  }

  private Condition equal(
      Expression value, Span span, dev.segue.compiler.syntax.Expression written) {
    return new ComparisonCheck(scope)
        .said(
            value,
            span,
            new Comparison.Relation(
                Comparison.Sign.EQUAL, written, false, written.span(), written.span()));
  }

  private static boolean isMissing(dev.segue.compiler.syntax.Expression written) {
    return written
        instanceof
        dev.segue.compiler.syntax.Expression.Literal(
            dev.segue.compiler.syntax.Value.Missing missing);
  }

  private Optional<Expression> instant(dev.segue.compiler.syntax.Expression written) {
    Expression at = new ExpressionCheck(scope).value(written);
    if (at.type().equals(Type.UNKNOWN)) {
      return Optional.empty();
    }
    if (!at.type().equals(Type.DAY) && !at.type().equals(Type.INSTANT)) {
      scope.tell(
          Code.TYPE_WANTED,
          written.span(),
          "'was'",
          "a date or a timestamp",
          Mismatch.articled(at.type()));
      return Optional.empty();
    }
    if (at instanceof Expression.Shifted(Expression.Now now, var by, var ahead) && ahead) {
      scope.tell(Code.WINDOW, written.span(), "what was lies before now");
      return Optional.empty();
    }
    return Optional.of(Days.startOf(at));
  }

  /** {@code plan changed from "free" to "pro" in last 30 days}. */
  Condition changed(dev.segue.compiler.syntax.Condition.Changed written) {
    Optional<Schema.Field> attribute = attribute(written.subject());
    Window window = window(written.window());
    if (attribute.isEmpty()) {
      return Condition.TRUE;
    }
    Optional<Expression> from =
        written.from().flatMap(v -> value(attribute.get(), written.subject().span(), v));
    Optional<Expression> to =
        written.to().flatMap(v -> value(attribute.get(), written.subject().span(), v));
    if (from.isPresent() != written.from().isPresent()
        || to.isPresent() != written.to().isPresent()) {
      return Condition.TRUE;
    }
    if (from.isPresent() && from.equals(to)) {
      scope.tell(Code.HELD, written.span(), "from a value to the same one is no change");
    }
    return new Condition.Occurs(
        new RowSet.Changes(attribute.get(), from, to, window), 1, Optional.empty());
  }

  /** A constant; nothing where it is none, which is told. */
  private Optional<Expression> value(
      Schema.Field attribute, Span span, dev.segue.compiler.syntax.Expression written) {
    if (isMissing(written)) {
      return Optional.of(new Expression.Missing(attribute.type()));
    }
    int told = scope.findings().all().size();
    Condition equal = equal(new Expression.Attribute(attribute), span, written);
    if (equal instanceof Condition.Compare(var left, var relation, var right, var ignoring)
        && (right instanceof Expression.Constant || right instanceof Expression.Missing)) {
      return Optional.of(right);
    }
    if (scope.findings().all().size() == told) {
      scope.tell(
          Diagnostic.of(Code.HELD, written.span(), "a change is from a constant to a constant"));
    }
    return Optional.empty();
  }

  /** An attribute that keeps its history; nothing where it is none, which is told. */
  private Optional<Schema.Field> attribute(dev.segue.compiler.syntax.Expression written) {
    if (scope.place().isFilter()) {
      FilterRule.refuse(
          scope, written.span(), "the history of '" + scope.words(written.span()) + "'");
      return Optional.empty();
    }
    Expression value = new ExpressionCheck(scope).value(written);
    if (value instanceof Expression.Attribute(var field)) {
      return keeps(field, written.span()) ? Optional.of(field) : Optional.empty();
    }
    if (!value.type().equals(Type.UNKNOWN)) {
      scope.tell(
          Diagnostic.of(Code.NO_HISTORY, written.span(), scope.words(written.span()))
              .hint("only attributes of the contact that are declared 'with history' keep it"));
    }
    return Optional.empty();
  }

  /** {@code entered S in last 7 days}. */
  Condition crossed(dev.segue.compiler.syntax.Condition.Crossed written) {
    Window window = window(written.window());
    return set(written.set())
        .<Condition>map(set -> moved(set, written.entered(), window))
        .orElse(Condition.TRUE);
  }

  Condition everIn(dev.segue.compiler.syntax.Condition.EverIn written) {
    return set(written.set())
        .<Condition>map(set -> moved(set, true, Window.EVER))
        .orElse(Condition.TRUE);
  }

  private static Condition moved(ContactSet set, boolean entered, Window window) {
    return new Condition.Occurs(new RowSet.Moves(set, entered, window), 1, Optional.empty());
  }

  /** A segment, a program or a list; nothing where the name is none, which is told. */
  Optional<ContactSet> set(Name name) {
    boolean list =
        scope.names().find(name.text()).filter(m -> m instanceof Meaning.ContactList).isPresent();
    if (list) {
      scope.mention(name, Symbol.of(Symbol.Kind.LIST, name.text()));
    }
    return list
        ? Optional.of(new ContactSet(ContactSet.Kind.LIST, name.text()))
        : new SetCheck(scope).in(name).flatMap(HistoryCheck::set);
  }

  private Window window(Optional<dev.segue.compiler.syntax.Window> written) {
    return written
        .map(new WindowCheck(scope)::ofEvents)
        .orElseGet(new OccurrenceCheck(scope)::unsaid);
  }
}
