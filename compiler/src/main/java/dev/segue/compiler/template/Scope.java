package dev.segue.compiler.template;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What a template sees: values by name, terms of the fitting vocabulary, and the time. */
public interface Scope {
  /** The value called {@code name}, such as {@code contact}, or a missing one. */
  Datum value(String name);

  /** The word of the vocabulary that fits, as in {@code term.prospect}. */
  Optional<Term> term(String name);

  /** The instant as of which the template is rendered. */
  Instant now();

  /** The time zone in which instants are printed: the contact's. */
  ZoneId zone();
}
