package dev.segue.compiler.check;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Window.Bound;
import dev.segue.compiler.type.Period;
import java.util.Optional;

/** Windows of days: {@code in last 7 days} is today and the six before it. */
record DayCuts() implements Cuts {
  @Override
  public boolean countsDays() {
    return true;
  }

  @Override
  public Bound since(Expression time) {
    return new Bound(Days.dayOf(time), !Cuts.isAgo(time));
  }

  @Override
  public Bound before(Expression time) {
    return new Bound(Days.dayOf(time), Cuts.isAgo(time) || Cuts.isNow(time));
  }

  @Override
  public Bound after(Expression time) {
    return new Bound(Days.dayOf(time), false);
  }

  @Override
  public Window sliding(Period by, boolean ahead) {
    Bound today = new Bound(Days.today(), true);
    Bound other = new Bound(new Expression.ShiftedDay(Days.today(), by, ahead), false);
    return ahead ? window(today, other) : window(other, today);
  }

  @Override
  public Window around(Period by, boolean after, Expression time) {
    Expression day = Days.dayOf(time);
    Expression other = new Expression.ShiftedDay(day, by, after);
    if (after) {
      return window(new Bound(day, false), new Bound(other, true));
    }
    boolean cutsAfter = Cuts.isAgo(time) || Cuts.isNow(time);
    return window(new Bound(other, !cutsAfter), new Bound(day, cutsAfter));
  }

  @Override
  public Window days(Expression first, Expression next, Expression.ZoneChoice zone) {
    return window(new Bound(first, true), new Bound(next, false));
  }

  private static Window window(Bound from, Bound to) {
    return new Window(Optional.of(from), Optional.of(to));
  }
}
