package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.TestRow;
import dev.segue.compiler.syntax.TestRow.Assignment;
import dev.segue.compiler.syntax.TextLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A test: what happens, and what is expected, row by row. */
final class TestCheck {
  private final Scope scope;
  private final Declaration.Test written;
  private final TestNames names;
  private final TestClock clock;

  TestCheck(Scope scope, Declaration.Test written) {
    this.scope = scope;
    this.written = written;
    this.names = new TestNames(scope, written.title().value());
    this.clock = new TestClock(scope);
  }

  Scenario scenario() {
    List<Scenario.Row> rows = new ArrayList<>();
    List<Scenario.Row> beforeClock = new ArrayList<>();
    for (TestRow row : written.rows()) {
      Optional<Scenario.Row> checked = row(row);
      if (checked.isPresent() && rows.isEmpty() && !(checked.get() instanceof Scenario.Row.At)) {
        beforeClock.add(checked.get());
      } else {
        boolean starts = rows.isEmpty();
        checked.ifPresent(rows::add);
        if (starts) {
          // what is said before the clock starts is so when it does
          rows.addAll(beforeClock);
        }
      }
    }
    return new Scenario(
        written.title().value(), rows.isEmpty() ? beforeClock : rows, written.title().span());
  }

  private Optional<Scenario.Row> row(TestRow row) {
    return switch (row) {
      case TestRow.At at -> clock.at(at);
      case TestRow.After after -> clock.after(after);
      case TestRow.Contact contact -> contact(contact);
      case TestRow.Account account -> account(account);
      case TestRow.Event event -> event(event);
      case TestRow.Record record -> record(record);
      case TestRow.Members members -> members(members);
      case TestRow.Subscribes subscribes -> subscribes(subscribes);
      case TestRow.Pause(var pause, var program, var span) -> {
        clock.needed(span);
        new SetCheck(scope).program(program);
        yield Optional.of(new Scenario.Row.Pause(pause, program.text(), span));
      }
      case TestRow.Choose choose -> choose(choose);
      case TestRow.Expect(var expectation, var span) -> {
        clock.needed(span);
        yield new ExpectationCheck(scope, names, clock)
            .expectation(expectation, span)
            .map(e -> new Scenario.Row.Expect(e, span));
      }
      case TestRow.Broken broken -> Optional.empty();
    };
  }

  private Optional<Scenario.Row> contact(TestRow.Contact written) {
    String key = names.declare(written.name(), written.key().map(TextLiteral::value));
    List<Schema.Field> fields = scope.names().schema().contacts().fields();
    boolean hasAccounts = scope.names().schema().accounts().isPresent();
    List<Assignment> attributes = new ArrayList<>();
    Optional<String> account = Optional.empty();
    for (Assignment assignment : written.assignments()) {
      boolean isAccount =
          hasAccounts
              && assignment.name().text().equals("account")
              && fields.stream().noneMatch(f -> f.name().equals("account"));
      if (isAccount) {
        account = accountOf(assignment);
      } else {
        attributes.add(assignment);
      }
    }
    Map<Schema.Field, Optional<Value>> values =
        new GivenCheck(scope)
            .fields(
                attributes, fields, "the contact", name -> Symbol.of(Symbol.Kind.ATTRIBUTE, name));
    return Optional.of(
        new Scenario.Row.Contact(
            written.name().text(),
            key,
            values,
            account,
            clock.when(written.when()),
            written.span()));
  }

  private Optional<String> accountOf(Assignment assignment) {
    if (assignment.value() instanceof TestRow.Given.Named(var name)) {
      return names.account(name) ? Optional.of(name.text()) : Optional.empty();
    }
    scope.tell(
        Diagnostic.of(
                Code.TYPE_WANTED,
                assignment.value().span(),
                "'account'",
                "an account of the test",
                "a value")
            .hint("write its name: account acme { .. } before, then account = acme"));
    return Optional.empty();
  }

  private Optional<Scenario.Row> account(TestRow.Account written) {
    names.declareAccount(written.name());
    Optional<Schema.Accounts> accounts = scope.names().schema().accounts();
    if (accounts.isEmpty()) {
      if (scope.names().whole()) {
        scope.tell(Code.TEST, written.span(), "the schema declares no account");
      }
      return Optional.empty();
    }
    return Optional.of(
        new Scenario.Row.Account(
            written.name().text(),
            new GivenCheck(scope)
                .fields(
                    written.assignments(),
                    accounts.get().fields(),
                    "the account",
                    Symbol::accountField),
            written.span()));
  }

