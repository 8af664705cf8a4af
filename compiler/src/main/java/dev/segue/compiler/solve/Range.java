package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a value may still be: missing, or one of those that are left. Of what it may be never too
 * little is known to be left out, so that what is impossible here is impossible.
 */
final class Range {
  private boolean maybeMissing;
  private boolean maybeThere = true;
  private Optional<Set<Value>> among;
  private final Set<Value> not;
  private final Map<Object, Interval> lines;
  private final Map<Object, Test> tests;
  private final Optional<Integer> scale;

  private record Test(Predicate<Value> predicate, boolean holds) {}

  private Range(boolean maybeMissing, Optional<Set<Value>> among, Optional<Integer> scale) {
    this.maybeMissing = maybeMissing;
    this.among = among;
    this.not = new HashSet<>();
    this.lines = new HashMap<>();
    this.tests = new HashMap<>();
    this.scale = scale;
  }

  Range(Range other) {
    this.maybeMissing = other.maybeMissing;
    this.maybeThere = other.maybeThere;
    this.among = other.among;
    this.not = new HashSet<>(other.not);
    this.lines = new HashMap<>(other.lines);
    this.tests = new HashMap<>(other.tests);
    this.scale = other.scale;
  }

  /** Anything of the type. */
  static Range of(Expression value, boolean maybeMissing) {
    return new Range(maybeMissing, values(value), scale(value));
  }

  /** Something that is no value of the language, in a part of a line. */
  static Range within(Interval interval, boolean maybeMissing, Optional<Integer> scale) {
    Range range = new Range(maybeMissing, Optional.empty(), scale);
    range.lines.put(Cut.WRITTEN, interval);
    return range;
  }

  private static Optional<Set<Value>> values(Expression value) {
    if (value.type().equals(Type.TRUTH)) {
      return Optional.of(Set.of(new Value.Truth(true), new Value.Truth(false)));
    }
    boolean stored =
        value instanceof Expression.Attribute
            || value instanceof Expression.AccountField
            || value instanceof Expression.Property;
    return stored && value.type() instanceof Type.OneOf(var all)
        ? Optional.of(all.stream().map(Value.Text::new).collect(Collectors.toSet()))
        : Optional.empty();
  }

  /** How many decimals the value may have, where that is known. */
  private static Optional<Integer> scale(Expression value) {
    if (value.type().equals(Type.DAY) || value.type().equals(Type.INSTANT)) {
      return Optional.of(0);
    }
    boolean rounded =
        switch (value) {
          case Expression.Attribute(Schema.Field field) -> true;
          case Expression.AccountField(Schema.Field field) -> true;
          case Expression.Property p -> true;
          case Expression.ScoreValue s -> true;
          case Expression.Elapsed e -> true;
          case Expression.ElapsedDays e -> true;
          case Expression.Measure m ->
              switch (m.function()) {
                case COUNT, DISTINCT, SUM, MIN, MAX, MOST_COMMON, FIRST, SECOND, THIRD, LAST ->
                    true;
                case AVG, MEDIAN -> false;
              };
          case Expression other -> false;
        };
    return rounded && value.type() instanceof Type.Numeric(int precision, int scale)
        ? Optional.of(scale)
        : Optional.empty();
  }

  void missing() {
    maybeThere = false;
  }

  void there() {
    maybeMissing = false;
  }

  boolean isThere() {
    return !maybeMissing;
  }

  boolean isMissing() {
    return !maybeThere || !valuesLeft();
  }

  /** If it is there, it is one of these, or (negative) none of them. */
  void among(Set<Value> values, boolean positive) {
    if (positive) {
      among = Optional.of(among.map(a -> both(a, values)).orElse(values));
    } else {
      not.addAll(values);
    }
  }

  private static Set<Value> both(Set<Value> one, Set<Value> other) {
    Set<Value> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }

  /** If it is there, it lies in this part of a line. */
  void within(Object line, Interval interval) {
    lines.merge(line, interval, Interval::and);
  }

  /** If it is there, it passes the test, or (negative) does not. */
  void test(Object key, Predicate<Value> predicate, boolean holds) {
    Test there = tests.putIfAbsent(key, new Test(predicate, holds));
    if (there != null && there.holds != holds) {
      maybeThere = false;
    }
  }

  boolean mayBeMissing() {
    return maybeMissing;
  }

  /** Whether it may be that value: certainly, for nothing else is known of it. */
  boolean mayBe(Value value) {
    return maybeThere
        && fits(value)
        && among.map(a -> a.contains(value)).orElse(true)
        && (lines.isEmpty() || lines.keySet().equals(Set.of(Cut.WRITTEN)));
  }

  /** Values that are worth a try. */
  Stream<Value> candidates(Type type) {
    Stream<Value> ends =
        Stream.ofNullable(lines.get(Cut.WRITTEN))
            .map(i -> scaled(Cut.WRITTEN, i))
            .flatMap(Interval::candidates)
            .flatMap(n -> valued(n, type).stream());
    Stream<Value> named =
        among.stream().flatMap(Set::stream).sorted(Comparator.comparing(Value::toString));
    Stream<Value> texts =
        type.isText() && !type.equals(Type.ZONE)
            ? Stream.concat(tests.keySet().stream().flatMap(Texts::candidates), Stream.of("x", ""))
                .map(Value.Text::new)
            : Stream.empty();
    Stream<Value> any = valued(Rational.of(1), type).stream();
    return Stream.of(named, ends, texts, any).flatMap(s -> s);
  }

  private static Optional<Value> valued(Rational number, Type type) {
    boolean whole = number.denominator().equals(BigInteger.ONE);
    if (type.isNumber()) {
      return Optional.of(new Value.Number(number));
    }
    if (type.equals(Type.DAY) && whole) {
      return Optional.of(new Value.Day(LocalDate.ofEpochDay(number.numerator().longValueExact())));
    }
    return type.equals(Type.INSTANT) && whole
        ? Optional.of(new Value.Instant(Instant.ofEpochMilli(number.numerator().longValueExact())))
        : Optional.empty();
  }

  boolean isPossible() {
    return maybeMissing || (maybeThere && valuesLeft());
  }

  private boolean valuesLeft() {
    for (Map.Entry<Object, Interval> line : lines.entrySet()) {
      if (scaled(line.getKey(), line.getValue()).isEmpty()) {
        return false;
      }
    }
    if (among.isPresent()) {
      return among.get().stream().anyMatch(this::fits);
    }
    Optional<Interval> written = Optional.ofNullable(lines.get(Cut.WRITTEN));
    return written
        .flatMap(w -> scaled(Cut.WRITTEN, w).only())
        .map(one -> not.stream().flatMap(v -> Cut.number(v).stream()).noneMatch(one::equals))
        .orElse(true);
  }

  private Interval scaled(Object line, Interval interval) {
    return line.equals(Cut.WRITTEN)
        ? scale.map(interval::atScale).orElse(interval)
        : Cut.isOfDays(line) ? interval.atScale(0) : interval;
  }

  private boolean fits(Value value) {
    Interval written = lines.getOrDefault(Cut.WRITTEN, Interval.ALL);
    return !not.contains(value)
        && Cut.number(value).map(written::contains).orElse(true)
        && tests.values().stream().allMatch(t -> t.predicate.test(value) == t.holds);
  }
}
