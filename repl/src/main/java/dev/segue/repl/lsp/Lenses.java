package dev.segue.repl.lsp;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/** What may be done above a declaration: count a segment, run a test. */
final class Lenses {
  /** Counts a segment: the document, its name. */
  static final String COUNT = "segue.count";

  /** Runs a test: the document, its title. */
  static final String TEST = "segue.test";

  private Lenses() {}

  static List<CodeLens> of(Desk.Document document, Source source, SourceFile file) {
    List<CodeLens> lenses = new ArrayList<>();
    for (Declaration declaration : file.declarations()) {
      if (declaration instanceof Declaration.Segment segment) {
        lenses.add(lens(document, source, segment.name().span(), COUNT, segment.name().text()));
      } else if (declaration instanceof Declaration.Test test) {
        CodeLens lens = lens(document, source, test.title().span(), TEST, test.title().value());
        lens.setCommand(command("run test", TEST, document.uri(), test.title().value()));
        lenses.add(lens);
      }
    }
    return lenses;
  }

  /** What a segment's says is worked out when it is shown. */
  private static CodeLens lens(
      Desk.Document document, Source source, Span span, String command, String name) {
    return new CodeLens(
        Positions.range(source, span), null, List.of(command, document.uri(), name));
  }

  static Command command(String title, String command, String uri, String name) {
    return new Command(title, command, List.of(uri, name));
  }
}
