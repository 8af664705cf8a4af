package dev.segue.runtime.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.template.Escape;
import dev.segue.compiler.template.Rendered;
import dev.segue.compiler.template.Rendering;
import dev.segue.compiler.template.TemplateParsing;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class JsonDataTest {
  private static JsonData data(String json) throws JsonData.Unreadable {
    return JsonData.of(json, Instant.parse("2026-03-02T12:00:00Z"), ZoneId.of("UTC"));
  }

  private static String unreadable(String json) {
    return assertThrows(JsonData.Unreadable.class, () -> data(json)).reason();
  }

  @Test
  void anyTemplateIsRenderedWithAnyData() throws JsonData.Unreadable {
    JsonData data =
        data(
            """
            {"contact": {"name": "Ana", "spent": 12.50, "tags": ["a", "b"], "none": null},
             "term": {"prospect": ["donor", "donors"], "buy": "give"}}
            """);
    Source template =
        new Source(
            "t.liquid",
            "{{ contact.name }} {{ contact.spent }} {{ contact.tags | join: '+' }}"
                + "{{ contact.none | default: '-' }}"
                + " {{ term.prospect }} {{ 'prospect' | term: 'many' }} {{ term.buy }}");
    assertEquals(
        new Rendered.Done("Ana 12.50 a+b- donor donors give"),
        Rendering.render(TemplateParsing.parse(template).value(), data, Escape.NONE));
  }

  @Test
  void whatIsNoObjectOfJsonIsRefusedInWords() {
    assertEquals("the data of a template is a JSON object of named values", unreadable("[1]"));
    assertEquals(
        "a term is a text, or a list of two: [\"donor\", \"donors\"]",
        unreadable("{\"term\": {\"prospect\": 3}}"));
    assertEquals(
        "this is no JSON", unreadable("{\"a\": }").substring(0, "this is no JSON".length()));
    unreadable("{} {}");
    unreadable("");
  }
}
