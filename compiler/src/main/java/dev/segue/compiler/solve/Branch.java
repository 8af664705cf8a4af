package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.type.Rational;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What is supposed, what is still to be, and what may be in one of several ways. */
final class Branch {
  /** A condition that is supposed to hold, or not to. */
  record Supposed(Condition condition, boolean holds) {}

  private final Deque<Supposed> next;
  private final Deque<List<Supposed>> choices;
  private final Facts facts;

  Branch(List<Condition> conditions) {
    this.next = new ArrayDeque<>();
    this.choices = new ArrayDeque<>();
    this.facts = new Facts();
    conditions.forEach(c -> and(c, true));
  }

  /** One of several ways to go on. */
  Branch(Branch before, Supposed way) {
    this.next = new ArrayDeque<>(List.of(way));
    this.choices = new ArrayDeque<>(before.choices);
    this.facts = new Facts(before.facts);
  }

  Facts facts() {
    return facts;
  }

  /** What is certain and not yet supposed. */
  Deque<Supposed> next() {
    return next;
  }

  Deque<List<Supposed>> choices() {
    return choices;
  }

  void and(Condition condition, boolean holds) {
    next.addLast(new Supposed(condition, holds));
  }

  /** One of them holds, or (negative) one does not. */
  void either(List<Condition> some, boolean hold) {
    if (some.isEmpty()) {
      facts.impossible();
    } else if (some.size() == 1) {
      and(some.getFirst(), hold);
    } else {
      choices.addLast(some.stream().map(c -> new Supposed(c, hold)).toList());
    }
  }

  void atLeast(RowSet rows, long least) {
    facts.rows(rows, Interval.of(Condition.Relation.GREATER_OR_EQUAL, Rational.of(least)));
  }
}
