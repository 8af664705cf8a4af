package dev.segue.runtime.ingest;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it comes in and as lists are stored. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** The tree of a text, if it is JSON. */
  static Optional<JsonNode> read(String text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(n -> !n.isMissingNode());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** A value as the text of a cell: null is none, an object or array stays JSON. */
  static @Nullable String cell(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    return value.isContainer() ? value.toString() : value.asString();
  }

  /** What stands under a path of keys, as the text of a cell. */
  static @Nullable String at(JsonNode object, List<String> path) {
    JsonNode value = object;
    for (String key : path) {
      JsonNode inner = value.get(key);
      if (inner == null) {
        return null;
      }
      value = inner;
    }
    return cell(value);
  }

  /** Values in canonical storage as a JSON array. */
  static String array(List<Object> values) {
    return MAPPER.writeValueAsString(values);
  }
}
