package dev.segue.runtime.ingest;

import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A value of somebody's database as the text that the functions of emitted SQL make of it. */
final class SampleText {
  /** What is no text, number or anything else that a column may be declared as. */
  private static final String BYTES = "\0";

  private SampleText() {}

  /** Whole numbers have no point. */
  static String of(Object stored) {
    return switch (stored) {
      case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> Long.toString(d.longValue());
      case byte[] bytes -> BYTES;
      case Object other -> other.toString();
    };
  }

  /** What stands under a path of keys; nothing where there is none. */
  static Optional<String> of(Object stored, List<String> path) {
    String text = of(stored);
    return path.isEmpty()
        ? Optional.of(text)
        : Json.read(text)
            .filter(JsonNode::isObject)
            .flatMap(object -> Optional.ofNullable(Json.at(object, path)));
  }

  /** For people to read. */
  static String shown(String text) {
    return text.equals(BYTES) ? "bytes" : text;
  }

  /** A list in a database is a JSON array, and nothing else. */
  static Reading reading(Readings readings, TablePlan.Shape shape) {
    Reading reading = readings.of(shape);
    return shape instanceof TablePlan.Shape.Value(var type, var time) && type instanceof Type.ListOf
        ? text -> Json.read(text).filter(JsonNode::isArray).flatMap(j -> reading.read(text))
        : reading;
  }
}
