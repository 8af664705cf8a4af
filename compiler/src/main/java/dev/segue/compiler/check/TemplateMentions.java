package dev.segue.compiler.check;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.template.TermUse;
import dev.segue.compiler.template.Use;
import java.util.ArrayList;
import java.util.List;

/** The names of a workspace that templates say, each where it stands: {@code first_name}. */
final class TemplateMentions {
  private final List<Mention> found = new ArrayList<>();

  List<Mention> found() {
    return List.copyOf(found);
  }

  /**
   * A value, which stands there as a path of names, or goes by a name that was assigned.
   *
   * @param programs those that send the message: an event that begins one is its trigger
   */
  void value(Use use, Expression value, PlacedTemplate template, List<Program> programs) {
    switch (value) {
      case Expression.Attribute(var field) ->
          step(use, 1, List.of(Symbol.of(Symbol.Kind.ATTRIBUTE, field.name())), template);
      case Expression.AccountField(var field) ->
          step(use, 1, List.of(Symbol.accountField(field.name())), template);
      case Expression.TraitValue(var name, var type) ->
          step(use, 0, List.of(Symbol.of(Symbol.Kind.TRAIT, name)), template);
      case Expression.ScoreValue(var name, var type) ->
          step(use, 0, List.of(Symbol.of(Symbol.Kind.SCORE, name)), template);
      case Expression.ClassOf(var name, var type) ->
          step(use, 0, List.of(Symbol.of(Symbol.Kind.PARTITION, name)), template);
      case Expression.Trigger(var name, var type) ->
          step(use, 1, ofTrigger(name, programs), template);
      case Expression other -> {}
    }
  }

  private static List<Symbol> ofTrigger(String property, List<Program> programs) {
    return programs.stream()
        .flatMap(
            p ->
                p.start() instanceof Program.Start.OnEvent event
                    ? event.kinds().stream()
                    : java.util.stream.Stream.empty())
        .filter(kind -> kind.property(property).isPresent())
        .map(kind -> Symbol.property(kind.name(), property))
        .distinct()
        .toList();
  }

  private void step(Use use, int number, List<Symbol> symbols, PlacedTemplate template) {
    int at = use.span().start();
    for (int i = 0; i <= number; i++) {
      String name = use.path().get(i);
      if (!template.text().startsWith(name, at)) {
        return;
      }
      if (i < number) {
        at += name.length();
        if (!template.text().startsWith(".", at)) {
          return;
        }
        at++;
      } else {
        add(at, name, symbols, use.span(), template);
      }
    }
  }

  void term(TermUse use, PlacedTemplate template) {
    int at = template.text().lastIndexOf(use.name(), use.span().end() - use.name().length());
    if (at >= use.span().start()) {
      add(at, use.name(), List.of(Symbol.term(use.name())), use.span(), template);
    }
  }

  private void add(int at, String name, List<Symbol> symbols, Span whole, PlacedTemplate template) {
    if (!symbols.isEmpty()) {
      Span span = new Span(whole.file(), at, at + name.length());
      found.add(new Mention(template.places().apply(span), symbols));
    }
  }
}
