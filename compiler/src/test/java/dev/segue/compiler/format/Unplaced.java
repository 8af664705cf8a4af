package dev.segue.compiler.format;

import dev.segue.compiler.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tree without its places, so that trees of two texts can be held against each other. */
final class Unplaced {
  private Unplaced() {}

  /** Nested lists of what the tree says: the name of each record, then its parts but for spans. */
  static Object of(Object part) {
    return switch (part) {
      case Span unused -> "";
      case List<?> list -> list.stream().map(Unplaced::of).toList();
      case Optional<?> some -> some.map(Unplaced::of).map(List::of).orElse(List.of());
      case Record tree -> ofRecord(tree);
      default -> part;
    };
  }

  private static List<Object> ofRecord(Record tree) {
    List<Object> parts = new ArrayList<>(List.of(tree.getClass().getSimpleName()));
    for (RecordComponent component : tree.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        parts.add(of(component.getAccessor().invoke(tree)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return parts;
  }
}
