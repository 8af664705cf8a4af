package dev.segue.compiler.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which paths are present, as written, where a condition holds or does not. */
final class Facts {
  private Facts() {}

  static Set<List<String>> where(Condition condition, boolean holds) {
    return switch (condition) {
      case Condition.Holds(var value) -> holds ? path(value) : Set.of();
      case Condition.Not(var opposite) -> where(opposite, !holds);
      case Condition.Both(var left, var right) ->
          holds
              ? union(where(left, true), where(right, true))
              : common(where(left, false), where(right, false));
      case Condition.Either(var left, var right) ->
          holds
              ? common(where(left, true), where(right, true))
              : union(where(left, false), where(right, false));
      case Condition.Compare compare -> compared(compare, holds);
    };
  }

  private static Set<List<String>> compared(Condition.Compare compare, boolean holds) {
    return switch (compare.operator()) {
      case EQUAL -> equal(compare, holds);
      case UNEQUAL -> equal(compare, !holds);
      case LESS, AT_MOST, MORE, AT_LEAST, CONTAINS ->
          holds ? union(path(compare.left()), path(compare.right())) : Set.of();
    };
  }

  private static Set<List<String>> equal(Condition.Compare compare, boolean equal) {
    return union(
        against(compare.left(), compare.right(), equal),
        against(compare.right(), compare.left(), equal));
  }

  /** What equals a value, or differs from {@code nil} or {@code blank}, is present. */
  private static Set<List<String>> against(Expression path, Expression other, boolean equal) {
    return other instanceof Expression.Literal(var value, var span) && equal != equalsMissing(value)
        ? path(path)
        : Set.of();
  }

  /** Whether a missing value equals it. */
  static boolean equalsMissing(Datum value) {
    return Comparing.equal(Datum.MISSING, value);
  }

  static Set<List<String>> path(Expression expression) {
    return expression instanceof Expression.Path path
        ? written(path).map(Set::of).orElse(Set.of())
        : Set.of();
  }

  /** A path as written, a place in a list as {@code [0]}; none if part of it is computed. */
  static Optional<List<String>> written(Expression.Path path) {
    List<String> written = new ArrayList<>();
    for (Expression.Step step : path.steps()) {
      if (step.name().isPresent()) {
        written.add(step.name().get());
      } else if (step instanceof Expression.Key(Expression.Literal(var value, var span))) {
        written.add("[" + Conversion.text(value) + "]");
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(written));
  }

  private static Set<List<String>> union(Set<List<String>> left, Set<List<String>> right) {
    Set<List<String>> all = new HashSet<>(left);
    all.addAll(right);
    return all;
  }

  private static Set<List<String>> common(Set<List<String>> left, Set<List<String>> right) {
    Set<List<String>> both = new HashSet<>(left);
    both.retainAll(right);
    return both;
  }
}
