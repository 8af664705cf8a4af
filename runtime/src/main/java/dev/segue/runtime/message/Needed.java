package dev.segue.runtime.message;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.template.TemplateUses;
import dev.segue.compiler.template.Use;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The values that a message's templates read.
 *
 * @param contact the contact's attributes, by name
 * @param account the account's fields, by name
 * @param trigger properties of the event that began the run, by name
 * @param values traits, scores and partitions, by name
 */
record Needed(
    Map<String, Expression> contact,
    Map<String, Expression> account,
    Map<String, Expression> trigger,
    Map<String, Expression> values) {
  private static final String CONTACT = "contact";
  private static final String ACCOUNT = "account";
  private static final String TRIGGER = "trigger";

  static Needed of(Messages.Message message, Workspace workspace) {
    Needed needed =
        new Needed(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    Stream.of(message.subject(), message.body())
        .flatMap(template -> TemplateUses.uses(template).stream())
        .map(Use::path)
        .forEach(path -> needed.add(path, message, workspace));
    return needed;
  }

  private void add(List<String> path, Messages.Message message, Workspace workspace) {
    String root = path.getFirst();
    Optional<String> field = path.size() > 1 ? Optional.of(path.get(1)) : Optional.empty();
    Schema schema = workspace.schema();
    if (root.equals(CONTACT)) {
      List<Schema.Field> fields = new ArrayList<>(schema.contacts().fields());
      fields.add(schema.contacts().keyField());
      chosen(fields, field).forEach(f -> contact.put(f.name(), new Expression.Attribute(f)));
    } else if (root.equals(ACCOUNT)) {
      List<Schema.Field> fields = new ArrayList<>();
      schema.accounts().ifPresent(a -> fields.addAll(a.fields()));
      schema.accounts().ifPresent(a -> fields.add(a.keyField()));
      chosen(fields, field).forEach(f -> account.put(f.name(), new Expression.AccountField(f)));
    } else if (root.equals(TRIGGER)) {
      field
          .flatMap(f -> triggered(f, message, workspace))
          .ifPresent(v -> trigger.put(field.orElseThrow(), v));
    } else {
      named(root, workspace).ifPresent(value -> values.put(root, value));
    }
  }

  /** The field, or all of them where the template asks for the whole. */
  private static Stream<Schema.Field> chosen(List<Schema.Field> fields, Optional<String> named) {
    return fields.stream()
        .filter(f -> named.isEmpty() || named.get().equals(f.name()))
        .filter(f -> !f.type().equals(Type.LOCATION));
  }

  /** The checker has seen that every program that sends it knows the property as of one type. */
  private static Optional<Expression> triggered(
      String property, Messages.Message message, Workspace workspace) {
    return workspace.programs().stream()
        .filter(p -> p.sends(message.name()))
        .flatMap(
            p ->
                p.start() instanceof Program.Start.OnEvent event
                    ? event.properties().stream()
                    : Stream.of())
        .filter(p -> p.name().equals(property))
        .findFirst()
        .map(p -> new Expression.Trigger(property, p.type()));
  }

  private static Optional<Expression> named(String name, Workspace workspace) {
    Optional<Expression> trait =
        workspace.trait(name).map(t -> new Expression.TraitValue(name, t.type()));
    Optional<Expression> score =
        workspace.score(name).map(s -> new Expression.ScoreValue(name, s.type()));
    Optional<Expression> partition =
        workspace.partition(name).map(p -> new Expression.ClassOf(name, classes(p)));
    return trait.or(() -> score).or(() -> partition);
  }

  private static Type classes(Definitions.Partition partition) {
    return new Type.OneOf(
        partition.classes().stream().map(Definitions.PartitionClass::name).toList());
  }
}
