package dev.segue.repl.session;

import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.explain.English;
import dev.segue.compiler.explain.Explained;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Mentions;
import dev.segue.compiler.plan.Thing;
import dev.segue.compiler.plan.Thing.Kind;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import dev.segue.repl.report.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code :describe NAME}: everything there is to tell of one thing. */
final class Describing {
  private static final int MOST_VALUES = 10;

  private final OpenWorkspace open;
  private final Workspace workspace;
  private final Mentions mentions;

  private Describing(OpenWorkspace open) {
    this.open = open;
    this.workspace = open.loaded().workspace();
    this.mentions = Mentions.in(workspace);
  }

  static Answer describe(OpenWorkspace open, String name) {
    return new Describing(open).of(name);
  }

  private Answer of(String name) {
    return Stream.<Supplier<Optional<Answer>>>of(
            () -> definition(name),
            () -> program(name),
            () -> message(name),
            () -> field(name),
            () -> event(name))
        .flatMap(each -> each.get().stream())
        .findFirst()
        .orElseGet(
            () -> {
              List<String> near = Suggestion.nearest(name, open.loaded().compilation().names());
              return new Answer.Problem(
                  "nothing is called '"
                      + name
                      + "'; "
                      + (near.isEmpty()
                          ? ":definitions and :schema list what there is"
                          : "did you mean " + String.join(" or ", near) + "?"));
            });
  }

  private Optional<Answer> definition(String name) {
    return workspace.definition(name).map(this::definition);
  }

  private Answer definition(Definitions definition) {
    List<String> lines = new ArrayList<>();
    if (definition instanceof Definitions.Segment segment) {
      segment.owner().ifPresent(owner -> lines.add("  owner: " + owner));
      segment
          .expect()
          .ifPresent(e -> lines.add("  expected size: " + e.least() + " to " + e.most()));
    }
    Thing thing = Mentions.thing(definition);
    Explained explained = new English(workspace).explain(definition);
    return described(
        thing, definition.title(), lines, Explanation.of(explained, open.questions()).table());
  }

  private Optional<Answer> program(String name) {
    return workspace
        .program(name)
        .map(
            p -> {
              List<String> outline = new English(workspace).explain(p).outline().lines().toList();
              return described(
                  new Thing(Kind.PROGRAM, name),
                  p.title(),
                  outline.subList(1, outline.size()),
                  new Table("none"));
            });
  }

  private Optional<Answer> message(String name) {
    return workspace
        .message(name)
        .map(
            m -> {
              Table table = new Table("setting", "is");
              table.row(Cell.of("channel"), Cell.of(m.channel()));
              m.topic().ifPresent(t -> table.row(Cell.of("topic"), Cell.of(t)));
              m.from().ifPresent(f -> table.row(Cell.of("from"), Cell.of(f)));
              return described(new Thing(Kind.MESSAGE, name), m.title(), List.of(), table);
            });
  }

  private Optional<Answer> field(String name) {
    return workspace.schema().contacts().fields().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .map(this::field);
  }

  private Answer field(Schema.Field field) {
    Expression value = new Expression.Attribute(field);
    Map<Cell, Long> counts = open.questions().distribution(value);
    long having = counts.values().stream().mapToLong(Long::longValue).sum();
    List<String> lines = new ArrayList<>();
    lines.add("  type: " + field.type().words() + (field.history() ? ", with history" : ""));
    lines.add(
        "  "
            + Plural.of(having, "contact", Screen.PIPE)
            + (having == 1 ? " has " : " have ")
            + Plural.of(counts.size(), "different value", Screen.PIPE));
    return described(
        new Thing(Kind.ATTRIBUTE, field.name()),
        Optional.empty(),
        lines,
        Distribution.table(field.name(), counts, MOST_VALUES));
  }

  private Optional<Answer> event(String name) {
    return workspace.schema().eventKinds().stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .map(
            kind -> {
              Table table = new Table("property", "type");
              kind.properties()
                  .forEach(p -> table.row(Cell.of(p.name()), Cell.of(p.type().words())));
              return described(
                  new Thing(Kind.EVENT, name),
                  Optional.empty(),
                  List.of("  table: " + workspace.schema().tableOf(kind).table()),
                  table);
            });
  }

  private Answer described(Thing thing, Optional<String> title, List<String> more, Table table) {
    List<String> lines = new ArrayList<>();
    place(thing.name()).ifPresent(p -> lines.add("  in: " + p));
    listed("  speaks of", mentions.of(thing)).ifPresent(lines::add);
    listed("  is spoken of by", mentions.by(thing)).ifPresent(lines::add);
    lines.addAll(more);
    String headline =
        thing.kind().words() + " " + thing.name() + title.map(t -> " \"" + t + "\"").orElse("");
    return new Answer.Described(headline, lines, table);
  }

  private Optional<String> place(String name) {
    return open.typed().of(name).isPresent()
        ? Optional.of("typed here; :save keeps it")
        : Placed.of(open.saved(), name).map(Placed::place);
  }

  private static Optional<String> listed(String words, Collection<Thing> things) {
    String names =
        things.stream()
            .filter(t -> t.kind() != Kind.PROPERTY)
            .sorted(Comparator.comparing(Thing::kind).thenComparing(Thing::name))
            .map(t -> t.kind() == Kind.TEST ? "test \"" + t.name() + "\"" : t.name())
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of(words + ": " + names);
  }
}
