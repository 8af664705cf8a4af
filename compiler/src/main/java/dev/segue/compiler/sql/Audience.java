package dev.segue.compiler.sql;

/** Whom a statement looks at. */
public sealed interface Audience {
  /** Every contact of the source. */
  record Everyone() implements Audience {}

  /** One contact, by its key as it stands in the source ({@link String} or {@link Long}). */
  record One(Object key) implements Audience {}

  /** The contacts in the temporary table {@link StateTables.Touched}. */
  record Touched() implements Audience {}
}
