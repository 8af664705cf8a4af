package dev.segue.compiler.template;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A template's text becomes a template; every independent mistake is told at once. */
public final class TemplateParsing {
  /** The longest text that is read, in UTF-16 units. */
  public static final int MOST_CHARACTERS = 256 * 1024;

  private TemplateParsing() {}

  public static Checked<Template> parse(Source source) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    if (source.text().length() > MOST_CHARACTERS) {
      Span start = new Span(source.path(), 0, 0);
      diagnostics.add(
          Diagnostic.of(
              Code.TEMPLATE_LIMIT, start, "it may have " + MOST_CHARACTERS + " characters"));
      return new Checked<>(new Template(source.path(), List.of()), diagnostics);
    }
    List<Piece> pieces = PieceParsing.pieces(source, diagnostics);
    List<Node> body = Assembly.nodes(source.path(), pieces, diagnostics);
    diagnostics.sort(Comparator.comparingInt(d -> d.span().start()));
    return new Checked<>(new Template(source.path(), body), diagnostics);
  }
}
