package dev.segue.compiler.check;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Definitions of which something may be otherwise: checked now, or made of such.
 *
 * @param held those that were not checked again
 */
record Affected(
    List<Declaration> declarations,
    IdentityHashMap<Declaration, Memory.Made> made,
    Set<Declaration> held) {

  /** The places of their names. */
  Set<Span> names() {
    Set<Span> places = new HashSet<>();
    Set<String> names = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Declaration declaration : declarations) {
        Memory.Made of = made.get(declaration);
        if (of != null && (!held.contains(declaration) || of.uses().reads().touches(names))) {
          if (places.add(place(declaration))) {
            more = true;
            name(declaration).ifPresent(names::add);
          }
        }
      }
    }
    return places;
  }

  /** The place of a declaration's name, or of what stands for it. */
  static Span place(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Schema d -> d.span();
      case Declaration.Segment d -> d.name().span();
      case Declaration.Trait d -> d.name().span();
      case Declaration.NamedCondition d -> d.name().span();
      case Declaration.Score d -> d.name().span();
      case Declaration.Partition d -> d.name().span();
      case Declaration.Vocabulary d -> d.name().span();
      case Declaration.Topic d -> d.name().span();
      case Declaration.ContactList d -> d.name().span();
      case Declaration.Message d -> d.name().span();
      case Declaration.Program d -> d.name().span();
      case Declaration.Test d -> d.title().span();
    };
  }

  private static Optional<String> name(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Schema d -> Optional.empty();
      case Declaration.Segment d -> Optional.of(d.name().text());
      case Declaration.Trait d -> Optional.of(d.name().text());
      case Declaration.NamedCondition d -> Optional.of(d.name().text());
      case Declaration.Score d -> Optional.of(d.name().text());
      case Declaration.Partition d -> Optional.of(d.name().text());
      case Declaration.Vocabulary d -> Optional.of(d.name().text());
      case Declaration.Topic d -> Optional.of(d.name().text());
      case Declaration.ContactList d -> Optional.of(d.name().text());
      case Declaration.Message d -> Optional.of(d.name().text());
      case Declaration.Program d -> Optional.of(d.name().text());
      case Declaration.Test d -> Optional.empty();
    };
  }
}
