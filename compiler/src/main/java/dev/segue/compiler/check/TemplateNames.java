package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.template.Use;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a name in a template means: {@code contact.first_name}, {@code lead_score}.
 *
 * @param triggers what may be said of the event that began a run
 */
record TemplateNames(Names names, Findings findings, TriggerNames triggers) {
  /**
   * A value that a template reads.
   *
   * @param item whether it is an item of that value, a list: there may be none
   * @param words the value in the words of a script: {@code first_name}, {@code account.industry}
   */
  record Found(Expression value, boolean item, String words) {}

  /** The value; nothing where there is none, which is told. */
  Optional<Found> find(Use use, Span place) {
    String root = use.root();
    boolean contact = root.equals("contact");
    if (contact || root.equals("account")) {
      if (use.path().size() > 1) {
        return field(use, place, contact ? attributes() : accountFields(), !contact);
      }
      tell(
          Diagnostic.of(Code.TEMPLATE_NAME, place, root)
              .hint("say what of it: " + root + "." + someField(contact)));
      return Optional.empty();
    }
    if (root.equals("trigger")) {
      return triggers.find(use, place, this::tell).flatMap(value -> within(value, use, 2, place));
    }
    return named(root, use, place);
  }

  private Optional<Found> named(String root, Use use, Span place) {
    Optional<Expression> value = names.find(root).flatMap(meaning -> value(root, meaning));
    if (value.isPresent()) {
      return within(value.get(), use, 1, place);
    }
    Optional<Meaning> meaning = names.find(root);
    if (meaning.isEmpty()) {
      unknown(root, place);
    } else if (meaning.get() instanceof Meaning.Attribute) {
      tell(Diagnostic.of(Code.TEMPLATE_NAME, place, root).hint("the contact's is contact." + root));
    } else if (!(meaning.get() instanceof Meaning.Unread)) {
      tell(
          Diagnostic.of(Code.TEMPLATE_NAME, place, root)
              .hint("it is " + meaning.get().words() + ": templates see values alone"));
    }
    return Optional.empty();
  }

  private Optional<Expression> value(String name, Meaning meaning) {
    return switch (meaning) {
      case Meaning.Trait(var declaration) ->
          Optional.of(new Expression.TraitValue(name, names.traits().value(declaration).type()));
      case Meaning.Score(var declaration) ->
          Optional.of(new Expression.ScoreValue(name, ScoreCheck.type(declaration)));
      case Meaning.Partition(var declaration) ->
          Optional.of(new Expression.ClassOf(name, PartitionCheck.type(declaration)));
      case Meaning.Attribute m -> Optional.empty();
      case Meaning.Event m -> Optional.empty();
      case Meaning.Record m -> Optional.empty();
      case Meaning.Segment m -> Optional.empty();
      case Meaning.NamedCondition m -> Optional.empty();
      case Meaning.ContactList m -> Optional.empty();
      case Meaning.Topic m -> Optional.empty();
      case Meaning.Vocabulary m -> Optional.empty();
      case Meaning.Message m -> Optional.empty();
      case Meaning.Program m -> Optional.empty();
      case Meaning.Unread m -> Optional.empty();
    };
  }

  private void unknown(String root, Span place) {
    List<String> known =
        new ArrayList<>(
            names.named(
                m ->
                    m instanceof Meaning.Trait
                        || m instanceof Meaning.Score
                        || m instanceof Meaning.Partition));
    known.addAll(List.of("contact", "account", "term", "trigger"));
    List<String> near = Suggestion.nearest(root, known);
    if (!near.isEmpty() || names.whole()) {
      Diagnostic unknown = Diagnostic.of(Code.TEMPLATE_NAME, place, root);
      tell(near.isEmpty() ? unknown : unknown.hint("did you mean '" + near.getFirst() + "'?"));
    }
  }

  private Optional<Found> field(Use use, Span place, List<Schema.Field> fields, boolean account) {
    String name = use.path().get(1);
    Optional<Schema.Field> field = fields.stream().filter(f -> f.name().equals(name)).findFirst();
    if (field.isPresent()) {
      Expression value =
          account
              ? new Expression.AccountField(field.get())
              : new Expression.Attribute(field.get());
      return within(value, use, 2, place);
    }
    List<String> near = Suggestion.nearest(name, fields.stream().map(Schema.Field::name).toList());
    if (!near.isEmpty() || names.whole()) {
      Diagnostic unknown =
          Diagnostic.of(Code.NAME_UNKNOWN, place, account ? "account field" : "attribute", name);
      tell(near.isEmpty() ? unknown : unknown.hint("did you mean '" + near.getFirst() + "'?"));
    }
    return Optional.empty();
  }

  /** What follows the value: an item of a list, how many there are. */
  private Optional<Found> within(Expression value, Use use, int from, Span place) {
    Type type = value.type();
    boolean item = false;
    for (String step : use.path().subList(from, use.path().size())) {
      boolean size = step.equals("size");
      boolean end = step.equals("first") || step.equals("last") || step.equals(Use.ITEM);
      if (type.equals(Type.UNKNOWN)) {
        return Optional.empty();
      } else if (type instanceof Type.ListOf(var element) && end) {
        type = element;
        item = true;
      } else if (size && (type instanceof Type.ListOf || type.isText())) {
        type = Type.INTEGER;
      } else {
        tell(
            Diagnostic.of(
                Code.PROPERTY_UNKNOWN,
                place,
                "'"
                    + String.join(".", use.path().subList(0, from))
                    + "', "
                    + Mismatch.articled(value.type())
                    + ",",
                step.equals(Use.ITEM) ? "[..]" : step));
        return Optional.empty();
      }
    }
    boolean account = value instanceof Expression.AccountField;
    String words = String.join(".", use.path().subList(account ? 0 : from - 1, from));
    return Optional.of(new Found(value, item, words));
  }

  private List<Schema.Field> attributes() {
    List<Schema.Field> all = new ArrayList<>(names.schema().contacts().fields());
    all.add(names.schema().contacts().keyField());
    return all;
  }

  private List<Schema.Field> accountFields() {
    List<Schema.Field> all = new ArrayList<>();
    names
        .schema()
        .accounts()
        .ifPresent(
            accounts -> {
              all.addAll(accounts.fields());
              all.add(accounts.keyField());
            });
    return all;
  }

  private String someField(boolean contact) {
    List<Schema.Field> fields = contact ? attributes() : accountFields();
    return fields.stream().map(Schema.Field::name).findFirst().orElse("name");
  }

  private void tell(Diagnostic diagnostic) {
    findings.add(diagnostic);
  }
}
