package dev.segue.compiler.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Filters of lists: their ends, parts, order, sums and what is twice in them. */
final class ListFilters {
  private ListFilters() {}

  static Datum first(Datum value, Arguments given) {
    return first(value);
  }

  static Datum first(Datum value) {
    return switch (value) {
      case Datum.Items(var items) -> items.isEmpty() ? Datum.MISSING : items.getFirst();
      case Datum.Range(var first, var last) ->
          first > last ? Datum.MISSING : Datum.Number.of(first);
      case Datum.Fields(var fields) ->
          fields.isEmpty() ? Datum.MISSING : Conversion.pairs(fields).getFirst();
      case Datum.Text(var text) -> part(text, 0, 1);
      case Datum.Markup(var html) -> part(html, 0, 1);
      case Datum.Number n -> Datum.MISSING;
      case Datum.Truth t -> Datum.MISSING;
      case Datum.Day d -> Datum.MISSING;
      case Datum.Moment m -> Datum.MISSING;
      case Datum.Missing m -> Datum.MISSING;
      case Datum.Emptiness e -> Datum.MISSING;
    };
  }

  static Datum last(Datum value, Arguments given) {
    return last(value);
  }

  static Datum last(Datum value) {
    return switch (value) {
      case Datum.Items(var items) -> items.isEmpty() ? Datum.MISSING : items.getLast();
      case Datum.Range(var first, var last) -> first > last ? Datum.MISSING : Datum.Number.of(last);
      case Datum.Text(var text) -> part(text, -1, 1);
      case Datum.Markup(var html) -> part(html, -1, 1);
      case Datum.Fields f -> Datum.MISSING;
      case Datum.Number n -> Datum.MISSING;
      case Datum.Truth t -> Datum.MISSING;
      case Datum.Day d -> Datum.MISSING;
      case Datum.Moment m -> Datum.MISSING;
      case Datum.Missing m -> Datum.MISSING;
      case Datum.Emptiness e -> Datum.MISSING;
    };
  }

  static Datum size(Datum value, Arguments given) {
    return size(value);
  }

  static Datum size(Datum value) {
    return Datum.Number.of(
        switch (value) {
          case Datum.Text(var text) -> text.codePointCount(0, text.length());
          case Datum.Markup(var html) -> html.codePointCount(0, html.length());
          case Datum.Items(var items) -> items.size();
          case Datum.Fields(var fields) -> fields.size();
          case Datum.Range(var first, var last) -> Math.max(0, last - first + 1);
          case Datum.Number n -> 0;
          case Datum.Truth t -> 0;
          case Datum.Day d -> 0;
          case Datum.Moment m -> 0;
          case Datum.Missing m -> 0;
          case Datum.Emptiness e -> 0;
        });
  }

  static Datum join(Datum value, Arguments given) {
    String glue = given.text(0, " ");
    StringBuilder text = new StringBuilder();
    String separator = "";
    for (Datum item : Conversion.items(value)) {
      if (text.length() > Conversion.MOST_TEXT) {
        break;
      }
      text.append(separator).append(Conversion.text(item));
      separator = glue;
    }
    return new Datum.Text(text.toString());
  }

  static Datum reverse(Datum value, Arguments given) {
    List<Datum> items = new ArrayList<>(Conversion.items(value));
    Collections.reverse(items);
    return new Datum.Items(items);
  }

  static Datum concat(Datum value, Arguments given) {
    return switch (given.get(0)) {
      case Datum.Items more -> concat(value, more);
      case Datum.Range more -> concat(value, more);
      case Datum.Text t -> notAList(given);
      case Datum.Markup m -> notAList(given);
      case Datum.Fields f -> notAList(given);
      case Datum.Number n -> notAList(given);
      case Datum.Truth t -> notAList(given);
      case Datum.Day d -> notAList(given);
      case Datum.Moment m -> notAList(given);
      case Datum.Missing m -> notAList(given);
      case Datum.Emptiness e -> notAList(given);
    };
  }

  private static Datum concat(Datum value, Datum more) {
    List<Datum> items = new ArrayList<>(Conversion.items(value));
    items.addAll(Conversion.walked(more));
    return new Datum.Items(items);
  }

  private static Datum notAList(Arguments given) {
    return given.fail("a list is expected to follow, not '" + given.text(0) + "'");
  }

