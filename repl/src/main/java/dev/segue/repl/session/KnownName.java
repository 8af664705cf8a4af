package dev.segue.repl.session;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A name of a workspace.
 *
 * @param kind {@code segment}, {@code attribute}
 * @param type of its value, else empty; names of one kind and type may stand in the same places
 * @param isDefined whether a script defines it, and not the schema
 */
record KnownName(String name, String kind, String type, boolean isDefined) {

  static List<KnownName> all(Compilation compilation) {
    Workspace workspace = compilation.workspace();
    Schema schema = workspace.schema();
    List<KnownName> all = new ArrayList<>();
    fields(all, "", "attribute", List.of(schema.contacts().keyField()));
    fields(all, "", "attribute", schema.contacts().fields());
    schema.accounts().ifPresent(a -> fields(all, "account.", "of the account", a.fields()));
    for (Schema.EventKind kind : schema.eventKinds()) {
      all.add(new KnownName(kind.name(), "event", "", false));
      fields(all, kind.name() + ".", "property", kind.properties());
    }
    for (Schema.RecordTable records : schema.records()) {
      all.add(new KnownName(records.name(), "record", "", false));
      fields(all, records.name() + ".", "property", records.fields());
    }
    defined(all, workspace);
    Set<String> told = new HashSet<>(all.stream().map(KnownName::name).toList());
    compilation.names().stream()
        .filter(name -> !told.contains(name))
        .forEach(name -> all.add(new KnownName(name, "", name, true)));
    return all;
  }

  private static void defined(List<KnownName> all, Workspace workspace) {
    workspace.segments().forEach(s -> all.add(defined(s, "segment", "")));
    workspace.traits().forEach(t -> all.add(defined(t, "trait", t.type().words())));
    workspace.scores().forEach(s -> all.add(defined(s, "score", "")));
    workspace.partitions().forEach(p -> all.add(defined(p, "partition", p.name())));
    workspace.lists().forEach(l -> all.add(defined(l, "list", "")));
    workspace.topics().forEach(t -> all.add(defined(t, "topic", "")));
    for (Messages.Message message : workspace.messages()) {
      all.add(new KnownName(message.name(), "message", "", true));
    }
    for (Program program : workspace.programs()) {
      all.add(new KnownName(program.name(), "program", "", true));
    }
  }

  private static KnownName defined(Definitions definition, String kind, String type) {
    return new KnownName(definition.name(), kind, type, true);
  }

  private static void fields(
      List<KnownName> all, String of, String kind, List<Schema.Field> fields) {
    fields.forEach(f -> all.add(new KnownName(of + f.name(), kind, f.type().words(), false)));
  }

  /** What may stand where it may. */
  String shape() {
    return kind + " " + type;
  }

  Offer offer() {
    String words = kind.isEmpty() ? "condition" : kind;
    return new Offer(name, type.isEmpty() || type.equals(name) ? words : words + ", " + type);
  }
}
