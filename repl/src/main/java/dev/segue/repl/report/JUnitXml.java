package dev.segue.repl.report;

import dev.segue.compiler.source.Source;
import dev.segue.runtime.scenario.ScenarioResult;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How tests went, as CI servers read it: one case for each test, its file as the class. */
public final class JUnitXml {
  private static final int UNHOLDABLE = 0xFFFD;

  private JUnitXml() {}

  public static String of(String suite, List<ScenarioResult> results, Collection<Source> sources) {
    long failed = results.stream().filter(r -> !r.passed()).count();
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">%n",
            escaped(suite),
            results.size(),
            failed));
    for (ScenarioResult result : results) {
      String file = result.scenario().span().file();
      int line = ScenarioJson.line(result.scenario().span(), sources);
      xml.append(
          String.format(
              Locale.ROOT,
              "  <testcase classname=\"%s\" name=\"%s\" file=\"%s\" line=\"%d\"",
              escaped(file),
              escaped(result.scenario().title()),
              escaped(file),
              line));
      if (result.passed()) {
        xml.append("/>\n");
      } else {
        xml.append(">\n");
        result.unmet().forEach(u -> xml.append(failure(u, sources)));
        xml.append("  </testcase>\n");
      }
    }
    return xml.append("</testsuite>\n").toString();
  }

  private static String failure(ScenarioResult.Unmet unmet, Collection<Source> sources) {
    String place = unmet.span().file() + ":" + ScenarioJson.line(unmet.span(), sources);
    String text = place + "\n" + String.join("\n", unmet.found());
    return String.format(
        Locale.ROOT,
        "    <failure message=\"expected %s\">%s</failure>%n",
        escaped(unmet.expected()),
        escaped(text));
  }

  /** Without the characters that XML cannot hold. */
  static String escaped(String text) {
    StringBuilder held = new StringBuilder();
    text.codePoints().forEach(p -> held.appendCodePoint(allowed(p) ? p : UNHOLDABLE));
    return held.toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;");
  }

  private static boolean allowed(int point) {
    return point == '\n'
        || point == '\t'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
