package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Thing.Kind;
import dev.segue.compiler.template.TemplateUses;
import dev.segue.compiler.template.TermUse;
import dev.segue.compiler.template.Use;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a message's subject and body speak of: {@code {{ contact.first_name }}}. */
final class TemplateMentions {
  private TemplateMentions() {}

  static Set<Thing> of(Messages.Message message, Workspace workspace) {
    Set<Thing> found = new LinkedHashSet<>();
    for (TemplateUses uses :
        List.of(TemplateUses.of(message.subject()), TemplateUses.of(message.body()))) {
      uses.values().forEach(use -> value(use.path(), workspace).ifPresent(found::add));
      for (TermUse term : uses.terms()) {
        workspace.vocabularies().stream()
            .filter(v -> v.terms().stream().anyMatch(t -> t.name().equals(term.name())))
            .forEach(v -> found.add(new Thing(Kind.VOCABULARY, v.name())));
      }
    }
    return found;
  }

  private static Optional<Thing> value(List<String> path, Workspace workspace) {
    if (path.size() < 2 || path.get(1).equals(Use.ITEM)) {
      return Optional.empty();
    }
    String name = path.get(1);
    return switch (path.getFirst()) {
      case "contact" -> ofContact(name, workspace);
      case "account" -> Optional.of(new Thing(Kind.ACCOUNT_FIELD, name));
      case String other -> Optional.empty();
    };
  }

  private static Optional<Thing> ofContact(String name, Workspace workspace) {
    if (workspace.schema().records().stream().anyMatch(r -> r.name().equals(name))) {
      return Optional.of(new Thing(Kind.RECORD, name));
    }
    Optional<Thing> defined =
        Stream.of(workspace.traits(), workspace.scores(), workspace.partitions())
            .flatMap(List::stream)
            .filter(d -> d.name().equals(name))
            .map(Mentions::thing)
            .findFirst();
    boolean attribute =
        Stream.concat(
                workspace.schema().contacts().fields().stream(),
                Stream.of(workspace.schema().contacts().keyField()))
            .map(Schema.Field::name)
            .anyMatch(name::equals);
    return defined.or(
        () -> attribute ? Optional.of(new Thing(Kind.ATTRIBUTE, name)) : Optional.empty());
  }
}
