package dev.segue.compiler.check;

import dev.segue.compiler.check.ComparisonCheck.Subject;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Comparison.ListItem;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists of values: {@code country in ("US", "CA")}, {@code tags has any ("vip", "press")}. */
record ItemsCheck(Scope scope, Beside beside) {

  Condition in(Subject subject, Comparison.In written) {
    if (subject.isUnknown()) {
      return Condition.TRUE;
    }
    Type type = subject.type();
    if (type instanceof Type.ListOf || type.equals(Type.LOCATION)) {
      scope.tell(subject.wants(written.span(), "'in (..)'", "a single value"));
      return Condition.TRUE;
    }
    if (written.ignoringCase() && !type.isText()) {
      scope.tell(
          Code.TYPE_WANTED, written.span(), "'ignoring case'", "text", Mismatch.articled(type));
      return Condition.TRUE;
    }
    Optional<List<Item>> items =
        items(
            new Of(subject.value(), type, subject.words(), false, written.ignoringCase()),
            written.items());
    if (items.isEmpty()) {
      return Condition.TRUE;
    }
    if (items.get().isEmpty() && written.items().isEmpty()) {
      scope.tell(Code.LIST_VALUE, written.span(), "nothing is in a list of nothing");
      return Condition.TRUE;
    }
    Condition in = oneOf(subject.value(), items.get(), written.ignoringCase());
    if (!written.negated()) {
      return in;
    }
    new MissingHint(scope, beside).tell(subject, written.span());
    return new Condition.Not(in);
  }

  /** Days beside instants are compared as such, everything else by value. */
  private static Condition oneOf(Expression value, List<Item> items, boolean ignoringCase) {
    boolean days =
        items.stream()
            .anyMatch(i -> !i.type().equals(value.type()) && i.value() instanceof Value.Day);
    if (!days) {
      return new Condition.OneOf(value, items.stream().map(Item::value).toList(), ignoringCase);
    }
    return new Condition.Any(
        items.stream()
            .map(
                i ->
                    RelationCheck.related(
                        value,
                        Condition.Relation.EQUAL,
                        new Expression.Constant(i.value(), i.type()),
                        false))
            .toList());
  }

  Condition has(Subject subject, Comparison.Has written) {
    if (subject.isUnknown()) {
      return Condition.TRUE;
    }
    if (!(subject.type() instanceof Type.ListOf(var element))) {
      scope.tell(
          subject.type() instanceof Type.Text
              ? Diagnostic.of(
                      Code.TYPE_WANTED,
                      subject.span().to(written.span()),
                      "'has'",
                      "a list",
                      Mismatch.articled(subject.type()))
                  .hint("write '" + subject.words() + " contains \"..\"' of text")
              : subject.wants(written.span(), "'has'", "a list"));
      return Condition.TRUE;
    }
    if (written.ignoringCase() && !element.isText()) {
      scope.tell(
          Code.TYPE_WANTED, written.span(), "'ignoring case'", "text", Mismatch.articled(element));
      return Condition.TRUE;
    }
    Optional<List<Item>> items =
        items(
            new Of(subject.value(), element, subject.words(), true, written.ignoringCase()),
            written.items());
    if (items.isEmpty()) {
      return Condition.TRUE;
    }
    if (items.get().isEmpty() && written.items().isEmpty()) {
      scope.tell(Code.LIST_VALUE, written.span(), "a list of nothing asks for nothing");
      return Condition.TRUE;
    }
    Condition has =
        new Condition.Has(
            subject.value(),
            written.mode() == Comparison.HasMode.ALL,
            items.get().stream().map(Item::value).toList(),
            written.ignoringCase());
    boolean negated = written.negated() != (written.mode() == Comparison.HasMode.NONE);
    return negated ? new Condition.Not(has) : has;
  }

  private record Item(Value value, Type type) {}

  /**
   * What items are for.
   *
   * @param type of an item
   * @param each the items are those of a list
   */
  private record Of(Expression value, Type type, String words, boolean each, boolean ignoringCase) {
    String named() {
      return (each ? "each of '" : "'") + words + "'";
    }
  }

  /** The items; nothing where one of them does not fit, which is told. */
  private Optional<List<Item>> items(Of of, List<ListItem> written) {
    List<Item> items = new ArrayList<>();
    boolean wrong = false;
    for (ListItem item : written) {
      Optional<List<Item>> found =
          switch (item) {
            case ListItem.Literal(var value) -> literal(value, of).map(List::of);
            case ListItem.Named(var name) -> named(of, name);
          };
      found.ifPresent(items::addAll);
      wrong |= found.isEmpty();
    }
    return wrong ? Optional.empty() : Optional.of(items);
  }

