package dev.segue.runtime.differential;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A world, or any tree of records and collections, with some of its parts replaced. */
record Rewriting(UnaryOperator<Object> part) {

  /** The same tree, each part of it replaced after its own parts were. */
  @SuppressWarnings("unchecked")
  <T> T of(T tree) {
    return (T) part.apply(within(tree));
  }

  private Object within(Object tree) {
    return switch (tree) {
      case Record r -> record(r);
      case List<?> l -> l.stream().map(this::of).toList();
      case Set<?> s -> s.stream().map(this::of).collect(Collectors.toUnmodifiableSet());
      case Map<?, ?> m -> {
        Map<Object, Object> all = new HashMap<>();
        m.forEach((key, value) -> all.put(of(key), of(value)));
        yield Map.copyOf(all);
      }
      case Optional<?> o -> o.map(this::of);
      default -> tree;
    };
  }

  private Object record(Record old) {
    try {
      RecordComponent[] components = old.getClass().getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        var accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        values[i] = of(accessor.invoke(old));
      }
      if (values.length == 0) {
        return old;
      }
      Constructor<?> constructor = old.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(old.getClass() + " cannot be rewritten", e);
    }
  }
}
