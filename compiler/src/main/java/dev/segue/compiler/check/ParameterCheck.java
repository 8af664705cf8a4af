package dev.segue.compiler.check;

import static java.math.BigDecimal.ONE;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.Length;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Text;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.syntax.Value;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lengths of time, amounts and texts, where a named condition may say its parameter: {@code 30
 * days}, {@code at least n times}, {@code in sample 10% of draw}.
 */
record ParameterCheck(Scope scope) {
  private static final BigDecimal MOST_YEARS = BigDecimal.valueOf(1_000);
  private static final BigDecimal YEAR = BigDecimal.valueOf(366L * 86_400_000L);
  private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(1_000_000_000);
  private static final long DAY = 86_400_000L;

  /** The length; nothing where it is none, which is told. */
  Optional<Period> period(Length written) {
    return switch (written) {
      case Length.Literal(var duration) -> period(duration);
      case Length.Parameter(var name) ->
          parameter(
                  name,
                  "length of time",
                  "a length is a number and a unit, as in '7 days'",
                  a ->
                      a instanceof Argument.Length(var duration)
                          ? Optional.of(duration)
                          : open(a, Type.SPAN, new DurationLiteral(ONE, TimeUnit.DAY, name.span())))
              .flatMap(this::period);
    };
  }

  Optional<Period> period(DurationLiteral written) {
    return period(written, scope.findings());
  }

  /** Likewise, where there are no parameters yet. */
  static Optional<Period> period(DurationLiteral written, Findings findings) {
    BigDecimal amount = written.amount();
    if (amount.signum() == 0) {
      findings.add(
          Diagnostic.of(Code.DURATION, written.span(), "a length of time is longer than nothing")
              .hint("say how long, as in 1 day or 12 hours"));
      return Optional.empty();
    }
    int months = months(written.unit());
    BigDecimal unit =
        months > 0 ? BigDecimal.valueOf(months) : BigDecimal.valueOf(exact(written.unit()));
    BigDecimal length = amount.multiply(unit);
    if (length.stripTrailingZeros().scale() > 0) {
      return wrong(
          findings,
          written.span(),
          months > 0
              ? "months, quarters and years are whole ones"
              : "a length of time is not finer than a millisecond");
    }
    BigDecimal most = months > 0 ? BigDecimal.valueOf(12) : YEAR;
    if (length.compareTo(most.multiply(MOST_YEARS)) > 0) {
      return wrong(findings, written.span(), "a length of time is at most 1000 years");
    }
    return Optional.of(
        months > 0
            ? new Period.Months(length.intValueExact())
            : new Period.Exact(length.longValueExact()));
  }

  /** How many times; nothing where it is no whole number, which is told. */
  Optional<Long> times(Amount written) {
    return number(written).flatMap(n -> times(n.number(), n.span()));
  }

  /** The number, with the place where it is written; nothing where it is none, which is told. */
  Optional<Value.Number> number(Amount written) {
    return switch (written) {
      case Amount.Literal(var number, var span) -> Optional.of(new Value.Number(number, span));
      case Amount.Parameter(var name) ->
          parameter(
              name,
              "number",
              "",
              a ->
                  a instanceof Argument.Given(Value.Number number)
                      ? Optional.of(number)
                      : open(a, Type.INTEGER, new Value.Number(ONE, name.span())));
    };
  }

  /** The text; nothing where it is none, which is told. */
  Optional<String> text(Text written) {
    return switch (written) {
      case Text.Literal(var literal) -> Optional.of(literal.value());
      case Text.Parameter(var name) ->
          parameter(
              name,
              "text",
              "a text stands in double quotes",
              a ->
                  a instanceof Argument.Given(Value.Text(var text))
                      ? Optional.of(text.value())
                      : open(a, Type.TEXT, name.text()));
    };
  }

  /** Whether it is any number: where a named condition is declared. */
  boolean isOpen(Amount written) {
    return written instanceof Amount.Parameter(var name) && isOpen(name);
  }

  /** Whether it is any length, likewise. */
  boolean isOpen(Length written) {
    return written instanceof Length.Parameter(var name) && isOpen(name);
  }

  private boolean isOpen(Name name) {
    return scope.parameter(name).filter(a -> a instanceof Argument.Open).isPresent();
  }

  /** What a parameter stands for, where it is of the kind that stands there; else that is told. */
  private <T> Optional<T> parameter(
      Name name, String kind, String hint, Function<Argument, Optional<T>> read) {
    Optional<Argument> argument = scope.parameter(name);
    if (argument.isEmpty()) {
      scope.names().unknown(scope.findings(), kind, name, scope.parameters()::keySet, hint);
      return Optional.empty();
    }
    Optional<T> value = read.apply(argument.get());
    if (value.isEmpty() && !(argument.get() instanceof Argument.Wrong)) {
      scope.tell(Code.PARAMETER, name.span(), name.text(), words(argument.get()), "a " + kind);
    }
    return value;
  }

  /** One value stands for all where a named condition is declared. */
  private static <T> Optional<T> open(Argument argument, Type wanted, T any) {
    return argument instanceof Argument.Open(var type) && type.equals(wanted)
        ? Optional.of(any)
        : Optional.empty();
  }

  private Optional<Long> times(BigDecimal number, Span span) {
    if (number.signum() < 0
        || number.stripTrailingZeros().scale() > 0
        || number.compareTo(MOST_TIMES) > 0) {
      Diagnostic none =
          Diagnostic.of(
              Code.COUNT,
              span,
              "'" + number.toPlainString() + " times' is no count: a count is a whole number");
      boolean between = number.signum() > 0 && number.compareTo(MOST_TIMES) < 0;
      BigDecimal below = number.setScale(0, RoundingMode.FLOOR);
      scope.tell(
          between
              ? none.hint(
                  "next to it are "
                      + below.toPlainString()
                      + " and "
                      + below.add(ONE).toPlainString())
              : none.hint("the most is " + MOST_TIMES.toPlainString()));
      return Optional.empty();
    }
    return Optional.of(number.longValueExact());
  }

  private static String words(Argument argument) {
    return switch (argument) {
      case Argument.Given g -> "a value";
      case Argument.Length l -> "a length of time";
      case Argument.Items i -> "a list";
      case Argument.Open(var type) -> Mismatch.articled(type);
      case Argument.Wrong w -> "unknown";
    };
  }

  private static <T> Optional<T> wrong(Findings findings, Span span, String why) {
    findings.add(Diagnostic.of(Code.DURATION, span, why));
    return Optional.empty();
  }

  /** Whether a length is of whole days or of months. */
  static boolean isWholeDays(Period period) {
    return !(period instanceof Period.Exact(var milliseconds)) || milliseconds % DAY == 0;
  }

  private static int months(TimeUnit unit) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR, DAY, WEEK -> 0;
      case MONTH -> 1;
      case QUARTER -> 3;
      case YEAR -> 12;
    };
  }

  private static long exact(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> 1_000;
      case MINUTE -> 60_000;
      case HOUR -> 3_600_000;
      case DAY -> DAY;
      case WEEK -> 7 * DAY;
      case MONTH, QUARTER, YEAR -> throw new IllegalArgumentException(unit + " has no length");
    };
  }
}
