package dev.segue.compiler.sql;

import java.util.function.Supplier;

/**
 * How everyone is asked, in a statement that is perhaps about some: a population is the same for
 * whoever is asked about.
 *
 * @param contacts begins a select of all contacts
 */
record Everyone(Emission emission, Formulas formulas, Supplier<ContactRows> contacts) {

  /** Whether no contact stands there twice. */
  boolean unique() {
    return emission.source().unique(emission.schema().contacts().table());
  }
}
