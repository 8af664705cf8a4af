package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema.TimeEncoding;
import dev.segue.compiler.sql.SqlFunction;
import dev.segue.compiler.sql.SqlFunctions;
import dev.segue.compiler.type.Type;
import dev.segue.compiler.type.WhiteSpace;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * How each type is read. What a text means is settled by the functions that emitted SQL calls for a
 * database of somebody else's, so that the same data means the same in both; the forms that nearly
 * all values have are read without them.
 */
final class Readings {
  private static final long DAY_MILLISECONDS = 86_400_000;

  private final ZoneId zone;
  private final boolean decimalComma;
  private final Map<String, SqlFunction> functions =
      SqlFunctions.all().stream().collect(Collectors.toMap(SqlFunction::name, Function.identity()));

  /**
   * @param zone of instants without an offset
   * @param decimalComma whether {@code 12,50} is a number
   */
  Readings(ZoneId zone, boolean decimalComma) {
    this.zone = zone;
    this.decimalComma = decimalComma;
  }

  Reading of(TablePlan.Shape shape) {
    return switch (shape) {
      case TablePlan.Shape.Key(var integer) -> text -> key(text, integer);
      case TablePlan.Shape.Value(var type, var time) -> of(type, time);
      case TablePlan.Shape.Degrees(var limit) -> text -> degrees(text, limit);
      case TablePlan.Shape.JsonObject() -> Readings::object;
    };
  }

  Reading of(Type type, TimeEncoding time) {
    return switch (type) {
      case Type.Text t -> Readings::text;
      case Type.OneOf(var values) -> oneOf(values);
      case Type.Zone t -> text -> text(text).flatMap(z -> call("segue_zone", z));
      case Type.Numeric(var precision, var scale) -> text -> number(text, precision, scale);
      case Type.Truth t -> text -> call("segue_boolean", WhiteSpace.trim(text));
      case Type.Day t -> day(time);
      case Type.Instant t -> instant(time);
      case Type.ListOf(var element) -> list(of(element, time));
      case Type.Quotient t -> throw notStored(type);
      case Type.Span t -> throw notStored(type);
      case Type.Location t -> throw notStored(type);
      case Type.Unknown t -> throw notStored(type);
    };
  }

  private static IllegalStateException notStored(Type type) {
    return new IllegalStateException("no column holds a " + type.words());
  }

  /**
   * Text without the white space around it, composed as Unicode composes; nothing where it holds
   * what is no character.
   */
  static Optional<Object> text(String text) {
    String trimmed = WhiteSpace.trim(text);
    boolean plain = true;
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (c == 0) {
        return Optional.empty();
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == trimmed.length()
            || !Character.isLowSurrogate(trimmed.charAt(i + 1))) {
          return Optional.empty();
        }
        i++;
      }
      plain = plain && c < 0x300;
    }
    return Optional.of(plain ? trimmed : Normalizer.normalize(trimmed, Normalizer.Form.NFC));
  }

  /** The key of a row, which is never empty. */
  static Optional<Object> key(String text, boolean integer) {
    if (!integer) {
      return text(text).filter(t -> !t.equals(""));
    }
    try {
      return Optional.of(Long.parseLong(WhiteSpace.trim(text)));
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  /** JSON that is an object, as it stands. */
  static Optional<Object> object(String text) {
    return Json.read(text).filter(JsonNode::isObject).<Object>map(n -> WhiteSpace.trim(text));
  }

  /** Degrees within {@code limit}. */
  Optional<Object> degrees(String text, double limit) {
    try {
      double value = Double.parseDouble(pointed(WhiteSpace.trim(text)));
      return Math.abs(value) <= limit ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  private static Reading oneOf(List<String> values) {
    Set<String> known = new HashSet<>(values);
    return text -> text(text).filter(known::contains);
  }

  private Optional<Object> number(String written, int precision, int scale) {
    String text = pointed(WhiteSpace.trim(written));
    Optional<Object> plain = Plain.number(text, precision, scale);
    return plain.isPresent() ? plain : call("segue_number", text, (long) precision, (long) scale);
  }

  /** {@code 1.234,50} as {@code 1234.50}, where the file writes so. */
  private String pointed(String text) {
    return decimalComma && text.indexOf(',') >= 0 && text.indexOf(',') == text.lastIndexOf(',')
        ? text.replace(".", "").replace(',', '.')
        : text;
  }

  private Reading day(TimeEncoding time) {
    return switch (time) {
      case NATURAL -> this::naturalDay;
      case SECONDS, MILLISECONDS -> {
        Reading instant = instant(time);
        yield text ->
            instant.read(text).map(ms -> Math.floorDiv(((Long) ms).longValue(), DAY_MILLISECONDS));
      }
    };
  }

  private Optional<Object> naturalDay(String written) {
    String text = WhiteSpace.trim(written);
    Optional<Object> plain = text.length() == 10 ? Plain.day(text) : Optional.empty();
    return plain.isPresent() ? plain : call("segue_date", text);
  }

  Reading instant(TimeEncoding time) {
    return switch (time) {
      case NATURAL -> this::naturalInstant;
      case SECONDS -> text -> call("segue_epoch", pointed(WhiteSpace.trim(text)), 1L);
      case MILLISECONDS -> text -> call("segue_epoch", pointed(WhiteSpace.trim(text)), 1_000L);
    };
  }

  private Optional<Object> naturalInstant(String written) {
    String text = WhiteSpace.trim(written);
    Optional<Object> plain = Plain.instant(text, zone);
    return plain.isPresent() ? plain : call("segue_instant", text, zone.getId());
  }

  /** A JSON array, or elements with bars, semicolons or commas between them. */
  private static Reading list(Reading element) {
    return written -> {
      List<Object> values = new ArrayList<>();
      for (String part : parts(WhiteSpace.trim(written))) {
        Optional<Object> value = element.read(part);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values.add(value.get());
      }
      return Optional.of(Json.array(values));
    };
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    Optional<JsonNode> json =
        text.startsWith("[") ? Json.read(text).filter(JsonNode::isArray) : Optional.empty();
    if (json.isPresent()) {
      for (JsonNode item : json.get()) {
        String cell = Json.cell(item);
        if (cell != null) {
          parts.add(cell);
        }
      }
      return parts;
    }
    String separator = text.contains("|") ? "\\|" : text.contains(";") ? ";" : ",";
    for (String part : text.split(separator, -1)) {
      if (!WhiteSpace.isBlank(part)) {
        parts.add(part);
      }
    }
    return parts;
  }

  private Optional<Object> call(String function, Object... arguments) {
    SqlFunction found = functions.get(function);
    if (found == null) {
      throw new IllegalStateException("no function " + function);
    }
    return found.body().call(List.of(arguments));
  }
}
