package dev.segue.compiler.sql;

import java.util.Optional;

/** Whom a statement looks at. */
public sealed interface Audience {
  /** Whether it is so large a part of all, that what is asked for all is not asked in vain. */
  default boolean isMost() {
    return switch (this) {
      case Everyone e -> true;
      case One o -> false;
      case Touched t -> false;
      case Outdated o -> false;
      case Between b -> true;
    };
  }

  /** Every contact of the source. */
  record Everyone() implements Audience {}

  /** One contact, by its key as it stands in the source ({@link String} or {@link Long}). */
  record One(Object key) implements Audience {}

  /** The contacts in the temporary table {@link StateTables.Touched}. */
  record Touched() implements Audience {}

  /** The contacts in {@link StateTables.Outdated}. */
  record Outdated() implements Audience {}

  /**
   * The contacts of a range of keys, in their order.
   *
   * @param from the first; absent: there is none before
   * @param before the first that is not among them; absent: there is none after
   */
  record Between(Optional<Object> from, Optional<Object> before) implements Audience {}
}
