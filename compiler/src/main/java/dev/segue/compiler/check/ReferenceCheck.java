package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a reference refers to: in a filter a property first, then the names of the
 * workspace (language §8.3).
 */
record ReferenceCheck(Scope scope) {
  private static final Referent WRONG = new Referent.Wrong();

  Referent referent(Reference reference) {
    return switch (reference.subject()) {
      case Reference.Subject.Path(var names) when names.size() == 1 ->
          single(names.getFirst(), reference);
      case Reference.Subject.Path(var names) -> dotted(names, reference);
      case Reference.Subject.AnyEvent() ->
          new RowsCheck(scope).rows("any event", scope.names().schema().eventKinds(), reference);
      case Reference.Subject.AnyOf(var names) -> anyOf(names, reference);
    };
  }

  private Referent single(Name name, Reference reference) {
    Optional<Argument> argument = scope.parameter(name);
    if (argument.isPresent()) {
      return parenthesized(name, reference, parameter(argument.get()));
    }
    Optional<Row> row = scope.place().row();
    Optional<Schema.Field> property = row.flatMap(r -> r.property(name.text()));
    Optional<Meaning> meaning = scope.names().find(name.text());
    if (property.isPresent()) {
      if (meaning.filter(m -> m instanceof Meaning.Attribute).isPresent()
          && scope.uses().firstHint("event's " + name.text())) {
        scope.tell(
            Diagnostic.of(Code.EVENTS_NAME, name.span(), name.text())
                .hint("the contact's is contact." + name.text()));
      }
      scope.mention(name, row.get().symbols(name.text()));
      return parenthesized(name, reference, value(property(property.get())));
    }
    if (row.isPresent() && row.get().elsewhere().contains(name.text()) && meaning.isEmpty()) {
      scope.tell(notShared(row.get(), name));
      return WRONG;
    }
    if (meaning.isEmpty()) {
      return unknown(name, reference);
    }
    scope.mention(name, meaning.get().symbols(name.text()));
    return meaning(name, meaning.get(), reference);
  }

  private static Diagnostic notShared(Row row, Name name) {
    return Diagnostic.of(Code.PROPERTY_UNKNOWN, name.span(), "'" + row.words() + "'", name.text())
        .hint("only properties that all of them have, with one type, may stand here");
  }

  private Referent unknown(Name name, Reference reference) {
    List<String> known = new ArrayList<>(scope.parameters().keySet());
    scope.place().row().ifPresent(r -> known.addAll(r.properties().keySet()));
    if (reference.arguments().isPresent()) {
      known.addAll(
          scope
              .names()
              .named(
                  m ->
                      m instanceof Meaning.Event
                          || m instanceof Meaning.Record
                          || m instanceof Meaning.NamedCondition));
      scope.names().unknown(scope.findings(), "event or named condition", name, known);
    } else if (scope.place().isFilter()) {
      known.addAll(scope.names().named(m -> m instanceof Meaning.Attribute));
      unknownInFilter(name, known);
    } else {
      scope
          .names()
          .unknown(
              scope.findings(),
              "name",
              name,
              () -> {
                known.addAll(scope.names().meanings().keySet());
                return known;
              },
              "");
    }
    return WRONG;
  }

  private void unknownInFilter(Name name, List<String> known) {
    Optional<Row> row = scope.place().row().filter(r -> !r.properties().isEmpty());
    String has =
        row.map(r -> "'" + r.words() + "' has " + Names.some(r.properties().keySet())).orElse("");
    scope.names().unknown(scope.findings(), "property or attribute", name, () -> known, has);
  }

