package dev.segue.compiler.check;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
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
            declaration.called().ifPresent(name -> names.add(name.text()));
          }
        }
      }
    }
    return places;
  }

  /** The place of a declaration's name, or of what stands for it. */
  static Span place(Declaration declaration) {
    return declaration
        .called()
        .map(Name::span)
        .orElseGet(
            () ->
                declaration instanceof Declaration.Test test
                    ? test.title().span()
                    : declaration.span());
  }
}
