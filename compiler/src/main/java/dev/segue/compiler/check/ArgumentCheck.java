package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.syntax.Comparison.ListItem;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.syntax.Value;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is given to a named condition: {@code active_in(30 days)}. */
record ArgumentCheck(Scope scope, String called) {

  /** The argument, if it is what the parameter takes; if not, that is told. */
  Argument argument(Condition written, Declaration.Parameter parameter) {
    Optional<Argument> given = read(written);
    Type wanted = NamedConditionCheck.type(parameter.type());
    if (given.isEmpty()) {
      scope.tell(
          Code.ARGUMENT,
          written.span(),
          parameter.name().text(),
          called,
          articled(wanted),
          "'" + scope.words(written.span()) + "'");
      return new Argument.Wrong();
    }
    Optional<Argument> fitting = fitting(given.get(), wanted);
    if (fitting.isEmpty()) {
      scope.tell(
          Code.ARGUMENT,
          written.span(),
          parameter.name().text(),
          called,
          articled(wanted),
          articled(type(given.get())));
    }
    return fitting.orElse(new Argument.Wrong());
  }

  private Optional<Argument> fitting(Argument given, Type wanted) {
    if (wanted.equals(Type.UNKNOWN) || given instanceof Argument.Wrong) {
      return Optional.of(new Argument.Wrong());
    }
    if (wanted instanceof Type.ListOf(var element)) {
      return switch (given) {
        case Argument.Given(var value) when fits(value, element) ->
            Optional.of(new Argument.Items(List.of(value)));
        case Argument.Items(var values)
            when values.stream().allMatch(value -> fits(value, element)) ->
            Optional.of(given);
        case Argument.Open(var type) when type.equals(wanted) || type.equals(element) ->
            Optional.of(new Argument.Open(wanted));
        case Argument.Given g -> Optional.empty();
        case Argument.Items i -> Optional.empty();
        case Argument.Open o -> Optional.empty();
        case Argument.Length l -> Optional.empty();
        case Argument.Wrong w -> Optional.of(w);
      };
    }
    return type(given).equals(wanted) ? Optional.of(given) : Optional.empty();
  }

  private static boolean fits(Value value, Type wanted) {
    return type(value).equals(wanted);
  }

  private static Type type(Argument argument) {
    return switch (argument) {
      case Argument.Given(var value) -> type(value);
      case Argument.Length l -> Type.SPAN;
      case Argument.Items(var values) ->
          new Type.ListOf(values.isEmpty() ? Type.TEXT : type(values.getFirst()));
      case Argument.Open(var type) -> type;
      case Argument.Wrong w -> Type.UNKNOWN;
    };
  }

  private static Type type(Value value) {
    return switch (value) {
      case Value.Text t -> Type.TEXT;
      case Value.Number n -> Type.INTEGER;
      case Value.Date d -> Type.DAY;
      case Value.Instant i -> Type.INSTANT;
      case Value.Truth t -> Type.TRUTH;
      case Value.Percentage p -> Type.UNKNOWN;
      case Value.Missing m -> Type.UNKNOWN;
      case Value.Clock c -> Type.UNKNOWN;
    };
  }

  private static String articled(Type type) {
    return type.equals(new Type.ListOf(Type.INTEGER))
        ? "a list of number"
        : Mismatch.articled(type);
  }

  private Optional<Argument> read(Condition written) {
    return switch (written) {
      case Condition.Bare(var expression) -> read(expression);
      case Condition.Group(var inner, var held, var span) when held.isEmpty() -> read(inner);
      case Condition.Broken b -> Optional.of(new Argument.Wrong());
      case Condition.Group c -> Optional.empty();
      case Condition.And c -> Optional.empty();
      case Condition.Or c -> Optional.empty();
      case Condition.Not c -> Optional.empty();
      case Condition.Everyone c -> Optional.empty();
      case Condition.InSet c -> Optional.empty();
      case Condition.Crossed c -> Optional.empty();
      case Condition.EverIn c -> Optional.empty();
      case Condition.InList c -> Optional.empty();
      case Condition.InSample c -> Optional.empty();
      case Condition.Never c -> Optional.empty();
      case Condition.Always c -> Optional.empty();
      case Condition.Ordinal c -> Optional.empty();
      case Condition.SomeOf c -> Optional.empty();
      case Condition.Colleagues c -> Optional.empty();
      case Condition.Gap c -> Optional.empty();
      case Condition.Rank c -> Optional.empty();
      case Condition.Subscribed c -> Optional.empty();
      case Condition.Received c -> Optional.empty();
      case Condition.Finished c -> Optional.empty();
      case Condition.HandedOff c -> Optional.empty();
      case Condition.Same c -> Optional.empty();
      case Condition.OnDays c -> Optional.empty();
      case Condition.AtTimes c -> Optional.empty();
      case Condition.Happened c -> Optional.empty();
      case Condition.Chain c -> Optional.empty();
      case Condition.Changed c -> Optional.empty();
      case Condition.Was c -> Optional.empty();
      case Condition.Compared c -> Optional.empty();
    };
  }

  private Optional<Argument> read(Expression written) {
    return switch (written) {
      case Expression.Literal(var value) -> Optional.of(new Argument.Given(value));
      case Expression.Duration(var duration) -> Optional.of(new Argument.Length(duration));
      case Expression.Parenthesized(var inner, var span) -> read(inner);
      case Expression.Negative(Expression.Literal(Value.Number(var number, var inner)), var span) ->
          Optional.of(new Argument.Given(new Value.Number(number.negate(), span)));
      case Expression.Items(var items, var span) -> items(items);
      case Expression.Named(var reference) -> parameter(reference);
      case Expression.Broken b -> Optional.of(new Argument.Wrong());
      case Expression.Negative e -> Optional.empty();
      case Expression.Binary e -> Optional.empty();
      case Expression.Relative e -> Optional.empty();
      case Expression.Now e -> Optional.empty();
      case Expression.Elapsed e -> Optional.empty();
      case Expression.Anniversary e -> Optional.empty();
      case Expression.Measure e -> Optional.empty();
      case Expression.PopulationMeasure e -> Optional.empty();
    };
  }

  private Optional<Argument> items(List<ListItem> items) {
    List<Value> values = new ArrayList<>();
    for (ListItem item : items) {
      switch (item) {
        case ListItem.Literal(var value) -> values.add(value);
        case ListItem.Named(var name) -> {
          Optional<Argument> argument = scope.parameter(name);
          if (argument.isEmpty() || !(argument.get() instanceof Argument.Given(var value))) {
            return argument
                .filter(a -> a instanceof Argument.Open || a instanceof Argument.Wrong)
                .map(a -> new Argument.Wrong());
          }
          values.add(value);
        }
      }
    }
    return Optional.of(new Argument.Items(values));
  }

  private Optional<Argument> parameter(Reference reference) {
    return reference.arguments().isEmpty()
            && reference.subject() instanceof Reference.Subject.Path(var names)
            && names.size() == 1
        ? scope.parameter(names.getFirst())
        : Optional.empty();
  }
}
