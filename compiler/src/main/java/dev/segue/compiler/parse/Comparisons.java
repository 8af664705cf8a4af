package dev.segue.compiler.parse;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Comparison.HasMode;
import dev.segue.compiler.syntax.Comparison.ListItem;
import dev.segue.compiler.syntax.Comparison.Place;
import dev.segue.compiler.syntax.Comparison.Sign;
import dev.segue.compiler.syntax.Comparison.State;
import dev.segue.compiler.syntax.Comparison.TextOperator;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.ComparisonContext;
import dev.segue.grammar.SegueParser.HasSeveralContext;
import dev.segue.grammar.SegueParser.IsStateContext;
import dev.segue.grammar.SegueParser.PlaceContext;
import dev.segue.grammar.SegueParser.RelationContext;
import dev.segue.grammar.SegueParser.SetNameContext;
import dev.segue.grammar.SegueParser.TextOperatorContext;
import dev.segue.grammar.SegueParser.ValueListContext;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** What is said of a value. */
final class Comparisons {
  private final Reading reading;
  private final Trees trees;

  Comparisons(Reading reading, Trees trees) {
    this.reading = reading;
    this.trees = trees;
  }

  Comparison comparison(ComparisonContext c) {
    Span span = reading.at(c);
    return switch (c) {
      case RelationContext r ->
          new Comparison.Relation(
              sign(r.getStart()),
              trees.expressions.expression(r.expression()),
              r.ignoringCase() != null,
              reading.at(r.getStart()),
              span);
      case SegueParser.InValuesContext r ->
          new Comparison.In(
              r.NOT() != null, items(r.valueList(), r.setName()), r.ignoringCase() != null, span);
      case SegueParser.BetweenValuesContext r ->
          new Comparison.Between(
              r.NOT() != null,
              trees.expressions.expression(r.expression(0)),
              trees.expressions.expression(r.expression(1)),
              r.ignoringCase() != null,
              span);
      case SegueParser.TextTestContext r ->
          new Comparison.TextTest(
              textOperator(r.textOperator()),
              r.textOperator().NOT() != null,
              trees.expressions.expression(r.expression()),
              r.ignoringCase() != null,
              reading.at(r.textOperator()),
              span);
      case HasSeveralContext r ->
          new Comparison.Has(
              mode(r),
              items(r.valueList(), r.setName()),
              false,
              false,
              r.ignoringCase() != null,
              span);
      case SegueParser.HasOneContext r ->
          new Comparison.Has(
              HasMode.ANY,
              List.of(trees.values.item(r.listItem())),
              true,
              r.NOT() != null,
              r.ignoringCase() != null,
              span);
      case IsStateContext r -> new Comparison.Is(r.NOT() != null, state(r.getStop()), span);
      case SegueParser.IsClassContext r ->
          new Comparison.IsClass(r.NOT() != null, trees.names.name(r.className()), span);
      case SegueParser.NearContext r ->
          new Comparison.Near(trees.values.amount(r.amount()), place(r.place()), span);
      default -> throw new IllegalStateException("comparison " + c.getText());
    };
  }

  /** A name alone is a parameter that holds a list. */
  private List<ListItem> items(@Nullable ValueListContext list, SetNameContext parameter) {
    return list != null
        ? trees.values.items(list)
        : List.of(new ListItem.Named(trees.names.name(parameter)));
  }

  private static Sign sign(Token token) {
    return switch (token.getType()) {
      case SegueParser.EQ -> Sign.EQUAL;
      case SegueParser.NE -> Sign.NOT_EQUAL;
      case SegueParser.LT -> Sign.LESS;
      case SegueParser.LE -> Sign.LESS_OR_EQUAL;
      case SegueParser.GT -> Sign.GREATER;
      case SegueParser.GE -> Sign.GREATER_OR_EQUAL;
      default -> throw new IllegalStateException("sign " + token.getText());
    };
  }

  private static TextOperator textOperator(TextOperatorContext c) {
    if (c.CONTAINS() != null || c.CONTAIN() != null) {
      return TextOperator.CONTAINS;
    }
    if (c.STARTS() != null || c.START() != null) {
      return TextOperator.STARTS_WITH;
    }
    if (c.ENDS() != null || c.END() != null) {
      return TextOperator.ENDS_WITH;
    }
    return c.LIKE() != null ? TextOperator.LIKE : TextOperator.MATCHES;
  }

  private static HasMode mode(HasSeveralContext c) {
    return c.ANY() != null ? HasMode.ANY : c.ALL() != null ? HasMode.ALL : HasMode.NONE;
  }

  private static State state(Token token) {
    return switch (token.getType()) {
      case SegueParser.MISSING -> State.MISSING;
      case SegueParser.PRESENT -> State.PRESENT;
      case SegueParser.EMPTY -> State.EMPTY;
      case SegueParser.BLANK -> State.BLANK;
      case SegueParser.TRUE -> State.TRUE;
      case SegueParser.FALSE -> State.FALSE;
      default -> throw new IllegalStateException("state " + token.getText());
    };
  }

  private Place place(PlaceContext c) {
    return c.pathName() != null
        ? new Place.Attribute(trees.references.path(c.pathName()))
        : new Place.Coordinates(
            trees.values.coordinate(c.coordinate(0)),
            trees.values.coordinate(c.coordinate(1)),
            reading.at(c));
  }
}
