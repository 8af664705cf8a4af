package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.syntax.Annotation;
import dev.segue.compiler.syntax.Declaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts every declared name into the one namespace; one declared twice is told with both places. */
final class NamesCheck {
  private final Findings findings;
  private final Map<String, Meaning> meanings = new LinkedHashMap<>();

  NamesCheck(Findings findings) {
    this.findings = findings;
  }

  Map<String, Meaning> meanings(List<SchemaCheck.Declared> schema, List<Declaration> declarations) {
    schema.stream().filter(d -> !d.givesWay()).forEach(d -> declare(d.name(), d.meaning()));
    for (Declaration declaration : declarations) {
      meaning(declaration).ifPresent(m -> declare(m.name(), m.meaning()));
      if (!(declaration instanceof Declaration.Segment)) {
        declaration.annotations().forEach(this::refuseSize);
      }
    }
    schema.stream()
        .filter(d -> d.givesWay())
        .forEach(d -> meanings.putIfAbsent(d.name(), d.meaning()));
    return meanings;
  }

  private void declare(String name, Meaning meaning) {
    Meaning there = meanings.putIfAbsent(name, meaning);
    if (there != null) {
      findings.add(
          Diagnostic.of(Code.NAME_TWICE, meaning.span(), name)
              .related(there.span(), "first declared here, as " + there.words()));
    }
  }

  private void refuseSize(Annotation annotation) {
    if (annotation instanceof Annotation.Expect expect) {
      findings.add(
          Diagnostic.of(Code.ANNOTATION, expect.span(), "only of segments a size is expected"));
    }
  }

  private record Named(String name, Meaning meaning) {}

  private static Optional<Named> meaning(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Schema d -> Optional.empty();
      case Declaration.Test d -> Optional.empty();
      case Declaration.Segment d -> named(d.name().text(), new Meaning.Segment(d));
      case Declaration.Trait d -> named(d.name().text(), new Meaning.Trait(d));
      case Declaration.NamedCondition d -> named(d.name().text(), new Meaning.NamedCondition(d));
      case Declaration.Score d -> named(d.name().text(), new Meaning.Score(d));
      case Declaration.Partition d -> named(d.name().text(), new Meaning.Partition(d));
      case Declaration.Vocabulary d -> named(d.name().text(), new Meaning.Vocabulary(d));
      case Declaration.Topic d -> named(d.name().text(), new Meaning.Topic(d));
      case Declaration.ContactList d -> named(d.name().text(), new Meaning.ContactList(d));
      case Declaration.Message d -> named(d.name().text(), new Meaning.Message(d));
      case Declaration.Program d -> named(d.name().text(), new Meaning.Program(d));
    };
  }

  private static Optional<Named> named(String name, Meaning meaning) {
    return Optional.of(new Named(name, meaning));
  }
}
