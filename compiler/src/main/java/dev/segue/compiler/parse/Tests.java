package dev.segue.compiler.parse;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Annotation;
import dev.segue.compiler.syntax.Comparison.ListItem;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.TestRow;
import dev.segue.compiler.syntax.TestRow.Assignment;
import dev.segue.compiler.syntax.TestRow.Ending;
import dev.segue.compiler.syntax.TestRow.Expectation;
import dev.segue.compiler.syntax.TestRow.Given;
import dev.segue.compiler.syntax.TestRow.Occurs;
import dev.segue.compiler.syntax.TextLiteral;
import dev.segue.compiler.syntax.Value;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.AssignmentContext;
import dev.segue.grammar.SegueParser.AssignmentsContext;
import dev.segue.grammar.SegueParser.ContactRowContext;
import dev.segue.grammar.SegueParser.ExpectLeftContext;
import dev.segue.grammar.SegueParser.ExpectationContext;
import dev.segue.grammar.SegueParser.OccursContext;
import dev.segue.grammar.SegueParser.SubscribesRowContext;
import dev.segue.grammar.SegueParser.TestDeclarationContext;
import dev.segue.grammar.SegueParser.TestRowContext;
import dev.segue.grammar.SegueParser.ValueListContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tests written in the language. */
final class Tests {
  private final Reading reading;
  private final Trees trees;
  private final Rows rows;

  Tests(Reading reading, Trees trees, Rows rows) {
    this.reading = reading;
    this.trees = trees;
    this.rows = rows;
  }

  Declaration test(
      List<Annotation> annotations, TextLiteral title, TestDeclarationContext c, Span span) {
    List<TestRow> read =
        c.testRows() == null ? List.of() : rows.all(c.testRows().testRow(), this::row);
    return new Declaration.Test(annotations, title, read, span);
  }

  private TestRow row(TestRowContext c) {
    Span span = reading.at(c);
    if (c.exception != null) {
      return new TestRow.Broken(span);
    }
    return switch (c) {
      case SegueParser.AtRowContext r -> new TestRow.At(trees.values.moment(r.moment()), span);
      case SegueParser.AfterRowContext r ->
          new TestRow.After(trees.values.duration(r.duration()), span);
      case ContactRowContext r ->
          new TestRow.Contact(
              trees.names.name(r.word()),
              Optional.ofNullable(r.text()).map(trees.texts::text),
              assignments(r.assignments()),
              occurs(r.occurs()),
              span);
      case SegueParser.AccountRowContext r ->
          new TestRow.Account(trees.names.name(r.word()), assignments(r.assignments()), span);
      case SegueParser.EventRowContext r ->
          new TestRow.Event(
              trees.names.name(r.word(0)),
              trees.names.name(r.word(1)),
              assignments(r.assignments()),
              occurs(r.occurs()),
              span);
      case SegueParser.RecordRowContext r ->
          new TestRow.Record(
              trees.names.name(r.word(0)),
              trees.names.name(r.word(1)),
              assignments(r.assignments()),
              span);
      case SegueParser.MembersRowContext r ->
          new TestRow.Members(trees.names.name(r.name()), trees.names.all(r.word()), span);
      case SegueParser.ChooseRowContext r ->
          new TestRow.Choose(
              trees.names.name(r.name(0)),
              trees.names.name(r.word()),
              trees.names.name(r.name(1)),
              span);
      case SegueParser.ExpectRowContext r -> new TestRow.Expect(expectation(r.expectation()), span);
      case SegueParser.PauseRowContext r ->
          new TestRow.Pause(true, trees.names.name(r.name()), span);
      case SegueParser.ResumeRowContext r ->
          new TestRow.Pause(false, trees.names.name(r.name()), span);
      case SubscribesRowContext r ->
          new TestRow.Subscribes(
              trees.names.name(r.name(0)),
              r.SUBSCRIBES() != null,
              trees.names.name(r.name(1)),
              occurs(r.occurs()),
              span);
      default -> throw new IllegalStateException("test row " + c.getText());
    };
  }

  private List<Assignment> assignments(@Nullable AssignmentsContext c) {
    return c == null ? List.of() : c.assignment().stream().map(this::assignment).toList();
  }

  private Assignment assignment(AssignmentContext c) {
    Given given =
        c.valueList() != null ? items(c.valueList()) : given(trees.values.item(c.listItem()));
    return new Assignment(trees.names.name(c.name()), given, reading.at(c));
  }

  private static Given given(ListItem item) {
    return switch (item) {
      case ListItem.Literal(var value) -> new Given.Literal(value);
      case ListItem.Named(var name) -> new Given.Named(name);
    };
  }

  /** A name in the list of a test is what its text says: lists hold values. */
  private Given items(ValueListContext c) {
    List<Value> values = new ArrayList<>();
    for (ListItem item : trees.values.items(c)) {
      switch (item) {
        case ListItem.Literal(var value) -> values.add(value);
        case ListItem.Named(var name) -> trees.values.notALiteral(name.span());
      }
    }
    return new Given.Items(values, reading.at(c));
  }

  private Optional<Occurs> occurs(@Nullable OccursContext c) {
    if (c == null) {
      return Optional.empty();
    }
    Span span = reading.at(c);
    if (c.duration() != null) {
      return Optional.of(new Occurs.Ago(trees.values.duration(c.duration()), span));
    }
    return Optional.of(
        c.ON() != null
            ? new Occurs.OnDays(
                c.date().stream().map(d -> trees.values.date(d.getStart())).toList(), span)
            : new Occurs.AtInstants(c.moment().stream().map(trees.values::moment).toList(), span));
  }

  private Expectation expectation(ExpectationContext c) {
    return switch (c) {
      case SegueParser.ExpectMemberContext e ->
          new Expectation.Member(
              trees.names.name(e.word(0)),
              e.NOT() != null,
              trees.names.name(e.name()),
              Optional.ofNullable(e.word(1)).map(trees.names::name));
      case SegueParser.ExpectReceivedContext e ->
          new Expectation.Received(
              trees.names.name(e.word()),
              false,
              trees.names.name(e.name()),
              trees.occurrences.countIfAny(e.count()),
              Optional.ofNullable(e.moment()).map(trees.values::moment));
      case SegueParser.ExpectNeverReceivedContext e ->
          new Expectation.Received(
              trees.names.name(e.word()),
              true,
              trees.names.name(e.name()),
              Optional.empty(),
              Optional.ofNullable(e.moment()).map(trees.values::moment));
      case SegueParser.ExpectEnteredContext e ->
          new Expectation.Entered(
              trees.names.name(e.word()),
              trees.names.name(e.name()),
              trees.occurrences.countIfAny(e.count()));
      case ExpectLeftContext e ->
          new Expectation.Left(trees.names.name(e.word()), trees.names.name(e.name()), ending(e));
      case SegueParser.ExpectTextContext e ->
          new Expectation.Text(
              e.SUBJECT() != null,
              trees.names.name(e.name()),
              trees.names.name(e.word()),
              trees.comparisons.comparison(e.comparison()));
      case SegueParser.ExpectValueContext e ->
          new Expectation.Of(
              trees.expressions.expression(e.expression()),
              trees.names.name(e.word()),
              trees.comparisons.comparison(e.comparison()));
      default -> throw new IllegalStateException("expectation " + c.getText());
    };
  }

  private static Optional<Ending> ending(ExpectLeftContext c) {
    if (c.BY() == null) {
      return Optional.empty();
    }
    return Optional.of(
        c.GOAL() != null ? Ending.GOAL : c.EXIT() != null ? Ending.EXIT : Ending.END);
  }
}
