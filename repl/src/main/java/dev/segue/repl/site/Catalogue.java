package dev.segue.repl.site;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Mentions;
import dev.segue.compiler.plan.Thing;
import dev.segue.compiler.plan.Thing.Kind;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.Placed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a workspace has a name for, in the order declared. */
final class Catalogue {
  private final LoadedWorkspace loaded;
  private final Workspace workspace;
  private final Map<Thing, Told> told = new LinkedHashMap<>();

  private Catalogue(LoadedWorkspace loaded) {
    this.loaded = loaded;
    this.workspace = loaded.workspace();
  }

  static Map<Thing, Told> of(LoadedWorkspace loaded) {
    Catalogue catalogue = new Catalogue(loaded);
    catalogue.schema();
    catalogue.definitions();
    return catalogue.told;
  }

  private void add(Told thing) {
    told.put(thing.thing(), thing);
  }

  private void schema() {
    Schema schema = workspace.schema();
    List<Schema.Field> contact = new ArrayList<>(List.of(schema.contacts().keyField()));
    contact.addAll(schema.contacts().fields());
    contact.forEach(f -> column(Kind.ATTRIBUTE, f.name(), f.type().words()));
    schema
        .accounts()
        .ifPresent(
            a -> a.fields().forEach(f -> column(Kind.ACCOUNT_FIELD, f.name(), f.type().words())));
    for (Schema.EventKind kind : schema.eventKinds()) {
      column(Kind.EVENT, kind.name(), "event");
      kind.properties()
          .forEach(p -> column(Kind.PROPERTY, kind.name() + "." + p.name(), p.type().words()));
    }
    for (Schema.RecordTable table : schema.records()) {
      column(Kind.RECORD, table.name(), "record");
      table
          .fields()
          .forEach(f -> column(Kind.PROPERTY, table.name() + "." + f.name(), f.type().words()));
    }
  }

  private void column(Kind kind, String name, String type) {
    add(Told.of(new Thing(kind, name), Optional.of(type), "", Optional.empty()));
  }

  private void definitions() {
    English english = new English(workspace);
    workspace
        .definitions()
        .forEach(
            d ->
                add(
                    told(Mentions.thing(d), d.title())
                        .saying(english.explain(d))
                        .ownedBy(
                            d instanceof Definitions.Segment s ? s.owner() : Optional.empty())));
    for (Messages.Vocabulary vocabulary : workspace.vocabularies()) {
      add(told(new Thing(Kind.VOCABULARY, vocabulary.name()), Optional.empty()));
    }
    for (Program program : workspace.programs()) {
      add(
          told(new Thing(Kind.PROGRAM, program.name()), program.title())
              .saying(english.explain(program))
              .with(program.purpose()));
    }
    for (Messages.Message message : workspace.messages()) {
      add(told(new Thing(Kind.MESSAGE, message.name()), message.title()));
    }
    for (Scenario scenario : workspace.scenarios()) {
      add(
          Told.of(
              new Thing(Kind.TEST, scenario.title()),
              Optional.empty(),
              text(scenario.span()),
              place(scenario.span())));
    }
  }

  private Told told(Thing thing, Optional<String> title) {
    Optional<Placed> placed = Placed.of(loaded, thing.name());
    return Told.of(thing, title, placed.map(Placed::text).orElse(""), placed.map(Placed::place));
  }

  private Optional<Source> source(Span span) {
    return loaded.folder().scripts().stream()
        .filter(script -> script.path().equals(span.file()))
        .findFirst();
  }

  private String text(Span span) {
    return source(span).map(s -> s.text().substring(span.start(), span.end())).orElse("");
  }

  private Optional<String> place(Span span) {
    return source(span).map(s -> s.path() + ":" + s.lineOf(span.start()));
  }

  /** The named conditions, by name: wherever one is used its text is. */
  static Map<String, String> conditions(LoadedWorkspace loaded) {
    Map<String, String> conditions = new LinkedHashMap<>();
    for (SourceFile file : loaded.compilation().files()) {
      for (Declaration declaration : file.declarations()) {
        if (declaration instanceof Declaration.NamedCondition named) {
          Placed.of(loaded, named.name().text())
              .ifPresent(placed -> conditions.put(named.name().text(), placed.text()));
        }
      }
    }
    return conditions;
  }
}
