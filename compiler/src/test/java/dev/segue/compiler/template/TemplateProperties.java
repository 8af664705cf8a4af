package dev.segue.compiler.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.source.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of templates: nothing throws, text stays text, and what is escaped stays harmless. */
final class TemplateProperties {
  private static final List<String> NAMES = List.of("a", "b", "c", "items", "contact");

  private static Checked<Template> parse(String text) {
    return TemplateParsing.parse(new Source("t.liquid", text));
  }

  @Property(tries = 300)
  void plainTextIsReproduced(@ForAll String text) {
    String plain = text.replace("{", "(");
    Checked<Template> checked = parse(plain);
    assertEquals(List.of(), checked.diagnostics());
    assertEquals(
        new Rendered.Done(plain),
        Rendering.render(checked.value(), TableScope.of(Map.of()), Escape.HTML));
  }

  @Property(tries = 1000)
  void nothingThrows(@ForAll("templates") String text, @ForAll("data") Map<String, Datum> data) {
    Checked<Template> checked = parse(text);
    TemplateUses.of(checked.value());
    for (Escape escape : Escape.values()) {
      switch (Rendering.render(checked.value(), TableScope.of(data), escape)) {
        case Rendered.Done(var done) -> assertTrue(done.length() <= Conversion.MOST_TEXT);
        case Rendered.Failed(var why) -> assertFalse(why.isEmpty());
      }
    }
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefused(@ForAll("noise") String text) {
    for (var diagnostic : parse(text).diagnostics()) {
      assertTrue(diagnostic.span().end() <= text.length());
    }
  }

  @Property(tries = 500)
  void noDataBecomesMarkup(
      @ForAll("harmless") String filters, @ForAll String text, @ForAll String argument) {
    Map<String, Datum> data =
        Map.of("a", new Datum.Text("<b>" + text), "b", new Datum.Text("<i>" + argument));
    String template =
        "{{ a" + filters + " }}{% capture c %}{{ a" + filters + " }}{% endcapture %}{{ c }}";
    Checked<Template> checked = parse(template);
    assertFalse(checked.hasErrors(), template);
    if (Rendering.render(checked.value(), TableScope.of(data), Escape.HTML)
        instanceof Rendered.Done(var done)) {
      assertFalse(done.replace("<br />", "").contains("<"), done);
    }
  }

  @Property(tries = 300)
  void aBranchThatGuardsAValueIsNotTakenWithoutIt(@ForAll("conditions") String condition) {
    String inside = "{% if " + condition + " %}";
    String text = inside + "{{ a }}{{ b }}{% else %}{{ a }}{{ b }}{% endif %}";
    Template asking = parse(inside + "then{% else %}otherwise{% endif %}").value();
    for (Use use : TemplateUses.uses(parse(text).value())) {
      int start = use.span().start();
      if (use.guarded() && start > inside.length()) {
        String branch = start < text.indexOf("{% else") ? "then" : "otherwise";
        for (Map<String, Datum> data : everyPresence(use.root())) {
          Rendered taken = Rendering.render(asking, TableScope.of(data), Escape.NONE);
          assertNotEquals(new Rendered.Done(branch), taken, text + " with " + data);
        }
      }
    }
  }

  /** Everything that the others may be, where one is missing. */
  private static List<Map<String, Datum>> everyPresence(String missing) {
    List<Map<String, Datum>> all = new ArrayList<>();
    String other = missing.equals("a") ? "b" : "a";
    for (String value : List.of("", " ", "x", "pro")) {
      all.add(Map.of(other, new Datum.Text(value)));
    }
    all.add(Map.of(other, new Datum.Truth(false)));
    all.add(Map.of());
    return all;
  }

  @Provide
  Arbitrary<String> conditions() {
    Arbitrary<String> one =
        Arbitraries.of(
            "a",
            "b",
            "a == nil",
            "a != nil",
            "b == blank",
            "b != blank",
            "a == 'pro'",
            "a != 'pro'",
            "b == false",
            "a != ''",
            "a contains 'p'",
            "b == empty");
    return one.list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .flatMap(parts -> Arbitraries.of(" and ", " or ").map(glue -> String.join(glue, parts)));
  }

  @Provide
  Arbitrary<String> harmless() {
    return Arbitraries.of(Filter.values())
        .filter(f -> f != Filter.RAW)
        .list()
        .ofMaxSize(4)
        .map(
            filters -> {
              StringBuilder text = new StringBuilder();
              for (Filter filter : filters) {
                text.append(" | ").append(filter.word());
                text.append(filter.least() > 0 ? ": b" : "");
                text.append(filter.least() > 1 ? ", b" : "");
              }
              return text.toString();
            });
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.of(
            "{{",
            "}}",
            "{%",
            "%}",
            "-",
            " if ",
            " endif ",
            "for",
            " x ",
            "in",
            "'",
            "\"",
            "|",
            ":",
            "raw",
            "endraw",
            "comment",
            "endcomment",
            "liquid",
            "\n",
            "#",
            "(",
            "1..3",
            ")",
            "[",
            "]",
            "😀",
            "a.b",
            "{",
            "%",
            " case ",
            "when",
            "else",
            "1",
            "== ",
            "doc")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> templates() {
    Arbitrary<String> value =
        Arbitraries.of(
            "a",
            "b",
            "c",
            "items",
            "contact.x",
            "items[0]",
            "items.first",
            "(1..3)",
            "'x'",
            "-2",
            "3.50",
            "nil",
            "blank",
            "forloop.index",
            "term.a",
            "contact['x']",
            "items[a]",
            "true");
    Arbitrary<String> filter =
        Arbitraries.of(Filter.values())
            .flatMap(
                f ->
                    value
                        .list()
                        .ofSize(f.least())
                        .map(
                            given ->
                                " | "
                                    + f.word()
                                    + (given.isEmpty() ? "" : ": " + String.join(", ", given))));
    Arbitrary<String> filtered =
        value.flatMap(v -> filter.list().ofMaxSize(3).map(fs -> v + String.join("", fs)));
    Arbitrary<String> piece =
        filtered.flatMap(
            f ->
                value.flatMap(
                    v ->
                        Arbitraries.of(
                            "{{ " + f + " }}",
                            "{% assign a = " + f + " %}",
                            "{% if " + v + " < 3 %}",
                            "{% if " + v + " contains 'x' %}",
                            "{% endif %}",
                            "{% for b in " + v + " %}",
                            "{% tablerow b in " + v + " cols: 2 %}{{ b }}{% endtablerow %}",
                            "{% endfor %}",
                            "{% else %}",
                            "{% case " + v + " %}{% when 'x', 3.5 %}y{% endcase %}",
                            "{% cycle " + v + ", 'b' %}",
                            "{% increment a %}",
                            "{%- break -%}",
                            "text ")));
    return piece.list().ofMaxSize(12).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<Map<String, Datum>> data() {
    Arbitrary<Datum> simple =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(8).map(Datum.Text::new),
            Arbitraries.of("x", "2026-03-02", "now", "12", "-3.5", "<b>").map(Datum.Text::new),
            Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-1000), BigDecimal.valueOf(1000))
                .ofScale(2)
                .map(Datum.Number::new),
            Arbitraries.integers().map(Datum.Number::of),
            Arbitraries.of(true, false).map(Datum.Truth::new),
            Arbitraries.of(LocalDate.of(2026, 3, 2), LocalDate.MIN, LocalDate.MAX)
                .map(Datum.Day::new),
            Arbitraries.of(Datum.MISSING, Datum.Emptiness.EMPTY, Datum.Emptiness.BLANK));
    Arbitrary<Datum> any =
        Arbitraries.lazyOf(
            () -> simple,
            () -> simple.list().ofMaxSize(3).map(Datum.Items::new),
            () ->
                Arbitraries.maps(Arbitraries.of("x", "y", "size"), simple)
                    .ofMaxSize(3)
                    .map(Datum.Fields::new));
    Arbitrary<Datum> nested =
        Arbitraries.oneOf(
            any,
            any.list().ofMaxSize(3).map(Datum.Items::new),
            any.map(x -> new Datum.Fields(Map.of("x", x))));
    return Arbitraries.maps(Arbitraries.of(NAMES), nested).ofMaxSize(5);
  }
}
