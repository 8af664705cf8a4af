package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Scenario.Expectation;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Occurrence;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.syntax.TestRow;
import dev.segue.compiler.type.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a test expects: {@code ana in car_intent}, {@code persona of ana is user}. */
record ExpectationCheck(Scope scope, TestNames names, TestClock clock) {
  /** What the words of a message are called in what is said of them. */
  private static final String TEXT = "text";

  /** The expectation; nothing where it is none, which is told. */
  Optional<Expectation> expectation(TestRow.Expectation written, Span span) {
    return switch (written) {
      case TestRow.Expectation.Member member -> member(member, span);
      case TestRow.Expectation.Received received -> received(received);
      case TestRow.Expectation.Entered(var contact, var set, var count) ->
          entered(contact, set, count, span);
      case TestRow.Expectation.Left(var contact, var set, var by) -> left(contact, set, by, span);
      case TestRow.Expectation.Text text -> words(text, span);
      case TestRow.Expectation.Of(var expression, var contact, var comparison) -> {
        Condition condition = compared(scope, expression, comparison);
        yield names.contact(contact)
            ? Optional.of(new Expectation.Holds(contact.text(), condition, said(span)))
            : Optional.empty();
      }
      case TestRow.Expectation.Broken broken -> Optional.empty();
    };
  }

  private static Condition compared(
      Scope scope, dev.segue.compiler.syntax.Expression subject, Comparison comparison) {
    return new ConditionCheck(scope)
        .condition(
            new dev.segue.compiler.syntax.Condition.Compared(
                subject, comparison, Optional.empty(), subject.span().to(comparison.span())));
  }

  /** What is expected, in the words of the script: without {@code expect}. */
  private String said(Span span) {
    return scope.words(span).replaceFirst("^expect ", "");
  }

  private Optional<Expectation> member(TestRow.Expectation.Member written, Span span) {
    boolean known = names.contact(written.contact());
    if (written.at().isPresent()) {
      return atStep(written, written.at().get()).filter(e -> known);
    }
    return in(written.set())
        .filter(c -> known)
        .map(c -> written.negated() ? new Condition.Not(c) : c)
        .map(c -> new Expectation.Holds(written.contact().text(), c, said(span)));
  }

  /** A segment, a program or a list. */
  private Optional<Condition> in(Name set) {
    boolean list =
        scope.names().find(set.text()).filter(m -> m instanceof Meaning.ContactList).isPresent();
    if (list) {
      scope.mention(set, Symbol.of(Symbol.Kind.LIST, set.text()));
    }
    return list ? Optional.of(new Condition.InList(set.text())) : new SetCheck(scope).in(set);
  }

  private Optional<Expectation> atStep(TestRow.Expectation.Member written, Name label) {
    Optional<Declaration.Program> program =
        new SetCheck(scope).program(written.set()).flatMap(this::program);
    if (program.isEmpty()) {
      return Optional.empty();
    }
    List<String> labels = labels(program.get());
    if (!labels.contains(label.text())) {
      scope.names().unknown(scope.findings(), "label", label, labels);
      return Optional.empty();
    }
    scope.mention(label, Symbol.label(written.set().text(), label.text()));
    return Optional.of(
        new Expectation.AtStep(
            written.contact().text(), written.set().text(), label.text(), written.negated()));
  }

  private Optional<Declaration.Program> program(String name) {
    return scope
        .names()
        .find(name)
        .flatMap(
            m -> m instanceof Meaning.Program p ? Optional.of(p.declaration()) : Optional.empty());
  }

  private static List<String> labels(Declaration.Program program) {
    List<String> labels = new ArrayList<>();
    program.rows().stream()
        .filter(ProgramRow.Labelled.class::isInstance)
        .map(ProgramRow.Labelled.class::cast)
        .forEach(row -> labels(row, labels));
    return labels;
  }

  private static void labels(ProgramRow.Labelled row, List<String> labels) {
    row.label().ifPresent(label -> labels.add(label.text()));
    Blocks.of(row.step()).forEach(inner -> labels(inner, labels));
  }

