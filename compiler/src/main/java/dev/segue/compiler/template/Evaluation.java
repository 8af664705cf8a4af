package dev.segue.compiler.template;

import dev.segue.compiler.source.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What expressions, filters and conditions come to. */
final class Evaluation {
  private final Memory memory;
  private final Escape escape;
  private final Budget budget;

  Evaluation(Memory memory, Escape escape, Budget budget) {
    this.memory = memory;
    this.escape = escape;
    this.budget = budget;
  }

  Datum value(Filtered filtered) {
    Datum value = value(filtered.value());
    for (Filtered.Call call : filtered.calls()) {
      if (budget.isSpent()) {
        return Datum.MISSING;
      }
      value =
          switch (call) {
            case Filtered.Call.Known known -> call(value, known);
            case Filtered.Call.Unknown(var name, var span) -> {
              budget.problem(span, "there is no filter '" + name + "'");
              yield Datum.MISSING;
            }
          };
    }
    return value;
  }

  private Datum call(Datum value, Filtered.Call.Known call) {
    List<Datum> arguments = call.arguments().stream().map(this::value).toList();
    Map<String, Datum> named = new LinkedHashMap<>();
    call.named().forEach(n -> named.put(n.name(), value(n.value())));
    long weight = Conversion.weight(value);
    for (Datum argument : arguments) {
      weight += Conversion.weight(argument);
    }
    if (!budget.take(weight, call.span())) {
      return Datum.MISSING;
    }
    Arguments given =
        new Arguments(arguments, named, memory.scope(), escape, reason -> complain(call, reason));
    Datum result = budget.bounded(call.filter().apply(value, given), call.span());
    budget.take(Conversion.weight(result), call.span());
    return result;
  }

  private void complain(Filtered.Call.Known call, String reason) {
    budget.problem(call.span(), "'" + call.filter().word() + "': " + reason);
  }

  Datum value(Expression expression) {
    return switch (expression) {
      case Expression.Literal(var value, var span) -> value;
      case Expression.Range range -> range(range);
      case Expression.Path path -> path(path);
    };
  }

  /** A bound that is missing or no number is zero; a decimal loses its fraction. */
  private Datum range(Expression.Range range) {
    Optional<Long> first = bound(range.first());
    Optional<Long> last = bound(range.last());
    if (first.isEmpty() || last.isEmpty()) {
      budget.problem(range.span(), "a range goes from a whole number to a whole number");
      return Datum.MISSING;
    }
    return new Datum.Range(first.get(), last.get());
  }

  private Optional<Long> bound(Expression expression) {
    BigDecimal number = Conversion.number(value(expression));
    return Conversion.whole(new Datum.Number(number.setScale(0, RoundingMode.DOWN)));
  }

  private Datum path(Expression.Path path) {
    List<Expression.Step> steps = path.steps();
    String root =
        switch (steps.getFirst()) {
          case Expression.Field(var text, var span) -> text;
          case Expression.Key(var key) -> Conversion.text(value(key));
        };
    int done = 1;
    Datum value;
    if (root.equals("term") && steps.size() > 1 && memory.local(root).isEmpty()) {
      value = term(name(steps.get(1)), path.span());
      done = 2;
    } else {
      value = memory.value(root);
    }
    for (Expression.Step step : steps.subList(done, steps.size())) {
      value =
          switch (step) {
            case Expression.Field(var text, var span) -> Stepping.field(value, text);
            case Expression.Key(var key) -> Stepping.key(value, value(key));
          };
    }
    return value;
  }

  private String name(Expression.Step step) {
    return switch (step) {
      case Expression.Field(var text, var span) -> text;
      case Expression.Key(var key) -> Conversion.text(value(key));
    };
  }

  private Datum term(String name, Span span) {
    Optional<Term> term = memory.scope().term(name);
    if (term.isEmpty()) {
      budget.problem(span, "no vocabulary has a term '" + name + "'");
    }
    return term.<Datum>map(t -> new Datum.Text(t.one())).orElse(Datum.MISSING);
  }

  boolean holds(Condition condition) {
    return switch (condition) {
      case Condition.Holds(var value) -> Conversion.holds(value(value));
      case Condition.Compare compare -> compare(compare);
      case Condition.Both(var left, var right) -> holds(left) && holds(right);
      case Condition.Either(var left, var right) -> holds(left) || holds(right);
      case Condition.Not(var opposite) -> !holds(opposite);
    };
  }

  private boolean compare(Condition.Compare compare) {
    Datum left = value(compare.left());
    Datum right = value(compare.right());
    Span span = compare.left().span().to(compare.right().span());
    if (!budget.take(Conversion.weight(left) + Conversion.weight(right), span)) {
      return false;
    }
    return switch (compare.operator()) {
      case EQUAL -> Comparing.equal(left, right);
      case UNEQUAL -> !Comparing.equal(left, right);
      case CONTAINS -> Comparing.contains(left, right);
      case LESS -> sign(left, right, span).filter(s -> s < 0).isPresent();
      case AT_MOST -> sign(left, right, span).filter(s -> s <= 0).isPresent();
      case MORE -> sign(left, right, span).filter(s -> s > 0).isPresent();
      case AT_LEAST -> sign(left, right, span).filter(s -> s >= 0).isPresent();
    };
  }

  private Optional<Integer> sign(Datum left, Datum right, Span span) {
    return switch (Comparing.order(left, right, memory.scope().zone())) {
      case Comparing.Order.Known(int sign) -> Optional.of(sign);
      case Comparing.Order.None none -> Optional.empty();
      case Comparing.Order.Unlike unlike -> {
        budget.problem(
            span,
            "'"
                + Conversion.text(left)
                + "' and '"
                + Conversion.text(right)
                + "' are of different kinds and have no order");
        yield Optional.empty();
      }
    };
  }

  boolean equal(Datum left, Datum right, Span span) {
    return budget.take(Conversion.weight(left) + Conversion.weight(right), span)
        && Comparing.equal(left, right);
  }
}