  private Referent meaning(Name name, Meaning meaning, Reference reference) {
    return switch (meaning) {
      case Meaning.Attribute(var field, var span) ->
          parenthesized(name, reference, value(new Expression.Attribute(field)));
      case Meaning.Event(var kind, var span) ->
          new RowsCheck(scope).rows(name.text(), List.of(kind), reference);
      case Meaning.Record(var table, var span) -> new RowsCheck(scope).rows(table, reference);
      case Meaning.Trait(var declaration) ->
          definition(
              name,
              reference,
              new Expression.TraitValue(
                  name.text(), scope.names().traits().value(declaration).type()));
      case Meaning.Score(var declaration) ->
          definition(
              name,
              reference,
              new Expression.ScoreValue(name.text(), ScoreCheck.type(declaration)));
      case Meaning.Partition(var declaration) ->
          definition(
              name,
              reference,
              new Expression.ClassOf(name.text(), PartitionCheck.type(declaration)));
      case Meaning.NamedCondition(var declaration) -> {
        scope.uses().add(name.text(), name.span());
        yield inFilter(name.span(), "a named condition") ? WRONG : new Referent.Call(declaration);
      }
      case Meaning.Segment m -> parenthesized(name, reference, new Referent.Other(m));
      case Meaning.ContactList m -> parenthesized(name, reference, new Referent.Other(m));
      case Meaning.Topic m -> parenthesized(name, reference, new Referent.Other(m));
      case Meaning.Vocabulary m -> parenthesized(name, reference, new Referent.Other(m));
      case Meaning.Message m -> parenthesized(name, reference, new Referent.Other(m));
      case Meaning.Program m -> parenthesized(name, reference, new Referent.Other(m));
      case Meaning.Unread m -> WRONG;
    };
  }

  /** Traits, scores and partitions: values that stand outside of filters. */
  private Referent definition(Name name, Reference reference, Expression expression) {
    scope.uses().add(name.text(), name.span());
    String words = scope.names().find(name.text()).map(Meaning::words).orElse("a value");
    return inFilter(name.span(), words) ? WRONG : parenthesized(name, reference, value(expression));
  }

  private boolean inFilter(Span span, String words) {
    if (scope.place().isFilter()) {
      FilterRule.refuse(scope, span, "'" + scope.words(span) + "', " + words + ",");
    }
    return scope.place().isFilter();
  }

  /** Says that what takes no parentheses has some. */
  private Referent parenthesized(Name name, Reference reference, Referent referent) {
    if (reference.arguments().isEmpty()) {
      return referent;
    }
    scope.tell(
        Diagnostic.of(Code.ARGUMENTS, reference.span(), name.text(), "no parentheses")
            .hint("it is " + referent.words()));
    return WRONG;
  }

  private Referent parameter(Argument argument) {
    return switch (argument) {
      case Argument.Given(var value) -> value(new LiteralCheck(scope).constant(value));
      case Argument.Open(var type) when !(type instanceof Type.ListOf) && !type.equals(Type.SPAN) ->
          value(new Expression.Missing(type));
      case Argument.Open open -> new Referent.Parameter(open);
      case Argument.Length length -> new Referent.Parameter(length);
      case Argument.Items items -> new Referent.Parameter(items);
      case Argument.Wrong wrong -> WRONG;
    };
  }

  private Referent dotted(List<Name> names, Reference reference) {
    Name first = names.getFirst();
    Name second = names.get(1);
    Optional<Meaning> meaning = scope.names().find(first.text());
    if (names.size() > 2) {
      scope.tell(Code.NAME_UNKNOWN, reference.span(), "name", scope.words(reference.span()));
      return WRONG;
    }
    if (meaning.isEmpty() || first.text().equals("contact") || first.text().equals("account")) {
      switch (first.text()) {
        case "contact" -> {
          return ofContact(second);
        }
        case "account" -> {
          return ofAccount(second);
        }
        case "trigger" -> {
          return ofTrigger(second);
        }
      }
    }
    if (meaning.isEmpty()) {
      List<String> known = new ArrayList<>(scope.names().named(RowsCheck::isRows));
      known.addAll(List.of("contact", "account"));
      scope.names().unknown(scope.findings(), "event", first, known);
      return WRONG;
    }
    scope.mention(first, meaning.get().symbols(first.text()));
    return switch (meaning.get()) {
      case Meaning.Event(var kind, var span) ->
          new RowsCheck(scope).rows(first.text(), List.of(kind), reference);
      case Meaning.Record(var table, var span) -> new RowsCheck(scope).rows(table, reference);
      case Meaning.Attribute m -> noDot(first, m, second);
      case Meaning.Segment m -> noDot(first, m, second);
      case Meaning.Trait m -> noDot(first, m, second);
      case Meaning.Score m -> noDot(first, m, second);
      case Meaning.Partition m -> noDot(first, m, second);
      case Meaning.NamedCondition m -> noDot(first, m, second);
      case Meaning.ContactList m -> noDot(first, m, second);
      case Meaning.Topic m -> noDot(first, m, second);
      case Meaning.Vocabulary m -> noDot(first, m, second);
      case Meaning.Message m -> noDot(first, m, second);
      case Meaning.Program m -> noDot(first, m, second);
      case Meaning.Unread m -> WRONG;
    };
  }

