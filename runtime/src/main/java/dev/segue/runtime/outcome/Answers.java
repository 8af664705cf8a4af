package dev.segue.runtime.outcome;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.OutcomeRows;
import dev.segue.runtime.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When contacts last answered messages by an event that says of which it is.
 *
 * @param last nothing where the schema has no such event
 */
record Answers(Optional<Map<Said, Long>> last) {
  private static final String MESSAGE = "message";

  /** A contact and a message. */
  record Said(Object contact, String message) {}

  static Answers of(String event, Store store, Workspace workspace, Statements statements) {
    return new Answers(
        kind(event, workspace.schema()).map(kind -> answers(kind, store, statements)));
  }

  private static Optional<Schema.EventKind> kind(String event, Schema schema) {
    return schema.eventKinds().stream()
        .filter(k -> k.name().equals(event))
        .filter(k -> k.property(MESSAGE).filter(p -> p.type().equals(Type.TEXT)).isPresent())
        .findFirst();
  }

  private static Map<Said, Long> answers(
      Schema.EventKind kind, Store store, Statements statements) {
    Map<Said, Long> said = new HashMap<>();
    store.each(
        statements.events(
            new RowSet.Events(List.of(kind), Optional.empty(), Window.EVER),
            Optional.of(new Expression.Property(MESSAGE, Type.TEXT))),
        row ->
            row.text(4)
                .ifPresent(
                    message ->
                        said.merge(
                            new Said(row.value(0).orElseThrow(), message),
                            row.number(3).orElseThrow(),
                            Math::max)));
    return said;
  }

  boolean isKnown() {
    return last.isPresent();
  }

  /** Whether a message was answered, as it was sent or later. */
  boolean to(OutcomeRows.Message sent) {
    return last.map(a -> a.get(new Said(sent.contact(), sent.message())))
        .filter(at -> at >= sent.at())
        .isPresent();
  }
}
