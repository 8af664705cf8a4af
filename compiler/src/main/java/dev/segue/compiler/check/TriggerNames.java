package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.template.Use;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What {@code trigger} is in a template: the event that began the run. Each program that sends the
 * message must be begun by one that has the property, and of the same type.
 *
 * @param programs those that send the message
 */
record TriggerNames(List<Program> programs) {
  /** The property; nothing where there is none, which is told. */
  Optional<Expression> find(Use use, Span place, Consumer<Diagnostic> tell) {
    if (programs.isEmpty()) {
      tell.accept(Diagnostic.of(Code.TRIGGER, place, "no program sends this message"));
      return Optional.empty();
    }
    Optional<Type> type = Optional.empty();
    for (Program program : programs) {
      if (!(program.start() instanceof Program.Start.OnEvent event)) {
        tell.accept(
            Diagnostic.of(
                Code.TRIGGER,
                place,
                "program '" + program.name() + "' sends this message, and no event begins it"));
        return Optional.empty();
      }
      List<String> known = event.properties().stream().map(Expression.Property::name).toList();
      if (use.path().size() < 2) {
        tell.accept(
            Diagnostic.of(Code.TEMPLATE_NAME, place, "trigger")
                .hint("say what of it: trigger." + (known.isEmpty() ? ".." : known.getFirst())));
        return Optional.empty();
      }
      String name = use.path().get(1);
      Optional<Type> found =
          event.properties().stream()
              .filter(p -> p.name().equals(name))
              .map(Expression.Property::type)
              .findFirst();
      if (found.isEmpty()) {
        tell.accept(unknown(program, name, known, place));
        return Optional.empty();
      }
      if (type.isPresent() && !type.equals(found)) {
        tell.accept(
            Diagnostic.of(
                    Code.TRIGGER,
                    place,
                    "'"
                        + name
                        + "' is of another type in program '"
                        + program.name()
                        + "' than in '"
                        + programs.getFirst().name()
                        + "'")
                .hint("let each send a message of its own"));
        return Optional.empty();
      }
      type = found;
    }
    return type.map(t -> new Expression.Trigger(use.path().get(1), t));
  }

  private static Diagnostic unknown(Program program, String name, List<String> known, Span place) {
    Diagnostic unknown =
        Diagnostic.of(
            Code.PROPERTY_UNKNOWN, place, "the trigger of program '" + program.name() + "'", name);
    List<String> near = Suggestion.nearest(name, known);
    return near.isEmpty()
        ? unknown.hint(known.isEmpty() ? "the schema declares none" : "it has " + Names.some(known))
        : unknown.hint("did you mean '" + near.getFirst() + "'?");
  }
}
