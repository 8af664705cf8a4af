package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Occurrence;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/** How often something happened, and when: {@code purchased at least 3 times in last 30 days}. */
record OccurrenceCheck(Scope scope) {

  /** At least once, in the window that the place gives. */
  Condition once(Referent.Rows rows) {
    return new Condition.Occurs(rows.in(window(rows, Optional.empty())), 1, Optional.empty());
  }

  Condition happened(dev.segue.compiler.syntax.Condition.Happened written) {
    Occurrence occurrence = written.occurrence();
    Span span = written.subject().span();
    if (!(written.subject() instanceof dev.segue.compiler.syntax.Expression.Named(var reference))) {
      return dated(new ExpressionCheck(scope).value(written.subject()), span, occurrence);
    }
    Referent referent = new ReferenceCheck(scope).referent(reference);
    return switch (referent) {
      case Referent.Rows rows when rows.property().isEmpty() -> counted(rows, occurrence);
      case Referent.Value(var value) -> dated(value, span, occurrence);
      case Referent.Wrong w -> Condition.TRUE;
      case Referent.Rows rows -> noEvent(referent, span);
      case Referent.Call c -> noEvent(referent, span);
      case Referent.Other o -> noEvent(referent, span);
      case Referent.Parameter p -> noEvent(referent, span);
    };
  }

  /** {@code purchased between A and B}: of an event it is a window. */
  Condition between(
      Referent.Rows rows, dev.segue.compiler.syntax.Comparison.Between written, Span span) {
    if (written.negated() || written.ignoringCase()) {
      scope.tell(
          Diagnostic.of(
                  Code.WINDOW,
                  written.span(),
                  "neither 'not' nor 'ignoring case' is said of a window")
              .hint("never " + scope.words(span) + " between A and B"));
      return Condition.TRUE;
    }
    Window window =
        window(
            rows,
            Optional.of(
                new dev.segue.compiler.syntax.Window.Between(
                    written.from(), written.to(), written.span())));
    return new Condition.Occurs(rows.in(window), 1, Optional.empty());
  }

  private Condition counted(Referent.Rows rows, Occurrence occurrence) {
    if (occurrence.periods().isPresent()) {
      return timed(rows, occurrence.span())
          ? new PeriodCheck(scope, rows::in, () -> window(rows, occurrence.window()))
              .counted(occurrence)
          : Condition.TRUE;
    }
    Window window = window(rows, occurrence.window());
    return new CountCheck(scope)
        .range(occurrence.count())
        .<Condition>map(r -> new Condition.Occurs(rows.in(window), r.least(), r.most()))
        .orElse(Condition.TRUE);
  }

  Condition never(dev.segue.compiler.syntax.Condition.Never written) {
    Optional<Referent.Rows> rows = rows(written.event());
    Optional<Window> window = window(rows, written.occurrence(), "never");
    return rows.isPresent() && window.isPresent()
        ? new Condition.Occurs(rows.get().in(window.get()), 0, Optional.of(0L))
        : Condition.TRUE;
  }

  Condition always(dev.segue.compiler.syntax.Condition.Always written) {
    Optional<Referent.Rows> found = rows(written.event());
    Optional<Window> window = window(found, written.occurrence(), "always");
    if (found.isEmpty() || window.isEmpty()) {
      return Condition.TRUE;
    }
    Referent.Rows rows = found.get();
    Condition some =
        new Condition.Occurs(rows.in(window.get(), Optional.empty()), 1, Optional.empty());
    return rows.filter()
        .<Condition>map(
            fits ->
                new Condition.All(
                    List.of(
                        some,
                        new Condition.Occurs(
                            rows.in(window.get(), Optional.of(new Condition.Not(fits))),
                            0,
                            Optional.of(0L)))))
        .orElse(some);
  }

