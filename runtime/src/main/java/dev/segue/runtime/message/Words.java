package dev.segue.runtime.message;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plural.Plurals;
import dev.segue.compiler.template.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The words that a contact is spoken to in: those of the first vocabulary that fits, and for what
 * it lacks those of the one without {@code when}.
 *
 * @param vocabulary the one that fits; nothing where none does
 */
record Words(Optional<String> vocabulary, Map<String, Term> terms) {
  Words {
    terms = Map.copyOf(terms);
  }

  /** The conditions of the vocabularies that have one, in the order declared. */
  static List<Condition> conditions(Workspace workspace) {
    return workspace.vocabularies().stream().flatMap(v -> v.condition().stream()).toList();
  }

  /** The words for each of these conditions, and last those for whom none of them holds. */
  static List<Words> of(Workspace workspace) {
    List<Messages.Vocabulary> forAll =
        workspace.vocabularies().stream().filter(v -> v.condition().isEmpty()).toList();
    Map<String, Term> common = new HashMap<>();
    forAll.forEach(v -> terms(v).forEach(common::putIfAbsent));
    List<Words> all = new ArrayList<>();
    for (Messages.Vocabulary vocabulary : workspace.vocabularies()) {
      if (vocabulary.condition().isPresent()) {
        Map<String, Term> terms = new HashMap<>(common);
        terms.putAll(terms(vocabulary));
        all.add(new Words(Optional.of(vocabulary.name()), terms));
      }
    }
    all.add(new Words(forAll.stream().findFirst().map(Messages.Vocabulary::name), common));
    return all;
  }

  private static Map<String, Term> terms(Messages.Vocabulary vocabulary) {
    Map<String, Term> terms = new HashMap<>();
    Optional<Function<BigDecimal, String>> category =
        vocabulary.language().flatMap(Plurals::of).map(plurals -> plurals::category);
    vocabulary
        .terms()
        .forEach(t -> terms.put(t.name(), new Term(t.one(), t.many(), t.forms(), category)));
    return terms;
  }
}
