package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.runtime.kernel.Answers;
import dev.segue.runtime.store.ValueTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What definitions say of the contacts that are touched, beside what is stored of them: most of
 * what is touched stays what it is, and need not be written.
 */
final class Touched {
  private final Answers answers;
  private final Map<String, Set<Object>> members = new HashMap<>();
  private final Map<String, Map<Object, Object>> values = new HashMap<>();

  Touched(Answers answers, SegmentWriter segments, ValueTable valueTable) {
    this.answers = answers;
    segments.ofTouched(
        (segment, contact) -> members.computeIfAbsent(segment, s -> new HashSet<>()).add(contact));
    valueTable.ofTouched(
        (definition, contact, value) ->
            values.computeIfAbsent(definition, d -> new HashMap<>()).put(contact, value));
  }

  Answers answers() {
    return answers;
  }

  boolean has(Definitions definition) {
    return answers.has(definition);
  }

  /** Whether what a definition says is what is stored. */
  boolean isStored(Definitions definition) {
    if (definition instanceof Definitions.Segment segment) {
      Set<Object> said = new HashSet<>();
      answers.members(segment, said::add);
      return said.equals(members.getOrDefault(segment.name(), Set.of()));
    }
    Map<Object, Object> said = new HashMap<>();
    answers.values(definition, said::put);
    return said.equals(values.getOrDefault(definition.name(), Map.of()));
  }
}
