package dev.segue.repl.report;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Findings as the lines that CI servers read: workflow commands, JUnit XML, a Markdown summary. */
public final class CheckLines {
  private final CheckReport report;

  public CheckLines(CheckReport report) {
    this.report = report;
  }

  /** Workflow commands of GitHub: each finding stands at its line of the change. */
  public String github() {
    StringBuilder lines = new StringBuilder();
    for (Diagnostic told : report.open()) {
      Source source = source(told.span());
      int start = Math.min(told.span().start(), source.text().length());
      int end = Math.min(told.span().end(), source.text().length());
      lines.append("::").append(command(told.severity()));
      lines.append(" file=").append(property(report.folder() + told.span().file()));
      lines.append(",line=").append(source.lineOf(start));
      lines.append(",endLine=").append(source.lineOf(end));
      lines.append(",col=").append(source.columnOf(start));
      lines.append(",endColumn=").append(source.columnOf(end));
      lines.append(",title=").append(told.code().id()).append("::");
      lines.append(data(Sarif.words(told))).append('\n');
    }
    return lines.toString();
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HINT -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** A case for each file; one with errors fails. */
  public String junit() {
    List<String> files = report.sources().stream().map(Source::path).sorted().distinct().toList();
    long failed = files.stream().filter(f -> !errors(f).isEmpty()).count();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n",
            JUnitXml.escaped("check " + report.workspace()),
            files.size(),
            failed));
    for (String file : files) {
      String name = JUnitXml.escaped(report.folder() + file);
      xml.append("  <testcase classname=\"check\" name=\"").append(name);
      xml.append("\" file=\"").append(name).append('"');
      List<Diagnostic> errors = errors(file);
      if (errors.isEmpty()) {
        xml.append("/>\n");
        continue;
      }
      xml.append(">\n");
      String message = errors.size() == 1 ? errors.getFirst().message() : errors.size() + " errors";
      xml.append("    <failure message=\"").append(JUnitXml.escaped(message)).append("\">");
      xml.append(
          JUnitXml.escaped(
              errors.stream()
                  .map(d -> place(d) + " " + d.code().id() + " " + Sarif.words(d))
                  .collect(Collectors.joining("\n"))));
      xml.append("</failure>\n  </testcase>\n");
    }
    return xml.append("</testsuite>\n").toString();
  }

  private List<Diagnostic> errors(String file) {
    return report.open().stream()
        .filter(d -> d.severity() == Severity.ERROR && d.span().file().equals(file))
        .toList();
  }

  /** For the summary of a job, or a comment on a change. */
  public String markdown() {
    List<Diagnostic> open = report.open();
    StringBuilder page = new StringBuilder("## segue check\n\n");
    page.append(summary()).append('\n');
    if (!open.isEmpty()) {
      page.append("\n| | code | where | what |\n|---|---|---|---|\n");
    }
    for (Diagnostic told : open) {
      page.append("| ").append(Findings.word(told.severity()));
      page.append(" | ").append(told.code().id());
      page.append(" | `").append(place(told)).append('`');
      page.append(" | ").append(MarkdownCell.of(Sarif.words(told))).append(" |\n");
    }
    return page.toString();
  }

  /** {@code 2 errors, 1 warning in 5 files (3 known, 1 allowed)}. */
  public String summary() {
    String aside = aside();
    return new Findings(report.sources(), Screen.PIPE).summary(report.open())
        + " in "
        + Plural.of(report.files(), "file", Screen.PIPE)
        + aside;
  }

  /** What is known or allowed and therefore not told. */
  public String aside() {
    String known = report.old() > 0 ? report.old() + " known" : "";
    String allowed = report.allowed() > 0 ? report.allowed() + " allowed" : "";
    String both = known + (known.isEmpty() || allowed.isEmpty() ? "" : ", ") + allowed;
    return both.isEmpty() ? "" : " (" + both + ")";
  }

  private String place(Diagnostic told) {
    Source source = source(told.span());
    int start = Math.min(told.span().start(), source.text().length());
    return report.folder()
        + told.span().file()
        + ":"
        + source.lineOf(start)
        + ":"
        + source.columnOf(start);
  }

  private Source source(Span span) {
    return report.sources().stream()
        .filter(s -> s.path().equals(span.file()))
        .findFirst()
        .orElseGet(() -> new Source(span.file(), ""));
  }
}
