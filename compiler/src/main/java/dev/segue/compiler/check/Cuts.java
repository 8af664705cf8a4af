package dev.segue.compiler.check;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Window.Bound;
import dev.segue.compiler.type.Period;

/** Where instants and days cut time, for windows of instants or of days (language §7.3). */
sealed interface Cuts permits InstantCuts, DayCuts {
  /** Whether the window is one of days. */
  boolean countsDays();

  /** The beginning of {@code since I}, {@code between I and ..}. */
  Bound since(Expression time);

  /** The end of {@code before I}, {@code between .. and I}. */
  Bound before(Expression time);

  /** The beginning of {@code after I}. */
  Bound after(Expression time);

  /** {@code in last D}, {@code in next D}. */
  Window sliding(Period by, boolean ahead);

  /** {@code within D after I}, {@code within D before I}. */
  Window around(Period by, boolean after, Expression time);

  /** From the beginning of a day to that of another. */
  Window days(Expression first, Expression next, Expression.ZoneChoice zone);

  /** Whether an instant is counted back from now: it cuts just after itself. */
  static boolean isAgo(Expression time) {
    return time instanceof Expression.Shifted(var from, var by, var ahead)
        && !ahead
        && (from instanceof Expression.Now || isAgo(from));
  }

  static boolean isNow(Expression time) {
    return time instanceof Expression.Now;
  }
}
