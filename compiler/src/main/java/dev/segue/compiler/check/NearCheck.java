package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Value;
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
    Optional<BigDecimal> kilometres = kilometres(written);
    if (!isPlace(subject.value(), subject.span()) || kilometres.isEmpty()) {
      return Condition.TRUE;
    }
    long metres =
        kilometres
            .get()
            .min(FARTHEST)
            .movePointRight(METRES)
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact();
    return new Condition.Near(subject.value(), other.get(), metres);
  }

  private Optional<BigDecimal> kilometres(Comparison.Near written) {
    Optional<Value.Number> number = new ParameterCheck(scope).number(written.kilometres());
    number
        .filter(n -> n.number().signum() < 0)
        .ifPresent(n -> scope.tell(Code.NUMBER, n.span(), "a distance is 0 km or more"));
    return number.map(Value.Number::number).filter(n -> n.signum() >= 0);
  }

  private Optional<Expression> place(Comparison.Place written) {
    return switch (written) {
      case Comparison.Place.Coordinates(var latitude, var longitude, var span) ->
          constant(coordinate(latitude), coordinate(longitude), span);
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

  private Optional<Double> coordinate(Amount written) {
    return new ParameterCheck(scope).number(written).map(n -> n.number().doubleValue());
  }

  private Optional<Expression> constant(
      Optional<Double> latitude, Optional<Double> longitude, Span span) {
    return latitude.flatMap(north -> longitude.flatMap(east -> constant(north, east, span)));
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
        new Expression.Constant(
            new dev.segue.compiler.ir.Value.Location(latitude, longitude), Type.LOCATION));
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
