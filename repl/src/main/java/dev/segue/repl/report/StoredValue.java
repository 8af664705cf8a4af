package dev.segue.repl.report;

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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A value as it stands in canonical storage, made fit to be read. */
public final class StoredValue {
  /** Decimals that a quotient is rounded to, half up (language §7.6). */
  private static final int QUOTIENT_DECIMALS = 2;

  private StoredValue() {}

  /** The value as a cell; instants are shown in {@code zone}, the workspace's. */
  public static Cell cell(Type type, Object stored, ZoneId zone) {
    return switch (type) {
      case Type.Text t -> Cell.of(stored.toString());
      case Type.OneOf t -> Cell.of(stored.toString());
      case Type.Zone t -> Cell.of(stored.toString());
      case Type.Numeric(var precision, var scale) ->
          Cell.of(BigDecimal.valueOf(number(stored), scale));
      case Type.Quotient t -> Cell.of(quotient(stored.toString()).rounded(QUOTIENT_DECIMALS));
      case Type.Truth t -> new Cell.Truth(number(stored) != 0);
      case Type.Day t -> Cell.of(LocalDate.ofEpochDay(number(stored)).toString());
      case Type.Instant t -> Cell.of(InstantText.of(Instant.ofEpochMilli(number(stored)), zone));
      case Type.Span t -> Cell.of(Duration.ofMillis(number(stored)).toString());
      case Type.ListOf(var element) -> Cell.of(items(element, stored.toString(), zone));
      case Type.Location t -> Cell.of(stored.toString());
      case Type.Unknown t -> Cell.of(stored.toString());
    };
  }

  private static long number(Object stored) {
    return stored instanceof Number number ? number.longValue() : Long.parseLong(stored.toString());
  }

  private static Rational quotient(String stored) {
    int slash = stored.indexOf('/');
    return slash < 0
        ? new Rational(new BigInteger(stored), BigInteger.ONE)
        : new Rational(
            new BigInteger(stored.substring(0, slash)),
            new BigInteger(stored.substring(slash + 1)));
  }

  private static String items(Type element, String stored, ZoneId zone) {
    List<String> items = new ArrayList<>();
    try {
      for (JsonNode item : JsonMapper.shared().readTree(stored)) {
        Object value = item.isNumber() ? item.longValue() : item.asString();
        items.add(cell(element, value, zone).shown(Screen.PIPE));
      }
    } catch (JacksonException notAnArray) {
      return stored;
    }
    return String.join(", ", items);
  }
}
