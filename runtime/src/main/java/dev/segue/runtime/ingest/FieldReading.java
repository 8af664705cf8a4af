package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema.TimeEncoding;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.Encoding;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.type.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a value of a column as its type, without any SQL; what cannot be read is missing. */
public final class FieldReading {
  private final Readings readings;

  /**
   * @param zone of instants without an offset
   */
  public FieldReading(ZoneId zone) {
    this.readings = new Readings(zone, false);
  }

  /** A value that stands there in an encoding, under a path of keys where it is JSON. */
  public Optional<Value> value(Object stored, List<String> path, Encoding encoding, Type type) {
    return SampleText.of(stored, path)
        .flatMap(
            text ->
                encoding == Encoding.CANONICAL
                    ? canonical(stored, type)
                    : read(text, encoding, type));
  }

  private Optional<Value> read(String text, Encoding encoding, Type type) {
    return switch (encoding) {
      case CANONICAL -> canonical(text, type);
      case TEXT -> text(text, type);
      case NUMBER, BOOLEAN, ISO, INSTANT, LOCAL, DAY, TRUTH, WHOLE, DECIMAL, FIXED ->
          natural(text, type, TimeEncoding.NATURAL);
      case SECONDS -> natural(text, type, TimeEncoding.SECONDS);
      case MILLISECONDS -> natural(text, type, TimeEncoding.MILLISECONDS);
      case JSON_ARRAY, LIST -> items(text, ((Type.ListOf) type).element());
    };
  }

  /** Text stands as it stands, with the white space around it. */
  private Optional<Value> text(String text, Type type) {
    if (type instanceof Type.OneOf(var values)) {
      return values.contains(text) ? Optional.of(new Value.Text(text)) : Optional.empty();
    }
    return type.equals(Type.TEXT)
        ? Optional.of(new Value.Text(text))
        : natural(text, type, TimeEncoding.NATURAL);
  }

  private Optional<Value> natural(String text, Type type, TimeEncoding time) {
    return readings.of(type, time).read(text).map(stored -> Stored.read(stored, type));
  }

  private Optional<Value> items(String text, Type element) {
    return array(text)
        .map(
            array -> {
              List<Value> items = new ArrayList<>();
              for (JsonNode item : array) {
                Optional.ofNullable(Json.cell(item))
                    .flatMap(cell -> text(cell, element))
                    .ifPresent(items::add);
              }
              return new Value.Items(items);
            });
  }

  /** A value in canonical storage. */
  public static Optional<Value> canonical(Object stored, Type type) {
    if (!(type instanceof Type.ListOf(var element))) {
      return Optional.of(Stored.read(stored, type));
    }
    return array(stored.toString())
        .map(
            array -> {
              List<Value> items = new ArrayList<>();
              for (JsonNode item : array) {
                items.add(
                    Stored.read(
                        item.isNumber() ? (Object) item.asLong() : item.asString(), element));
              }
              return new Value.Items(items);
            });
  }

  /** A value in canonical storage again. */
  public static Object canonical(Value value, Type type) {
    return value instanceof Value.Items(var items) && type instanceof Type.ListOf(var element)
        ? Json.array(items.stream().map(i -> Stored.write(i, element)).toList())
        : Stored.write(value, type);
  }

  private static Optional<JsonNode> array(String text) {
    return Json.read(text).filter(JsonNode::isArray);
  }

  /** Degrees of a place. */
  Optional<Double> degrees(Object stored) {
    return stored instanceof Double number
        ? Optional.of(number)
        : readings.degrees(SampleText.of(stored), Double.MAX_VALUE).map(Double.class::cast);
  }
}
