package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Value;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions as written become conditions of a contact, each form by a check of its own. */
record ConditionCheck(Scope scope) {

  /** The condition; {@link Condition#TRUE} where it is none, which is told. */
  Condition condition(dev.segue.compiler.syntax.Condition written) {
    return condition(written, Beside.NOTHING);
  }

  /** Conditions that all hold: the parts of a filter. */
  List<Condition> parts(List<dev.segue.compiler.syntax.Condition> written) {
    Beside beside = Beside.of(scope, written, true);
    return written.stream().map(part -> condition(part, beside)).toList();
  }

  private Condition condition(dev.segue.compiler.syntax.Condition written, Beside beside) {
    Condition made = made(written, beside);
    // of what is put in, the call is its place
    if (scope.inside().isEmpty()) {
      scope.uses().condition(made, written.span());
    }
    return made;
  }

  private Condition made(dev.segue.compiler.syntax.Condition written, Beside beside) {
    return switch (written) {
      case dev.segue.compiler.syntax.Condition.And(var parts, var span) ->
          new Condition.All(parts(parts));
      case dev.segue.compiler.syntax.Condition.Or(var parts, var span) -> or(parts);
      case dev.segue.compiler.syntax.Condition.Not(var part, var span) ->
          not(condition(part, Beside.NOT));
      case dev.segue.compiler.syntax.Condition.Group(var inner, var held, var span) -> {
        Condition of = condition(inner);
        yield held.map(h -> held(of, h, span)).orElse(of);
      }
      case dev.segue.compiler.syntax.Condition.Everyone(var span) ->
          outside(span).orElse(Condition.TRUE);
      case dev.segue.compiler.syntax.Condition.InSet s ->
          outside(s.span()).orElseGet(() -> new SetCheck(scope).in(s));
      case dev.segue.compiler.syntax.Condition.InList l ->
          outside(l.span()).orElseGet(() -> new SetCheck(scope).inList(l));
      case dev.segue.compiler.syntax.Condition.Subscribed s ->
          outside(s.span()).orElseGet(() -> new SetCheck(scope).subscribed(s));
      case dev.segue.compiler.syntax.Condition.Received r ->
          outside(r.span()).orElseGet(() -> new ActCheck(scope).received(r));
      case dev.segue.compiler.syntax.Condition.Finished f ->
          outside(f.span()).orElseGet(() -> new ActCheck(scope).finished(f));
      case dev.segue.compiler.syntax.Condition.HandedOff h ->
          outside(h.span()).orElseGet(() -> new ActCheck(scope).handedOff(h));
      case dev.segue.compiler.syntax.Condition.Never n ->
          outside(n.span()).orElseGet(() -> new OccurrenceCheck(scope).never(n));
      case dev.segue.compiler.syntax.Condition.Always a ->
          outside(a.span()).orElseGet(() -> new OccurrenceCheck(scope).always(a));
      case dev.segue.compiler.syntax.Condition.Happened h -> new OccurrenceCheck(scope).happened(h);
      case dev.segue.compiler.syntax.Condition.Compared c ->
          new ComparisonCheck(scope, beside).compared(c);
      case dev.segue.compiler.syntax.Condition.Bare(var expression) -> bare(expression);
      case dev.segue.compiler.syntax.Condition.SomeOf s -> someOf(s);
      case dev.segue.compiler.syntax.Condition.OnDays d -> new ClockCheck(scope).onDays(d);
      case dev.segue.compiler.syntax.Condition.AtTimes t -> new ClockCheck(scope).atTimes(t);
      case dev.segue.compiler.syntax.Condition.Same s -> new ChainCheck(scope).same(s);
      case dev.segue.compiler.syntax.Condition.Crossed c ->
          outside(c.span()).orElseGet(() -> new HistoryCheck(scope).crossed(c));
      case dev.segue.compiler.syntax.Condition.EverIn e ->
          outside(e.span()).orElseGet(() -> new HistoryCheck(scope).everIn(e));
      case dev.segue.compiler.syntax.Condition.InSample s ->
          outside(s.span()).orElseGet(() -> new RankCheck(scope).sample(s));
      case dev.segue.compiler.syntax.Condition.Ordinal o ->
          outside(o.span()).orElseGet(() -> new OccurrenceCheck(scope).ordinal(o));
      case dev.segue.compiler.syntax.Condition.Colleagues c ->
          outside(c.span()).orElseGet(() -> new PopulationCheck(scope).colleagues(c));
      case dev.segue.compiler.syntax.Condition.Gap g ->
          outside(g.span()).orElseGet(() -> new OccurrenceCheck(scope).gap(g));
      case dev.segue.compiler.syntax.Condition.Rank r ->
          outside(r.span()).orElseGet(() -> new RankCheck(scope).rank(r));
      case dev.segue.compiler.syntax.Condition.Chain c ->
          outside(c.span()).orElseGet(() -> new ChainCheck(scope).chain(c));
      case dev.segue.compiler.syntax.Condition.Changed c -> new HistoryCheck(scope).changed(c);
      case dev.segue.compiler.syntax.Condition.Was w -> new HistoryCheck(scope).was(w);
      case dev.segue.compiler.syntax.Condition.Broken b -> Condition.TRUE;
    };
  }

  private static Condition not(Condition part) {
    return part instanceof Condition.Not(var inner) ? inner : new Condition.Not(part);
  }

