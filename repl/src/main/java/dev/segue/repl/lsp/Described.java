package dev.segue.repl.lsp;

import dev.segue.compiler.check.Symbol;
import dev.segue.compiler.explain.English;
import dev.segue.compiler.explain.Explained;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.syntax.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a name names, in words.
 *
 * @param head {@code segment car_intent "Members shopping for a car"}
 * @param text what it means
 * @param counted of whom it holds, where that may be counted
 */
record Described(String head, List<String> text, Optional<Condition> counted) {
  Described {
    text = List.copyOf(text);
  }

  /** Nothing of what could not be read. */
  static Optional<Described> of(Symbol symbol, OpenWorkspace of) {
    Workspace workspace = of.loaded().workspace();
    String name = symbol.name();
    return switch (symbol.kind()) {
      case ATTRIBUTE ->
          field(
              symbol,
              Stream.concat(
                  workspace.schema().contacts().fields().stream(),
                  Stream.of(workspace.schema().contacts().keyField())),
              "of the contact");
      case ACCOUNT_FIELD ->
          field(
              symbol,
              workspace.schema().accounts().stream()
                  .flatMap(a -> Stream.concat(a.fields().stream(), Stream.of(a.keyField()))),
              "of the account");
      case PROPERTY ->
          field(
              symbol,
              Stream.concat(
                  workspace.schema().eventKinds().stream()
                      .filter(k -> k.name().equals(symbol.owner()))
                      .flatMap(k -> k.properties().stream()),
                  workspace.schema().records().stream()
                      .filter(r -> r.name().equals(symbol.owner()))
                      .flatMap(r -> r.fields().stream())),
              "of " + symbol.owner());
      case EVENT ->
          workspace.schema().eventKinds().stream()
              .filter(k -> k.name().equals(name))
              .findFirst()
              .map(k -> rows("event", name, k.properties()));
      case RECORD ->
          workspace.schema().records().stream()
              .filter(r -> r.name().equals(name))
              .findFirst()
              .map(r -> rows("record", name, r.fields()));
      case SEGMENT ->
          workspace
              .segment(name)
              .map(
                  s ->
                      definition("segment", s, new English(workspace), Optional.of(s.condition())));
      case TRAIT ->
          workspace
              .trait(name)
              .map(
                  t ->
                      definition("trait", t, new English(workspace), Optional.<Condition>empty())
                          .typed(t.value().type().words()));
      case SCORE ->
          workspace
              .score(name)
              .map(s -> definition("score", s, new English(workspace), Optional.empty()));
      case PARTITION ->
          workspace
              .partition(name)
              .map(p -> definition("partition", p, new English(workspace), Optional.empty()));
      case CLASS -> workspace.partition(symbol.owner()).flatMap(p -> classOf(p, name, workspace));
      case CONDITION -> written(symbol, of);
      case PARAMETER -> Optional.of(plain("parameter " + name + " of " + symbol.owner()));
      case LIST ->
          workspace
              .list(name)
              .map(
                  l ->
                      plain(
                          "list " + name,
                          l.file()
                              .map(f -> "of the file \"" + f.path() + "\", by " + f.attribute())
                              .orElse("kept by Segue")));
      case TOPIC ->
          workspace
              .topic(name)
              .map(
                  t ->
                      plain(
                          "topic " + name + titled(t.title()),
                          t.optIn() ? "opt in: nobody until they say so" : "opt out"));
      case VOCABULARY -> Optional.of(plain("vocabulary " + name));
      case TERM -> Optional.of(term(name, workspace));
      case MESSAGE -> workspace.message(name).map(Described::message);
      case PROGRAM ->
          workspace
              .program(name)
              .map(
                  p ->
                      outlined(
                          "program " + name + titled(p.title()),
                          new English(workspace).explain(p),
                          Optional.empty()));
      case LABEL -> Optional.of(plain("label " + name, "a step of program " + symbol.owner()));
      case ARM -> Optional.of(plain("arm " + name, "of a split of program " + symbol.owner()));
      case TEST -> Optional.empty();
      case TEST_CONTACT ->
          Optional.of(plain("contact " + name, "of the test \"" + symbol.owner() + "\""));
      case TEST_ACCOUNT ->
          Optional.of(plain("account " + name, "of the test \"" + symbol.owner() + "\""));
    };
  }

  private static Described plain(String head, String... text) {
    return new Described(head, List.of(text), Optional.empty());
  }