  /** The window of a form that takes no count; nothing where something is wrong, which is told. */
  private Optional<Window> window(
      Optional<Referent.Rows> rows, Optional<Occurrence> occurrence, String word) {
    if (occurrence.isPresent() && occurrence.get().count().isPresent()) {
      scope.tell(
          Diagnostic.of(Code.COUNT, occurrence.get().span(), "'" + word + "' takes no count")
              .hint("leave '" + word + "' or the count out"));
      return Optional.empty();
    }
    if (occurrence.filter(o -> refusesPeriods(o, "'" + word + "'")).isPresent() || rows.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(window(rows.get(), occurrence.flatMap(Occurrence::window)));
  }

  /** The events or records that a reference names; nothing where it names none, which is told. */
  Optional<Referent.Rows> rows(Reference reference) {
    Referent referent = new ReferenceCheck(scope).referent(reference);
    if (referent instanceof Referent.Rows rows && rows.property().isEmpty()) {
      return Optional.of(rows);
    }
    if (!(referent instanceof Referent.Wrong)) {
      noEvent(referent, reference.span());
    }
    return Optional.empty();
  }

  /** The window as written, else the one that the place gives. */
  Window window(Referent.Rows rows, Optional<dev.segue.compiler.syntax.Window> written) {
    if (rows.row().timed()) {
      return written.map(new WindowCheck(scope)::ofEvents).orElseGet(this::unsaid);
    }
    written.ifPresent(
        w -> scope.tell(Code.WINDOW, w.span(), "records have no time, so no window fits them"));
    return Window.EVER;
  }

  /** Since when events count where no window says so. */
  Window unsaid() {
    return switch (scope.place().since()) {
      case EVER -> Window.EVER;
      case RUN_ENTERED -> since(new Expression.RunEntered());
      case WAIT_BEGAN -> since(new Expression.WaitBegan());
    };
  }

  private static Window since(Expression instant) {
    return new Window(Optional.of(new Window.Bound(instant, true)), Optional.empty());
  }

  /** Whether it counts in periods where nothing is counted, which is told. */
  boolean refusesPeriods(Occurrence occurrence, String what) {
    occurrence
        .periods()
        .ifPresent(p -> scope.tell(Code.COUNT, occurrence.span(), what + " takes no periods"));
    return occurrence.periods().isPresent();
  }

  /** {@code first purchased in last 30 days}: of all of them the first fell in the window. */
  Condition ordinal(dev.segue.compiler.syntax.Condition.Ordinal written) {
    Optional<Referent.Rows> rows = rows(written.event());
    if (rows.isEmpty() || !timed(rows.get(), written.span())) {
      return Condition.TRUE;
    }
    Expression.Function which =
        switch (written.which()) {
          case FIRST -> Expression.Function.FIRST;
          case SECOND -> Expression.Function.SECOND;
          case THIRD -> Expression.Function.THIRD;
          case LAST -> Expression.Function.LAST;
        };
    return new Condition.InWindow(
        new Expression.Measure(which, rows.get().in(Window.EVER), Optional.empty(), Type.INSTANT),
        window(rows.get(), Optional.of(written.window())));
  }

  Condition gap(dev.segue.compiler.syntax.Condition.Gap written) {
    Optional<Referent.Rows> rows = rows(written.event());
    Optional<Period> least = new ParameterCheck(scope).period(written.least());
    return rows.isPresent() && least.isPresent() && timed(rows.get(), written.span())
        ? new Condition.Gap(rows.get().in(window(rows.get(), written.window())), least.get())
        : Condition.TRUE;
  }

  /** Whether rows have a time; that they have none is told. */
  private boolean timed(Referent.Rows rows, Span span) {
    if (!rows.row().timed()) {
      scope.tell(Code.WINDOW, span, "records have no time, so it is not asked when they were");
    }
    return rows.row().timed();
  }

  /** A date or timestamp in a window. */
  private Condition dated(Expression value, Span span, Occurrence occurrence) {
    if (value.type().equals(Type.UNKNOWN)) {
      return Condition.TRUE;
    }
    if (occurrence.count().isPresent()
        || occurrence.periods().isPresent()
        || occurrence.window().isEmpty()) {
      return noEvent(new Referent.Value(value), span);
    }
    return new WindowCheck(scope).of(value, span, occurrence.window().get());
  }

  private Condition noEvent(Referent referent, Span span) {
    Diagnostic none =
        Diagnostic.of(Code.NO_EVENT, span, "'" + scope.words(span) + "'", referent.words());
    scope.tell(
        referent instanceof Referent.Call
            ? none.hint("a named condition says its windows itself")
            : none.hint("only events have counts and windows, and dates have windows"));
    return Condition.TRUE;
  }
}
