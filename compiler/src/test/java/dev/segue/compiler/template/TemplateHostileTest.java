package dev.segue.compiler.template;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.source.Source;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that want to hang or topple the compiler: they are read, or refused, in good time. */
final class TemplateHostileTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{%",
        "{{",
        "{% # ",
        "{% comment %}",
        "{% comment ",
        "{% raw %}",
        "{% raw ",
        "{% doc %}{%",
        "{% comment %}{%",
        "{% if a %}",
        "{% for a in a %}",
        "{% endif %}",
        "{% else %}",
        "{% liquid if a\n endif\n %}",
        "{% capture a %}",
        "{{ a }}",
        "{% assign a = b %}",
        "{% if a %}{% assign b = c %}{% endif %}",
        "{% increment a %}",
        "}",
        "{",
        "%}",
        "'",
        "-"
      })
  void manyTimesOver(String part) {
    String text = part.repeat(TemplateParsing.MOST_CHARACTERS / part.length());
    assertTimeoutPreemptively(SOON, () -> read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[", "a[", "(", "(1..", "a.", "'", "a ", "a and ", "a | x ", "| ", "1", "-", "a, "
      })
  void longMarkup(String part) {
    String inside = part.repeat(TemplateParsing.MOST_CHARACTERS / part.length() / 2);
    assertTimeoutPreemptively(SOON, () -> read("{{ " + inside + " }}"));
    assertTimeoutPreemptively(SOON, () -> read("{% if " + inside + " %}{% endif %}"));
    assertTimeoutPreemptively(SOON, () -> read("{% for x in " + inside + " %}{% endfor %}"));
    assertTimeoutPreemptively(SOON, () -> read("{% cycle " + inside + " %}"));
    assertTimeoutPreemptively(SOON, () -> read("{% liquid " + inside + "\n" + inside + " %}"));
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    Checked<Template> checked = read("x".repeat(TemplateParsing.MOST_CHARACTERS + 1));
    assertTrue(checked.diagnostics().stream().allMatch(d -> d.code() == Code.TEMPLATE_LIMIT));
    assertTrue(checked.hasErrors());
  }

  private static Checked<Template> read(String text) {
    Checked<Template> checked = TemplateParsing.parse(new Source("t.liquid", text));
    TemplateUses.of(checked.value());
    Rendering.render(checked.value(), TableScope.of(Map.of()), Escape.HTML);
    return checked;
  }
}
