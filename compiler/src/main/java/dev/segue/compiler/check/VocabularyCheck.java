package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.plural.Plurals;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.TextLiteral;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code vocabulary nonprofit when account.industry = "Nonprofit" { prospect "donor" }}. */
record VocabularyCheck(Scope scope) {

  Messages.Vocabulary vocabulary(Declaration.Vocabulary written) {
    Optional<Plurals> plurals = written.language().flatMap(this::plurals);
    Map<String, Span> places = new HashMap<>();
    List<Messages.Term> terms = new ArrayList<>();
    for (Declaration.Term term : written.terms()) {
      String name = term.name().text();
      Span there = places.putIfAbsent(name, term.name().span());
      if (there == null) {
        String one = term.one().value();
        terms.add(
            new Messages.Term(
                name, one, term.many().map(TextLiteral::value).orElse(one), forms(term, plurals)));
      } else {
        scope.tell(
            Diagnostic.of(Code.TERM_TWICE, term.name().span(), name, written.name().text())
                .related(there, "the first is here"));
      }
    }
    return new Messages.Vocabulary(
        written.name().text(),
        plurals.flatMap(p -> written.language()).map(TextLiteral::value),
        written.condition().map(new ConditionCheck(scope)::condition),
        terms,
        written.name().span());
  }

  private Optional<Plurals> plurals(TextLiteral language) {
    Optional<Plurals> plurals = Plurals.of(language.value());
    if (plurals.isEmpty()) {
      scope.tell(
          Diagnostic.of(
                  Code.PLURAL,
                  language.span(),
                  "no language has the tag \"" + language.value() + "\"")
              .hint("write a tag such as \"pl\" or \"pt-BR\""));
    }
    return plurals;
  }

  /** Beside the first form and the second, which stands for all that have none of their own. */
  private Map<String, String> forms(Declaration.Term term, Optional<Plurals> plurals) {
    Map<String, String> forms = new LinkedHashMap<>();
    for (Declaration.TermForm form : term.forms()) {
      String category = form.category().text();
      Set<String> known = plurals.map(Plurals::categories).orElse(Set.of());
      if (plurals.isPresent() && !known.contains(category)) {
        scope.tell(
            Diagnostic.of(
                    Code.PLURAL,
                    form.category().span(),
                    "the language has no form '" + category + "'")
                .hint("its forms are " + String.join(", ", known)));
      }
      forms.put(category, form.text().value());
    }
    if (plurals.isEmpty() && !forms.isEmpty()) {
      scope.tell(
          Diagnostic.of(
                  Code.PLURAL, term.span(), "forms are those of a language, which is not named")
              .hint("name it: vocabulary .. in \"pl\" .."));
    }
    List<String> without =
        plurals.map(Plurals::categories).orElse(Set.of()).stream()
            .filter(c -> !c.equals("one") && !c.equals("other") && !forms.containsKey(c))
            .toList();
    if (!without.isEmpty()) {
      scope.tell(
          Diagnostic.of(
                  Code.FORM_MISSING,
                  term.name().span(),
                  term.name().text(),
                  String.join("' and '", without))
              .hint("write it after the others: (" + without.getFirst() + " \"..\")"));
    }
    return forms;
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
