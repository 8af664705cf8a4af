package dev.segue.compiler.format;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.TestRow;
import dev.segue.compiler.syntax.TestRow.Assignment;
import dev.segue.compiler.syntax.TestRow.Expectation;
import dev.segue.compiler.syntax.TestRow.Given;
import dev.segue.compiler.syntax.TestRow.Occurs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of a test. */
final class TestLayout {
  private final Page page;
  private final Written written;
  private final ConditionText text;

  TestLayout(Page page, Written written, ConditionText text) {
    this.page = page;
    this.written = written;
    this.text = text;
  }

  void rows(Declaration.Test test) {
    test.rows().forEach(this::row);
  }

  private void row(TestRow row) {
    Span span = row.span();
    switch (row) {
      case TestRow.At(var moment, var unused) ->
          page.row("at " + text.values().value(moment), span);
      case TestRow.After(var duration, var unused) ->
          page.row("after " + ValueText.duration(duration), span);
      case TestRow.Contact r ->
          given("contact " + named(r), r.assignments(), occurs(r.when()), span);
      case TestRow.Account r ->
          given("account " + written.name(r.name()), r.assignments(), "", span);
      case TestRow.Event r ->
          given(
              "event " + written.name(r.contact()) + " " + written.name(r.event()),
              r.assignments(),
              occurs(r.when()),
              span);
      case TestRow.Record r ->
          given(
              "record " + written.name(r.contact()) + " " + written.name(r.record()),
              r.assignments(),
              "",
              span);
      case TestRow.Members r ->
          page.row("list " + written.name(r.list()) + " " + contacts(r.contacts()), span);
      case TestRow.Subscribes r ->
          page.row(
              written.name(r.contact())
                  + (r.subscribes() ? " subscribes to " : " unsubscribes from ")
                  + written.name(r.topic())
                  + occurs(r.when()),
              span);
      case TestRow.Pause(var pause, var program, var unused) ->
          page.row((pause ? "pause " : "resume ") + written.name(program), span);
      case TestRow.Choose(var arm, var contact, var program, var unused) ->
          page.row(
              "choose "
                  + written.name(arm)
                  + " for "
                  + written.name(contact)
                  + " in "
                  + written.name(program),
              span);
      case TestRow.Expect(var expectation, var unused) ->
          page.row("expect " + expectation(expectation, span), span);
      case TestRow.Broken unused -> page.row(written.asItStands(span), span);
    }
  }

  private String named(TestRow.Contact contact) {
    return contact.key().map(key -> written.text(key) + " as ").orElse("")
        + written.name(contact.name());
  }

  private String contacts(List<Name> contacts) {
    return contacts.isEmpty()
        ? "{ }"
        : contacts.stream().map(written::name).collect(Collectors.joining(", ", "{ ", " }"));
  }

  /** In braces on one line, or one to a line where that would be too long. */
  private void given(String head, List<Assignment> assignments, String after, Span span) {
    String inside = assignments.stream().map(this::assignment).collect(Collectors.joining(", "));
    String one = head + (assignments.isEmpty() ? "" : " { " + inside + " }") + after;
    if (assignments.isEmpty() || !page.breaks(one, inside(assignments))) {
      page.row(one, span);
      return;
    }
    page.head(head + " {", span);
    page.inside(
        () -> {
          for (int i = 0; i < assignments.size(); i++) {
            String comma = i + 1 < assignments.size() ? "," : "";
            page.further(assignment(assignments.get(i)) + comma, assignments.get(i).span());
          }
        });
    int end = assignments.getLast().span().end();
    page.line(
        "}" + after, new Span(span.file(), end, Math.max(end, span.end())), Line.Kind.CLOSING);
  }

  private static Span inside(List<Assignment> assignments) {
    return assignments.getFirst().span().to(assignments.getLast().span());
  }

  private String assignment(Assignment assignment) {
    return written.name(assignment.name()) + " = " + given(assignment.value());
  }

  private String given(Given given) {
    return switch (given) {
      case Given.Literal(var value) -> text.values().value(value);
      case Given.Items(var values, var span) ->
          values.stream().map(text.values()::value).collect(Collectors.joining(", ", "(", ")"));
      case Given.Named(var name) -> written.name(name);
    };
  }

  /** With the space before it. */
  private String occurs(Optional<Occurs> when) {
    return when.map(o -> " " + occurs(o)).orElse("");
  }

  private String occurs(Occurs when) {
    return switch (when) {
      case Occurs.OnDays(var dates, var span) ->
          "on " + dates.stream().map(text.values()::value).collect(Collectors.joining(", "));
      case Occurs.AtInstants(var moments, var span) ->
          "at " + moments.stream().map(text.values()::value).collect(Collectors.joining(", "));
      case Occurs.Ago(var duration, var span) -> ValueText.duration(duration) + " ago";
    };
  }

  private String expectation(Expectation expectation, Span row) {
    return switch (expectation) {
      case Expectation.Member(var contact, var negated, var set, var at) ->
          written.name(contact)
              + (negated ? " not in " : " in ")
              + written.name(set)
              + at.map(label -> " at " + written.name(label)).orElse("");
      case Expectation.Received e ->
          written.name(e.contact())
              + (e.never() ? " never received " : " received ")
              + written.name(e.message())
              + e.count().map(c -> " " + text.occurrences().count(c)).orElse("")
              + e.moment().map(m -> " at " + text.values().value(m)).orElse("");
      case Expectation.Entered(var contact, var set, var count) ->
          written.name(contact)
              + " entered "
              + written.name(set)
              + count.map(c -> " " + text.occurrences().count(c)).orElse("");
      case Expectation.Left(var contact, var set, var by) ->
          written.name(contact)
              + " left "
              + written.name(set)
              + by.map(ending -> " by " + ending.name().toLowerCase(Locale.ROOT)).orElse("");
      case Expectation.Text(var subject, var message, var contact, var comparison) ->
          (subject ? "subject of " : "body of ")
              + written.name(message)
              + " for "
              + written.name(contact)
              + " "
              + text.comparisons().comparison(comparison);
      case Expectation.Of(var expression, var contact, var comparison) ->
          text.expressions().expression(expression)
              + " of "
              + written.name(contact)
              + " "
              + text.comparisons().comparison(comparison);
      case Expectation.Broken unused -> written.asItStands(row);
    };
  }
}
