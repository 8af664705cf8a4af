package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Of whom something is asked: a contact; inside a filter, of which row, and in a sequence, after
 * which first one; inside a program, in which run.
 */
record Subject(
    Facts.Contact contact, Optional<Row> row, Optional<Row> first, Optional<Facts.Run> run) {

  /** A row of a row set; records have no instant. {@code place} is that of its table. */
  record Row(Value key, Optional<Instant> at, Map<String, Value> values, int place) {}

  static Subject of(Facts.Contact contact) {
    return new Subject(contact, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** In a run of a program. */
  static Subject of(Facts.Contact contact, Facts.Run run) {
    return new Subject(contact, Optional.empty(), Optional.empty(), Optional.of(run));
  }

  /** Somebody else, asked in the same run. */
  Subject besides(Facts.Contact other) {
    return new Subject(other, Optional.empty(), Optional.empty(), run);
  }

  Subject at(Row looked) {
    return new Subject(contact, Optional.of(looked), first, run);
  }

  /** In a sequence that begins so. */
  Subject after(Row began) {
    return new Subject(contact, row, Optional.of(began), run);
  }
}
