package dev.segue.compiler.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.source.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value becomes in HTML hangs on where it stands there. */
final class HtmlPlaceTest {
  private static Template template(String text) {
    var checked = TemplateParsing.parse(new Source("t.html", text));
    assertFalse(checked.hasErrors(), text);
    return checked.value();
  }

  private static String rendered(String text, String value) {
    return assertInstanceOf(
            Rendered.Done.class,
            Rendering.render(
                template(text), TableScope.of(Map.of("x", new Datum.Text(value))), Escape.HTML),
            text)
        .text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<p>{{ x }}</p> ~ a<b ~ <p>a&lt;b</p>",
        "<p title=\"{{ x }}\"> ~ a\"b ~ <p title=\"a&quot;b\">",
        "<a href=\"{{ x }}\"> ~ javascript:alert(1) ~ <a href=\"#\">",
        "<a href=\"{{ x }}\"> ~ JAVA\tscript:alert(1) ~ <a href=\"#\">",
        "<a href='{{ x }}'> ~ data:text/html,x ~ <a href='#'>",
        "<a href=\"{{ x }}\"> ~ https://x.example/?a=1&b ~ <a"
            + " href=\"https://x.example/?a=1&amp;b\">",
        "<a href=\"{{ x }}\"> ~ /a:b ~ <a href=\"/a:b\">",
        "<a href=\"https://y.example/{{ x }}\"> ~ a:b ~ <a href=\"https://y.example/a:b\">",
        "<a href=\"{{ x | escape }}\"> ~ javascript:x ~ <a href=\"#\">",
        "<b style=\"color: {{ x }}\"> ~ #ff0000 ~ <b style=\"color: #ff0000\">",
        "<b style=\"color: {{ x }}\"> ~ red;background:url(x) ~ <b style=\"color: \">",
        "<!-- {{ x }} --> ~ --> ~ <!-- --&gt; -->",
        "<!--[if mso]><a href=\"{{ x }}\">y</a><![endif]--> ~ javascript:x ~ <!--[if mso]><a"
            + " href=\"#\">y</a><![endif]-->",
        "<script>1</script>{{ x }} ~ <i> ~ <script>1</script>&lt;i&gt;",
        "{% capture u %}{{ x }}{% endcapture %}<a href=\"{{ u }}\"> ~ vbscript:x ~ <a href=\"#\">"
      })
  void aValueIsHarmlessWhereItStands(String template, String value, String expected) {
    assertEquals(expected, rendered(template, value.replace("\\t", "\t")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>{{ x }}</script>",
        "<SCRIPT>var a = \"{{ x }}\"</SCRIPT>",
        "<style>p { color: {{ x }} }</style>",
        "<a href={{ x }}>",
        "<a onclick=\"{{ x }}\">",
        "<a {{ x }}>",
        "<{{ x }}>",
        "<a {{ x }}=\"1\">",
        "<iframe srcdoc=\"{{ x }}\">",
        "<!DOCTYPE {{ x }}>"
      })
  void noValueStandsWhereItCouldRunOrBecomeMarkup(String text) {
    Template template = template(text);
    assertEquals(1, HtmlLooks.of(template).misplaced().size());
    assertInstanceOf(
        Rendered.Failed.class,
        Rendering.render(template, TableScope.of(Map.of("x", new Datum.Text("y"))), Escape.HTML));
    assertInstanceOf(
        Rendered.Done.class,
        Rendering.render(template, TableScope.of(Map.of("x", new Datum.Text("y"))), Escape.NONE));
  }

  @Test
  void branchesThatEndInDifferentPlacesAreTold() {
    assertEquals(
        1, HtmlLooks.of(template("<a {% if x %}href=\"{% endif %}y\">")).misplaced().size());
    assertEquals(
        0,
        HtmlLooks.of(
                template(
                    "<a class=\"{% if x %}a{% else %}b{% endif %}\"{% if x %} id=\"c\"{% endif %}>"
                        + "{% for y in x %}<td>{{ y }}</td>{% endfor %}"))
            .misplaced()
            .size());
  }

  /** No hostile value opens a tag, closes an attribute, or names a scheme that runs. */
  @Test
  void hostileValuesStayValues() {
    List<String> places =
        List.of(
            "<p>{{ x }}</p>",
            "<p title=\"{{ x }}\">",
            "<p title='{{ x }}'>",
            "<a href=\"{{ x }}\">",
            "<img src='{{ x }}'>",
            "<b style=\"color: {{ x }}\">",
            "<title>{{ x }}</title>",
            "<textarea>{{ x }}</textarea>",
            "<!-- {{ x }} -->");
    for (String place : places) {
      for (String value : HostileMarkup.ALL) {
        String html = rendered(place, value);
        String inside =
            html.substring(
                place.indexOf("{{"), html.length() - (place.length() - place.indexOf("}}") - 2));
        for (String sign : List.of("<", ">", "\"", "'")) {
          assertFalse(inside.contains(sign), html);
        }
        if (place.contains("href") || place.contains("src")) {
          String scheme = inside.replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT);
          assertFalse(scheme.matches("(javascript|data|vbscript):.*"), html);
        }
      }
    }
  }

  @Test
  void htmlAsText() {
    assertEquals(
        "Rates\n\nSee today's (https://x.example/r) & more\n\n- one\n- two",
        HtmlText.of(
            "<style>p {}</style><h1>Rates</h1>\n<p>See <a href='https://x.example/r'>today's</a>"
                + " &amp; more</p><ul><li>one</li>\n<li>two</li></ul><!-- <p>not</p> -->"));
    assertEquals("A car\nx&y 😀", HtmlText.of("<img src=a alt='A car'><br>x&amp;y &#128512;"));
    assertTrue(HtmlText.of("<".repeat(20_000)).length() <= 20_000);
  }
}
