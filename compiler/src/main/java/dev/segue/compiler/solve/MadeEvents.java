package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.type.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What somebody made up did: as many events as are supposed at least, and how many those are. */
final class MadeEvents {
  private static final long SECOND = 1_000L;
  private static final long MOST_TIMES = 100;
  private static final int MOST_SETS = 8;

  private final RowRules rules;
  private final BiFunction<Condition, Schema.EventKind, Optional<Map<Schema.Field, Value>>> row;
  private final List<Witness.Did> did = new ArrayList<>();

  /**
   * @param row the properties of an event of a kind that passes a filter
   */
  MadeEvents(
      RowRules rules,
      BiFunction<Condition, Schema.EventKind, Optional<Map<Schema.Field, Value>>> row) {
    this.rules = rules;
    this.row = row;
  }

  List<Witness.Did> did() {
    return did;
  }

  /** Makes what there is at least; false: not so many were made, or it is not certain. */
  boolean make(Map<RowSet, Interval> rows) {
    List<Map.Entry<RowSet, Interval>> wanted =
        rows.entrySet().stream()
            .filter(set -> least(set.getValue()) > 0)
            .sorted(
                Comparator.<Map.Entry<RowSet, Interval>, Boolean>comparing(
                        set -> set.getKey().filter().isEmpty())
                    .thenComparing(set -> set.getKey().toString()))
            .toList();
    return wanted.size() <= MOST_SETS
        && wanted.stream().allMatch(set -> make(set.getKey(), least(set.getValue())))
        && rows.entrySet().stream()
            .allMatch(set -> number(set.getKey()).filter(set.getValue()::contains).isPresent());
  }

  private static long least(Interval number) {
    return number.from().map(from -> from.numerator().longValueExact()).orElse(0L);
  }

  private boolean make(RowSet set, long least) {
    if (!(set instanceof RowSet.Events events) || least > MOST_TIMES) {
      return false;
    }
    Optional<Long> there = number(set).map(n -> n.numerator().longValueExact());
    if (there.isEmpty() || there.get() >= least) {
      return there.isPresent();
    }
    Optional<Long> ago = ago(events.window());
    Condition filter = events.filter().orElse(Condition.TRUE);
    for (Schema.EventKind kind : events.kinds()) {
      Optional<Map<Schema.Field, Value>> properties = row.apply(filter, kind);
      if (ago.isPresent() && properties.isPresent()) {
        did.add(new Witness.Did(kind, properties.get(), ago.get(), least - there.get()));
        return true;
      }
    }
    return false;
  }

  /** How many of them are in a set; nothing where that is not certain. */
  Optional<Rational> number(RowSet set) {
    long number = 0;
    for (Witness.Did some : did) {
      Optional<Boolean> in = isIn(some, set);
      if (in.isEmpty()) {
        return Optional.empty();
      }
      number += in.get() ? some.times() : 0;
    }
    return Optional.of(Rational.of(number));
  }

  private Optional<Boolean> isIn(Witness.Did some, RowSet set) {
    if (!(set instanceof RowSet.Events events) || !events.kinds().contains(some.kind())) {
      return Optional.of(false);
    }
    return both(
        isIn(some.ago(), events.window()),
        events.filter().map(f -> passes(some, f)).orElse(Optional.of(true)));
  }

  /** Whether both are so; nothing where that is not certain. */
  private static Optional<Boolean> both(Optional<Boolean> one, Optional<Boolean> other) {
    List<Optional<Boolean>> both = List.of(one, other);
    if (both.contains(Optional.of(false))) {
      return Optional.of(false);
    }
    return both.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
  }

  /** The filter is put beside all that is known of the event. */
  private Optional<Boolean> passes(Witness.Did some, Condition filter) {
    List<Condition> known = new ArrayList<>();
    for (Schema.Field field : some.kind().properties()) {
      Expression property = new Expression.Property(field.name(), field.type());
      known.add(
          Optional.ofNullable(some.properties().get(field))
              .<Condition>map(
                  value ->
                      new Condition.Compare(
                          property,
                          Condition.Relation.EQUAL,
                          new Expression.Constant(value, field.type()),
                          false))
              .orElse(new Condition.IsMissing(property)));
    }
    if (rules.isNever(with(known, filter))) {
      return Optional.of(false);
    }
    return rules.isNever(with(known, new Condition.Not(filter)))
        ? Optional.of(true)
        : Optional.empty();
  }

  private static List<Condition> with(List<Condition> known, Condition more) {
    return Stream.concat(known.stream(), Stream.of(more)).toList();
  }

  /** An instant in a window, in milliseconds before now. */
  private static Optional<Long> ago(Window window) {
    LongStream plain = LongStream.of(86_400L, 3_600L, 60L, 1L, 0L).map(s -> s * SECOND);
    LongStream ends =
        Stream.of(window.to(), window.from())
            .flatMap(Optional::stream)
            .flatMap(bound -> Around.of(bound.at()).stream())
            .flatMapToLong(around -> LongStream.of(-around.from(), -around.to()))
            .flatMap(end -> LongStream.of(end, end + SECOND, end - SECOND));
    return LongStream.concat(plain, ends)
        .filter(ago -> ago >= 0)
        .boxed()
        .filter(ago -> isIn(ago, window).orElse(false))
        .findFirst();
  }

  private static Optional<Boolean> isIn(long ago, Window window) {
    return both(
        window.from().map(from -> isBefore(from, -ago)).orElse(Optional.of(true)),
        window.to().map(to -> isAfter(to, -ago)).orElse(Optional.of(true)));
  }

  /** Whether a window that begins so has begun. */
  private static Optional<Boolean> isBefore(Window.Bound from, long at) {
    return Around.of(from.at())
        .flatMap(
            around ->
                certain(
                    from.inclusive() ? around.to() <= at : around.to() < at,
                    from.inclusive() ? around.from() <= at : around.from() < at));
  }

  /** Whether a window that ends so has not ended. */
  private static Optional<Boolean> isAfter(Window.Bound to, long at) {
    return Around.of(to.at())
        .flatMap(
            around ->
                certain(
                    to.inclusive() ? at <= around.from() : at < around.from(),
                    to.inclusive() ? at <= around.to() : at < around.to()));
  }

  private static Optional<Boolean> certain(boolean surely, boolean maybe) {
    return surely == maybe ? Optional.of(surely) : Optional.empty();
  }
}
