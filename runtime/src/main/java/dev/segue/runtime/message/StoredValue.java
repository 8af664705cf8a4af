package dev.segue.runtime.message;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.template.Datum;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A value in canonical storage becomes one that a template can print. */
final class StoredValue {
  /** So many decimals of a quotient are printed, as reports do. */
  private static final int QUOTIENT_SCALE = 2;

  private static final JsonMapper JSON = JsonMapper.shared();

  private StoredValue() {}

  /**
   * @param stored as the store gives it: {@link String} or {@link Long}
   * @param zone in which an instant is seen
   */
  static Datum of(Type type, Object stored, ZoneId zone) {
    if (type instanceof Type.ListOf(var element)) {
      return items(element, stored.toString(), zone);
    }
    return switch (Stored.read(stored, type)) {
      case Value.Text(var text) -> new Datum.Text(text);
      case Value.Number(var number) -> new Datum.Number(printed(number, type));
      case Value.Truth(var truth) -> new Datum.Truth(truth);
      case Value.Day(var day) -> new Datum.Day(day);
      case Value.Instant(var instant) -> new Datum.Moment(instant.atZone(zone));
      case Value.Span(var milliseconds) -> new Datum.Text(words(Duration.ofMillis(milliseconds)));
      case Value.Items i -> throw new IllegalStateException("a list within a list");
      case Value.Location l -> throw new IllegalStateException("a place has no stored form");
    };
  }

  private static BigDecimal printed(Rational number, Type type) {
    return type instanceof Type.Numeric(var precision, var scale)
        ? number.rounded(scale)
        : number.rounded(QUOTIENT_SCALE);
  }

  /** {@code 3 days 4 hours}: the two largest units that are there. */
  private static String words(Duration span) {
    Duration length = span.abs();
    List<String> parts = new ArrayList<>();
    part(parts, length.toDays(), "day");
    part(parts, length.toHoursPart(), "hour");
    part(parts, length.toMinutesPart(), "minute");
    part(parts, length.toSecondsPart(), "second");
    String words = String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    return parts.isEmpty() ? "0 seconds" : span.isNegative() ? "-" + words : words;
  }

  private static void part(List<String> parts, long number, String unit) {
    if (number > 0) {
      parts.add(number + " " + unit + (number == 1 ? "" : "s"));
    }
  }

  private static Datum items(Type element, String json, ZoneId zone) {
    List<Datum> items = new ArrayList<>();
    for (JsonNode node : JSON.readTree(json)) {
      items.add(
          node.isNull()
              ? Datum.MISSING
              : of(element, node.isNumber() ? (Object) node.longValue() : node.asString(), zone));
    }
    return new Datum.Items(items);
  }
}
