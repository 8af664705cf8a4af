package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.TypeSyntax;
import dev.segue.compiler.type.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A named condition where it is declared: it must make sense whatever its parameters stand for. */
record NamedConditionCheck(Scope scope) {

  Condition check(Declaration.NamedCondition written) {
    Map<String, Argument> open = new HashMap<>();
    Map<String, Declaration.Parameter> first = new HashMap<>();
    for (Declaration.Parameter parameter : written.parameters()) {
      Declaration.Parameter there = first.putIfAbsent(parameter.name().text(), parameter);
      if (there != null) {
        scope.tell(
            Diagnostic.of(
                    Code.FIELD_TWICE,
                    parameter.name().span(),
                    parameter.name().text(),
                    "'" + written.name().text() + "'")
                .related(there.name().span(), "first declared here"));
      }
      Type type = type(parameter.type());
      if (type.equals(Type.UNKNOWN) && !(parameter.type() instanceof TypeSyntax.Broken)) {
        scope.tell(
            Diagnostic.of(
                    Code.TYPE,
                    parameter.type().span(),
                    "'" + scope.words(parameter.type().span()) + "' is no type of parameters")
                .hint("they are duration, number, text, date, or a list of one of these"));
      }
      open.put(
          parameter.name().text(),
          type.equals(Type.UNKNOWN) ? new Argument.Wrong() : new Argument.Open(type));
    }
    return new ConditionCheck(scope.declaring(written.name().text(), open))
        .condition(written.condition());
  }

  /** The type of a parameter; unknown where no parameter has it. */
  static Type type(TypeSyntax written) {
    return switch (written) {
      case TypeSyntax.Plain(var word, var span) -> plain(word).orElse(Type.UNKNOWN);
      case TypeSyntax.ListOf(TypeSyntax.Plain(var word, var inner), var span) ->
          plain(word)
              .filter(element -> !element.equals(Type.SPAN))
              .<Type>map(Type.ListOf::new)
              .orElse(Type.UNKNOWN);
      case TypeSyntax.ListOf l -> Type.UNKNOWN;
      case TypeSyntax.Decimal d -> Type.UNKNOWN;
      case TypeSyntax.OneOf o -> Type.UNKNOWN;
      case TypeSyntax.Broken b -> Type.UNKNOWN;
    };
  }

  private static Optional<Type> plain(TypeSyntax.Word word) {
    return switch (word) {
      case TEXT -> Optional.of(Type.TEXT);
      case NUMBER -> Optional.of(Type.INTEGER);
      case DATE -> Optional.of(Type.DAY);
      case DURATION -> Optional.of(Type.SPAN);
      case EMAIL, INTEGER, BOOLEAN, TIMESTAMP, LOCATION, TIME_ZONE -> Optional.empty();
    };
  }
}
