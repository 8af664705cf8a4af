package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.Function;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.ir.Population.Measured;
import dev.segue.compiler.ir.Population.Statistic;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Expression.PopulationMeasure;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.syntax.Value;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is measured over many contacts, and asked of those at the same account. */
record PopulationCheck(Scope scope) {
  private static final Expression UNKNOWN = new Expression.Missing(Type.UNKNOWN);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Percentages have no more decimals. */
  private static final int MOST_DECIMALS = 4;

  /** {@code avg of monthly_charge among everyone with the same plan}. */
  Expression measure(PopulationMeasure written) {
    if (scope.place().isFilter()) {
      FilterRule.refuse(scope, written.span(), "'" + scope.words(written.span()) + "'");
      return UNKNOWN;
    }
    PopulationCheck inside = new PopulationCheck(scope.at(scope.place().ofPopulation()));
    Optional<Statistic> statistic = inside.statistic(written);
    Optional<Population> population = inside.population(written.population(), written.span());
    Referent referent = new ReferenceCheck(inside.scope).referent(written.of());
    if (statistic.isEmpty() || population.isEmpty() || referent instanceof Referent.Wrong) {
      return UNKNOWN;
    }
    if (referent instanceof Referent.Rows rows) {
      return inside.ofRows(written, rows, statistic.get(), population.get());
    }
    Expression value = new ExpressionCheck(inside.scope).value(referent, written.of().span());
    return inside.ofValues(written, value, statistic.get(), population.get());
  }

  private Optional<Statistic> statistic(PopulationMeasure written) {
    if (written.percentile().isEmpty()) {
      return MeasureCheck.function(written.measure()).map(Statistic.Of::new);
    }
    return new ParameterCheck(scope).number(written.percentile().get()).flatMap(this::percentile);
  }

  private Optional<Statistic> percentile(Value.Number written) {
    BigDecimal percent = written.number();
    if (percent.signum() < 0
        || percent.compareTo(HUNDRED) > 0
        || percent.stripTrailingZeros().scale() > MOST_DECIMALS) {
      scope.tell(
          Code.SHARE,
          written.span(),
          "a percentile is a number from 0 to 100, with up to " + MOST_DECIMALS + " decimals");
      return Optional.empty();
    }
    return Optional.of(new Statistic.Percentile(percent));
  }

  private Expression ofRows(
      PopulationMeasure written, Referent.Rows rows, Statistic statistic, Population population) {
    if (written.population() instanceof dev.segue.compiler.syntax.Expression.Population.Unsaid) {
      allTogether(written);
    }
    Window window = new OccurrenceCheck(scope).window(rows, written.window());
    Optional<Schema.Field> property = rows.property().flatMap(p -> rows.row().property(p.text()));
    if (!rows.row().timed() && isOfOneRow(statistic)) {
      return wrong(written, word(written) + " asks for an order, and records have none");
    }
    if (property.isEmpty() && !isOfRows(statistic)) {
      return wrong(
          written,
          word(written)
              + " measures a property: "
              + word(written)
              + " of "
              + rows.row().words()
              + "."
              + rows.row().properties().keySet().stream().findFirst().orElse("amount"));
    }
    Optional<Type> type =
        property.isPresent()
            ? type(statistic, property.get().type())
            : Optional.of(isOfOneRow(statistic) ? Type.INSTANT : Type.INTEGER);
    return made(
        written,
        statistic,
        new Measured.Rows(
            rows.in(window), property.map(p -> new Expression.Property(p.name(), p.type()))),
        population,
        type);
  }

  /** {@code count of purchased} looks like {@code count(purchased)}, and is something else. */
  private void allTogether(PopulationMeasure written) {
    String words = scope.words(written.span());
    String measure = word(written) + " of ";
    Diagnostic told = Diagnostic.of(Code.ALL_TOGETHER, written.span());
    scope.tell(
        (written.percentile().isEmpty() && words.startsWith(measure)
                ? told.hint(
                    "for the contact's own write '"
                        + word(written)
                        + "("
                        + words.substring(measure.length())
                        + ")'")
                : told)
            .hint("where it is meant, say so: '" + words + " among everyone'"));
  }

  private Expression ofValues(
      PopulationMeasure written, Expression value, Statistic statistic, Population population) {
    if (value.type().equals(Type.UNKNOWN)) {
      return UNKNOWN;
    }
    if (written.window().isPresent()) {
      scope.tell(
          Code.WINDOW,
          written.window().get().span(),
          "a window fits events, and '" + scope.words(written.of().span()) + "' is none");
      return UNKNOWN;
    }
    if (isOfOneRow(statistic)) {
      return wrong(written, word(written) + " asks for an order, and contacts have none");
    }
    return made(
        written, statistic, new Measured.Values(value), population, type(statistic, value.type()));
  }

