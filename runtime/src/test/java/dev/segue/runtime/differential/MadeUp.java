package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.solve.Witness;
import dev.segue.compiler.type.Rational;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody whom the solver made up, as of an instant, where nobody else is. */
record MadeUp(Oracle oracle, Facts.Run run) {
  static MadeUp of(Witness witness, Workspace workspace, Instant now) {
    Schema schema = workspace.schema();
    Value key = key(schema.contacts().key(), 1);
    Facts.Contact someone = new Facts.Contact(key, witness.attributes(), Optional.empty());
    Facts alone =
        new Facts(
            List.of(someone),
            List.of(),
            did(witness, key, schema, now),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new MadeUp(
        new Oracle(workspace, alone, now),
        new Facts.Run(
            key, "any", now, Optional.empty(), Optional.empty(), false, Optional.empty()));
  }

  /** Of them, or of a run of theirs that begins now. */
  boolean holds(Condition condition) {
    return oracle.holds(condition, run);
  }

  private static List<Facts.Event> did(Witness witness, Value key, Schema schema, Instant now) {
    List<Facts.Event> events = new ArrayList<>();
    for (Witness.Did did : witness.did()) {
      Map<String, Value> properties = new HashMap<>();
      did.properties().forEach((field, value) -> properties.put(field.name(), value));
      for (long time = 0; time < did.times(); time++) {
        events.add(
            new Facts.Event(
                key(schema.tableOf(did.kind()).key(), events.size()),
                key,
                did.kind(),
                now.minusMillis(did.ago()),
                properties));
      }
    }
    return events;
  }

  private static Value key(Schema.Key of, int number) {
    return of.integer() ? new Value.Number(Rational.of(number)) : new Value.Text("row " + number);
  }
}
