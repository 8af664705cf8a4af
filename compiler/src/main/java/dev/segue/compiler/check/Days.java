package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.Optional;

/** Instants and days made of each other, in the workspace's time zone. */
final class Days {
  static final Period ONE = new Period.Exact(86_400_000L);

  private Days() {}

  static Expression today() {
    return new Expression.DayOf(new Expression.Now(), Expression.ZoneChoice.WORKSPACE);
  }

  static Expression today(Expression.ZoneChoice zone) {
    return new Expression.DayOf(new Expression.Now(), zone);
  }

  /**
   * The day of a value that is a day or an instant; {@code 7 days ago} is a day seven before today.
   */
  static Expression dayOf(Expression value) {
    if (!value.type().equals(Type.INSTANT)) {
      return value;
    }
    return value instanceof Expression.Shifted(Expression.Now now, var by, var ahead)
            && ParameterCheck.isWholeDays(by)
        ? new Expression.ShiftedDay(today(), by, ahead)
        : new Expression.DayOf(value, Expression.ZoneChoice.WORKSPACE);
  }

  /** The instant at which a value begins that is a day or an instant. */
  static Expression startOf(Expression value) {
    return value.type().equals(Type.DAY) ? startOf(value, Expression.ZoneChoice.WORKSPACE) : value;
  }

  static Expression startOf(Expression day, Expression.ZoneChoice zone) {
    return new Expression.StartOfDay(day, zone);
  }

  static Expression dayAfter(Expression day) {
    return new Expression.ShiftedDay(day, ONE, true);
  }

  /**
   * A value that is a day or an instant; of anything else it is told that {@code taker} takes what
   * is {@code wanted}.
   */
  static Optional<Expression> time(
      Scope scope, dev.segue.compiler.syntax.Expression written, String taker, String wanted) {
    Expression value = new ExpressionCheck(scope).value(written);
    Type type = value.type();
    if (type.equals(Type.DAY) || type.equals(Type.INSTANT)) {
      return Optional.of(value);
    }
    if (!type.equals(Type.UNKNOWN)) {
      scope.tell(Code.TYPE_WANTED, written.span(), taker, wanted, Mismatch.articled(type));
    }
    return Optional.empty();
  }
}