  private Expression made(
      PopulationMeasure written,
      Statistic statistic,
      Measured measured,
      Population population,
      Optional<Type> type) {
    if (type.isPresent()) {
      return new Expression.OverPopulation(statistic, measured, population, type.get());
    }
    String words = scope.words(written.of().span());
    Type of =
        switch (measured) {
          case Measured.Values(var value) -> value.type();
          case Measured.Rows(var rows, var property) -> property.orElse(UNKNOWN).type();
        };
    return wrong(
        written,
        word(written)
            + " takes "
            + wanted(statistic)
            + ", and '"
            + words
            + "' is "
            + Mismatch.articled(of));
  }

  private Expression wrong(PopulationMeasure written, String why) {
    scope.tell(Code.MEASURE, written.span(), why);
    return UNKNOWN;
  }

  private static String word(PopulationMeasure written) {
    return written.measure().name().toLowerCase(Locale.ROOT);
  }

  /** Percentiles are of what has an order, as the lowest and the highest are. */
  private static Function like(Statistic statistic) {
    return switch (statistic) {
      case Statistic.Of(var function) -> function;
      case Statistic.Percentile p -> Function.MIN;
    };
  }

  private static Optional<Type> type(Statistic statistic, Type of) {
    return MeasureCheck.type(like(statistic), of);
  }

  private static String wanted(Statistic statistic) {
    return MeasureCheck.wanted(like(statistic));
  }

  private static boolean isOfRows(Statistic statistic) {
    return MeasureCheck.isOfRows(like(statistic));
  }

  private static boolean isOfOneRow(Statistic statistic) {
    return MeasureCheck.isOfOneRow(like(statistic));
  }

  /** Whom it is about; nothing where that is wrong, which is told. */
  Optional<Population> population(
      dev.segue.compiler.syntax.Expression.Population written, Span span) {
    return switch (written) {
      case dev.segue.compiler.syntax.Expression.Population.Unsaid u ->
          Optional.of(Population.EVERYONE);
      case dev.segue.compiler.syntax.Expression.Population.OfAccount a ->
          hasAccount(span)
              ? Optional.of(new Population(Optional.empty(), List.of(), true))
              : Optional.empty();
      case dev.segue.compiler.syntax.Expression.Population.Among(var set, var same) ->
          among(set, same);
    };
  }

  private Optional<Population> among(Optional<Name> set, List<Name> same) {
    Optional<Condition> among = set.flatMap(new SetCheck(scope)::in);
    List<Expression> shared = new ArrayList<>();
    same.forEach(name -> shared(name).ifPresent(shared::add));
    return (set.isPresent() && among.isEmpty()) || shared.size() < same.size()
        ? Optional.empty()
        : Optional.of(new Population(among, shared, false));
  }

  private Optional<Expression> shared(Name name) {
    Expression value =
        new ExpressionCheck(scope)
            .value(
                new dev.segue.compiler.syntax.Expression.Named(
                    new Reference(
                        new Reference.Subject.Path(List.of(name)),
                        Optional.empty(),
                        Optional.empty(),
                        name.span())));
    if (value.type().equals(Type.UNKNOWN)) {
      return Optional.empty();
    }
    if (value.type() instanceof Type.ListOf || value.type().equals(Type.LOCATION)) {
      scope.tell(
          Code.TYPE_WANTED,
          name.span(),
          "'the same'",
          "single values",
          Mismatch.articled(value.type()));
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** {@code at least 2 contacts of account (title contains "VP")}. */
  Condition colleagues(dev.segue.compiler.syntax.Condition.Colleagues written) {
    Condition inner = new ConditionCheck(scope).condition(written.inner());
    Optional<CountCheck.Range> range = new CountCheck(scope).range(written.count());
    return hasAccount(written.span()) && range.isPresent()
        ? new Condition.Colleagues(inner, range.get().least(), range.get().most())
        : Condition.TRUE;
  }

  private boolean hasAccount(Span span) {
    boolean there = scope.names().schema().accounts().isPresent();
    if (!there && scope.names().whole()) {
      scope.tell(
          Diagnostic.of(Code.NO_ACCOUNT, span)
              .hint("write in the schema: account from accounts key id of contact by account_id"));
    }
    return there;
  }
}
