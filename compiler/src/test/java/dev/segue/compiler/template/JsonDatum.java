package dev.segue.compiler.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as values of a template. */
final class JsonDatum {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonDatum() {}

  static Datum of(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> new Datum.Text(node.stringValue());
      case NUMBER -> new Datum.Number(node.decimalValue());
      case BOOLEAN -> new Datum.Truth(node.booleanValue());
      case ARRAY -> {
        List<Datum> items = new ArrayList<>();
        node.forEach(item -> items.add(of(item)));
        yield new Datum.Items(items);
      }
      case OBJECT -> new Datum.Fields(fields(node));
      case NULL, MISSING -> Datum.MISSING;
      case BINARY, POJO -> throw new IllegalStateException("not JSON: " + node);
    };
  }

  static Map<String, Datum> fields(JsonNode node) {
    Map<String, Datum> fields = new LinkedHashMap<>();
    node.properties().forEach(p -> fields.put(p.getKey(), of(p.getValue())));
    return fields;
  }
}
