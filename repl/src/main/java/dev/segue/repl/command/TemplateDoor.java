package dev.segue.repl.command;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.template.Escape;
import dev.segue.compiler.template.Rendered;
import dev.segue.compiler.template.Rendering;
import dev.segue.compiler.template.Template;
import dev.segue.compiler.template.TemplateParsing;
import dev.segue.repl.report.DiagnosticJson;
import dev.segue.repl.report.Findings;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.TemplateData;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** {@code segue render --template FILE --data FILE}: any template with any data, no workspace. */
record TemplateDoor(Segue segue) {
  /** The text and what is told of its template, for programs. */
  private record Text(String text, List<DiagnosticJson.Finding> diagnostics) {}

  int render(Path file, Optional<Path> data, AsOf asOf) throws IOException {
    ZoneId zone = ZoneOffset.UTC;
    Instant now = asOf.instant(zone, segue.surroundings());
    Source source = new Source(file.toString(), text(file));
    TemplateData seen;
    try {
      seen = TemplateData.read(data.isPresent() ? text(data.get()) : "{}", now, zone);
    } catch (TemplateData.Unreadable e) {
      throw Failure.file(
          data.orElse(file).toString(), "it " + e.getMessage(), "--data takes one JSON object");
    }
    Checked<Template> checked = TemplateParsing.parse(source);
    complain(source, checked.diagnostics());
    if (checked.hasErrors()) {
      throw mistakes(source, checked.diagnostics());
    }
    return switch (Rendering.render(checked.value(), seen, escape(source.path()))) {
      case Rendered.Done(var text) -> {
        if (segue.json()) {
          DiagnosticJson told = DiagnosticJson.of(checked.diagnostics(), List.of(source));
          Json.print(new Text(text, told.diagnostics()), segue.surroundings().out());
        } else {
          segue.surroundings().out().print(text);
        }
        yield ExitCodes.FINE;
      }
      case Rendered.Failed(var problems) -> {
        complain(source, problems);
        throw mistakes(source, problems);
      }
    };
  }

  private Failure mistakes(Source source, List<Diagnostic> diagnostics) {
    Findings text = new Findings(List.of(source), segue.surroundings().errScreen());
    return Failure.findings(
        text.summary(diagnostics) + " in " + source.path(), diagnostics, List.of(source));
  }

  private static Escape escape(String name) {
    return name.endsWith(".html") || name.endsWith(".html.liquid") ? Escape.HTML : Escape.NONE;
  }

  private String text(Path file) throws IOException {
    try {
      String text = Files.readString(segue.surroundings().directory().resolve(file));
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (MalformedInputException e) {
      throw Failure.file(file.toString(), "it is not UTF-8", "save it as UTF-8");
    }
  }

  private void complain(Source source, List<Diagnostic> diagnostics) {
    Surroundings surroundings = segue.surroundings();
    new Findings(List.of(source), surroundings.errScreen()).print(diagnostics, surroundings.err());
  }
}
