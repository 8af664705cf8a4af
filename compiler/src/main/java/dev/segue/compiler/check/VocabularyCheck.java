package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.TextLiteral;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code vocabulary nonprofit when account.industry = "Nonprofit" { prospect "donor" }}. */
record VocabularyCheck(Scope scope) {

  Messages.Vocabulary vocabulary(Declaration.Vocabulary written) {
    Map<String, Span> places = new HashMap<>();
    List<Messages.Term> terms = new ArrayList<>();
    for (Declaration.Term term : written.terms()) {
      String name = term.name().text();
      Span there = places.putIfAbsent(name, term.name().span());
      if (there == null) {
        String one = term.one().value();
        terms.add(new Messages.Term(name, one, term.many().map(TextLiteral::value).orElse(one)));
      } else {
        scope.tell(
            Diagnostic.of(Code.TERM_TWICE, term.name().span(), name, written.name().text())
                .related(there, "the first is here"));
      }
    }
    return new Messages.Vocabulary(
        written.name().text(),
        written.condition().map(new ConditionCheck(scope)::condition),
        terms,
        written.name().span());
  }

  /** Only one vocabulary can be the one that answers where no other does. */
  static void oneFallback(List<Messages.Vocabulary> vocabularies, Findings findings) {
    List<Messages.Vocabulary> fallbacks =
        vocabularies.stream().filter(v -> v.condition().isEmpty()).toList();
    for (Messages.Vocabulary other : fallbacks.stream().skip(1).toList()) {
      Messages.Vocabulary first = fallbacks.getFirst();
      findings.add(
          Diagnostic.of(Code.VOCABULARY_FALLBACK, other.span(), other.name(), first.name())
              .related(first.span(), "'" + first.name() + "' is declared here")
              .hint("say for whom it is: vocabulary " + other.name() + " when .."));
    }
  }
}
