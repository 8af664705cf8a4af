package dev.segue.runtime.message;

import dev.segue.compiler.template.Datum;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A value in canonical storage becomes one that a template can print. */
final class StoredValue {
  /** So many decimals of a quotient are printed, ending zeros left out. */
  private static final int QUOTIENT_SCALE = 4;

  private StoredValue() {}

  /**
   * @param stored as the store gives it: {@link String} or {@link Long}
   * @param zone in which an instant is seen
   */
  static Datum of(Type type, Object stored, ZoneId zone) {
    return switch (type) {
      case Type.Text t -> new Datum.Text(stored.toString());
      case Type.OneOf o -> new Datum.Text(stored.toString());
      case Type.Zone z -> new Datum.Text(stored.toString());
      case Type.Numeric(var precision, var scale) ->
          new Datum.Number(BigDecimal.valueOf(number(stored), scale));
      case Type.Quotient q -> new Datum.Number(quotient(stored.toString()));
      case Type.Truth t -> new Datum.Truth(number(stored) != 0);
      case Type.Day d -> new Datum.Day(LocalDate.ofEpochDay(number(stored)));
      case Type.Instant i -> new Datum.Moment(Instant.ofEpochMilli(number(stored)).atZone(zone));
      case Type.Span s -> new Datum.Text(words(Duration.ofMillis(number(stored))));
      case Type.ListOf(var element) -> items(element, stored.toString(), zone);
      case Type.Location l -> Datum.MISSING;
      case Type.Unknown u -> throw new IllegalStateException("a value of unknown type");
    };
  }

  private static long number(Object stored) {
    if (stored instanceof Long number) {
      return number;
    }
    throw new IllegalStateException("no number in canonical storage: " + stored);
  }

  private static BigDecimal quotient(String stored) {
    String[] parts = stored.split("/", 2);
    BigInteger denominator = parts.length == 2 ? new BigInteger(parts[1]) : BigInteger.ONE;
    BigDecimal rounded =
        new Rational(new BigInteger(parts[0]), denominator).rounded(QUOTIENT_SCALE);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
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
    for (JsonNode node : JsonData.MAPPER.readTree(json)) {
      items.add(
          node.isNull()
              ? Datum.MISSING
              : of(element, node.isNumber() ? (Object) node.longValue() : node.asString(), zone));
    }
    return new Datum.Items(items);
  }
}
