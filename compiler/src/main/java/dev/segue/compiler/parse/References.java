package dev.segue.compiler.parse;

import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.syntax.Reference.Subject;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.ArgumentsContext;
import dev.segue.grammar.SegueParser.EventReferenceContext;
import dev.segue.grammar.SegueParser.PathNameContext;
import dev.segue.grammar.SegueParser.WordContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Names with their filter or arguments and a property: {@code purchased(amount > 3).amount}. */
final class References {
  private final Reading reading;
  private final Trees trees;

  References(Reading reading, Trees trees) {
    this.reading = reading;
    this.trees = trees;
  }

  Reference reference(EventReferenceContext c) {
    return switch (c) {
      case SegueParser.AnyEventContext r ->
          reference(c, new Subject.AnyEvent(), r.arguments(), r.word());
      case SegueParser.AnyOfContext r ->
          reference(c, new Subject.AnyOf(trees.names.all(r.name())), r.arguments(), r.word());
      case SegueParser.NamedContext r when r.arguments() != null ->
          reference(
              c,
              new Subject.Path(List.of(trees.names.name(r.callName()))),
              r.arguments(),
              r.word().isEmpty() ? null : r.word(0));
      case SegueParser.NamedContext r -> path(c, r.word());
      case SegueParser.MeasureNamedContext r -> path(c, r.word());
      default -> throw new IllegalStateException("reference " + c.getText());
    };
  }

  private Reference reference(
      EventReferenceContext c,
      Subject subject,
      @Nullable ArgumentsContext arguments,
      @Nullable WordContext property) {
    return new Reference(
        subject,
        Optional.ofNullable(arguments).map(this::arguments),
        Optional.ofNullable(property).map(trees.names::name),
        reading.at(c));
  }

  private List<Condition> arguments(ArgumentsContext c) {
    return c.condition().stream().map(trees.conditions::condition).toList();
  }

  Reference path(PathNameContext c) {
    return path(c, c.word());
  }

  /** A name is one token, the first. */
  private Reference path(ParserRuleContext c, List<WordContext> words) {
    List<Name> path =
        Stream.concat(Stream.of(trees.names.name(c)), trees.names.all(words).stream()).toList();
    return new Reference(new Subject.Path(path), Optional.empty(), Optional.empty(), reading.at(c));
  }
}
