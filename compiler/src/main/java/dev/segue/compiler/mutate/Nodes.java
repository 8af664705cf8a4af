package dev.segue.compiler.mutate;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Every node of a tree as written, outermost first: trees are records, lists and optionals. */
final class Nodes {
  private Nodes() {}

  static void each(Object tree, Consumer<Record> look) {
    switch (tree) {
      case Record node -> {
        look.accept(node);
        for (RecordComponent component : node.getClass().getRecordComponents()) {
          each(value(component, node), look);
        }
      }
      case Collection<?> several -> several.forEach(part -> each(part, look));
      case Optional<?> perhaps -> perhaps.ifPresent(part -> each(part, look));
      case Object plain -> {}
    }
  }

  private static Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that hides " + component.getName(), e);
    }
  }
}
