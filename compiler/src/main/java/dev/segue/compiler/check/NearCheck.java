package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** {@code home within 50 km of (40.71, -74.01)}. */
record NearCheck(Scope scope) {
  /** Half way round the earth, and a little more. */
  private static final BigDecimal FARTHEST = BigDecimal.valueOf(20_100);

  private static final int METRES = 3;

  Condition near(ComparisonCheck.Subject subject, Comparison.Near written) {
    Optional<Expression> other = place(written.place());
    if (subject.isUnknown() || other.isEmpty()) {
      return Condition.TRUE;
    }
    if (!isPlace(subject.value(), subject.span()) || !isReal(written)) {
      return Condition.TRUE;
    }
    long metres =
        written
            .kilometres()
            .min(FARTHEST)
            .movePointRight(METRES)
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact();
    return new Condition.Near(subject.value(), other.get(), metres);
  }

  private boolean isReal(Comparison.Near written) {
    if (written.kilometres().signum() < 0) {
      scope.tell(Code.NUMBER, written.span(), "a distance is 0 km or more");
    }
    return written.kilometres().signum() >= 0;
  }

  private Optional<Expression> place(Comparison.Place written) {
    return switch (written) {
      case Comparison.Place.Coordinates(var latitude, var longitude, var span) ->
          constant(latitude.doubleValue(), longitude.doubleValue(), span);
      case Comparison.Place.Attribute(var reference) -> {
        Expression value =
            new ExpressionCheck(scope)
                .value(new dev.segue.compiler.syntax.Expression.Named(reference));
        yield !value.type().equals(Type.UNKNOWN) && isPlace(value, reference.span())
            ? Optional.of(value)
            : Optional.empty();
      }
    };
  }

  private Optional<Expression> constant(double latitude, double longitude, Span span) {
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      scope.tell(
          Code.NUMBER,
          span,
          "a place is a latitude between -90 and 90 and a longitude between -180 and 180");
      return Optional.empty();
    }
    return Optional.of(
        new Expression.Constant(new Value.Location(latitude, longitude), Type.LOCATION));
  }

  private boolean isPlace(Expression value, Span span) {
    if (!value.type().equals(Type.LOCATION)) {
      scope.tell(
          Code.TYPE_WANTED,
          span,
          "'within .. km of'",
          "a location",
          Mismatch.articled(value.type()));
      return false;
    }
    return true;
  }
}
