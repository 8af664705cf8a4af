package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Condition.Size;
import dev.segue.compiler.syntax.Value;
import dev.segue.compiler.type.Draw;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.util.Optional;

/** Rankings and samples: {@code top 10% by lifetime_value}, {@code in sample 10% of "spring"}. */
record RankCheck(Scope scope) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  /** Percentages of a ranking have no more decimals. */
  private static final int MOST_DECIMALS = 4;

  /** A draw has 10,000 lots. */
  private static final int DECIMALS_OF_LOTS = 2;

  Condition rank(dev.segue.compiler.syntax.Condition.Rank written) {
    Scope inside = scope.at(scope.place().ofPopulation());
    Expression by = new ExpressionCheck(inside).value(written.by());
    Optional<Population> population =
        new PopulationCheck(inside).population(written.population(), written.span());
    Optional<Condition.Share> share = share(written);
    if (by.type().equals(Type.UNKNOWN) || population.isEmpty() || share.isEmpty()) {
      return Condition.TRUE;
    }
    if (!hasOrder(by.type())) {
      scope.tell(
          Code.TYPE_WANTED,
          written.by().span(),
          "a ranking",
          "numbers, dates, timestamps and durations",
          Mismatch.articled(by.type()));
      return Condition.TRUE;
    }
    return new Condition.Rank(written.top(), share.get(), by, population.get(), written.ties());
  }

  private static boolean hasOrder(Type type) {
    return type.isNumber()
        || type.equals(Type.DAY)
        || type.equals(Type.INSTANT)
        || type.equals(Type.SPAN);
  }

  private Optional<Condition.Share> share(dev.segue.compiler.syntax.Condition.Rank written) {
    return switch (written.size()) {
      case Size.Percent(var percent) ->
          isShare(percent, MOST_DECIMALS, written.span())
              ? Optional.of(new Condition.Share.Percent(percent))
              : Optional.empty();
      case Size.Number(var number) -> new ParameterCheck(scope).number(number).flatMap(this::share);
    };
  }

  private Optional<Condition.Share> share(Value.Number written) {
    BigDecimal size = written.number();
    if (size.signum() <= 0 || size.stripTrailingZeros().scale() > 0 || size.compareTo(MOST) > 0) {
      scope.tell(
          Code.SHARE,
          written.span(),
          "a ranking is of a whole number, 1 or more, or of a share: top 10, top 10%");
      return Optional.empty();
    }
    return Optional.of(new Condition.Share.Number(size.longValueExact()));
  }

  Condition sample(dev.segue.compiler.syntax.Condition.InSample written) {
    Optional<String> seed = new ParameterCheck(scope).text(written.seed());
    return isShare(written.percent(), DECIMALS_OF_LOTS, written.span()) && seed.isPresent()
        ? new Condition.InSample(
            seed.get(),
            written
                .percent()
                .multiply(BigDecimal.valueOf(Draw.LOTS))
                .divide(HUNDRED)
                .intValueExact())
        : Condition.TRUE;
  }

  private boolean isShare(BigDecimal percent, int decimals, Span span) {
    boolean fits =
        percent.signum() > 0
            && percent.compareTo(HUNDRED) <= 0
            && percent.stripTrailingZeros().scale() <= decimals;
    if (!fits) {
      scope.tell(
          Code.SHARE,
          span,
          "a share is more than 0% and up to 100%, with up to " + decimals + " decimals");
    }
    return fits;
  }
}
