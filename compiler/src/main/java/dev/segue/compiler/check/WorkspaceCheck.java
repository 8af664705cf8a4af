package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Every declaration of a workspace: names first, then each on its own, then what they make
 * together.
 */
public final class WorkspaceCheck {
  private final WorkspaceText text;
  private final Findings findings = new Findings();
  private final List<Declaration> declarations;
  private final Dependencies dependencies = new Dependencies();

  private WorkspaceCheck(WorkspaceText text) {
    this.text = text;
    this.declarations = text.files().stream().flatMap(f -> f.declarations().stream()).toList();
  }

  public static CheckedWorkspace check(WorkspaceText text) {
    return new WorkspaceCheck(text).checked();
  }

  private CheckedWorkspace checked() {
    Names names = names();
    // first, for what is wrong in one is told once and not where it is called
    each(
        names,
        Declaration.NamedCondition.class,
        d -> d.name().text(),
        (d, s) -> new NamedConditionCheck(s).check(d));
    names
        .traits()
        .checkAll(names, trait -> new TraitCheck(scope(names, trait.name().text())).value(trait));
    List<Definitions.Segment> segments =
        each(
            names,
            Declaration.Segment.class,
            d -> d.name().text(),
            (d, s) -> new SegmentCheck(s).segment(d));
    List<Definitions.Trait> traits =
        each(
            names,
            Declaration.Trait.class,
            d -> d.name().text(),
            (d, s) -> new TraitCheck(s).trait(d));
    List<Definitions.Score> scores =
        each(
            names,
            Declaration.Score.class,
            d -> d.name().text(),
            (d, s) -> new ScoreCheck(s).score(d));
    List<Definitions.Partition> partitions =
        each(
            names,
            Declaration.Partition.class,
            d -> d.name().text(),
            (d, s) -> new PartitionCheck(s).partition(d));
    List<Definitions.ContactList> lists =
        each(
            names,
            Declaration.ContactList.class,
            d -> d.name().text(),
            (d, s) -> new ListCheck(s).list(d));
    List<Definitions.Topic> topics =
        each(names, Declaration.Topic.class, d -> d.name().text(), (d, s) -> ListCheck.topic(d));
    List<Messages.Vocabulary> vocabularies =
        each(
            names,
            Declaration.Vocabulary.class,
            d -> d.name().text(),
            (d, s) -> new VocabularyCheck(s).vocabulary(d));
    List<MessageCheck.Written> messages =
        each(
            names,
            Declaration.Message.class,
            d -> d.name().text(),
            (d, s) -> new MessageCheck(s, text).message(d));
    List<Program> programs =
        each(
            names,
            Declaration.Program.class,
            d -> d.name().text(),
            (d, s) -> new ProgramCheck(s).program(d));
    List<Scenario> scenarios =
        each(
            names,
            Declaration.Test.class,
            d -> "test " + d.title().value(),
            (d, s) -> new TestCheck(s).scenario(d));
    List<Diagnostic> cycles = dependencies.cycles(names);
    cycles.forEach(findings::add);
    if (cycles.isEmpty()) {
      names.traits().tooDeep().ifPresent(findings::add);
      dependencies.tooLong(names).forEach(findings::add);
    }
    Workspace workspace =
        new Workspace(
            text.name(),
            text.zone(),
            names.schema(),
            segments,
            traits,
            scores,
            partitions,
            lists,
            topics,
            vocabularies,
            messages.stream().map(MessageCheck.Written::message).toList(),
            programs,
            scenarios);
    together(workspace, messages, names);
    return new CheckedWorkspace(workspace, findings.all(), names, dependencies);
  }

  private Names names() {
    SchemaCheck schema = new SchemaCheck(findings);
    for (Declaration declaration : declarations) {
      if (declaration instanceof Declaration.Schema s) {
        s.entries().forEach(schema::add);
      }
    }
    boolean whole = text.whole() && schema.hasContacts();
    if (text.whole() && !schema.hasContacts()) {
      declarations.stream().findFirst().ifPresent(d -> findings.add(noSchema(d.span())));
    }
    return new Names(
        text.zone(),
        schema.schema(),
        new NamesCheck(findings).meanings(schema.names(), declarations),
        new TraitTypes(),
        new Texts(text.scripts()),
        findings,
        whole);
  }

  private static Diagnostic noSchema(Span first) {
    return Diagnostic.of(Code.NO_SCHEMA, new Span(first.file(), first.start(), first.start()))
        .hint("write: schema { contact from contacts key id { email email } }");
  }

  private Scope scope(Names names, String declaration) {
    return Scope.of(names, findings, dependencies.of(declaration));
  }

  private <D extends Declaration, T> List<T> each(
      Names names,
      Class<D> kind,
      java.util.function.Function<D, String> name,
      BiFunction<D, Scope, T> check) {
    List<T> made = new ArrayList<>();
    for (Declaration declaration : declarations) {
      if (kind.isInstance(declaration)) {
        D cast = kind.cast(declaration);
        made.add(check.apply(cast, scope(names, name.apply(cast))));
      }
    }
    return made;
  }

  /** What is known once each declaration was checked on its own. */
  private void together(Workspace workspace, List<MessageCheck.Written> messages, Names names) {
    VocabularyCheck.oneFallback(workspace.vocabularies(), findings);
    TemplateCheck templates = new TemplateCheck(workspace, names, findings);
    messages.forEach(templates::check);
    StartCycles.tell(workspace.programs(), names, findings);
    if (names.whole() && findings.all().stream().noneMatch(d -> d.severity() == Severity.ERROR)) {
      new Unused(text, dependencies, findings).tell(declarations);
    }
  }
}
