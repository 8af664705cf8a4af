package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.TextLiteral;
import dev.segue.compiler.syntax.TypeSyntax;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types of fields as written become types: {@code decimal(12,2)}. */
final class TypeCheck {
  private static final int MOST_DIGITS = 15;

  private final Findings findings;

  TypeCheck(Findings findings) {
    this.findings = findings;
  }

  /** The type of a field of the schema. */
  Type field(TypeSyntax written) {
    return switch (written) {
      case TypeSyntax.Plain(var word, var span) -> plain(word, span);
      case TypeSyntax.Decimal d -> decimal(d);
      case TypeSyntax.ListOf(var element, var span) -> listOf(element, span);
      case TypeSyntax.OneOf o -> oneOf(o);
      case TypeSyntax.Broken b -> Type.UNKNOWN;
    };
  }

  private Type plain(TypeSyntax.Word word, Span span) {
    return switch (word) {
      case TEXT, EMAIL -> Type.TEXT;
      case INTEGER -> Type.INTEGER;
      case BOOLEAN -> Type.TRUTH;
      case DATE -> Type.DAY;
      case TIMESTAMP -> Type.INSTANT;
      case LOCATION -> Type.LOCATION;
      case TIME_ZONE -> Type.ZONE;
      case DURATION -> forParameters("duration", "timestamp", span);
      case NUMBER -> forParameters("number", "integer or decimal(12,2)", span);
    };
  }

  private Type forParameters(String word, String instead, Span span) {
    findings.add(
        Diagnostic.of(Code.TYPE, span, "'" + word + "' is a type of parameters, not of fields")
            .hint("write " + instead));
    return Type.UNKNOWN;
  }

  private Type decimal(TypeSyntax.Decimal written) {
    if (written.precision().isEmpty() || written.scale().isEmpty()) {
      findings.add(
          Diagnostic.of(Code.TYPE, written.span(), "'decimal' needs its digits and decimals")
              .hint("decimal(12,2) has up to 12 digits, 2 of them decimals"));
      return Type.UNKNOWN;
    }
    Optional<Integer> precision = whole(written.precision().get());
    Optional<Integer> scale = whole(written.scale().get());
    if (precision.filter(p -> p >= 1 && p <= MOST_DIGITS).isEmpty()
        || scale.filter(s -> s <= precision.get()).isEmpty()) {
      findings.add(
          Diagnostic.of(
              Code.TYPE,
              written.span(),
              "a decimal has 1 to " + MOST_DIGITS + " digits, and no more decimals than digits"));
      return Type.UNKNOWN;
    }
    return new Type.Numeric(precision.get(), scale.get());
  }

  private static Optional<Integer> whole(BigDecimal number) {
    try {
      return Optional.of(number.intValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private Type listOf(TypeSyntax element, Span span) {
    Type type = field(element);
    if (type instanceof Type.ListOf || type.equals(Type.LOCATION)) {
      findings.add(
          Diagnostic.of(Code.TYPE, span, "a list holds single values, not " + type.words() + "s"));
      return Type.UNKNOWN;
    }
    return type.equals(Type.UNKNOWN) ? Type.UNKNOWN : new Type.ListOf(type);
  }

  private Type oneOf(TypeSyntax.OneOf written) {
    List<String> values = new ArrayList<>();
    for (TextLiteral value : written.values()) {
      if (values.contains(value.value())) {
        findings.add(
            Diagnostic.of(Code.TYPE, value.span(), "\"" + value.value() + "\" stands there twice"));
      } else {
        values.add(value.value());
      }
    }
    return values.isEmpty() ? Type.UNKNOWN : new Type.OneOf(values);
  }
}
