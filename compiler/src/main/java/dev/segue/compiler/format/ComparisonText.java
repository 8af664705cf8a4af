package dev.segue.compiler.format;

import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Comparison.HasMode;
import dev.segue.compiler.syntax.Comparison.Place;
import dev.segue.compiler.syntax.Comparison.Sign;
import dev.segue.compiler.syntax.Comparison.TextOperator;
import java.util.Locale;

/** What is said of a value, as it is written. */
final class ComparisonText {
  private final Written written;
  private final ValueText values;
  private final ExpressionText expressions;

  ComparisonText(Written written, ValueText values, ExpressionText expressions) {
    this.written = written;
    this.values = values;
    this.expressions = expressions;
  }

  String comparison(Comparison comparison) {
    return switch (comparison) {
      case Comparison.Relation c ->
          sign(c.sign()) + " " + expressions.expression(c.right()) + ignoringCase(c.ignoringCase());
      case Comparison.In c ->
          (c.negated() ? "not in " : "in ")
              + values.items(c.items())
              + ignoringCase(c.ignoringCase());
      case Comparison.Between c ->
          (c.negated() ? "not between " : "between ")
              + expressions.expression(c.from())
              + " and "
              + expressions.expression(c.to())
              + ignoringCase(c.ignoringCase());
      case Comparison.TextTest c ->
          operator(c.operator(), c.negated())
              + " "
              + expressions.expression(c.pattern())
              + ignoringCase(c.ignoringCase());
      case Comparison.Has c -> has(c) + ignoringCase(c.ignoringCase());
      case Comparison.Is c -> is(c.negated()) + c.state().name().toLowerCase(Locale.ROOT);
      case Comparison.IsClass c -> is(c.negated()) + written.name(c.name());
      case Comparison.Near c ->
          "within " + values.amount(c.kilometres()) + " km of " + place(c.place());
    };
  }

  private static String ignoringCase(boolean ignoring) {
    return ignoring ? " ignoring case" : "";
  }

  private static String is(boolean negated) {
    return negated ? "is not " : "is ";
  }

  private static String sign(Sign sign) {
    return switch (sign) {
      case EQUAL -> "=";
      case NOT_EQUAL -> "!=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }

  private static String operator(TextOperator operator, boolean negated) {
    return switch (operator) {
      case CONTAINS -> negated ? "does not contain" : "contains";
      case STARTS_WITH -> negated ? "does not start with" : "starts with";
      case ENDS_WITH -> negated ? "does not end with" : "ends with";
      case LIKE -> negated ? "not like" : "like";
      case MATCHES -> negated ? "does not match" : "matches";
    };
  }

  private String has(Comparison.Has has) {
    if (has.single()) {
      return (has.negated() ? "does not have " : "has ") + values.item(has.items().getFirst());
    }
    return mode(has.mode()) + values.items(has.items());
  }

  private static String mode(HasMode mode) {
    return switch (mode) {
      case ANY -> "has any ";
      case ALL -> "has all ";
      case NONE -> "has none of ";
    };
  }

  private String place(Place place) {
    return switch (place) {
      case Place.Coordinates(var latitude, var longitude, var span) ->
          "(" + values.amount(latitude) + ", " + values.amount(longitude) + ")";
      case Place.Attribute(var reference) -> expressions.reference(reference);
    };
  }
}
