package dev.segue.repl.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.repl.Repository;
import dev.segue.repl.command.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code segue check} writes for machines. */
final class CheckReportsTest {
  private static final String SCRIPT =
      """
      schema {
        contact from contacts key id {
          country text
          visits  integer
        }
      }

      segment wrong_name { contry = "US" }
      segment sign { visits == 3 }
      segment mixed { visits > 3 and country = "US" or visits < 2 }
      """;
  private static final String WARNINGS =
      """
      schema {
        contact from contacts key id {
          country text
          visits  integer
        }
      }

      -- allow SG0309: nobody's country is missing
      segment abroad { country != "US" }
      segment elsewhere { country != "CH" }
      segment nobody { country = "US" and country = "CH" }
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("my shop"));
    script(SCRIPT);
  }

  private void script(String text) throws IOException {
    Files.writeString(folder.resolve("my shop/a.segue"), text);
  }

  private Called check(String... more) {
    return Called.segue(
        folder,
        Stream.concat(Stream.of("check", "my shop"), Stream.of(more)).toArray(String[]::new));
  }

  private String report(String form) throws IOException {
    check("--report", form + "=out/report");
    return Files.readString(folder.resolve("out/report"));
  }

  private static JsonNode first(String sarif) {
    return results(sarif).get(0);
  }

  private static JsonNode results(String sarif) {
    return JsonMapper.builder().build().readTree(sarif).at("/runs/0/results");
  }

  @Test
  void sarifIsAsItsSchemaHasIt() throws IOException {
    String schema =
        Repository.text(
            Repository.ROOT.resolve("repl/src/test/resources/sarif/sarif-schema-2.1.0.json"));
    for (String text : List.of(SCRIPT, WARNINGS, "schema {")) {
      script(text);
      assertEquals(List.of(), JsonSchema.mistakes(schema, report("sarif")));
    }
    assertFalse(JsonSchema.mistakes(schema, "{\"version\": \"2.0.0\", \"runs\": []}").isEmpty());
  }

  @Test
  void jsonIsAsItsSchemaHasIt() throws IOException {
    String schema = Repository.text(Repository.ROOT.resolve("docs/reference/check.schema.json"));
    assertEquals(List.of(), JsonSchema.mistakes(schema, report("json")));
    assertEquals(List.of(), JsonSchema.mistakes(schema, check("--json").out()));
    assertEquals(
        List.of(), JsonSchema.mistakes(schema, check("--json", "--fix", "--dry-run").out()));
    assertFalse(JsonSchema.mistakes(schema, "{\"diagnostics\": [{}]}").isEmpty());
  }

  @Test
  void sarifHasFixesAndPlacesBesides() throws IOException {
    JsonNode results = results(report("sarif"));
    assertEquals(
        "my%20shop/a.segue",
        results.at("/0/locations/0/physicalLocation/artifactLocation/uri").asString());
    assertEquals(
        "=",
        results.at("/1/fixes/0/artifactChanges/0/replacements/0/insertedContent/text").asString());
    assertEquals(9, results.at("/1/locations/0/physicalLocation/region/startLine").asInt());
    assertEquals(1, results.at("/2/relatedLocations/0/id").asInt());
  }

  @Test
  void fingerprintsSurviveMovedLines() throws IOException {
    String before = report("sarif");
    script("-- a line\n-- and another\n" + SCRIPT.replace("{ contry", "{   contry"));
    String after = report("sarif");
    assertNotEquals(before, after);
    assertEquals(first(before).at("/partialFingerprints"), first(after).at("/partialFingerprints"));
    assertNotEquals(
        results(before).at("/0/partialFingerprints"), results(before).at("/1/partialFingerprints"));
  }

  @Test
  void whatIsAllowedIsToldWithItsReasonAndFailsNothing() throws IOException {
    script(WARNINGS);
    JsonNode results = results(report("sarif"));
    assertEquals("inSource", results.at("/0/suppressions/0/kind").asString());
    assertEquals(
        "nobody's country is missing", results.at("/0/suppressions/0/justification").asString());
    assertTrue(results.at("/1/suppressions").isMissingNode());
    String text = check().out();
    assertTrue(text.contains("(1 allowed)"), text);
    assertFalse(text.contains("segment abroad"), text);
    assertEquals(0, check().code());
    assertEquals(1, check("--fail-on", "warning").code());
  }

  @Test
  void anErrorIsNeverAllowed() throws IOException {
    script(SCRIPT.replace("segment wrong_name", "-- allow SG0101: why not\nsegment wrong_name"));
    assertEquals(1, check().code());
    assertTrue(check().out().contains("contry"));
  }

  @Test
  void onlyWhatIsNewFailsBesideABaseline() throws IOException {
    assertEquals(0, check("--write-baseline", "base.json").code());
    assertEquals(1, check().code());
    Called known = check("--baseline", "base.json");
    assertEquals(0, known.code());
    assertTrue(known.out().contains("3 known"), known.out());
    script("-- moved\n" + SCRIPT + "segment more { vists > 3 }\n");
    Called one = check("--baseline", "base.json", "--report", "sarif=out.sarif");
    assertEquals(1, one.code());
    assertTrue(one.out().startsWith("error SG0101: unknown name 'vists'"), one.out());
    JsonNode results = results(Files.readString(folder.resolve("out.sarif")));
    assertEquals("unchanged", results.at("/0/baselineState").asString());
    assertEquals("new", results.at("/3/baselineState").asString());
    Files.writeString(folder.resolve("base.json"), "{}");
    assertEquals(4, check("--baseline", "base.json").code());
  }

  @Test
  void severalReportsAtOnceAndTheSameBytesEachTime() throws IOException {
    List<String> forms = List.of("text", "json", "sarif", "junit", "github", "markdown");
    String[] wanted =
        forms.stream().flatMap(f -> Stream.of("--report", f + "=" + f)).toArray(String[]::new);
    check(wanted);
    List<String> once = forms.stream().map(f -> Repository.text(folder.resolve(f))).toList();
    check(wanted);
    assertEquals(once, forms.stream().map(f -> Repository.text(folder.resolve(f))).toList());
    once.forEach(text -> assertFalse(text.contains(folder.toString()), text));
  }

  @Test
  void githubMarksTheLine() throws IOException {
    assertEquals(
        "::error file=my shop/a.segue,line=8,endLine=8,col=22,endColumn=28,title=SG0101"
            + "::unknown name 'contry'%0Adid you mean 'country'?",
        report("github").lines().findFirst().orElseThrow());
    assertEquals(report("github"), check("--format", "github").out());
  }

  @Test
  void junitIsXmlWithACaseForEachFile() throws Exception {
    report("junit");
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("out/report").toFile());
    assertEquals("1", xml.getDocumentElement().getAttribute("failures"));
    assertEquals(2, xml.getElementsByTagName("testcase").getLength());
  }

  @Test
  void markdownIsATable() throws IOException {
    String page = report("markdown");
    assertTrue(
        page.contains(
            "| error | SG0101 | `my shop/a.segue:8:22` | unknown name 'contry'<br>did you mean"),
        page);
  }

  @Test
  void wordsThatMeanNothingAreWrongUsage() {
    assertEquals(2, check("--report", "pdf=x").code());
    assertEquals(2, check("--format", "pdf").code());
    assertEquals(2, check("--fail-on", "everything").code());
  }
}
