package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.CaseFold;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Literals become constants: {@code 20.5}, {@code "US"}, {@code 2026-03-01 14:30}. */
record LiteralCheck(Scope scope) {
  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  /** The constant, of the type that it has by itself; of unknown type where it is none. */
  Expression constant(dev.segue.compiler.syntax.Value written) {
    return switch (written) {
      case dev.segue.compiler.syntax.Value.Text(var text) ->
          new Expression.Constant(new Value.Text(text.value()), Type.TEXT);
      case dev.segue.compiler.syntax.Value.Number(var number, var span) ->
          constant(number(number, span).map(Value.Number::new), numeric(number));
      case dev.segue.compiler.syntax.Value.Percentage(var percent, var span) ->
          wrong(Code.NUMBER, span, "a share stands only in samples, rankings, holdouts and splits");
      case dev.segue.compiler.syntax.Value.Truth(var truth, var span) ->
          new Expression.Constant(new Value.Truth(truth), Type.TRUTH);
      case dev.segue.compiler.syntax.Value.Missing(var span) -> {
        scope.tell(
            Diagnostic.of(Code.MISSING_COMPARED, span)
                .hint("ask 'is missing' or 'is present' of the attribute"));
        yield new Expression.Missing(Type.UNKNOWN);
      }
      case dev.segue.compiler.syntax.Value.Date date ->
          constant(day(date).map(Value.Day::new), Type.DAY);
      case dev.segue.compiler.syntax.Value.Instant instant ->
          constant(instant(instant, scope.names().zone()).map(Value.Instant::new), Type.INSTANT);
      case dev.segue.compiler.syntax.Value.Clock(var clock) ->
          wrong(Code.NUMBER, clock.span(), "a clock time alone is no value");
    };
  }

  private static Expression constant(Optional<? extends Value> value, Type type) {
    return value.isPresent()
        ? new Expression.Constant(value.get(), type)
        : new Expression.Missing(Type.UNKNOWN);
  }

  private Expression wrong(Code code, Span span, String why) {
    scope.tell(code, span, why);
    return new Expression.Missing(Type.UNKNOWN);
  }

  /**
   * The value where one of a type is wanted; nothing where it does not fit, which is told.
   *
   * @param named whose value it is: {@code 'visits'}, {@code each of 'tags'}
   */
  Optional<Value> valueOf(
      dev.segue.compiler.syntax.Value written, Type type, String named, boolean ignoringCase) {
    Expression constant = constant(written);
    if (!(constant instanceof Expression.Constant(var value, var found))
        || type.equals(Type.UNKNOWN)) {
      return Optional.empty();
    }
    if (type.isText() && found.isText()) {
      return isValueOf(written.span(), ((Value.Text) value).text(), type, named, ignoringCase)
          ? Optional.of(value)
          : Optional.empty();
    }
    if ((type.isNumber() && found.isNumber()) || type.equals(found)) {
      return Optional.of(value);
    }
    if (type.equals(Type.INSTANT) && value instanceof Value.Day(var day)) {
      return Optional.of(new Value.Instant(day.atStartOfDay(scope.names().zone()).toInstant()));
    }
    scope.tell(Mismatch.of(scope, named, type, written.span(), found, Optional.of(value)));
    return Optional.empty();
  }

  /** Whether a text may be a value of the type; if not, that is told with the nearest that may. */
  boolean isValueOf(Span span, String text, Type type, String named, boolean ignoringCase) {
    Collection<String> values =
        switch (type) {
          case Type.OneOf(var all) -> all;
          case Type.Zone zone -> ZONES;
          case Type.Text t -> List.of();
          case Type.Numeric t -> List.of();
          case Type.Quotient t -> List.of();
          case Type.Truth t -> List.of();
          case Type.Day t -> List.of();
          case Type.Instant t -> List.of();
          case Type.Span t -> List.of();
          case Type.Location t -> List.of();
          case Type.ListOf t -> List.of();
          case Type.Unknown t -> List.of();
        };
    boolean among =
        values.isEmpty()
            || values.contains(text)
            || (ignoringCase
                && values.stream().anyMatch(v -> CaseFold.of(v).equals(CaseFold.of(text))));
    if (!among) {
      scope.tell(unknownValue(span, text, type, named, values));
    }
    return among;
  }

  private static Diagnostic unknownValue(
      Span span, String text, Type type, String named, Collection<String> values) {
    Diagnostic unknown = Diagnostic.of(Code.VALUE_UNKNOWN, span, text, named);
    List<String> near = Suggestion.nearest(text, values);
    if (!near.isEmpty()) {
      Diagnostic hinted = unknown.hint("did you mean \"" + near.getFirst() + "\"?");
      return near.size() == 1 && near.getFirst().equalsIgnoreCase(text)
          ? hinted.fix("write \"" + near.getFirst() + "\"", span, "\"" + near.getFirst() + "\"")
          : hinted;
    }
    return type instanceof Type.OneOf && values.size() <= 12
        ? unknown.hint("they are \"" + String.join("\", \"", values) + "\"")
        : unknown;
  }

  /** A number within the numbers of the language. */
  Optional<Rational> number(BigDecimal written, Span span) {
    Optional<Rational> number = Rational.within(Rational.of(written));
    if (number.isEmpty()) {
      scope.tell(Code.NUMBER, span, "numbers stay below 1000000000000000");
    }
    return number;
  }

  private static Type numeric(BigDecimal number) {
    return number.scale() <= 0
        ? Type.INTEGER
        : new Type.Numeric(15 + number.scale(), number.scale());
  }

  /** The day, if there is such a day. */
  Optional<LocalDate> day(dev.segue.compiler.syntax.Value.Date written) {
    Optional<LocalDate> day = Moments.day(written.text());
    if (day.isEmpty()) {
      scope.tell(unreal(written.text(), written.span()));
    }
    return day;
  }

  /** The instant, if there is such a one; without an offset in the zone. */
  Optional<Instant> instant(dev.segue.compiler.syntax.Value.Instant written, ZoneId zone) {
    Optional<Instant> instant = Moments.instant(written.text(), zone);
    if (instant.isEmpty()) {
      scope.tell(unreal(written.text(), written.span()));
    }
    return instant;
  }

  private static Diagnostic unreal(String text, Span span) {
    Diagnostic unreal = Diagnostic.of(Code.DATE_UNREAL, span, text);
    return unreal.hint(Moments.bounds(text));
  }
}
