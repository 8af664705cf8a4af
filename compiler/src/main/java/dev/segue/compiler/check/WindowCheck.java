package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.ZoneChoice;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Window.Bound;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.Optional;

/** Windows over events, and over dates and timestamps (language §7.3). */
record WindowCheck(Scope scope) {

  /** A window of events; all of time where it is none, which is told. */
  Window ofEvents(dev.segue.compiler.syntax.Window written) {
    refuseAhead(written);
    return window(written, new InstantCuts(false));
  }

  /** A day or instant that stands in a window; {@code span} is its place. */
  Condition of(Expression value, Span span, dev.segue.compiler.syntax.Window written) {
    if (value.type().equals(Type.UNKNOWN)) {
      return Condition.TRUE;
    }
    if (written instanceof dev.segue.compiler.syntax.Window.Ever) {
      scope.tell(
          Diagnostic.of(Code.WINDOW, written.span(), "'ever' is a window of events")
              .hint("ask whether it is present: " + scope.words(span) + " is present"));
      return Condition.TRUE;
    }
    if (value.type().equals(Type.INSTANT)) {
      return new Condition.InWindow(value, window(written, new InstantCuts(true)));
    }
    if (!value.type().equals(Type.DAY)) {
      scope.tell(
          Diagnostic.of(
              Code.WINDOW,
              written.span(),
              "a window fits events, dates and timestamps, and '"
                  + scope.words(span)
                  + "' is "
                  + Mismatch.articled(value.type())));
      return Condition.TRUE;
    }
    Window window = window(written, new DayCuts());
    return value instanceof Expression.NextAnniversary(var day, var from)
        ? anniversary(day, window, written)
        : new Condition.InWindow(value, window);
  }

  /** An anniversary falls in a window where the first one from its first day on does. */
  private Condition anniversary(
      Expression day, Window window, dev.segue.compiler.syntax.Window written) {
    if (window.from().isEmpty()) {
      if (!window.equals(Window.EVER)) {
        scope.tell(Code.WINDOW, written.span(), "anniversaries come every year: say since when");
      }
      return Condition.TRUE;
    }
    Bound from = window.from().get();
    Expression first = from.inclusive() ? from.at() : Days.dayAfter(from.at());
    return new Condition.InWindow(new Expression.NextAnniversary(day, first), window);
  }

  private Window window(dev.segue.compiler.syntax.Window written, Cuts cuts) {
    return switch (written) {
      case dev.segue.compiler.syntax.Window.Ever e -> Window.EVER;
      case dev.segue.compiler.syntax.Window.Sliding s ->
          length(s.length(), cuts).map(by -> cuts.sliding(by, s.ahead())).orElse(Window.EVER);
      case dev.segue.compiler.syntax.Window.Cut(var side, var instant, var span) ->
          time(instant).map(i -> cut(side, i, cuts)).orElse(Window.EVER);
      case dev.segue.compiler.syntax.Window.Between b -> between(b, cuts);
      case dev.segue.compiler.syntax.Window.Around a -> around(a, cuts);
      case dev.segue.compiler.syntax.Window.Calendar(var period, var contactZone, var span) -> {
        ZoneChoice zone = contactZone ? ZoneChoice.CONTACT : ZoneChoice.WORKSPACE;
        yield new CalendarCheck(scope)
            .days(period, zone)
            .map(days -> cuts.days(days.first(), days.next(), zone))
            .orElse(Window.EVER);
      }
      case dev.segue.compiler.syntax.Window.BeforeIt b -> {
        scope.tell(
            Diagnostic.of(
                    Code.WINDOW, b.span(), "'before it' is the window of a measure in a filter")
                .hint("purchased(amount > avg(purchased.amount before it))"));
        yield Window.EVER;
      }
      case dev.segue.compiler.syntax.Window.Broken b -> Window.EVER;
    };
  }

