package dev.segue.compiler.format;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.ClockLiteral;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.Expression.MeasureWord;
import dev.segue.compiler.syntax.Expression.Population;
import dev.segue.compiler.syntax.Length;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.syntax.TextLiteral;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.syntax.Value;
import dev.segue.compiler.syntax.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Names, literals, arithmetic and windows such as the reader makes them, by chance. */
abstract class RandomValues {
  static final Span PLACE = new Span("x.segue", 0, 0);

  private static final List<String> PIECES =
      List.of(
          "a",
          "VP",
          " ",
          "\"",
          "\\",
          "\\\\",
          "\n",
          "\t",
          "u{",
          "\r",
          "\"\"\"",
          "--",
          "\u00e9",
          "\ud83d\ude00",
          "\u0007",
          "}",
          "n",
          "\ufeff",
          "'",
          "\u2028",
          "   ");

  final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  abstract Reference event(int depth);

  abstract Length length();

  abstract Amount amount();

  boolean coin() {
    return random.nextBoolean();
  }

  @SafeVarargs
  final <T> T any(T... some) {
    return some[random.nextInt(some.length)];
  }

  <T> Optional<T> maybe(Supplier<T> some) {
    return coin() ? Optional.of(some.get()) : Optional.empty();
  }

  <T> List<T> several(Supplier<T> one) {
    return upTo(2, 4, one);
  }

  <T> List<T> upTo(int least, int most, Supplier<T> one) {
    List<T> several = new ArrayList<>();
    int size = least + random.nextInt(most - least + 1);
    while (several.size() < size) {
      several.add(one.get());
    }
    return several;
  }

  Name name() {
    return random.nextInt(5) == 0
        ? new Name(any("odd name", "and", "x\"y", "42"), true, PLACE)
        : new Name(
            any("country", "visits", "purchased", "S_1", "\u00e9t\u00e9", "x"), false, PLACE);
  }

  TextLiteral text() {
    StringBuilder text = new StringBuilder();
    upTo(0, 5, () -> any(PIECES.toArray(String[]::new))).forEach(text::append);
    return new TextLiteral(text.toString(), random.nextInt(6) == 0, PLACE);
  }

  BigDecimal number() {
    return new BigDecimal(any("0", "1", "2", "3", "10", "10.50", "0.5", "1.0"));
  }

  DurationLiteral duration() {
    return new DurationLiteral(number(), any(TimeUnit.values()), PLACE);
  }

  Value value() {
    return switch (random.nextInt(8)) {
      case 0 -> new Value.Number(number(), PLACE);
      case 1 -> new Value.Percentage(number(), PLACE);
      case 2 -> new Value.Truth(coin(), PLACE);
      case 3 -> new Value.Missing(PLACE);
      case 4 -> new Value.Date("2026-03-01", PLACE);
      case 5 -> new Value.Instant(any("2026-03-01 14:30", "2026-03-01T14:30:05Z"), PLACE);
      case 6 -> new Value.Clock(new ClockLiteral("09:00", PLACE));
      default -> new Value.Text(text());
    };
  }

  Expression sum(int depth) {
    Expression sum = product(depth);
    for (int i = random.nextInt(3); i > 1; i--) {
      Expression.Operator sign = any(Expression.Operator.PLUS, Expression.Operator.MINUS);
      sum = new Expression.Binary(sign, sum, product(depth), PLACE);
    }
    return sum;
  }

  private Expression product(int depth) {
    Expression product = factor(depth);
    for (int i = random.nextInt(3); i > 1; i--) {
      Expression.Operator sign = any(Expression.Operator.TIMES, Expression.Operator.DIVIDED_BY);
      product = new Expression.Binary(sign, product, factor(depth), PLACE);
    }
    return product;
  }

  private Expression factor(int depth) {
    return random.nextInt(6) == 0 ? new Expression.Negative(factor(depth), PLACE) : primary(depth);
  }

  private Expression primary(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> new Expression.Literal(value());
      case 1 -> new Expression.Now(PLACE);
      case 2 -> new Expression.Duration(duration());
      case 3 -> new Expression.Relative(length(), coin(), PLACE);
      case 4 -> new Expression.Anniversary(path(), PLACE);
      case 5 -> named();
      case 6 -> new Expression.Parenthesized(sum(depth - 1), PLACE);
      case 7 -> new Expression.Elapsed(any(TimeUnit.values()), named(), PLACE);
      default ->
          new Expression.Measure(
              measure(), event(depth - 1), maybe(() -> window(depth - 1)), PLACE, PLACE);
    };
  }

  Expression named() {
    return new Expression.Named(path());
  }

  Reference path() {
    return new Reference(
        new Reference.Subject.Path(upTo(1, 3, this::name)),
        Optional.empty(),
        Optional.empty(),
        PLACE);
  }

  private MeasureWord measure() {
    MeasureWord word = any(MeasureWord.values());
    return word == MeasureWord.PERCENTILE ? MeasureWord.COUNT : word;
  }

  /** A measure of a population, which nothing may follow but what ends a row. */
  Expression population(boolean ofAccount) {
    MeasureWord word = any(MeasureWord.values());
    return new Expression.PopulationMeasure(
        word,
        word == MeasureWord.PERCENTILE ? Optional.of(amount()) : Optional.empty(),
        event(0),
        maybe(() -> window(0)),
        ofAccount ? new Population.OfAccount() : population(),
        PLACE);
  }

  Population population() {
    return coin()
        ? new Population.Unsaid()
        : new Population.Among(maybe(this::name), coin() ? List.of() : upTo(1, 3, this::name));
  }

  Window window(int depth) {
    return random.nextInt(5) == 0
        ? new Window.Between(sum(depth), sum(depth), PLACE)
        : openWindow(depth);
  }

  Window openWindow(int depth) {
    return switch (random.nextInt(6)) {
      case 0 -> new Window.Ever(PLACE);
      case 1 -> new Window.Sliding(coin(), length(), PLACE);
      case 2 -> new Window.Cut(any(Window.Side.values()), sum(depth), PLACE);
      case 3 -> new Window.Around(length(), coin(), sum(depth), PLACE);
      default -> new Window.Calendar(period(depth), coin(), PLACE);
    };
  }

  private Window.Period period(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> new Window.Period.Named(any("2026", "2026-Q1", "2026-03"), PLACE);
      case 1 -> new Window.Period.DayOf(sum(depth));
      case 2 -> new Window.Period.Relative(TimeUnit.DAY, any(-1, 0, 1));
      default ->
          new Window.Period.Relative(
              any(TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.QUARTER, TimeUnit.YEAR), any(-1, 0, 1));
    };
  }
}