  static Datum map(Datum value, Arguments given) {
    List<Datum> values = new ArrayList<>();
    for (Datum item : Conversion.items(value)) {
      Optional<Datum> property = property(item, given.get(0));
      if (property.isEmpty()) {
        return given.fail("'" + Conversion.text(item) + "' has no properties");
      }
      values.add(property.get());
    }
    return new Datum.Items(values);
  }

  static Datum compact(Datum value, Arguments given) {
    List<Datum> items = Conversion.items(value);
    return new Datum.Items(
        items.stream().filter(i -> !(key(i, given) instanceof Datum.Missing)).toList());
  }

  static Datum uniq(Datum value, Arguments given) {
    Set<Datum> seen = new HashSet<>();
    List<Datum> items = Conversion.items(value);
    return new Datum.Items(items.stream().filter(i -> seen.add(plain(key(i, given)))).toList());
  }

  static Datum sum(Datum value, Arguments given) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Datum item : Conversion.items(value)) {
      sum = sum.add(Conversion.number(key(item, given)));
    }
    return NumberFilters.bounded(sum, given);
  }

  /** So many items, or characters, from a place that counts from the end if negative. */
  static Datum slice(Datum value, Arguments given) {
    Optional<Long> start = given.whole(0);
    boolean one = given.get(1) instanceof Datum.Missing;
    Optional<Long> length = one ? Optional.of(1L) : given.whole(1);
    if (start.isEmpty() || length.isEmpty()) {
      return Datum.MISSING;
    }
    if (value instanceof Datum.Items(var items)) {
      Bounds bounds = bounds(start.get(), length.get(), items.size());
      return new Datum.Items(items.subList(bounds.start(), bounds.end()));
    }
    return part(Conversion.text(value), start.get(), length.get());
  }

  private record Bounds(int start, int end) {}

  private static Bounds bounds(long start, long length, int size) {
    long from = start < 0 ? start + size : start;
    if (from < 0 || from > size || length <= 0) {
      return new Bounds(0, 0);
    }
    return new Bounds((int) from, (int) Math.min(size, from + Math.min(length, size)));
  }

  private static Datum part(String text, long start, long length) {
    Bounds bounds = bounds(start, length, text.codePointCount(0, text.length()));
    int from = text.offsetByCodePoints(0, bounds.start());
    int to = text.offsetByCodePoints(from, bounds.end() - bounds.start());
    return new Datum.Text(text.substring(from, to));
  }

  /** The item, or its property where the filter names one. */
  static Datum key(Datum item, Arguments given) {
    return given.get(0) instanceof Datum.Missing
        ? item
        : property(item, given.get(0)).orElse(Datum.MISSING);
  }

  /** A property of an item; empty for numbers, which have none. */
  static Optional<Datum> property(Datum item, Datum name) {
    return switch (item) {
      case Datum.Fields(var fields) ->
          Optional.of(fields.getOrDefault(Conversion.text(name), Datum.MISSING));
      case Datum.Number n -> Optional.empty();
      case Datum.Text t -> Optional.of(Datum.MISSING);
      case Datum.Markup m -> Optional.of(Datum.MISSING);
      case Datum.Items i -> Optional.of(Datum.MISSING);
      case Datum.Range r -> Optional.of(Datum.MISSING);
      case Datum.Truth t -> Optional.of(Datum.MISSING);
      case Datum.Day d -> Optional.of(Datum.MISSING);
      case Datum.Moment m -> Optional.of(Datum.MISSING);
      case Datum.Missing m -> Optional.of(Datum.MISSING);
      case Datum.Emptiness e -> Optional.of(Datum.MISSING);
    };
  }

  /** Equal numbers and texts are one, however they are written. */
  private static Datum plain(Datum datum) {
    return switch (datum) {
      case Datum.Number(var number) -> new Datum.Number(number.stripTrailingZeros());
      case Datum.Markup(var html) -> new Datum.Text(html);
      case Datum.Text t -> t;
      case Datum.Items i -> i;
      case Datum.Fields f -> f;
      case Datum.Range r -> r;
      case Datum.Truth t -> t;
      case Datum.Day d -> d;
      case Datum.Moment m -> m;
      case Datum.Missing m -> m;
      case Datum.Emptiness e -> e;
    };
  }
}