  private Optional<Scenario.Row> event(TestRow.Event written) {
    boolean known = names.contact(written.contact());
    Scenario.When when = clock.when(written.when());
    Optional<Meaning> meaning = scope.names().find(written.event().text());
    if (meaning.isPresent() && meaning.get() instanceof Meaning.Event(var kind, var span)) {
      scope.mention(written.event(), meaning.get().symbols(kind.name()));
      Map<Schema.Field, Optional<Value>> properties =
          new GivenCheck(scope)
              .fields(
                  written.assignments(),
                  kind.properties(),
                  "'" + kind.name() + "'",
                  name -> Symbol.property(kind.name(), name));
      return known
          ? Optional.of(
              new Scenario.Row.Event(
                  written.contact().text(), kind, properties, when, written.span()))
          : Optional.empty();
    }
    wrong(written.event(), meaning, "event", m -> m instanceof Meaning.Event);
    return Optional.empty();
  }

  private Optional<Scenario.Row> record(TestRow.Record written) {
    boolean known = names.contact(written.contact());
    Optional<Meaning> meaning = scope.names().find(written.record().text());
    if (meaning.isPresent() && meaning.get() instanceof Meaning.Record(var table, var span)) {
      scope.mention(written.record(), meaning.get().symbols(table.name()));
      Map<Schema.Field, Optional<Value>> fields =
          new GivenCheck(scope)
              .fields(
                  written.assignments(),
                  table.fields(),
                  "'" + table.name() + "'",
                  name -> Symbol.property(table.name(), name));
      return known
          ? Optional.of(
              new Scenario.Row.Record(written.contact().text(), table, fields, written.span()))
          : Optional.empty();
    }
    wrong(written.record(), meaning, "record", m -> m instanceof Meaning.Record);
    return Optional.empty();
  }

  private void wrong(
      Name name,
      Optional<Meaning> meaning,
      String kind,
      java.util.function.Predicate<Meaning> test) {
    if (meaning.isEmpty()) {
      scope.names().unknown(scope.findings(), kind, name, scope.names().named(test));
    } else if (!(meaning.get() instanceof Meaning.Unread)) {
      String articled = kind.equals("event") ? "an event" : "a record";
      scope.tell(Code.NAME_OTHER, name.span(), name.text(), meaning.get().words(), articled);
    }
  }

  private Optional<Scenario.Row> members(TestRow.Members written) {
    Optional<String> list = new SetCheck(scope).list(written.list());
    List<String> contacts = new ArrayList<>();
    for (Name contact : written.contacts()) {
      if (names.contact(contact)) {
        contacts.add(contact.text());
      }
    }
    return list.map(l -> new Scenario.Row.Members(l, contacts, written.span()));
  }

  private Optional<Scenario.Row> subscribes(TestRow.Subscribes written) {
    boolean known = names.contact(written.contact());
    Scenario.When when = clock.when(written.when());
    return new SetCheck(scope)
        .topic(written.topic())
        .filter(t -> known)
        .map(
            topic ->
                new Scenario.Row.Subscribes(
                    written.contact().text(), written.subscribes(), topic, when, written.span()));
  }

  private Optional<Scenario.Row> choose(TestRow.Choose written) {
    boolean known = names.contact(written.contact());
    Optional<String> program = new SetCheck(scope).program(written.program());
    if (program.isEmpty()
        || !(scope.names().find(program.get()).orElseThrow()
            instanceof Meaning.Program(var declaration))) {
      return Optional.empty();
    }
    String arm = written.arm().text();
    boolean holdout = arm.equals("holdout");
    List<String> arms = new ArrayList<>();
    declaration.rows().stream()
        .filter(ProgramRow.Labelled.class::isInstance)
        .forEach(row -> arms(((ProgramRow.Labelled) row).step(), arms));
    if (!holdout && !arms.contains(arm)) {
      arms.add("holdout");
      scope.names().unknown(scope.findings(), "arm", written.arm(), arms);
      return Optional.empty();
    }
    if (!holdout) {
      scope.mention(written.arm(), Symbol.arm(program.get(), arm));
    }
    Optional<String> chosen = holdout ? Optional.empty() : Optional.of(arm);
    return known
        ? Optional.of(
            new Scenario.Row.Choose(
                chosen, written.contact().text(), program.get(), written.span()))
        : Optional.empty();
  }

  private static void arms(ProgramRow.Step step, List<String> arms) {
    Blocks.of(step).forEach(row -> arms(row.step(), arms));
    if (step instanceof ProgramRow.Step.Split(var written)) {
      written.forEach(arm -> arms.add(arm.name().text()));
    }
  }
}
