package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was written down by now: values of attributes, who came into sets and who left them. */
final class Histories {
  private final Oracle oracle;

  Histories(Oracle oracle) {
    this.oracle = oracle;
  }

  Optional<Value> valueAt(Expression.ValueAt v, Subject subject) {
    return oracle
        .value(v.at(), subject)
        .map(value -> ((Value.Instant) value).instant())
        .flatMap(
            at ->
                values(v.attribute(), subject)
                    .filter(was -> !was.since().isAfter(at))
                    .reduce((earlier, later) -> later)
                    .flatMap(Facts.Was::value));
  }

  Optional<Instant> heldSince(Expression.HeldSince h, Subject subject) {
    Optional<Instant> since = Optional.empty();
    for (Facts.Was was : values(h.attribute(), subject).toList()) {
      Map<String, Value> row = new HashMap<>();
      was.value().ifPresent(value -> row.put(h.attribute().name(), value));
      boolean held = oracle.holds(h.held(), subject.at(row(was.since(), row)));
      since = held ? since.or(() -> Optional.of(was.since())) : Optional.empty();
    }
    return since;
  }

  Optional<Instant> inSince(ContactSet set, Subject subject) {
    return switch (set.kind()) {
      case SEGMENT, LIST -> {
        Optional<Instant> since = Optional.empty();
        for (Facts.Move move : moves(set, subject).toList()) {
          since = move.entered() ? since.or(() -> Optional.of(move.at())) : Optional.empty();
        }
        yield since;
      }
      case PROGRAM ->
          runs(set, subject)
              .filter(run -> !run.entered().isAfter(oracle.now()))
              .filter(run -> run.ended().filter(end -> !end.isAfter(oracle.now())).isEmpty())
              .map(Facts.Run::entered)
              .min(Comparator.naturalOrder());
    };
  }

  /** Up to now. */
  Stream<Subject.Row> rows(RowSet.Moves moves, Subject subject) {
    Stream<Instant> instants =
        switch (moves.set().kind()) {
          case SEGMENT, LIST ->
              moves(moves.set(), subject)
                  .filter(move -> move.entered() == moves.entered())
                  .map(Facts.Move::at);
          case PROGRAM ->
              runs(moves.set(), subject)
                  .flatMap(
                      run -> moves.entered() ? Stream.of(run.entered()) : run.ended().stream());
        };
    return instants.filter(at -> !at.isAfter(oracle.now())).map(at -> row(at, Map.of()));
  }

  /** Up to now. */
  Stream<Subject.Row> rows(RowSet.Changes changes, Subject subject) {
    List<Facts.Was> values = values(changes.attribute(), subject).toList();
    List<Subject.Row> rows = new ArrayList<>();
    for (int i = 1; i < values.size(); i++) {
      Optional<Value> from = values.get(i - 1).value();
      Optional<Value> to = values.get(i).value();
      if (!from.equals(to)) {
        Map<String, Value> row = new HashMap<>();
        from.ifPresent(value -> row.put(RowSet.Changes.FROM, value));
        to.ifPresent(value -> row.put(RowSet.Changes.TO, value));
        rows.add(row(values.get(i).since(), row));
      }
    }
    return rows.stream();
  }

  private Stream<Facts.Was> values(Schema.Field attribute, Subject subject) {
    return oracle.facts().history().stream()
        .filter(was -> was.contact().equals(subject.contact().key()))
        .filter(was -> was.attribute().equals(attribute))
        .filter(was -> !was.since().isAfter(oracle.now()))
        .sorted(Comparator.comparing(Facts.Was::since));
  }

  private Stream<Facts.Move> moves(ContactSet set, Subject subject) {
    return oracle.facts().moves().stream()
        .filter(move -> move.contact().equals(subject.contact().key()))
        .filter(move -> move.set().equals(set))
        .filter(move -> !move.at().isAfter(oracle.now()))
        .sorted(Comparator.comparing(Facts.Move::at));
  }

  private Stream<Facts.Run> runs(ContactSet set, Subject subject) {
    return oracle.facts().runs().stream()
        .filter(run -> run.contact().equals(subject.contact().key()))
        .filter(run -> run.program().equals(set.name()))
        .filter(run -> !run.heldOut());
  }

  private static Subject.Row row(Instant at, Map<String, Value> values) {
    return new Subject.Row(new Value.Text(""), Optional.of(at), values, 0);
  }
}
