package dev.segue.runtime.store;

import java.util.function.BiConsumer;

/** Contacts with a value of each, in canonical storage, one by one. */
@FunctionalInterface
public interface ContactValues {
  void each(BiConsumer<Object, Object> consumer);
}
