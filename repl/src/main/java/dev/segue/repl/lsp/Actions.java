package dev.segue.repl.lsp;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Fix;
import dev.segue.compiler.diag.Fixed;
import dev.segue.compiler.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** The edits that are certain, offered where they would be made. */
record Actions(DiagnosticsOf diagnostics) {
  /** All edits of a file at once, as editors make them when it is saved. */
  static final String FIX_ALL = CodeActionKind.SourceFixAll + ".segue";

  List<CodeAction> at(Desk.Document document, Source source, Range range, List<String> kinds) {
    List<Diagnostic> told =
        document.workspace().loaded().diagnostics().stream()
            .filter(d -> d.span().file().equals(document.path()) && d.fix().isPresent())
            .toList();
    List<CodeAction> actions = new ArrayList<>();
    if (wanted(CodeActionKind.QuickFix, kinds)) {
      told.stream()
          .filter(d -> meets(Positions.range(source, d.span()), range))
          .flatMap(d -> action(d, document).stream())
          .forEach(actions::add);
    }
    if (wanted(FIX_ALL, kinds) && (told.size() > 1 || !kinds.isEmpty())) {
      List<TextEdit> edits = Layouts.between(source, Fixed.of(source, told).source().text());
      if (!edits.isEmpty()) {
        CodeAction all = new CodeAction("make all edits that are certain");
        all.setKind(FIX_ALL);
        all.setEdit(new WorkspaceEdit(Map.of(document.uri(), edits)));
        actions.add(all);
      }
    }
    return actions;
  }

  private static boolean wanted(String kind, List<String> kinds) {
    return kinds.isEmpty()
        || kinds.stream().anyMatch(k -> kind.equals(k) || kind.startsWith(k + "."));
  }

  private Optional<CodeAction> action(Diagnostic diagnostic, Desk.Document document) {
    Fix fix = diagnostic.fix().orElseThrow();
    Function<Source, TextEdit> edit =
        s -> new TextEdit(Positions.range(s, fix.span()), fix.replacement());
    return document
        .workspace()
        .source(fix.span().file())
        .map(edit)
        .map(
            e -> {
              CodeAction action = new CodeAction(fix.title());
              action.setKind(CodeActionKind.QuickFix);
              action.setDiagnostics(List.of(diagnostics.of(diagnostic)));
              action.setIsPreferred(true);
              action.setEdit(
                  new WorkspaceEdit(
                      Map.of(document.workspace().uri(fix.span().file()), List.of(e))));
              return action;
            });
  }

  private static boolean meets(Range one, Range other) {
    return !isBefore(one.getEnd(), other.getStart()) && !isBefore(other.getEnd(), one.getStart());
  }

  private static boolean isBefore(Position one, Position other) {
    return one.getLine() < other.getLine()
        || (one.getLine() == other.getLine() && one.getCharacter() < other.getCharacter());
  }
}