  /** Says that a condition cannot stand in a filter, where it does. */
  private Optional<Condition> outside(Span span) {
    if (!scope.place().isFilter()) {
      return Optional.empty();
    }
    FilterRule.refuse(scope, span, "'" + scope.words(span) + "'");
    return Optional.of(Condition.TRUE);
  }

  /** {@code for at least 7 days}, of what holds now; nothing more where something is wrong. */
  Condition held(Condition of, dev.segue.compiler.syntax.Condition.Held held, Span span) {
    return of.equals(Condition.TRUE) ? of : new HistoryCheck(scope).held(of, held, span);
  }

  private Condition or(List<dev.segue.compiler.syntax.Condition> written) {
    Beside beside = Beside.of(scope, written, false);
    return new Condition.Any(written.stream().map(part -> condition(part, beside)).toList());
  }

  private Condition someOf(dev.segue.compiler.syntax.Condition.SomeOf written) {
    List<Condition> parts = new ArrayList<>();
    written.parts().forEach(part -> parts.add(condition(part)));
    Optional<Value.Number> number = new ParameterCheck(scope).number(written.least());
    if (number.isEmpty()) {
      return Condition.TRUE;
    }
    BigDecimal least = number.get().number();
    boolean whole = least.stripTrailingZeros().scale() <= 0;
    if (!whole || least.signum() <= 0 || least.compareTo(BigDecimal.valueOf(parts.size())) > 0) {
      scope.tell(
          Code.SOME_OF,
          written.span(),
          "'at least "
              + least.toPlainString()
              + " of' "
              + parts.size()
              + (parts.size() == 1 ? " condition" : " conditions")
              + " decides nothing: write a whole number from 1 to "
              + parts.size());
      return Condition.TRUE;
    }
    return new Condition.AtLeastOf(least.intValueExact(), parts);
  }

  private Condition bare(dev.segue.compiler.syntax.Expression written) {
    if (written instanceof dev.segue.compiler.syntax.Expression.Named(var reference)) {
      Referent referent = new ReferenceCheck(scope).referent(reference);
      return switch (referent) {
        case Referent.Rows rows when rows.property().isEmpty() ->
            new OccurrenceCheck(scope).once(rows);
        case Referent.Rows rows -> noCondition(referent, written.span());
        case Referent.Call(var declaration) -> new CallCheck(scope).called(declaration, reference);
        case Referent.Value(var value) -> holds(value, written.span());
        case Referent.Other o -> noCondition(referent, written.span());
        case Referent.Parameter p -> noCondition(referent, written.span());
        case Referent.Wrong w -> Condition.TRUE;
      };
    }
    if (written
        instanceof dev.segue.compiler.syntax.Expression.Parenthesized(var inner, var span)) {
      return bare(inner);
    }
    return holds(new ExpressionCheck(scope).value(written), written.span());
  }

  /** A boolean alone. */
  private Condition holds(Expression value, Span span) {
    if (value.type().equals(Type.UNKNOWN)) {
      return Condition.TRUE;
    }
    if (value.type().equals(Type.TRUTH)) {
      if (value instanceof Expression.Constant) {
        scope.tell(
            Diagnostic.of(Code.NOT_A_CONDITION, span, "'" + scope.words(span) + "'", "a constant")
                .hint("'everyone' holds of everyone"));
        return Condition.TRUE;
      }
      return new Condition.IsTrue(value);
    }
    return noCondition(new Referent.Value(value), span);
  }

  private Condition noCondition(Referent referent, Span span) {
    String words = scope.words(span);
    Diagnostic none =
        Diagnostic.of(
            Code.NOT_A_CONDITION,
            span,
            "'" + words + "'",
            referent instanceof Referent.Value(Expression.ClassOf c)
                ? "a partition"
                : referent.words());
    scope.tell(
        switch (referent) {
          case Referent.Other(Meaning.Segment m) ->
              none.hint("ask who is in it").fix("write 'in " + words + "'", span, "in " + words);
          case Referent.Other(Meaning.Program m) ->
              none.hint("ask who is in it").fix("write 'in " + words + "'", span, "in " + words);
          case Referent.Other(Meaning.ContactList m) ->
              none.hint("ask who is on it")
                  .fix("write 'in list " + words + "'", span, "in list " + words);
          case Referent.Other(Meaning.Topic m) ->
              none.hint("ask who is subscribed")
                  .fix("write 'subscribed to " + words + "'", span, "subscribed to " + words);
          case Referent.Other(Meaning.Message m) ->
              none.hint("ask who received it")
                  .fix("write 'received " + words + "'", span, "received " + words);
          case Referent.Other o -> none;
          case Referent.Value(Expression.Constant c) ->
              none.hint(
                  "each side of 'and' and 'or' is a condition of its own;"
                      + " one of several values is 'in (.., ..)'");
          case Referent.Value(Expression.ClassOf c) ->
              none.hint("ask which class it is: " + words + " is ..");
          case Referent.Value v -> none.hint("compare it: " + words + " = ..");
          case Referent.Rows r -> none.hint("measure it: sum(" + words + ") > 0");
          case Referent.Call c -> none;
          case Referent.Parameter p -> none;
          case Referent.Wrong w -> none;
        });
    return Condition.TRUE;
  }
}