  private Optional<Item> literal(dev.segue.compiler.syntax.Value written, Of of) {
    if (written instanceof dev.segue.compiler.syntax.Value.Missing missing) {
      scope.tell(
          Diagnostic.of(Code.MISSING_COMPARED, missing.span())
              .hint("a list has no missing: add 'or " + of.words() + " is missing'"));
      return Optional.empty();
    }
    if (of.type().equals(Type.INSTANT)
        && written instanceof dev.segue.compiler.syntax.Value.Date date) {
      return new LiteralCheck(scope).day(date).map(day -> new Item(new Value.Day(day), Type.DAY));
    }
    return new LiteralCheck(scope)
        .valueOf(written, of.type(), of.named(), of.ignoringCase())
        .map(
            value -> {
              new DecimalsCheck(scope).equal(of.named(), of.type(), value, written.span());
              return new Item(value, of.type());
            });
  }

  private Optional<List<Item>> named(Of of, Name name) {
    Optional<Argument> argument = scope.parameter(name);
    if (argument.isPresent()) {
      return argument(argument.get(), name, of);
    }
    if (of.value() instanceof Expression.ClassOf partition) {
      return classOf(partition, name).map(c -> List.of(new Item(c, of.type())));
    }
    Diagnostic unknown =
        scope.names().find(name.text()).isEmpty()
            ? Diagnostic.of(Code.NAME_UNKNOWN, name.span(), "name", name.text())
            : Diagnostic.of(
                Code.LIST_VALUE, name.span(), "a list holds values as written, not names");
    scope.tell(
        of.type().isText()
            ? unknown
                .hint("text stands in double quotes")
                .fix("put it in quotes", name.span(), "\"" + name.text() + "\"")
            : unknown);
    return Optional.empty();
  }

  private Optional<List<Item>> argument(Argument argument, Name name, Of of) {
    Type type = of.type();
    return switch (argument) {
      case Argument.Given(var value) -> literal(value, of).map(List::of);
      case Argument.Items(var values) -> {
        List<ListItem> items = new ArrayList<>();
        values.forEach(v -> items.add(new ListItem.Literal(v)));
        yield items(of, items);
      }
      case Argument.Open(var open) -> {
        Type element = open instanceof Type.ListOf(var e) ? e : open;
        boolean fits =
            (element.isText() && type.isText())
                || (element.isNumber() && type.isNumber())
                || element.equals(type)
                || (element.equals(Type.DAY) && type.equals(Type.INSTANT));
        if (!fits) {
          scope.tell(Mismatch.of(scope, of.named(), type, name.span(), element, Optional.empty()));
        }
        yield fits ? Optional.of(List.of()) : Optional.empty();
      }
      case Argument.Length length -> {
        scope.tell(Mismatch.of(scope, of.named(), type, name.span(), Type.SPAN, Optional.empty()));
        yield Optional.empty();
      }
      case Argument.Wrong wrong -> Optional.empty();
    };
  }

  Condition isClass(Expression.ClassOf of, Name name) {
    return classOf(of, name)
        .<Condition>map(
            c ->
                new Condition.Compare(
                    of, Condition.Relation.EQUAL, new Expression.Constant(c, of.type()), false))
        .orElse(Condition.TRUE);
  }

  /** A class of the partition; nothing where it has none of the name, which is told. */
  private Optional<Value> classOf(Expression.ClassOf of, Name name) {
    List<String> classes = of.type() instanceof Type.OneOf(var all) ? all : List.of();
    if (classes.contains(name.text())) {
      scope.mention(name, Symbol.classOf(of.partition(), name.text()));
      return Optional.of(new Value.Text(name.text()));
    }
    Span span = name.span();
    Diagnostic unknown = Diagnostic.of(Code.CLASS_UNKNOWN, span, of.partition(), name.text());
    List<String> near = Suggestion.nearest(name.text(), classes);
    if (!of.type().equals(Type.UNKNOWN)) {
      scope.tell(
          near.isEmpty()
              ? unknown.hint("its classes are " + String.join(", ", classes))
              : Names.near(unknown, name, near));
    }
    return Optional.empty();
  }
}
