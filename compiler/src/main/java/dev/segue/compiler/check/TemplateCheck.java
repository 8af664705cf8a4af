package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Presence;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.template.TermUse;
import dev.segue.compiler.template.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What templates read: names that there are, words that a vocabulary has, and values that may be
 * missing only where the template is ready for it, or every program that sends the message lets in
 * only those who have them (language §4).
 */
final class TemplateCheck {
  private final Workspace workspace;
  private final Names names;
  private final Findings findings;
  private final Presence presence;
  private final TemplateMentions mentions = new TemplateMentions();

  TemplateCheck(Workspace workspace, Names names, Findings findings) {
    this.workspace = workspace;
    this.names = names;
    this.findings = findings;
    this.presence = new Presence(workspace);
  }

  /** The names of the workspace that templates say. */
  List<Mention> mentions() {
    return mentions.found();
  }

  void check(MessageCheck.Written written) {
    new MessageLooks(findings).check(written);
    Readers readers = readers(written.message());
    for (PlacedTemplate template : List.of(written.subject(), written.body())) {
      template
          .uses()
          .ifPresent(
              uses -> {
                uses.values().forEach(use -> value(use, template, readers));
                uses.terms().forEach(use -> term(use, template));
              });
    }
  }

  /**
   * Who gets a message.
   *
   * @param programs those that send it
   * @param present the values that everybody has whom they let in
   */
  private record Readers(List<Program> programs, Set<Expression> present) {}

  private Readers readers(Messages.Message message) {
    List<Program> programs =
        workspace.programs().stream().filter(p -> p.sends(message.name())).toList();
    if (programs.isEmpty()) {
      return new Readers(programs, Set.of());
    }
    Set<Expression> present = new HashSet<>(presence.where(programs.getFirst().audience(), true));
    programs.forEach(p -> present.retainAll(presence.where(p.audience(), true)));
    return new Readers(programs, present);
  }

  private void value(Use use, PlacedTemplate template, Readers readers) {
    Span place = template.places().apply(use.span());
    Optional<TemplateNames.Found> found =
        new TemplateNames(names, findings, new TriggerNames(readers.programs())).find(use, place);
    found.ifPresent(f -> mentions.value(use, f.value(), template, readers.programs()));
    if (found.isEmpty() || use.guarded()) {
      return;
    }
    Expression value = found.get().value();
    boolean there = !found.get().item() && presence.isThere(value, readers.present());
    if (!there) {
      findings.add(missing(use, place, found.get(), readers));
    }
  }

  private Diagnostic missing(Use use, Span place, TemplateNames.Found found, Readers readers) {
    String written = written(use);
    Diagnostic missing =
        Diagnostic.of(Code.TEMPLATE_MISSING, place, written)
            .hint("say what stands there instead: {{ " + written + " | default: '..' }}");
    if (found.item() || found.value() instanceof Expression.Trigger) {
      return missing;
    }
    return readers.programs().stream()
        .filter(p -> !presence.isThere(found.value(), presence.where(p.audience(), true)))
        .findFirst()
        .map(
            p ->
                missing.hint(
                    "or let program '"
                        + p.name()
                        + "' enter only who has it: "
                        + found.words()
                        + " is present"))
        .orElse(missing);
  }

  private static String written(Use use) {
    return String.join(".", use.path()).replace("." + Use.ITEM, "[0]");
  }

  private void term(TermUse use, PlacedTemplate template) {
    List<Messages.Vocabulary> with =
        workspace.vocabularies().stream().filter(v -> has(v, use.name())).toList();
    Span place = template.places().apply(use.span());
    if (use.again()) {
      findings.add(
          Diagnostic.of(Code.TERM_OF_WORDS, place)
              .hint("write {{ term." + use.name() + " }} or {{ '" + use.name() + "' | term }}"));
      return;
    }
    if (!with.isEmpty()) {
      mentions.term(use, template);
    }
    if (with.isEmpty()) {
      if (names.whole()) {
        findings.add(undefined(use, place));
      }
      return;
    }
    if (with.stream().noneMatch(v -> v.condition().isEmpty())) {
      String fallback =
          workspace.vocabularies().stream()
              .filter(v -> v.condition().isEmpty())
              .map(v -> "add '" + use.name() + "' to vocabulary '" + v.name() + "'")
              .findFirst()
              .orElse("declare a vocabulary without 'when' that has it");
      findings.add(
          Diagnostic.of(Code.TERM_MISSING, place, use.name())
              .related(with.getFirst().span(), "'" + with.getFirst().name() + "' has it, for some")
              .hint(fallback));
    }
  }

  private Diagnostic undefined(TermUse use, Span place) {
    List<String> known =
        workspace.vocabularies().stream()
            .flatMap(v -> v.terms().stream())
            .map(Messages.Term::name)
            .distinct()
            .toList();
    List<String> near = Suggestion.nearest(use.name(), known);
    Diagnostic undefined = Diagnostic.of(Code.TERM_UNDEFINED, place, use.name());
    return near.isEmpty() ? undefined : undefined.hint("did you mean '" + near.getFirst() + "'?");
  }

  private static boolean has(Messages.Vocabulary vocabulary, String term) {
    return vocabulary.terms().stream().anyMatch(t -> t.name().equals(term));
  }
}
