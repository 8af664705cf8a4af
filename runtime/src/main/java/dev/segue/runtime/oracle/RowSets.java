package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of a contact that a row set names, by instant, then key (language §7.4). Keys of two
 * tables may be of two types: numbers come before text; equal ones go by the order of the tables.
 */
final class RowSets {
  private static final Comparator<Value> KEYS =
      Comparator.<Value, Boolean>comparing(key -> key instanceof Value.Text)
          .thenComparing(Values::compare);

  static final Comparator<Subject.Row> ORDER =
      Comparator.<Subject.Row, Instant>comparing(row -> row.at().orElse(Instant.MIN))
          .thenComparing(Subject.Row::key, KEYS)
          .thenComparingInt(Subject.Row::place);

  private final Oracle oracle;
  private final Histories histories;

  RowSets(Oracle oracle, Histories histories) {
    this.oracle = oracle;
    this.histories = histories;
  }

  /** The window may ask of the row in whose filter the set stands. */
  List<Subject.Row> rows(RowSet set, Subject subject) {
    Stream<Subject.Row> rows =
        switch (set) {
          case RowSet.Events events -> events(events, subject);
          case RowSet.Records records -> records(records, subject);
          case RowSet.Acts acts -> acts(acts, subject);
          case RowSet.Moves moves ->
              within(histories.rows(moves, subject), moves.window(), subject);
          case RowSet.Changes changes ->
              within(histories.rows(changes, subject), changes.window(), subject);
        };
    return rows.filter(row -> passes(set.filter(), subject.at(row))).sorted(ORDER).toList();
  }

  /** Whether a day or an instant is in a window, whose bounds are of the same type. */
  boolean within(Window window, Value value, Subject subject) {
    return window.from().map(bound -> fits(bound, value, 1, subject)).orElse(true)
        && window.to().map(bound -> fits(bound, value, -1, subject)).orElse(true);
  }

  private Stream<Subject.Row> within(Stream<Subject.Row> rows, Window window, Subject subject) {
    return rows.filter(row -> within(window, new Value.Instant(row.at().orElseThrow()), subject));
  }

  private Stream<Subject.Row> events(RowSet.Events events, Subject subject) {
    Set<Told> told = new HashSet<>();
    return oracle.facts().events().stream()
        .filter(event -> event.contact().equals(subject.contact().key()))
        .filter(event -> events.kinds().contains(event.kind()))
        .filter(event -> !event.at().isAfter(oracle.now()))
        .filter(event -> told.add(new Told(table(event.kind()), event.key())))
        .filter(event -> within(events.window(), new Value.Instant(event.at()), subject))
        .map(
            event ->
                new Subject.Row(
                    event.key(), Optional.of(event.at()), event.properties(), place(event.kind())));
  }

  private Stream<Subject.Row> records(RowSet.Records records, Subject subject) {
    return oracle.facts().records().stream()
        .filter(entry -> entry.contact().equals(subject.contact().key()))
        .filter(entry -> entry.record().equals(records.table().name()))
        .map(entry -> new Subject.Row(entry.key(), Optional.empty(), entry.fields(), 0));
  }

  private Stream<Subject.Row> acts(RowSet.Acts acts, Subject subject) {
    return oracle.facts().acts().stream()
        .filter(act -> act.contact().equals(subject.contact().key()))
        .filter(act -> act.act() == acts.act())
        .filter(act -> acts.of().map(act.name()::equals).orElse(true))
        .filter(act -> !act.at().isAfter(oracle.now()))
        .filter(act -> within(acts.window(), new Value.Instant(act.at()), subject))
        .map(act -> new Subject.Row(new Value.Text(""), Optional.of(act.at()), Map.of(), 0));
  }

  private int place(Schema.EventKind kind) {
    Schema schema = oracle.workspace().schema();
    return schema.eventTables().indexOf(schema.tableOf(kind));
  }

  private String table(Schema.EventKind kind) {
    return oracle.workspace().schema().tableOf(kind).table();
  }

  private boolean passes(Optional<Condition> filter, Subject subject) {
    return filter.map(condition -> oracle.holds(condition, subject)).orElse(true);
  }

  private boolean fits(Window.Bound bound, Value value, int side, Subject subject) {
    Expression at = bound.at();
    return oracle
        .value(at, subject)
        .map(cut -> side * Values.compare(value, cut))
        .map(order -> order > 0 || (order == 0 && bound.inclusive()))
        .orElse(false);
  }

  /** The key of an event in its table. */
  private record Told(String table, Value key) {}
}
