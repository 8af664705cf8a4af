package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/** {@code set nurture_state = "done"}: an attribute that Segue keeps, and a value of its type. */
record SetStepCheck(Scope scope) {

  /** The step; nothing where it is none, which is told. */
  Optional<Action> set(ProgramRow.Step.Set written, int next) {
    Optional<Schema.Field> attribute = own(written.attribute());
    Type type = attribute.map(Schema.Field::type).orElse(Type.UNKNOWN);
    Expression value = value(written, type);
    return attribute.map(field -> new Action.Set(field, value, next));
  }

  private Optional<Schema.Field> own(Name name) {
    Optional<Meaning> meaning = scope.names().find(name.text());
    if (meaning.isEmpty()) {
      List<String> own =
          scope.names().named(m -> m instanceof Meaning.Attribute(var f, var s) && isOwn(f));
      scope.names().unknown(scope.findings(), "attribute", name, own);
      return Optional.empty();
    }
    if (meaning.get() instanceof Meaning.Attribute(var field, var span)) {
      if (!isOwn(field)) {
        scope.tell(
            Diagnostic.of(
                    Code.SET,
                    name.span(),
                    "'" + name.text() + "' belongs to your own data, which Segue does not write")
                .related(span, "it is declared here")
                .hint("a program sets what the schema declares with 'own': own state text"));
        return Optional.empty();
      }
      scope.mention(name, meaning.get().symbols(name.text()));
      return Optional.of(field);
    }
    if (!(meaning.get() instanceof Meaning.Unread)) {
      scope.tell(Code.NAME_OTHER, name.span(), name.text(), meaning.get().words(), "an attribute");
    }
    return Optional.empty();
  }

  private static boolean isOwn(Schema.Field field) {
    return field.storage() instanceof Schema.Storage.Own;
  }

  private Expression value(ProgramRow.Step.Set written, Type type) {
    String words = written.attribute().text();
    if (written.value()
        instanceof
        dev.segue.compiler.syntax.Expression.Literal(dev.segue.compiler.syntax.Value literal)) {
      return literal instanceof dev.segue.compiler.syntax.Value.Missing
          ? new Expression.Missing(type)
          : new GivenValue(scope)
              .of(literal, type, words)
              .<Expression>map(value -> new Expression.Constant(value, type))
              .orElse(new Expression.Missing(type));
    }
    if (type instanceof Type.ListOf(var element)
        && written.value()
            instanceof dev.segue.compiler.syntax.Expression.Items(var items, var span)) {
      return new Expression.Constant(
          new Value.Items(
              items.stream().flatMap(item -> item(item, element, words).stream()).toList()),
          type);
    }
    Expression value = new ExpressionCheck(scope).value(written.value());
    if (!fits(value.type(), type)) {
      scope.tell(
          Code.TYPE_WANTED,
          written.value().span(),
          "'" + words + "'",
          Mismatch.articled(type),
          Mismatch.articled(value.type()));
    }
    return value;
  }

  private Optional<Value> item(
      dev.segue.compiler.syntax.Comparison.ListItem item, Type element, String words) {
    return switch (item) {
      case dev.segue.compiler.syntax.Comparison.ListItem.Literal(var literal) ->
          new GivenValue(scope).of(literal, element, words);
      case dev.segue.compiler.syntax.Comparison.ListItem.Named(var name) -> {
        scope.tell(
            Diagnostic.of(Code.LIST_VALUE, name.span(), "a list that is set is of written values")
                .hint("text stands in double quotes"));
        yield Optional.empty();
      }
    };
  }

  /** Numbers are rounded to the attribute's scale; a text may be none of a closed set's. */
  private static boolean fits(Type value, Type attribute) {
    return value.equals(Type.UNKNOWN)
        || attribute.equals(Type.UNKNOWN)
        || value.equals(attribute)
        || (value.isNumber() && attribute.isNumber())
        || (value.isText() && attribute.equals(Type.TEXT))
        || (value instanceof Type.OneOf(var some)
            && attribute instanceof Type.OneOf(var all)
            && all.containsAll(some));
  }
}
