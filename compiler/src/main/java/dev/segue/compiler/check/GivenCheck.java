package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.TestRow.Assignment;
import dev.segue.compiler.syntax.TestRow.Given;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values that a test gives to fields: {@code { country = "US", tags = ("a", "b"), plan = missing
 * }}.
 */
record GivenCheck(Scope scope) {

  /**
   * The values by field.
   *
   * @param of whose fields they are: {@code the contact}
   * @param symbol what a field's name names
   */
  Map<Schema.Field, Optional<Value>> fields(
      List<Assignment> written,
      List<Schema.Field> fields,
      String of,
      Function<String, Symbol> symbol) {
    Map<Schema.Field, Optional<Value>> values = new LinkedHashMap<>();
    Map<String, Span> said = new HashMap<>();
    for (Assignment assignment : written) {
      Name name = assignment.name();
      Span there = said.putIfAbsent(name.text(), name.span());
      if (there != null) {
        scope.tell(
            Diagnostic.of(Code.SAID_TWICE, name.span(), name.text(), of)
                .related(there, "the first is here"));
        continue;
      }
      Optional<Schema.Field> field =
          fields.stream().filter(f -> f.name().equals(name.text())).findFirst();
      if (field.isPresent()) {
        scope.mention(name, symbol.apply(name.text()));
        values.put(field.get(), value(assignment.value(), field.get()));
      } else {
        unknown(name, fields, of);
      }
    }
    return values;
  }

  private void unknown(Name name, List<Schema.Field> fields, String of) {
    List<String> near =
        Suggestion.nearest(name.text(), fields.stream().map(Schema.Field::name).toList());
    if (!near.isEmpty() || scope.names().whole()) {
      scope.tell(
          Names.near(
              Diagnostic.of(Code.PROPERTY_UNKNOWN, name.span(), of, name.text()), name, near));
    }
  }

  /** The value; nothing where it is missing, or does not fit, which is told. */
  private Optional<Value> value(Given given, Schema.Field field) {
    Type type = field.type();
    return switch (given) {
      case Given.Literal(dev.segue.compiler.syntax.Value.Missing missing) -> Optional.empty();
      case Given.Literal(var literal) -> literal(literal, type, field.name());
      case Given.Items(var items, var span) when type.equals(Type.LOCATION) ->
          location(items, span);
      case Given.Items(var items, var span) when type instanceof Type.ListOf(var element) ->
          list(items, element, field.name());
      case Given.Items(var items, var span) when items.size() == 1 ->
          literal(items.getFirst(), type, field.name());
      case Given.Items(var items, var span) -> {
        scope.tell(
            Code.TYPE_WANTED, span, "'" + field.name() + "'", Mismatch.articled(type), "a list");
        yield Optional.empty();
      }
      case Given.Named(var name) when type instanceof Type.Unknown -> Optional.empty();
      case Given.Named(var name) -> {
        Diagnostic bare =
            Diagnostic.of(
                Code.TYPE_WANTED,
                name.span(),
                "'" + field.name() + "'",
                Mismatch.articled(type),
                "a name");
        scope.tell(
            type.isText()
                ? bare.hint("text stands in double quotes")
                    .fix("put it in quotes", name.span(), "\"" + name.text() + "\"")
                : bare);
        yield Optional.empty();
      }
    };
  }

  private Optional<Value> literal(
      dev.segue.compiler.syntax.Value literal, Type type, String words) {
    if (type instanceof Type.ListOf || type.equals(Type.LOCATION)) {
      scope.tell(
          Diagnostic.of(
                  Code.TYPE_WANTED,
                  literal.span(),
                  "'" + words + "'",
                  Mismatch.articled(type),
                  "a single value")
              .hint(
                  type.equals(Type.LOCATION)
                      ? "write latitude and longitude: (40.71, -74.01)"
                      : "write a list: (" + scope.words(literal.span()) + ")"));
      return Optional.empty();
    }
    return new GivenValue(scope)
        .of(literal, type, words)
        .flatMap(value -> stored(value, type, words, literal.span()));
  }

  /** As its column keeps it: decimals rounded half up to their scale. */
  private Optional<Value> stored(Value value, Type type, String words, Span span) {
    if (!(value instanceof Value.Number(var number))
        || !(type instanceof Type.Numeric(var precision, var scale))) {
      return Optional.of(value);
    }
    Rational rounded = Rational.of(number.rounded(scale));
    if (scale == 0 && !rounded.equals(number)) {
      scope.tell(Code.TYPE_WANTED, span, "'" + words + "'", "a whole number", "a fraction");
      return Optional.empty();
    }
    return Optional.of(new Value.Number(rounded));
  }

  private Optional<Value> list(
      List<dev.segue.compiler.syntax.Value> items, Type element, String words) {
    List<Value> values = new ArrayList<>();
    for (dev.segue.compiler.syntax.Value item : items) {
      literal(item, element, words).ifPresent(values::add);
    }
    return Optional.of(new Value.Items(values));
  }

  private Optional<Value> location(List<dev.segue.compiler.syntax.Value> items, Span span) {
    if (items.size() == 2
        && items.getFirst() instanceof dev.segue.compiler.syntax.Value.Number(var north, var n)
        && items.getLast() instanceof dev.segue.compiler.syntax.Value.Number(var east, var e)
        && Math.abs(north.doubleValue()) <= 90
        && Math.abs(east.doubleValue()) <= 180) {
      return Optional.of(new Value.Location(north.doubleValue(), east.doubleValue()));
    }
    scope.tell(
        Code.TEST,
        span,
        "a place is a latitude between -90 and 90 and a longitude between -180 and 180");
    return Optional.empty();
  }
}
