package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.type.Period;
import java.util.Optional;

/** What was, and since when it is so, in words: {@code plan is "pro" for at least 7 days}. */
final class HistoryWords {
  private final English english;

  HistoryWords(English english) {
    this.english = english;
  }

  /** Since when something holds, beside an instant so long ago; nothing where it is not that. */
  Optional<String> heldFor(Condition.Compare c, boolean not) {
    Optional<String> what = what(c.left());
    if (what.isEmpty()
        || !(c.right() instanceof Expression.Shifted(var from, Period length, var ahead))
        || !(from instanceof Expression.Now)
        || ahead
        || !(c.relation() == Relation.LESS_OR_EQUAL || c.relation() == Relation.GREATER)) {
      return Optional.empty();
    }
    String most = c.relation() == Relation.LESS_OR_EQUAL ? "at least " : "less than ";
    String held = what.get() + " for " + most + ValueWords.length(length);
    return Optional.of(not ? "not (" + held + ")" : held);
  }

  private Optional<String> what(Expression since) {
    if (since instanceof Expression.HeldSince(var attribute, var held)) {
      return Optional.of(english.conditions().operand(held, Manner.SENTENCE));
    }
    return since instanceof Expression.InSince(var set)
        ? Optional.of("in " + set(set))
        : Optional.empty();
  }

  /** {@code since when plan is "pro"}. */
  String since(Expression since) {
    return "since when " + what(since).orElseThrow();
  }

  /** {@code plan 30 days ago}. */
  String valueAt(Expression.ValueAt v) {
    String at = english.expressions().words(v.at());
    boolean relative = v.at() instanceof Expression.Shifted(var from, var by, var ahead) && !ahead;
    return ValueWords.spoken(v.attribute().name()) + (relative ? " " : " at ") + at;
  }

  /** {@code entered engaged}. */
  String moves(RowSet.Moves moves) {
    return (moves.entered() ? "entered " : "left ") + set(moves.set());
  }

  /** {@code plan changed from "free" to "pro"}. */
  String changes(RowSet.Changes changes) {
    return ValueWords.spoken(changes.attribute().name())
        + " changed"
        + changes.from().map(v -> " from " + english.expressions().words(v)).orElse("")
        + changes.to().map(v -> " to " + english.expressions().words(v)).orElse("");
  }

  private static String set(ContactSet set) {
    return switch (set.kind()) {
      case SEGMENT -> set.name();
      case LIST -> "list " + set.name();
      case PROGRAM -> "program " + set.name();
    };
  }
}
