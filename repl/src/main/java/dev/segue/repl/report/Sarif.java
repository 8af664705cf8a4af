package dev.segue.repl.report;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Fix;
import dev.segue.compiler.diag.Related;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings in the form of SARIF 2.1.0, which code hosts and editors read. */
public record Sarif(String $schema, String version, List<Run> runs) {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String FINGERPRINT = "segue/v1";

  record Run(Tool tool, String columnKind, List<Result> results) {}

  record Tool(Driver driver) {}

  record Driver(String name, String version, List<Rule> rules) {}

  record Rule(
      String id,
      Text shortDescription,
      Text fullDescription,
      Text help,
      Configuration defaultConfiguration) {}

  record Configuration(String level) {}

  record Text(String text) {}

  record Result(
      String ruleId,
      int ruleIndex,
      String level,
      Text message,
      List<Location> locations,
      Optional<List<Location>> relatedLocations,
      Optional<List<Change>> fixes,
      Map<String, String> partialFingerprints,
      Optional<String> baselineState,
      Optional<List<Suppression>> suppressions) {}

  record Location(Optional<Integer> id, Physical physicalLocation, Optional<Text> message) {}

  record Physical(Artifact artifactLocation, Region region) {}

  record Artifact(String uri) {}

  record Region(int startLine, int startColumn, int endLine, int endColumn) {}

  record Change(Text description, List<ArtifactChange> artifactChanges) {}

  record ArtifactChange(Artifact artifactLocation, List<Replacement> replacements) {}

  record Replacement(Region deletedRegion, Text insertedContent) {}

  record Suppression(String kind, String justification) {}

  /** What was found; {@code version} is that of Segue. */
  public static Sarif of(CheckReport report, String version) {
    List<Code> codes = report.codes();
    Places places = new Places(report);
    List<Result> results =
        report.findings().stream().map(f -> result(f, codes, places, report)).toList();
    Driver driver = new Driver("Segue", version, codes.stream().map(Sarif::rule).toList());
    return new Sarif(
        SCHEMA, "2.1.0", List.of(new Run(new Tool(driver), "utf16CodeUnits", results)));
  }

  private static Rule rule(Code code) {
    DiagnosticPage page = DiagnosticPage.of(code);
    String says = page.says().equals("…") ? page.why() : page.says();
    return new Rule(
        code.id(),
        new Text(says),
        new Text(page.why()),
        new Text("segue explain " + code.id()),
        new Configuration(level(code.severity())));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HINT -> "note";
    };
  }

  private static Result result(
      CheckReport.Reported finding, List<Code> codes, Places places, CheckReport report) {
    Diagnostic told = finding.diagnostic();
    List<Location> related = new ArrayList<>();
    for (Related there : told.related()) {
      related.add(
          new Location(
              Optional.of(related.size() + 1),
              places.of(there.span()),
              Optional.of(new Text(there.message()))));
    }
    boolean known = report.isKnown(finding);
    List<Suppression> suppressions = new ArrayList<>();
    finding.allowed().ifPresent(why -> suppressions.add(new Suppression("inSource", why)));
    return new Result(
        told.code().id(),
        codes.indexOf(told.code()),
        level(told.severity()),
        new Text(words(told)),
        List.of(new Location(Optional.empty(), places.of(told.span()), Optional.empty())),
        some(related),
        told.fix().map(f -> List.of(change(f, places))),
        Map.of(FINGERPRINT, finding.fingerprint()),
        report.known().map(k -> known ? "unchanged" : "new"),
        some(suppressions));
  }

  /** The message and what to do. */
  static String words(Diagnostic told) {
    return told.hints().isEmpty()
        ? told.message()
        : told.message() + "\n" + String.join("\n", told.hints());
  }

  private static <T> Optional<List<T>> some(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list);
  }

  private static Change change(Fix fix, Places places) {
    return new Change(
        new Text(fix.title()),
        List.of(
            new ArtifactChange(
                places.artifact(fix.span().file()),
                List.of(new Replacement(places.region(fix.span()), new Text(fix.replacement()))))));
  }

  /** Spans as places of files. */
  private record Places(CheckReport report) {
    Physical of(Span span) {
      return new Physical(artifact(span.file()), region(span));
    }

    Artifact artifact(String file) {
      try {
        return new Artifact(new URI(null, null, report.folder() + file, null).getRawPath());
      } catch (URISyntaxException e) {
        throw new IllegalStateException("a path is a path", e);
      }
    }

    Region region(Span span) {
      Source source =
          report.sources().stream()
              .filter(s -> s.path().equals(span.file()))
              .findFirst()
              .orElseGet(() -> new Source(span.file(), ""));
      int start = Math.min(span.start(), source.text().length());
      int end = Math.min(span.end(), source.text().length());
      return new Region(
          source.lineOf(start), source.columnOf(start), source.lineOf(end), source.columnOf(end));
    }
  }
}