  private Referent noDot(Name name, Meaning meaning, Name after) {
    scope.tell(
        Diagnostic.of(
            Code.PROPERTY_UNKNOWN,
            after.span(),
            "'" + name.text() + "', " + meaning.words() + ",",
            after.text()));
    return WRONG;
  }

  private Referent ofContact(Name name) {
    Optional<Meaning> meaning = scope.names().find(name.text());
    if (meaning.isPresent() && meaning.get() instanceof Meaning.Attribute(var field, var span)) {
      scope.mention(name, meaning.get().symbols(name.text()));
      return value(new Expression.Attribute(field));
    }
    if (meaning.filter(m -> m instanceof Meaning.Unread).isEmpty()) {
      scope
          .names()
          .unknown(
              scope.findings(),
              "attribute",
              name,
              scope.names().named(m -> m instanceof Meaning.Attribute));
    }
    return WRONG;
  }

  private Referent ofAccount(Name name) {
    Optional<Schema.Accounts> accounts = scope.names().schema().accounts();
    if (accounts.isEmpty()) {
      if (scope.names().whole()) {
        scope.tell(
            Diagnostic.of(Code.FIELD_UNKNOWN, name.span(), name.text())
                .hint("the schema declares no account"));
      }
      return WRONG;
    }
    List<Schema.Field> fields = new ArrayList<>(accounts.get().fields());
    fields.add(accounts.get().keyField());
    Optional<Schema.Field> field =
        fields.stream().filter(f -> f.name().equals(name.text())).findFirst();
    if (field.isEmpty()) {
      scope.tell(
          Names.near(
              Diagnostic.of(Code.FIELD_UNKNOWN, name.span(), name.text()),
              name,
              Suggestion.nearest(name.text(), fields.stream().map(Schema.Field::name).toList())));
      return WRONG;
    }
    scope.mention(name, Symbol.accountField(name.text()));
    return value(new Expression.AccountField(field.get()));
  }

  private Referent ofTrigger(Name name) {
    Optional<Row> trigger = scope.place().trigger();
    if (trigger.isEmpty()) {
      scope.tell(Code.TRIGGER, name.span(), "it stands in programs that an event begins");
      return WRONG;
    }
    Optional<Schema.Field> property = trigger.get().property(name.text());
    if (property.isEmpty()) {
      scope.tell(RowsCheck.unknownProperty(trigger.get(), name));
      return WRONG;
    }
    scope.mention(name, trigger.get().symbols(name.text()));
    return value(new Expression.Trigger(name.text(), property.get().type()));
  }

  private Referent anyOf(List<Name> names, Reference reference) {
    List<Schema.EventKind> kinds = new ArrayList<>();
    boolean wrong = false;
    for (Name name : names) {
      Optional<Meaning> meaning = scope.names().find(name.text());
      if (meaning.isPresent() && meaning.get() instanceof Meaning.Event(var kind, var span)) {
        kinds.add(kind);
        scope.mention(name, meaning.get().symbols(name.text()));
      } else {
        wrong = true;
        notAnEvent(name, meaning);
      }
    }
    return wrong
        ? WRONG
        : new RowsCheck(scope)
            .rows(
                "any of (" + String.join(", ", names.stream().map(Name::text).toList()) + ")",
                kinds.stream().distinct().toList(),
                reference);
  }

  private void notAnEvent(Name name, Optional<Meaning> meaning) {
    if (meaning.isEmpty()) {
      scope
          .names()
          .unknown(
              scope.findings(),
              "event",
              name,
              scope.names().named(m -> m instanceof Meaning.Event));
    } else if (!(meaning.get() instanceof Meaning.Unread)) {
      scope.tell(Code.NAME_OTHER, name.span(), name.text(), meaning.get().words(), "an event");
    }
  }

  private static Referent value(Expression expression) {
    return new Referent.Value(expression);
  }

  private static Expression property(Schema.Field field) {
    return new Expression.Property(field.name(), field.type());
  }
}