  private static String titled(Optional<String> title) {
    return title.map(t -> " \"" + t + "\"").orElse("");
  }

  private Described typed(String type) {
    return new Described(head + ": " + type, text, counted);
  }

  private static Optional<Described> field(Symbol symbol, Stream<Schema.Field> fields, String of) {
    return fields
        .filter(f -> f.name().equals(symbol.name()))
        .findFirst()
        .map(
            f ->
                plain(
                    symbol.kind().words() + " " + symbol.path() + ": " + f.type().words(),
                    of + (f.history() ? ", with history" : "")));
  }

  private static Described rows(String kind, String name, List<Schema.Field> fields) {
    String properties =
        fields.stream()
            .map(f -> f.name() + " " + f.type().words())
            .collect(Collectors.joining(", "));
    return plain(
        kind + " " + name, properties.isEmpty() ? "without properties" : "has " + properties);
  }

  private static Described definition(
      String kind, Definitions definition, English english, Optional<Condition> counted) {
    return outlined(
        kind + " " + definition.name() + titled(definition.title()),
        english.explain(definition),
        counted);
  }

  /** The first line of an explanation says its name again. */
  private static Described outlined(String head, Explained explained, Optional<Condition> counted) {
    List<String> lines = new ArrayList<>();
    explained.parts().forEach(part -> part.outline().lines().forEach(lines::add));
    if (lines.isEmpty()) {
      String words = explained.words();
      lines.add(words.substring(words.indexOf(": ") < 0 ? 0 : words.indexOf(": ") + 2));
    }
    return new Described(head, lines, counted);
  }

  private static Optional<Described> classOf(
      Definitions.Partition partition, String name, Workspace workspace) {
    return partition.classes().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .map(
            c ->
                plain(
                    "class " + name + " of partition " + partition.name(),
                    c.condition().equals(Condition.TRUE)
                        ? "everybody else"
                        : new English(workspace).words(c.condition())));
  }

  /** A named condition is nothing by itself: it is shown as written. */
  private static Optional<Described> written(Symbol symbol, OpenWorkspace of) {
    for (SourceFile file : of.compilation().files()) {
      for (var declaration : file.declarations()) {
        if (declaration instanceof dev.segue.compiler.syntax.Declaration.NamedCondition condition
            && condition.name().text().equals(symbol.name())) {
          return of.source(file.path())
              .map(
                  s ->
                      new Described(
                          "condition " + symbol.name(),
                          s.text()
                              .substring(condition.span().start(), condition.span().end())
                              .lines()
                              .toList(),
                          Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  private static Described term(String name, Workspace workspace) {
    List<String> lines = new ArrayList<>();
    for (Messages.Vocabulary vocabulary : workspace.vocabularies()) {
      vocabulary.terms().stream()
          .filter(t -> t.name().equals(name))
          .forEach(
              t -> lines.add(vocabulary.name() + ": \"" + t.one() + "\", \"" + t.many() + "\""));
    }
    return new Described("term " + name, lines, Optional.empty());
  }

  private static Described message(Messages.Message message) {
    List<String> lines = new ArrayList<>();
    lines.add("by " + message.channel());
    message.topic().ifPresent(t -> lines.add("about " + t));
    message.from().ifPresent(f -> lines.add("from " + f));
    return new Described(
        "message " + message.name() + titled(message.title()), lines, Optional.empty());
  }

  /** As Markdown: the head as code, then what it means line by line. */
  String markdown(Optional<Long> contacts) {
    StringBuilder words = new StringBuilder("```segue\n").append(head).append("\n```\n");
    if (!text.isEmpty()) {
      words.append("\n```text\n");
      text.forEach(line -> words.append(line.replace("```", "'''")).append('\n'));
      words.append("```\n");
    }
    contacts.ifPresent(n -> words.append('\n').append(counted(n)).append('\n'));
    return words.toString();
  }

  /** The same for editors that show text alone. */
  String plain(Optional<Long> contacts) {
    List<String> lines = new ArrayList<>(List.of(head));
    lines.addAll(text);
    contacts.ifPresent(n -> lines.add(counted(n)));
    return String.join("\n", lines);
  }

  static String counted(long contacts) {
    return String.format(java.util.Locale.ROOT, "%,d", contacts)
        + (contacts == 1 ? " contact" : " contacts");
  }
}
