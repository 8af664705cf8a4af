package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Name;
import java.util.Optional;

/** Sets of contacts: {@code in S}, {@code in list vips}, {@code subscribed to offers}. */
record SetCheck(Scope scope) {

  Condition in(dev.segue.compiler.syntax.Condition.InSet written) {
    return held(in(written.set()).orElse(Condition.TRUE), written.held(), written.span());
  }

  /** In a segment, or in a run of a program; nothing where the name is neither, which is told. */
  Optional<Condition> in(Name set) {
    Optional<Meaning> meaning = scope.names().find(set.text());
    if (meaning.isEmpty()) {
      unknown(
          "segment or program",
          set,
          m -> m instanceof Meaning.Segment || m instanceof Meaning.Program);
      return Optional.empty();
    }
    return switch (meaning.get()) {
      case Meaning.Segment m -> {
        scope.uses().add(set.text(), set.span());
        scope.mention(set, m.symbols(set.text()));
        yield Optional.of(new Condition.InSegment(set.text()));
      }
      case Meaning.Program m -> {
        scope.mention(set, m.symbols(set.text()));
        yield Optional.of(new Condition.InProgram(set.text()));
      }
      case Meaning.ContactList m ->
          other(
              set,
              m,
              "a segment or a program",
              d ->
                  d.hint("ask who is on a list")
                      .fix("write 'in list " + set.text() + "'", set.span(), "list " + set.text()));
      case Meaning.Partition m ->
          other(
              set,
              m,
              "a segment or a program",
              d -> d.hint("ask which class it is: " + set.text() + " is .."));
      case Meaning.NamedCondition m ->
          other(
              set,
              m,
              "a segment or a program",
              d -> d.hint("a named condition stands without 'in'"));
      case Meaning.Attribute m -> other(set, m, "a segment or a program", d -> d);
      case Meaning.Event m -> other(set, m, "a segment or a program", d -> d);
      case Meaning.Record m -> other(set, m, "a segment or a program", d -> d);
      case Meaning.Trait m -> other(set, m, "a segment or a program", d -> d);
      case Meaning.Score m -> other(set, m, "a segment or a program", d -> d);
      case Meaning.Topic m ->
          other(set, m, "a segment or a program", d -> d.hint("subscribed to " + set.text()));
      case Meaning.Vocabulary m -> other(set, m, "a segment or a program", d -> d);
      case Meaning.Message m ->
          other(set, m, "a segment or a program", d -> d.hint("received " + set.text()));
      case Meaning.Unread m -> Optional.empty();
    };
  }

  Condition inList(dev.segue.compiler.syntax.Condition.InList written) {
    Condition in =
        list(written.list())
            .<Condition>map(list -> new Condition.InList(list))
            .orElse(Condition.TRUE);
    return held(in, written.held(), written.span());
  }

  private Condition held(
      Condition in, Optional<dev.segue.compiler.syntax.Condition.Held> held, Span span) {
    return held.map(h -> new ConditionCheck(scope).held(in, h, span)).orElse(in);
  }

  /** The name of a list; nothing where it is none, which is told. */
  Optional<String> list(Name name) {
    return named(name, "list", "a list", m -> m instanceof Meaning.ContactList);
  }

  Condition subscribed(dev.segue.compiler.syntax.Condition.Subscribed written) {
    return topic(written.topic())
        .<Condition>map(topic -> new Condition.Subscribed(topic))
        .orElse(Condition.TRUE);
  }

  /** The name of a topic; nothing where it is none, which is told. */
  Optional<String> topic(Name name) {
    scope.uses().add(name.text(), name.span());
    return named(name, "topic", "a topic", m -> m instanceof Meaning.Topic);
  }

  Optional<String> message(Name name) {
    return named(name, "message", "a message", m -> m instanceof Meaning.Message);
  }

  Optional<String> program(Name name) {
    return named(name, "program", "a program", m -> m instanceof Meaning.Program);
  }

  private Optional<String> named(
      Name name, String kind, String articled, java.util.function.Predicate<Meaning> test) {
    Optional<Meaning> meaning = scope.names().find(name.text());
    if (meaning.isEmpty()) {
      unknown(kind, name, test);
      return Optional.empty();
    }
    if (test.test(meaning.get())) {
      scope.mention(name, meaning.get().symbols(name.text()));
      return Optional.of(name.text());
    }
    return meaning.get() instanceof Meaning.Unread
        ? Optional.empty()
        : other(name, meaning.get(), articled, d -> d);
  }

  private void unknown(String kind, Name name, java.util.function.Predicate<Meaning> test) {
    Optional<String> partition = scope.names().partitionOf(name);
    if (partition.isPresent()) {
      scope.tell(
          Diagnostic.of(Code.NAME_UNKNOWN, name.span(), kind, name.text())
              .hint("it is a class: " + partition.get() + " is " + name.text()));
      return;
    }
    scope.names().unknown(scope.findings(), kind, name, () -> scope.names().named(test), "");
  }

  private <T> Optional<T> other(
      Name name,
      Meaning meaning,
      String wanted,
      java.util.function.UnaryOperator<Diagnostic> hint) {
    scope.tell(
        hint.apply(
            Diagnostic.of(Code.NAME_OTHER, name.span(), name.text(), meaning.words(), wanted)));
    return Optional.empty();
  }
}
