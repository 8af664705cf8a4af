package dev.segue.runtime.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A plain value in a JSON object and the path of keys that leads to it: {@code utm.source}.
 *
 * @param value text, a number, or {@code true} and {@code false} as text; an array stays JSON
 */
public record JsonLeaf(String path, Object value) {
  private static final String KEY = "[A-Za-z0-9_ -]+";

  /** Those of an object, but for keys that a path cannot name; none of what is no object. */
  public static List<JsonLeaf> of(String text) {
    List<JsonLeaf> leaves = new ArrayList<>();
    Json.read(text).filter(JsonNode::isObject).ifPresent(o -> collect("", o, leaves));
    return leaves;
  }

  private static void collect(String path, JsonNode object, List<JsonLeaf> leaves) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode value = entry.getValue();
      if (!entry.getKey().matches(KEY) || value.isNull()) {
        continue;
      }
      String inner = path + entry.getKey();
      if (value.isObject()) {
        collect(inner + ".", value, leaves);
      } else {
        leaves.add(new JsonLeaf(inner, plain(value)));
      }
    }
  }

  private static Object plain(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    return value.isNumber()
        ? value.decimalValue()
        : value.isArray() ? value.toString() : value.asString();
  }
}
