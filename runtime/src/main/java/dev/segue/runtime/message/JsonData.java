package dev.segue.runtime.message;

import dev.segue.compiler.template.Datum;
import dev.segue.compiler.template.Scope;
import dev.segue.compiler.template.Term;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a template sees where somebody gives it as JSON: {@code {"contact": {"first_name": "Ana"},
 * "term": {"prospect": ["donor", "donors"], "buy": "give"}}}.
 */
public record JsonData(Map<String, Datum> values, Map<String, Term> terms, Instant now, ZoneId zone)
    implements Scope {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final String TERM = "term";

  public JsonData {
    values = Map.copyOf(values);
    terms = Map.copyOf(terms);
  }

  /** The data was given as something else than a JSON object: why. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String reason) {
      super(reason, null, false, false);
    }

    public String reason() {
      return String.valueOf(getMessage());
    }
  }

  public static JsonData of(String json, Instant now, ZoneId zone) throws Unreadable {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JacksonException e) {
      String place =
          Optional.ofNullable(e.getLocation())
              .map(l -> " (line " + l.getLineNr() + ", column " + l.getColumnNr() + ")")
              .orElse("");
      throw new Unreadable("this is no JSON: " + e.getOriginalMessage() + place);
    }
    if (!root.isObject()) {
      throw new Unreadable("the data of a template is a JSON object of named values");
    }
    Map<String, Datum> values = new LinkedHashMap<>(fields(root));
    Map<String, Term> terms = new LinkedHashMap<>();
    JsonNode words = root.path(TERM);
    if (words.isObject()) {
      values.remove(TERM);
      for (Map.Entry<String, JsonNode> word : words.properties()) {
        terms.put(word.getKey(), term(word.getValue()));
      }
    }
    return new JsonData(values, terms, now, zone);
  }

  @Override
  public Datum value(String name) {
    return values.getOrDefault(name, Datum.MISSING);
  }

  @Override
  public Optional<Term> term(String name) {
    return Optional.ofNullable(terms.get(name));
  }

  private static Term term(JsonNode node) throws Unreadable {
    if (node.isString()) {
      return new Term(node.stringValue(), node.stringValue());
    }
    if (node.isArray() && node.size() == 2 && node.path(0).isString() && node.path(1).isString()) {
      return new Term(node.path(0).stringValue(), node.path(1).stringValue());
    }
    throw new Unreadable("a term is a text, or a list of two: [\"donor\", \"donors\"]");
  }

  private static Datum datum(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> new Datum.Text(node.stringValue());
      case NUMBER -> new Datum.Number(node.decimalValue());
      case BOOLEAN -> new Datum.Truth(node.booleanValue());
      case ARRAY -> {
        List<Datum> items = new ArrayList<>();
        node.forEach(item -> items.add(datum(item)));
        yield new Datum.Items(items);
      }
      case OBJECT -> new Datum.Fields(fields(node));
      case NULL, MISSING -> Datum.MISSING;
      case BINARY, POJO -> throw new IllegalStateException("no JSON text holds " + node);
    };
  }

  private static Map<String, Datum> fields(JsonNode node) {
    Map<String, Datum> fields = new LinkedHashMap<>();
    node.properties().forEach(p -> fields.put(p.getKey(), datum(p.getValue())));
    return fields;
  }
}
