package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Every declaration of a workspace: names first, then each on its own, then what they make
 * together.
 */
public final class WorkspaceCheck {
  private final WorkspaceText text;
  private final Memory before;
  private final Findings findings = new Findings();
  private final List<Declaration> declarations;
  private final Dependencies dependencies = new Dependencies();
  private final Map<String, Findings> ofTraits = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final IdentityHashMap<Declaration, Memory.Made> made = new IdentityHashMap<>();
  private IdentityHashMap<Declaration, Memory.Made> holding = new IdentityHashMap<>();

  private WorkspaceCheck(WorkspaceText text, Memory before) {
    this.text = text;
    this.before = before;
    this.declarations = text.files().stream().flatMap(f -> f.declarations().stream()).toList();
  }

  /**
   * Checks a workspace.
   *
   * @param before what is known of it from before; nothing is, where it is checked once
   */
  public static CheckedWorkspace check(WorkspaceText text, Memory before) {
    return new WorkspaceCheck(text, before).checked();
  }

  private CheckedWorkspace checked() {
    Names names = names();
    holding = before.holding(text, names, declarations);
    // before named conditions, which may speak of them and know then of what type they are
    traits(names);
    // before all that calls them, for what is wrong in one is told once and not at each call
    each(
        names,
        Declaration.NamedCondition.class,
        Condition.class,
        d -> d.name().text(),
        (d, s) -> new NamedConditionCheck(s).check(d));
    List<Definitions.Segment> segments =
        each(
            names,
            Declaration.Segment.class,
            Definitions.Segment.class,
            d -> d.name().text(),
            (d, s) -> new SegmentCheck(s).segment(d));
    List<Definitions.Trait> traits =
        each(
            names,
            Declaration.Trait.class,
            Definitions.Trait.class,
            d -> d.name().text(),
            (d, s) -> new TraitCheck(s).trait(d));
    List<Definitions.Score> scores =
        each(
            names,
            Declaration.Score.class,
            Definitions.Score.class,
            d -> d.name().text(),
            (d, s) -> new ScoreCheck(s).score(d));
    List<Definitions.Partition> partitions =
        each(
            names,
            Declaration.Partition.class,
            Definitions.Partition.class,
            d -> d.name().text(),
            (d, s) -> new PartitionCheck(s).partition(d));
    List<Definitions.ContactList> lists =
        each(
            names,
            Declaration.ContactList.class,
            Definitions.ContactList.class,
            d -> d.name().text(),
            (d, s) -> new ListCheck(s).list(d));
    List<Definitions.Topic> topics =
        each(
            names,
            Declaration.Topic.class,
            Definitions.Topic.class,
            d -> d.name().text(),
            (d, s) -> ListCheck.topic(d));
    List<Messages.Vocabulary> vocabularies =
        each(
            names,
            Declaration.Vocabulary.class,
            Messages.Vocabulary.class,
            d -> d.name().text(),
            (d, s) -> new VocabularyCheck(s).vocabulary(d));
    List<MessageCheck.Written> messages =
        each(
            names,
            Declaration.Message.class,
            MessageCheck.Written.class,
            d -> d.name().text(),
            (d, s) -> new MessageCheck(s, text).message(d));
    List<Program> programs =
        each(
            names,
            Declaration.Program.class,
            Program.class,
            d -> d.name().text(),
            (d, s) -> new ProgramCheck(s).program(d));
    List<Scenario> scenarios =
        each(
            names,
            Declaration.Test.class,
            Scenario.class,
            d -> "test " + d.title().value(),
            (d, s) -> new TestCheck(s, d).scenario());
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
    List<Mention> mentions = new ArrayList<>();
    // those of one name have one list of what they use
    Set<Uses> uses = Collections.newSetFromMap(new IdentityHashMap<>());
    made.values().stream()
        .map(Memory.Made::uses)
        .filter(uses::add)
        .forEach(u -> mentions.addAll(u.mentions()));
    mentions.addAll(together(workspace, messages, names));
    return new CheckedWorkspace(
        workspace,
        findings.all(),
        names,
        dependencies,
        mentions,
        Memory.of(text, names, made),
        new Affected(declarations, made, holding.keySet()).names(),
        wholes(),
        text);
  }

  private Map<Span, Span> wholes() {
    Map<Span, Span> wholes = new HashMap<>();
    declarations.forEach(d -> wholes.put(Affected.place(d), d.span()));
    return wholes;
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
        new Reads(),
        new Nearby(),
        whole);
  }

  private static Diagnostic noSchema(Span first) {
    return Diagnostic.of(Code.NO_SCHEMA, new Span(first.file(), first.start(), first.start()))
        .hint("write: schema { contact from contacts key id { email email } }");
  }

  /** The values of traits, of which others ask for the types. */
  private void traits(Names names) {
    for (Declaration declaration : declarations) {
      if (declaration instanceof Declaration.Trait trait
          && holding.get(trait) != null
          && holding.get(trait).value() instanceof Definitions.Trait known) {
        names.traits().known(known.name(), known.value());
      }
    }
    names
        .traits()
        .checkAll(
            names,
            trait -> {
              String name = trait.name().text();
              return new TraitCheck(Scope.of(names, ofTrait(name), dependencies.of(name)))
                  .value(trait);
            });
  }

  private Findings ofTrait(String name) {
    return ofTraits.computeIfAbsent(name, n -> new Findings());
  }

  private <D extends Declaration, T> List<T> each(
      Names names,
      Class<D> kind,
      Class<T> result,
      Function<D, String> name,
      BiFunction<D, Scope, T> check) {
    List<T> all = new ArrayList<>();
    for (Declaration declaration : declarations) {
      if (kind.isInstance(declaration)) {
        D cast = kind.cast(declaration);
        String key = name.apply(cast);
        boolean first = seen.add(key);
        Memory.Made known = holding.get(declaration);
        Memory.Made of = known != null && first ? known : made(cast, key, names, check);
        if (first) {
          dependencies.keep(key, of.uses());
        } else {
          // what two of a name need is noted in one place
          of.uses().reads().unknown();
        }
        of.findings().forEach(findings::add);
        made.put(declaration, of);
        all.add(result.cast(of.value()));
      }
    }
    return all;
  }

  private <D extends Declaration, T> Memory.Made made(
      D declaration, String key, Names names, BiFunction<D, Scope, T> check) {
    Findings own = declaration instanceof Declaration.Trait ? ofTrait(key) : new Findings();
    Uses uses = dependencies.of(key);
    T value = check.apply(declaration, Scope.of(names, own, uses));
    return new Memory.Made(value, own.all(), uses);
  }

  /** What is known once each declaration was checked on its own; the names that templates say. */
  private List<Mention> together(
      Workspace workspace, List<MessageCheck.Written> messages, Names names) {
    VocabularyCheck.oneFallback(workspace.vocabularies(), findings);
    TemplateCheck templates = new TemplateCheck(workspace, names, findings);
    messages.forEach(templates::check);
    StartCycles.tell(workspace.programs(), names, findings);
    if (names.whole() && findings.all().stream().noneMatch(d -> d.severity() == Severity.ERROR)) {
      new Unused(text, dependencies, findings).tell(declarations);
    }
    return templates.mentions();
  }
}
