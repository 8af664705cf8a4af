package dev.segue.runtime.differential;

import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Facts with what a refresh of them writes down. */
record Remembered(Facts facts) {

  /** Before any refresh. */
  Facts withoutSegments() {
    return with(
        facts.history(),
        facts.moves().stream().filter(m -> m.set().kind() != ContactSet.Kind.SEGMENT).toList());
  }

  /** First what attributes are of which nothing is known, then each segment after those before. */
  Facts refreshed(Workspace workspace, Instant now) {
    List<Facts.Was> history = new ArrayList<>(facts.history());
    for (Schema.Field field : workspace.schema().contacts().fields()) {
      if (field.history() && facts.history().stream().noneMatch(w -> w.attribute().equals(field))) {
        facts
            .contacts()
            .forEach(
                c ->
                    history.add(
                        new Facts.Was(
                            c.key(), field, now, Optional.ofNullable(c.attributes().get(field)))));
      }
    }
    Facts known = with(history, facts.moves());
    for (Definitions.Segment segment : workspace.segments()) {
      ContactSet set = Scope.segment(segment.name());
      List<Facts.Move> moves = new ArrayList<>(known.moves());
      Oracle oracle = new Oracle(workspace, known, now);
      for (Facts.Contact contact : known.contacts()) {
        boolean in = oracle.holds(segment.condition(), contact);
        if (in != isIn(set, contact.key())) {
          // whoever comes and goes at one instant was never in, or never out
          Facts.Move back = new Facts.Move(contact.key(), set, now, !in);
          if (!moves.remove(back)) {
            moves.add(new Facts.Move(contact.key(), set, now, in));
          }
        }
      }
      known = with(history, moves);
    }
    return known;
  }

  /** As of the last refresh. */
  private boolean isIn(ContactSet set, Value contact) {
    return facts.moves().stream()
        .filter(m -> m.set().equals(set) && m.contact().equals(contact))
        .max(Comparator.comparing(Facts.Move::at))
        .map(Facts.Move::entered)
        .orElse(false);
  }

  private Facts with(List<Facts.Was> history, List<Facts.Move> moves) {
    return new Facts(
        facts.contacts(),
        facts.accounts(),
        facts.events(),
        facts.records(),
        facts.lists(),
        facts.consents(),
        facts.acts(),
        facts.runs(),
        history,
        moves);
  }
}