  private static Window cut(
      dev.segue.compiler.syntax.Window.Side side, Expression instant, Cuts cuts) {
    return switch (side) {
      case SINCE -> new Window(Optional.of(cuts.since(instant)), Optional.empty());
      case BEFORE -> new Window(Optional.empty(), Optional.of(cuts.before(instant)));
      case AFTER -> new Window(Optional.of(cuts.after(instant)), Optional.empty());
    };
  }

  private Window between(dev.segue.compiler.syntax.Window.Between written, Cuts cuts) {
    Optional<Expression> from = time(written.from());
    Optional<Expression> to = time(written.to());
    if (from.isEmpty() || to.isEmpty()) {
      return Window.EVER;
    }
    refuseEmpty(from.get(), to.get(), written);
    return new Window(Optional.of(cuts.since(from.get())), Optional.of(cuts.before(to.get())));
  }

  private void refuseEmpty(
      Expression from, Expression to, dev.segue.compiler.syntax.Window.Between written) {
    boolean empty =
        from instanceof Expression.Constant(var first, var t)
            && to instanceof Expression.Constant(var second, var u)
            && t.equals(u)
            && !Constants.isAfter(second, first);
    if (empty) {
      scope.tell(
          Diagnostic.of(
                  Code.WINDOW,
                  written.span(),
                  "there is nothing between "
                      + scope.words(written.from().span())
                      + " and "
                      + scope.words(written.to().span()))
              .hint("the second stands after the first, and is itself not in"));
    }
  }

  private Window around(dev.segue.compiler.syntax.Window.Around written, Cuts cuts) {
    Optional<Period> by = length(written.duration(), cuts);
    Optional<Expression> instant = time(written.instant());
    return by.isPresent() && instant.isPresent()
        ? cuts.around(by.get(), written.after(), instant.get())
        : Window.EVER;
  }

  private Optional<Period> length(dev.segue.compiler.syntax.Length written, Cuts cuts) {
    Optional<Period> by = new ParameterCheck(scope).period(written);
    if (by.isPresent() && cuts.countsDays() && !ParameterCheck.isWholeDays(by.get())) {
      scope.tell(Diagnostic.of(Code.WINDOW, written.span(), "windows of dates count whole days"));
      return Optional.empty();
    }
    return by;
  }

  /** A day or an instant; nothing where it is neither, which is told. */
  Optional<Expression> time(dev.segue.compiler.syntax.Expression written) {
    Expression value = new ExpressionCheck(scope).value(written);
    if (value.type().equals(Type.UNKNOWN)) {
      return Optional.empty();
    }
    if (value.type().equals(Type.DAY) || value.type().equals(Type.INSTANT)) {
      return Optional.of(value);
    }
    scope.tell(
        Code.TYPE_WANTED,
        written.span(),
        "a window",
        "a date or a timestamp",
        Mismatch.articled(value.type()));
    return Optional.empty();
  }

  /** Events that are still to come do not exist. */
  private void refuseAhead(dev.segue.compiler.syntax.Window written) {
    boolean ahead =
        switch (written) {
          case dev.segue.compiler.syntax.Window.Sliding s -> s.ahead();
          case dev.segue.compiler.syntax.Window.Calendar(
                  dev.segue.compiler.syntax.Window.Period.Relative(var unit, var offset),
                  var zone,
                  var span) ->
              offset > 0;
          case dev.segue.compiler.syntax.Window.Calendar c -> false;
          case dev.segue.compiler.syntax.Window.Ever e -> false;
          case dev.segue.compiler.syntax.Window.Cut c -> false;
          case dev.segue.compiler.syntax.Window.Between b -> false;
          case dev.segue.compiler.syntax.Window.Around a -> false;
          case dev.segue.compiler.syntax.Window.BeforeIt b -> false;
          case dev.segue.compiler.syntax.Window.Broken b -> false;
        };
    if (ahead) {
      scope.tell(
          Diagnostic.of(
                  Code.WINDOW,
                  written.span(),
                  "no event lies in the future: '" + scope.words(written.span()) + "' has none")
              .hint("windows ahead are for dates: renewal_date in next 30 days"));
    }
  }
}
