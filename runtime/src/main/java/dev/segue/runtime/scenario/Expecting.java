package dev.segue.runtime.scenario;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Scenario.Ending;
import dev.segue.compiler.ir.Scenario.Expectation;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.StateTables.Act;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.message.Letter;
import dev.segue.runtime.message.MessageRendering;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import dev.segue.runtime.scenario.Cast.Member;
import dev.segue.runtime.scenario.ScenarioResult.Unmet;
import dev.segue.runtime.store.StateRows;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what a test expects is so, and if not, what is. */
final class Expecting {
  private final Workspace workspace;
  private final Store store;
  private final SourceLayout layout;
  private final Cast cast;
  private final StateRows state;
  private final English english;

  Expecting(Workspace workspace, Store store, SourceLayout layout, Cast cast, StateRows state) {
    this.workspace = workspace;
    this.store = store;
    this.layout = layout;
    this.cast = cast;
    this.state = state;
    this.english = new English(workspace);
  }

  Optional<Unmet> unmet(Expectation expectation, Span span, Instant now) {
    return switch (expectation) {
      case Expectation.Holds holds -> holds(holds, span, now);
      case Expectation.AtStep at -> atStep(at, span);
      case Expectation.Received received -> received(received, span);
      case Expectation.Entered entered -> entered(entered, span);
      case Expectation.Left left -> left(left, span);
      case Expectation.Words words -> words(words, span, now);
    };
  }

  private Optional<Unmet> holds(Expectation.Holds expected, Span span, Instant now) {
    Member member = cast.contact(expected.contact());
    boolean holds =
        !store
            .list(
                statements(now)
                    .about(new Audience.One(member.stored()))
                    .members(expected.condition()),
                row -> true)
            .isEmpty();
    if (holds) {
      return Optional.empty();
    }
    Facts facts = cast.facts(state);
    Facts.Contact contact =
        facts.contacts().stream().filter(c -> c.key().equals(member.key)).findFirst().orElseThrow();
    Oracle oracle = new Oracle(workspace, facts, now);
    return Optional.of(
        new Unmet(
            span, expected.words(), Drawing.of(expected.condition(), workspace, oracle, contact)));
  }

  private Optional<Unmet> atStep(Expectation.AtStep expected, Span span) {
    List<StateRows.Run> runs = runs(expected.contact(), expected.program());
    boolean there =
        runs.stream()
            .anyMatch(
                r -> r.ended().isEmpty() && r.step().filter(expected.step()::equals).isPresent());
    return there != expected.negated()
        ? Optional.empty()
        : Optional.of(
            new Unmet(
                span,
                expected.contact()
                    + (expected.negated() ? " not in " : " in ")
                    + expected.program()
                    + " at "
                    + expected.step(),
                List.of(wayThrough(expected.contact(), expected.program(), runs))));
  }

  private Optional<Unmet> entered(Expectation.Entered expected, Span span) {
    List<StateRows.Run> runs = runs(expected.contact(), expected.program());
    return isWithin(runs.size(), expected.least(), expected.most())
        ? Optional.empty()
        : Optional.of(
            new Unmet(
                span,
                expected.contact()
                    + " entered "
                    + expected.program()
                    + " "
                    + range(expected.least(), expected.most()),
                List.of(wayThrough(expected.contact(), expected.program(), runs))));
  }

  private Optional<Unmet> left(Expectation.Left expected, Span span) {
    List<StateRows.Run> runs = runs(expected.contact(), expected.program());
    boolean left =
        !runs.isEmpty()
            && runs.getLast().ended().isPresent()
            && (expected.by().isEmpty()
                || runs.getLast().ending().filter(word(expected.by().get())::equals).isPresent());
    return left
        ? Optional.empty()
        : Optional.of(
            new Unmet(
                span,
                expected.contact()
                    + " left "
                    + expected.program()
                    + expected.by().map(by -> " by " + word(by)).orElse(""),
                List.of(wayThrough(expected.contact(), expected.program(), runs))));
  }

