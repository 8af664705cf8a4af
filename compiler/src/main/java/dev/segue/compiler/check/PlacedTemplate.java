package dev.segue.compiler.check;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Fix;
import dev.segue.compiler.diag.Related;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.TextLiteral;
import dev.segue.compiler.template.Template;
import dev.segue.compiler.template.TemplateParsing;
import dev.segue.compiler.template.TemplateUses;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A template and where its text stands: in a file of its own, or in quotes in a script.
 *
 * @param text as it is read: without the escapes of a text in quotes
 * @param uses what it reads; nothing where it could not be read, which was told
 * @param places from a place of the template's text to that of the file it stands in
 */
record PlacedTemplate(
    Template template, String text, Optional<TemplateUses> uses, UnaryOperator<Span> places) {
  /** No text. */
  static final PlacedTemplate NONE =
      new PlacedTemplate(new Template("", List.of()), "", Optional.empty(), span -> span);

  /** In a file. */
  static PlacedTemplate of(Source file, Findings findings) {
    return read(file, span -> span, findings);
  }

  /**
   * In quotes.
   *
   * @param called what is said of it where it fails later: {@code subject of auto_intro}
   */
  static PlacedTemplate of(TextLiteral literal, String called, Scope scope) {
    LiteralPlaces places = LiteralPlaces.of(literal, scope.names().texts().text(literal.span()));
    return read(new Source(called, literal.value()), places::place, scope.findings());
  }

  private static PlacedTemplate read(Source source, UnaryOperator<Span> places, Findings findings) {
    Checked<Template> read = TemplateParsing.parse(source);
    read.diagnostics().forEach(d -> findings.add(placed(d, places)));
    Optional<TemplateUses> uses =
        read.hasErrors() ? Optional.empty() : Optional.of(TemplateUses.of(read.value()));
    return new PlacedTemplate(read.value(), source.text(), uses, places);
  }

  private static Diagnostic placed(Diagnostic diagnostic, UnaryOperator<Span> places) {
    return new Diagnostic(
        diagnostic.code(),
        places.apply(diagnostic.span()),
        diagnostic.message(),
        diagnostic.hints(),
        diagnostic.related().stream()
            .map(r -> new Related(places.apply(r.span()), r.message()))
            .toList(),
        diagnostic
            .fix()
            .filter(fix -> fix.replacement().chars().noneMatch(c -> c == '"' || c == '\\'))
            .map(fix -> new Fix(fix.title(), places.apply(fix.span()), fix.replacement())));
  }
}
