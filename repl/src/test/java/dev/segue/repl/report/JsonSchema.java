package dev.segue.repl.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether JSON is as a schema has it: the words of drafts 4 to 7 that our schemas and SARIF's use.
 * A word that it does not know is an error of the test, not passed over.
 */
final class JsonSchema {
  private static final Set<String> SILENT =
      Set.of("$schema", "$id", "id", "title", "description", "default", "definitions", "format");

  private final JsonNode schema;
  private final List<String> mistakes = new ArrayList<>();

  private JsonSchema(JsonNode schema) {
    this.schema = schema;
  }

  static List<String> mistakes(String schema, String json) {
    JsonMapper mapper = JsonMapper.builder().build();
    JsonSchema against = new JsonSchema(mapper.readTree(schema));
    against.check(mapper.readTree(json), against.schema, "");
    return against.mistakes;
  }

  private void check(JsonNode value, JsonNode of, String at) {
    for (Map.Entry<String, JsonNode> word : of.properties()) {
      JsonNode wanted = word.getValue();
      switch (word.getKey()) {
        case "$ref" -> check(value, schema.at(wanted.asString().substring(1)), at);
        case "type" -> hold(types(wanted).stream().anyMatch(t -> isA(value, t)), at, word);
        case "enum" -> hold(wanted.valueStream().anyMatch(value::equals), at, word);
        case "const" -> hold(value.equals(wanted), at, word);
        case "properties" -> properties(value, wanted, at);
        case "additionalProperties" -> additional(value, of, wanted, at);
        case "required" ->
            wanted.forEach(name -> hold(!value.isObject() || value.has(name.asString()), at, word));
        case "items" -> {
          for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(value.get(i), wanted, at + "/" + i);
          }
        }
        case "minItems" -> hold(!value.isArray() || value.size() >= wanted.asInt(), at, word);
        case "uniqueItems" -> hold(!value.isArray() || isUnique(value), at, word);
        case "minimum" ->
            hold(!value.isNumber() || value.asDouble() >= wanted.asDouble(), at, word);
        case "maximum" ->
            hold(!value.isNumber() || value.asDouble() <= wanted.asDouble(), at, word);
        case "pattern" ->
            hold(
                !value.isString()
                    || Pattern.compile(wanted.asString()).matcher(value.asString()).find(),
                at,
                word);
        case "anyOf" -> hold(wanted.valueStream().anyMatch(s -> fits(value, s)), at, word);
        case "oneOf" ->
            hold(wanted.valueStream().filter(s -> fits(value, s)).count() == 1, at, word);
        default -> {
          if (!SILENT.contains(word.getKey())) {
            throw new IllegalStateException("the schema says '" + word.getKey() + "'");
          }
        }
      }
    }
  }

  private boolean fits(JsonNode value, JsonNode of) {
    JsonSchema part = new JsonSchema(schema);
    part.check(value, of, "");
    return part.mistakes.isEmpty();
  }

  private void hold(boolean holds, String at, Map.Entry<String, JsonNode> word) {
    if (!holds) {
      mistakes.add((at.isEmpty() ? "/" : at) + ": " + word.getKey() + " " + word.getValue());
    }
  }

  private void properties(JsonNode value, JsonNode wanted, String at) {
    for (Map.Entry<String, JsonNode> property : wanted.properties()) {
      if (value.has(property.getKey())) {
        check(value.get(property.getKey()), property.getValue(), at + "/" + property.getKey());
      }
    }
  }

  private void additional(JsonNode value, JsonNode of, JsonNode wanted, String at) {
    JsonNode named = of.path("properties");
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      if (!named.has(property.getKey())) {
        if (wanted.isBoolean() && !wanted.asBoolean()) {
          mistakes.add(at + "/" + property.getKey() + ": is not known");
        } else if (wanted.isObject()) {
          check(property.getValue(), wanted, at + "/" + property.getKey());
        }
      }
    }
  }

  private static List<String> types(JsonNode type) {
    return type.isArray()
        ? type.valueStream().map(JsonNode::asString).toList()
        : List.of(type.asString());
  }

  private static boolean isA(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "null" -> value.isNull();
      default -> throw new IllegalStateException("the schema has the type '" + type + "'");
    };
  }

  private static boolean isUnique(JsonNode array) {
    return new HashSet<>(array.valueStream().toList()).size() == array.size();
  }
}