  private Optional<Expectation> received(TestRow.Expectation.Received written) {
    boolean known = names.contact(written.contact());
    Optional<String> message = new SetCheck(scope).message(written.message());
    Optional<Instant> at = written.moment().flatMap(clock::instant);
    Optional<CountCheck.Range> range =
        written.never()
            ? Optional.of(new CountCheck.Range(0, Optional.of(0L)))
            : new CountCheck(scope).range(written.count());
    return message
        .filter(m -> known && range.isPresent())
        .map(
            m ->
                new Expectation.Received(
                    written.contact().text(), m, range.get().least(), range.get().most(), at));
  }

  private Optional<Expectation> entered(
      Name contact, Name set, Optional<Occurrence.Count> count, Span span) {
    boolean known = names.contact(contact);
    Optional<CountCheck.Range> range = new CountCheck(scope).range(count);
    if (!known || range.isEmpty()) {
      return Optional.empty();
    }
    if (isSegment(set)) {
      return Optional.of(
          new Expectation.Holds(
              contact.text(),
              new Condition.Occurs(moves(set, true), range.get().least(), range.get().most()),
              said(span)));
    }
    if (new SetCheck(scope).program(set).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Expectation.Entered(
            contact.text(), set.text(), range.get().least(), range.get().most()));
  }

  private Optional<Expectation> left(
      Name contact, Name set, Optional<TestRow.Ending> by, Span span) {
    if (!names.contact(contact)) {
      return Optional.empty();
    }
    if (isSegment(set)) {
      return leftSegment(contact, set, by, span);
    }
    if (new SetCheck(scope).program(set).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Expectation.Left(
            contact.text(),
            set.text(),
            by.map(
                ending ->
                    switch (ending) {
                      case GOAL -> Scenario.Ending.GOAL;
                      case EXIT -> Scenario.Ending.EXIT;
                      case END -> Scenario.Ending.END;
                    })));
  }

  /** Left, and not back again. */
  private Optional<Expectation> leftSegment(
      Name contact, Name set, Optional<TestRow.Ending> by, Span span) {
    if (by.isPresent()) {
      scope.tell(Code.TEST, span, "how it was left is said of a program, not of a segment");
      return Optional.empty();
    }
    scope.mention(set, Symbol.of(Symbol.Kind.SEGMENT, set.text()));
    Condition left =
        new Condition.All(
            List.of(
                new Condition.Occurs(moves(set, false), 1, Optional.empty()),
                new Condition.IsMissing(new Expression.InSince(segment(set)))));
    return Optional.of(new Expectation.Holds(contact.text(), left, said(span)));
  }

  private boolean isSegment(Name set) {
    return scope.names().find(set.text()).filter(m -> m instanceof Meaning.Segment).isPresent();
  }

  private static RowSet moves(Name set, boolean entered) {
    return new RowSet.Moves(segment(set), entered, Window.EVER);
  }

  private static ContactSet segment(Name set) {
    return new ContactSet(ContactSet.Kind.SEGMENT, set.text());
  }

  private Optional<Expectation> words(TestRow.Expectation.Text written, Span span) {
    boolean known = names.contact(written.contact());
    Optional<String> message = new SetCheck(scope).message(written.message());
    Schema.Field text =
        new Schema.Field(
            TEXT, Type.TEXT, new Schema.Storage.Column(TEXT, Schema.TimeEncoding.NATURAL), false);
    String what = written.subject() ? "the subject" : "the body";
    Row row = new Row(what, false, Map.of(TEXT, text), Set.of(), List.of());
    Name name = new Name(TEXT, false, written.message().span());
    Reference reference =
        new Reference(
            new Reference.Subject.Path(List.of(name)),
            Optional.empty(),
            Optional.empty(),
            written.message().span());
    Condition condition =
        compared(
            scope.at(Place.PLAIN.inFilter(row)),
            new dev.segue.compiler.syntax.Expression.Named(reference),
            written.comparison());
    return message
        .filter(m -> known)
        .map(
            m ->
                new Expectation.Words(
                    written.subject(), m, written.contact().text(), condition, said(span)));
  }
}
