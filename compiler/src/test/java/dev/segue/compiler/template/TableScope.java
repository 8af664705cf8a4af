package dev.segue.compiler.template;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** A scope that answers from tables. */
record TableScope(Map<String, Datum> values, Map<String, Term> terms, Instant now, ZoneId zone)
    implements Scope {
  static TableScope of(Map<String, Datum> values) {
    return new TableScope(
        values, Map.of(), Instant.parse("2026-03-02T12:00:00Z"), ZoneId.of("UTC"));
  }

  @Override
  public Datum value(String name) {
    return values.getOrDefault(name, Datum.MISSING);
  }

  @Override
  public Optional<Term> term(String name) {
    return Optional.ofNullable(terms.get(name));
  }
}
