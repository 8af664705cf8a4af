package dev.segue.compiler.check;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Window.Bound;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.Optional;

/**
 * Windows of instants. An instant cuts just before itself, one counted back from now just after, a
 * date before its first moment; {@code after} a date begins when the day is over.
 *
 * @param ahead whether there is something after now: not so of events
 */
record InstantCuts(boolean ahead) implements Cuts {
  @Override
  public boolean countsDays() {
    return false;
  }

  @Override
  public Bound since(Expression time) {
    return new Bound(Days.startOf(time), !Cuts.isAgo(time));
  }

  @Override
  public Bound before(Expression time) {
    // now itself belongs to what is up to now
    return new Bound(Days.startOf(time), Cuts.isAgo(time) || Cuts.isNow(time));
  }

  @Override
  public Bound after(Expression time) {
    return isDay(time)
        ? new Bound(Days.startOf(Days.dayAfter(time)), true)
        : new Bound(time, false);
  }

  @Override
  public Window sliding(Period by, boolean isAhead) {
    Expression now = new Expression.Now();
    Expression other = new Expression.Shifted(now, by, isAhead);
    if (isAhead) {
      return window(new Bound(now, true), new Bound(other, false));
    }
    return new Window(
        Optional.of(new Bound(other, false)),
        ahead ? Optional.of(new Bound(now, true)) : Optional.empty());
  }

  @Override
  public Window around(Period by, boolean after, Expression time) {
    if (isDay(time)) {
      return aroundDay(by, after, time);
    }
    Expression other = new Expression.Shifted(time, by, after);
    if (after) {
      return window(new Bound(time, false), new Bound(other, true));
    }
    boolean cutsAfter = Cuts.isAgo(time) || Cuts.isNow(time);
    return window(new Bound(other, !cutsAfter), new Bound(time, cutsAfter));
  }

  private static Window aroundDay(Period by, boolean after, Expression day) {
    Expression edge = after ? Days.dayAfter(day) : day;
    Expression other =
        ParameterCheck.isWholeDays(by)
            ? Days.startOf(new Expression.ShiftedDay(edge, by, after))
            : new Expression.Shifted(Days.startOf(edge), by, after);
    return after
        ? window(new Bound(Days.startOf(edge), true), new Bound(other, false))
        : window(new Bound(other, true), new Bound(Days.startOf(edge), false));
  }

  @Override
  public Window days(Expression first, Expression next, Expression.ZoneChoice zone) {
    return window(
        new Bound(Days.startOf(first, zone), true), new Bound(Days.startOf(next, zone), false));
  }

  private static boolean isDay(Expression time) {
    return time.type().equals(Type.DAY);
  }

  private static Window window(Bound from, Bound to) {
    return new Window(Optional.of(from), Optional.of(to));
  }
}
