package dev.segue.compiler.template;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** When two values are equal, in order, or one in the other. */
final class Comparing {
  private Comparing() {}

  static boolean equal(Datum left, Datum right) {
    if (left instanceof Datum.Emptiness word) {
      return isEmptiness(right, word);
    }
    if (right instanceof Datum.Emptiness word) {
      return isEmptiness(left, word);
    }
    return switch (left) {
      case Datum.Text(var text) -> isText(right, text);
      case Datum.Markup(var html) -> isText(right, html);
      case Datum.Number(var number) ->
          right instanceof Datum.Number(var other) && number.compareTo(other) == 0;
      case Datum.Items(var items) ->
          right instanceof Datum.Items(var others) && equalItems(items, others);
      case Datum.Fields(var fields) ->
          right instanceof Datum.Fields(var others)
              && List.copyOf(fields.keySet()).equals(List.copyOf(others.keySet()))
              && equalItems(List.copyOf(fields.values()), List.copyOf(others.values()));
      case Datum.Moment(var at) ->
          right instanceof Datum.Moment(var other) && at.toInstant().equals(other.toInstant());
      case Datum.Day day -> right.equals(day) || sameDay(day, right);
      case Datum.Truth truth -> truth.equals(right);
      case Datum.Range range -> range.equals(right);
      case Datum.Missing missing -> missing.equals(right);
      case Datum.Emptiness word -> word.equals(right);
    };
  }

  private static boolean isEmptiness(Datum datum, Datum.Emptiness word) {
    return switch (word) {
      case EMPTY -> Conversion.isEmpty(datum);
      case BLANK -> Conversion.isBlank(datum);
    };
  }

  private static boolean isText(Datum datum, String text) {
    return switch (datum) {
      case Datum.Text(var other) -> other.equals(text);
      case Datum.Markup(var html) -> html.equals(text);
      case Datum.Day day -> sameDay(day, new Datum.Text(text));
      case Datum.Number n -> false;
      case Datum.Items i -> false;
      case Datum.Fields f -> false;
      case Datum.Moment m -> false;
      case Datum.Truth t -> false;
      case Datum.Range r -> false;
      case Datum.Missing m -> false;
      case Datum.Emptiness e -> false;
    };
  }

  private static boolean sameDay(Datum.Day day, Datum other) {
    return other instanceof Datum.Text(var text) && day.date().toString().equals(text);
  }

  private static boolean equalItems(List<Datum> left, List<Datum> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equal(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** What an order between two values comes to. */
  sealed interface Order {
    /** Negative, zero or positive, as comparators say it. */
    record Known(int sign) implements Order {}

    /** One of them has no order, so nothing is before or after it. */
    record None() implements Order {}

    /** Both have an order, but not one in common: a mistake. */
    record Unlike() implements Order {}
  }

  static Order order(Datum left, Datum right, ZoneId zone) {
    OptionalInt sign = sign(left, right, zone);
    if (sign.isPresent()) {
      return new Order.Known(sign.getAsInt());
    }
    return isOrdered(left) && isOrdered(right) ? new Order.Unlike() : new Order.None();
  }

  private static boolean isOrdered(Datum datum) {
    return switch (datum) {
      case Datum.Text t -> true;
      case Datum.Markup m -> true;
      case Datum.Number n -> true;
      case Datum.Day d -> true;
      case Datum.Moment m -> true;
      case Datum.Truth t -> false;
      case Datum.Items i -> false;
      case Datum.Range r -> false;
      case Datum.Fields f -> false;
      case Datum.Missing m -> false;
      case Datum.Emptiness e -> false;
    };
  }

  private static OptionalInt sign(Datum left, Datum right, ZoneId zone) {
    if (left instanceof Datum.Number(var a) && right instanceof Datum.Number(var b)) {
      return OptionalInt.of(a.compareTo(b));
    }
    Optional<String> leftText = text(left);
    Optional<String> rightText = text(right);
    if (leftText.isPresent() && rightText.isPresent()) {
      return OptionalInt.of(leftText.get().compareTo(rightText.get()));
    }
    if (left instanceof Datum.Day(var a)) {
      Optional<LocalDate> b = day(right, zone);
      return b.isPresent() ? OptionalInt.of(a.compareTo(b.get())) : OptionalInt.empty();
    }
    if (right instanceof Datum.Day(var b)) {
      Optional<LocalDate> a = day(left, zone);
      return a.isPresent() ? OptionalInt.of(a.get().compareTo(b)) : OptionalInt.empty();
    }
    Optional<ZonedDateTime> a = moment(left, zone);
    Optional<ZonedDateTime> b = moment(right, zone);
    return a.isPresent() && b.isPresent()
        ? OptionalInt.of(a.get().toInstant().compareTo(b.get().toInstant()))
        : OptionalInt.empty();
  }

  private static Optional<String> text(Datum datum) {
    return switch (datum) {
      case Datum.Text(var text) -> Optional.of(text);
      case Datum.Markup(var html) -> Optional.of(html);
      case Datum.Number n -> Optional.empty();
      case Datum.Day d -> Optional.empty();
      case Datum.Moment m -> Optional.empty();
      case Datum.Truth t -> Optional.empty();
      case Datum.Items i -> Optional.empty();
      case Datum.Range r -> Optional.empty();
      case Datum.Fields f -> Optional.empty();
      case Datum.Missing m -> Optional.empty();
      case Datum.Emptiness e -> Optional.empty();
    };
  }

  private static Optional<LocalDate> day(Datum datum, ZoneId zone) {
    return moment(datum, zone).map(m -> m.withZoneSameInstant(zone).toLocalDate());
  }

  private static Optional<ZonedDateTime> moment(Datum datum, ZoneId zone) {
    return datum instanceof Datum.Number ? Optional.empty() : WrittenDates.read(datum, zone);
  }

  static boolean contains(Datum whole, Datum part) {
    if (part instanceof Datum.Missing) {
      return false;
    }
    return switch (whole) {
      case Datum.Text(var text) -> text.contains(Conversion.text(part));
      case Datum.Markup(var html) -> html.contains(Conversion.text(part));
      case Datum.Items(var items) -> items.stream().anyMatch(i -> equal(i, part));
      case Datum.Range(var first, var last) ->
          Conversion.whole(part).filter(n -> n >= first && n <= last).isPresent();
      case Datum.Fields(var fields) -> fields.containsKey(Conversion.text(part));
      case Datum.Number n -> false;
      case Datum.Truth t -> false;
      case Datum.Day d -> false;
      case Datum.Moment m -> false;
      case Datum.Missing m -> false;
      case Datum.Emptiness e -> false;
    };
  }
}