  private Optional<Unmet> received(Expectation.Received expected, Span span) {
    Object contact = cast.contact(expected.contact()).stored();
    List<StateRows.Done> all =
        state.acts().stream()
            .filter(a -> a.contact().equals(contact) && a.act().equals(Act.RECEIVED))
            .toList();
    long number =
        all.stream()
            .filter(a -> a.name().equals(expected.message()))
            .filter(a -> expected.at().isEmpty() || a.at().equals(expected.at().get()))
            .count();
    if (isWithin(number, expected.least(), expected.most())) {
      return Optional.empty();
    }
    List<String> found = new ArrayList<>();
    if (all.isEmpty()) {
      found.add(expected.contact() + " received nothing");
    }
    all.forEach(a -> found.add(expected.contact() + " received " + a.name() + " at " + at(a.at())));
    state.refusals(contact).forEach(r -> found.add(r.message() + " was not sent: " + r.reason()));
    return Optional.of(
        new Unmet(
            span,
            expected.contact()
                + " received "
                + expected.message()
                + " "
                + range(expected.least(), expected.most())
                + expected.at().map(at -> " at " + at(at)).orElse(""),
            found));
  }

  /** Of the run that sent it last; before that, of the last run whose program sends it. */
  private MessageRendering.Addressee addressee(Messages.Message message, Object contact) {
    Optional<Long> sent =
        state.acts().stream()
            .filter(a -> a.contact().equals(contact) && a.act().equals(Act.RECEIVED))
            .filter(a -> a.name().equals(message.name()))
            .flatMap(a -> a.run().stream())
            .reduce((before, last) -> last);
    Set<String> programs =
        workspace.programs().stream()
            .filter(p -> p.sends(message.name()))
            .map(Program::name)
            .collect(Collectors.toSet());
    return new MessageRendering.Addressee(
        contact,
        sent.or(
            () ->
                state.runs().stream()
                    .filter(run -> run.contact().equals(contact))
                    .filter(run -> programs.contains(run.cohort().program()))
                    .map(StateRows.Run::id)
                    .reduce((before, last) -> last)));
  }

  private Optional<Unmet> words(Expectation.Words expected, Span span, Instant now) {
    Messages.Message message = workspace.message(expected.message()).orElseThrow();
    Object contact = cast.contact(expected.contact()).stored();
    Letter letter =
        new MessageRendering(store, statements(now))
            .letters(message, List.of(addressee(message, contact)))
            .getFirst();
    return switch (letter) {
      case Letter.Unwritten(var to, var reason, var diagnostics) ->
          Optional.of(
              new Unmet(
                  span,
                  expected.words(),
                  List.of("there is no " + expected.message() + ": " + reason)));
      case Letter.Written written -> {
        String text = expected.subject() ? written.subject() : written.body();
        Facts.Contact nobody =
            new Facts.Contact(cast.contact(expected.contact()).key, Map.of(), Optional.empty());
        Oracle oracle = new Oracle(workspace, cast.facts(state), now);
        yield oracle.holds(Said.of(expected.condition(), text), nobody)
            ? Optional.empty()
            : Optional.of(
                new Unmet(
                    span,
                    expected.words(),
                    List.of((expected.subject() ? "subject" : "body") + " is " + quoted(text))));
      }
    };
  }

  private String quoted(String text) {
    return english.words(new Expression.Constant(new Value.Text(text), Type.TEXT));
  }

  private String at(Instant instant) {
    return english.words(new Expression.Constant(new Value.Instant(instant), Type.INSTANT));
  }

  private Statements statements(Instant now) {
    return Statements.of(workspace, store.dialect(), layout, now, References.SELF_CONTAINED);
  }

  private List<StateRows.Run> runs(String contact, String program) {
    Object key = cast.contact(contact).stored();
    return state.runs().stream()
        .filter(r -> r.contact().equals(key) && r.cohort().program().equals(program))
        .filter(r -> !r.heldOut())
        .toList();
  }

  private String wayThrough(String contact, String program, List<StateRows.Run> runs) {
    if (runs.isEmpty()) {
      return contact + " never entered " + program;
    }
    StateRows.Run last = runs.getLast();
    String entered =
        contact
            + " entered "
            + program
            + " "
            + times(runs.size())
            + ", last at "
            + at(last.entered());
    return last.ended().isPresent()
        ? entered + ", and left by " + last.ending().orElse("") + " at " + at(last.ended().get())
        : entered + ", and is at " + last.step().orElse("no step");
  }

  private static String word(Ending ending) {
    return ending.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isWithin(long number, long least, Optional<Long> most) {
    return number >= least && (most.isEmpty() || number <= most.get());
  }

  private static String range(long least, Optional<Long> most) {
    if (most.isEmpty()) {
      return "at least " + times(least);
    } else if (most.get() == 0) {
      return "never";
    } else if (most.get() == least) {
      return times(least);
    }
    return least == 0
        ? "at most " + times(most.get())
        : "between " + least + " and " + times(most.get());
  }

  private static String times(long number) {
    return number == 1 ? "once" : number == 2 ? "twice" : number + " times";
  }
}
