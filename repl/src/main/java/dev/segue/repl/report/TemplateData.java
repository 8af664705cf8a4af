package dev.segue.repl.report;

import dev.segue.compiler.template.Datum;
import dev.segue.compiler.template.Scope;
import dev.segue.compiler.template.Term;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a template sees, out of a JSON object: its fields by name. Under "term" stand words, each a
 * text or a pair of one and many.
 */
public record TemplateData(
    Map<String, Datum> values, Map<String, Term> terms, Instant now, ZoneId zone) implements Scope {
  private static final String TERMS = "term";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** The text is no JSON object. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
      super(reason, null, false, false);
    }
  }

  public static TemplateData read(String json, Instant now, ZoneId zone) throws Unreadable {
    JsonNode object;
    try {
      object = MAPPER.readTree(json);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String place =
          at == null || at.getLineNr() < 1
              ? ""
              : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
      String reason = String.valueOf(e.getOriginalMessage()).split("[(\n]", 2)[0].strip();
      throw new Unreadable("is no JSON" + place + ": " + reason);
    }
    if (!object.isObject()) {
      throw new Unreadable(
          "holds no JSON object, such as {\"contact\": {\"first_name\": \"Ana\"}}");
    }
    Map<String, Term> terms = new HashMap<>();
    object
        .path(TERMS)
        .properties()
        .forEach(t -> terms.put(t.getKey(), term(t.getKey(), t.getValue())));
    return new TemplateData(fields(object), terms, now, zone);
  }

  @Override
  public Datum value(String name) {
    return values.getOrDefault(name, Datum.MISSING);
  }

  @Override
  public Optional<Term> term(String name) {
    return Optional.ofNullable(terms.get(name));
  }

  private static Term term(String name, JsonNode words) {
    if (!words.isArray()) {
      String one = words.asString(name);
      return new Term(one, one);
    }
    String one = words.path(0).asString(name);
    return new Term(one, words.path(1).asString(one));
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
      case BINARY, POJO -> throw new IllegalStateException("not JSON: " + node);
    };
  }

  private static Map<String, Datum> fields(JsonNode node) {
    Map<String, Datum> fields = new LinkedHashMap<>();
    node.properties().forEach(p -> fields.put(p.getKey(), datum(p.getValue())));
    return fields;
  }
}
