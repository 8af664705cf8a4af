package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Population;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of many contacts at once: measures of them, rankings, samples, colleagues. */
final class PopulationWords {
  private final English english;

  PopulationWords(English english) {
    this.english = english;
  }

  /** {@code the average of monthly charge among everyone with the same plan}. */
  String measure(Expression.OverPopulation o) {
    String measured =
        switch (o.measured()) {
          case Population.Measured.Values(var value) ->
              measure(o.statistic(), "", english.expressions().words(value));
          case Population.Measured.Rows(var rows, var of) ->
              measure(
                  o.statistic(),
                  of.map(value -> english.expressions().words(value) + " of ").orElse(""),
                  english.rows().words(rows));
        };
    return measured + among(o.population());
  }

  private static String measure(Population.Statistic statistic, String of, String what) {
    return switch (statistic) {
      case Population.Statistic.Of(var function) -> ExpressionWords.measure(function, of, what);
      case Population.Statistic.Percentile(var percent) ->
          "percentile " + number(percent) + " of " + of + what;
    };
  }

  private String among(Population population) {
    String same =
        population.same().isEmpty()
            ? ""
            : " with the same "
                + population.same().stream()
                    .map(english.expressions()::words)
                    .collect(Collectors.joining(" and "));
    if (population.ofAccount()) {
      return " of everyone at the account" + same;
    }
    return " among " + population.among().map(this::set).orElse("everyone") + same;
  }

  private String set(Condition among) {
    return switch (english.conditions().words(among, Manner.SENTENCE)) {
      case String in when in.startsWith("in ") -> in.substring("in ".length());
      case String other -> "those " + other;
    };
  }

  /** {@code in the top 10% by lifetime value among customers}. */
  String rank(Condition.Rank rank) {
    String size =
        switch (rank.share()) {
          case Condition.Share.Number(var number) -> Long.toString(number);
          case Condition.Share.Percent(var percent) -> number(percent) + "%";
        };
    return "in the "
        + (rank.highest() ? "top " : "bottom ")
        + size
        + " by "
        + english.expressions().words(rank.by())
        + among(rank.population())
        + (rank.ties() ? " with ties" : "");
  }

  /** {@code in the sample of 10% "spring"}. */
  String sample(Condition.InSample sample) {
    return "in the sample of "
        + number(BigDecimal.valueOf(sample.lots(), 2))
        + "% "
        + ValueWords.quoted(sample.name());
  }

  /** {@code at least 2 contacts of the account (title contains "VP")}. */
  String colleagues(Condition.Colleagues c, boolean not) {
    if (not && c.most().isEmpty()) {
      return colleagues(
          new Condition.Colleagues(c.condition(), 0, Optional.of(c.least() - 1)), false);
    }
    boolean none = c.most().filter(m -> m == 0).isPresent();
    boolean some = c.least() == 1 && c.most().isEmpty();
    if (not && none) {
      return colleagues(new Condition.Colleagues(c.condition(), 1, Optional.empty()), false);
    }
    String many =
        none
            ? "no contact"
            : some
                ? "some contact"
                : RowWords.amount(c.least(), c.most())
                    + (c.most().orElse(c.least()) == 1 ? " contact" : " contacts");
    return (not ? "not " : "")
        + many
        + " of the account ("
        + english.conditions().words(c.condition(), Manner.SENTENCE)
        + ")";
  }

  private static String number(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
