package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.runtime.kernel.Answers;
import dev.segue.runtime.store.ValueTable;
import java.util.HashMap;
import java.util.Map;

/**
 * What definitions say of the contacts that are touched, beside what is stored of them: most of
 * what is touched stays what it is, and need not be written.
 */
final class Touched {
  private final Answers answers;
  private final SegmentWriter segments;
  private final Map<String, Map<Object, Object>> values = new HashMap<>();

  Touched(Answers answers, SegmentWriter segments, ValueTable valueTable) {
    this.answers = answers;
    this.segments = segments;
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
      return segments.isStored(segment, answers);
    }
    Map<Object, Object> said = new HashMap<>();
    answers.values(definition, said::put);
    return said.equals(values.getOrDefault(definition.name(), Map.of()));
  }
}
