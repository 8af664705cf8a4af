package dev.segue.compiler.template;

import dev.segue.compiler.type.WhiteSpace;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a value is as text, as a number, as a list, as a condition. */
final class Conversion {
  /** The longest text that a template makes; what is longer is cut one past it and told. */
  static final int MOST_TEXT = 1_000_000;

  /** The most items that a list made by a template has. */
  static final int MOST_ITEMS = 100_000;

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,200}\\.[0-9]{1,200}");
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,200}");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx", Locale.ROOT);

  private Conversion() {}

  static String text(Datum datum) {
    StringBuilder text = new StringBuilder();
    print(datum, text);
    return text.toString();
  }

  private static void print(Datum datum, StringBuilder text) {
    switch (datum) {
      case Datum.Text(var t) -> text.append(t);
      case Datum.Markup(var html) -> text.append(html);
      case Datum.Number(var number) -> text.append(number.toPlainString());
      case Datum.Truth(var holds) -> text.append(holds);
      case Datum.Day(var date) -> text.append(date);
      case Datum.Moment(var at) -> text.append(MOMENT.format(at));
      case Datum.Range(var first, var last) -> text.append(first).append("..").append(last);
      case Datum.Missing missing -> {}
      case Datum.Emptiness emptiness -> {}
      case Datum.Items(var items) -> {
        for (Datum item : items) {
          if (text.length() > MOST_TEXT) {
            return;
          }
          print(item, text);
        }
      }
      case Datum.Fields(var fields) -> printFields(fields, text);
    }
  }

  private static void printFields(Map<String, Datum> fields, StringBuilder text) {
    String separator = "{";
    for (Map.Entry<String, Datum> field : fields.entrySet()) {
      if (text.length() > MOST_TEXT) {
        return;
      }
      text.append(separator).append('"').append(field.getKey()).append("\"=>");
      boolean quoted = field.getValue() instanceof Datum.Text;
      text.append(quoted ? "\"" : "");
      print(field.getValue(), text);
      text.append(quoted ? "\"" : "");
      separator = ", ";
    }
    text.append(fields.isEmpty() ? "{}" : "}");
  }

  /** The number that a value is or begins with; zero for what is none. */
  static BigDecimal number(Datum datum) {
    return switch (datum) {
      case Datum.Number(var number) -> number;
      case Datum.Text(var text) -> numberIn(text);
      case Datum.Markup(var html) -> numberIn(html);
      case Datum.Truth t -> BigDecimal.ZERO;
      case Datum.Day d -> BigDecimal.ZERO;
      case Datum.Moment(var at) -> BigDecimal.valueOf(at.toEpochSecond());
      case Datum.Items i -> BigDecimal.ZERO;
      case Datum.Range r -> BigDecimal.ZERO;
      case Datum.Fields f -> BigDecimal.ZERO;
      case Datum.Missing m -> BigDecimal.ZERO;
      case Datum.Emptiness e -> BigDecimal.ZERO;
    };
  }

  private static BigDecimal numberIn(String text) {
    String stripped = text.strip();
    if (DECIMAL.matcher(stripped).matches()) {
      return new BigDecimal(stripped);
    }
    Matcher whole = WHOLE.matcher(stripped);
    return whole.lookingAt() ? new BigDecimal(whole.group()) : BigDecimal.ZERO;
  }

  /** The whole number that a number or a text is, if it is one of 18 digits at most. */
  static Optional<Long> whole(Datum datum) {
    String text =
        switch (datum) {
          case Datum.Number(var number) when number.scale() <= 0 -> number.toPlainString();
          case Datum.Text(var t) -> t.strip();
          case Datum.Markup(var html) -> html.strip();
          case Datum.Number n -> "";
          case Datum.Truth t -> "";
          case Datum.Day d -> "";
          case Datum.Moment m -> "";
          case Datum.Items i -> "";
          case Datum.Range r -> "";
          case Datum.Fields f -> "";
          case Datum.Missing m -> "";
          case Datum.Emptiness e -> "";
        };
    boolean fits = text.length() <= 19 && WHOLE.matcher(text).matches();
    return fits ? Optional.of(new BigDecimal(text).longValue()) : Optional.empty();
  }

  /** What a loop walks: items, numbers of a range, names with values; a text is one item. */
  static List<Datum> walked(Datum datum) {
    return switch (datum) {
      case Datum.Items(var items) -> items;
      case Datum.Range range -> numbers(range);
      case Datum.Fields(var fields) -> pairs(fields);
      case Datum.Text(var text) -> text.isEmpty() ? List.of() : List.of(datum);
      case Datum.Markup(var html) -> html.isEmpty() ? List.of() : List.of(datum);
      case Datum.Number n -> List.of();
      case Datum.Truth t -> List.of();
      case Datum.Day d -> List.of();
      case Datum.Moment m -> List.of();
      case Datum.Missing m -> List.of();
      case Datum.Emptiness e -> List.of();
    };
  }

  /**
   * What a filter of lists works on: lists in lists are one list, and one value is a list of it.
   */
  static List<Datum> items(Datum datum) {
    return switch (datum) {
      case Datum.Items(var items) -> {
        List<Datum> flat = new ArrayList<>();
        flatten(items, flat);
        yield flat;
      }
      case Datum.Range range -> numbers(range);
      case Datum.Missing missing -> List.of();
      case Datum.Fields f -> List.of(datum);
      case Datum.Text t -> List.of(datum);
      case Datum.Markup m -> List.of(datum);
      case Datum.Number n -> List.of(datum);
      case Datum.Truth t -> List.of(datum);
      case Datum.Day d -> List.of(datum);
      case Datum.Moment m -> List.of(datum);
      case Datum.Emptiness e -> List.of(datum);
    };
  }

  private static void flatten(List<Datum> items, List<Datum> flat) {
    for (Datum item : items) {
      if (item instanceof Datum.Items(var inner)) {
        flatten(inner, flat);
      } else {
        flat.add(item);
      }
    }
  }

  private static List<Datum> numbers(Datum.Range range) {
    List<Datum> numbers = new ArrayList<>();
    for (long n = range.first(); n <= range.last() && numbers.size() <= MOST_ITEMS; n++) {
      numbers.add(Datum.Number.of(n));
    }
    return numbers;
  }

  static List<Datum> pairs(Map<String, Datum> fields) {
    return fields.entrySet().stream()
        .<Datum>map(f -> new Datum.Items(List.of(new Datum.Text(f.getKey()), f.getValue())))
        .toList();
  }

  /** Whether {@code if} takes it: all but what is missing or false. */
  static boolean holds(Datum datum) {
    return !(datum instanceof Datum.Missing) && !datum.equals(new Datum.Truth(false));
  }

  /** Whether {@code blank} equals it, and {@code default} replaces it unless white space. */
  static boolean isBlank(Datum datum) {
    return switch (datum) {
      case Datum.Text(var text) -> WhiteSpace.isBlank(text);
      case Datum.Markup(var html) -> WhiteSpace.isBlank(html);
      case Datum.Truth(var holds) -> !holds;
      case Datum.Missing missing -> true;
      case Datum.Items items -> isEmpty(items);
      case Datum.Fields fields -> isEmpty(fields);
      case Datum.Emptiness emptiness -> emptiness == Datum.Emptiness.BLANK;
      case Datum.Range r -> false;
      case Datum.Number n -> false;
      case Datum.Day d -> false;
      case Datum.Moment m -> false;
    };
  }

  /** Whether {@code empty} equals it: a text, a list or fields with nothing in it. */
  static boolean isEmpty(Datum datum) {
    return switch (datum) {
      case Datum.Text(var text) -> text.isEmpty();
      case Datum.Markup(var html) -> html.isEmpty();
      case Datum.Items(var items) -> items.isEmpty();
      case Datum.Fields(var fields) -> fields.isEmpty();
      case Datum.Emptiness emptiness -> emptiness == Datum.Emptiness.EMPTY;
      case Datum.Range r -> false;
      case Datum.Truth t -> false;
      case Datum.Missing m -> false;
      case Datum.Number n -> false;
      case Datum.Day d -> false;
      case Datum.Moment m -> false;
    };
  }

  /** How much a value weighs: its characters and its items. */
  static long weight(Datum datum) {
    return switch (datum) {
      case Datum.Text(var text) -> 1 + text.length();
      case Datum.Markup(var html) -> 1 + html.length();
      case Datum.Items(var items) -> 1 + items.stream().mapToLong(Conversion::weight).sum();
      case Datum.Fields(var fields) ->
          1 + fields.values().stream().mapToLong(Conversion::weight).sum();
      case Datum.Range(var first, var last) -> Math.clamp(last - first, 1, MOST_ITEMS + 1);
      case Datum.Number(var number) -> 1 + number.precision() / 8;
      case Datum.Truth t -> 1;
      case Datum.Missing m -> 1;
      case Datum.Day d -> 1;
      case Datum.Moment m -> 1;
      case Datum.Emptiness e -> 1;
    };
  }
}
