package dev.segue.runtime.message;

import dev.segue.compiler.template.Datum;
import dev.segue.compiler.template.Scope;
import dev.segue.compiler.template.Term;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** What a template sees of one contact. */
record ContactScope(Map<String, Datum> values, Words words, Instant now, ZoneId zone)
    implements Scope {
  @Override
  public Datum value(String name) {
    return values.getOrDefault(name, Datum.MISSING);
  }

  @Override
  public Optional<Term> term(String name) {
    return Optional.ofNullable(words.terms().get(name));
  }
}
