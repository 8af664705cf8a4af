package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.template.TemplateUses;
import dev.segue.compiler.template.TermUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Terms that no message says, each told where a vocabulary first has it. */
final class UnusedTerms implements Lint {
  @Override
  public List<Diagnostic> find(Workspace workspace) {
    Set<String> used =
        workspace.messages().stream()
            .flatMap(message -> Stream.of(message.subject(), message.body()))
            .flatMap(template -> TemplateUses.of(template).terms().stream())
            .map(TermUse::name)
            .collect(Collectors.toSet());
    Map<String, Messages.Vocabulary> unused = new LinkedHashMap<>();
    for (Messages.Vocabulary vocabulary : workspace.vocabularies()) {
      for (Messages.Term term : vocabulary.terms()) {
        if (!used.contains(term.name())) {
          unused.putIfAbsent(term.name(), vocabulary);
        }
      }
    }
    List<Diagnostic> found = new ArrayList<>();
    unused.forEach(
        (term, vocabulary) ->
            found.add(Diagnostic.of(Code.TERM_UNUSED, vocabulary.span(), term, vocabulary.name())));
    return found;
  }
}
