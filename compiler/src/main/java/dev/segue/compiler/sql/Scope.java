package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Expression;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Field;

/**
 * Where a formula stands.
 *
 * @param contacts whom it is asked of
 * @param row inside a filter, or where rows are measured, the row looked at
 * @param run inside a program, the alias of the run
 * @param depth in how many selects of rows it stands
 * @param first in the filter of a later event of a sequence, the properties of its first
 */
record Scope(
    ContactRows contacts,
    Optional<Row> row,
    Optional<String> run,
    int depth,
    Optional<Function<Expression.OfFirst, Operand>> first) {

  /** A row: its properties, those that are places, and its instant where it has one. */
  record Row(
      Function<Expression.Property, Operand> property,
      Function<Expression.Property, Source.Place> place,
      Optional<Field<Long>> at) {}

  static Scope of(ContactRows contacts) {
    return new Scope(contacts, Optional.empty(), Optional.empty(), 0, Optional.empty());
  }

  static Scope ofRun(ContactRows contacts, String run) {
    return new Scope(contacts, Optional.empty(), Optional.of(run), 0, Optional.empty());
  }

  /** The same of contacts in a select of their own. */
  Scope among(ContactRows others, Optional<Row> looked) {
    return new Scope(others, looked, run, depth, first);
  }

  Scope at(Row looked) {
    return new Scope(contacts, Optional.of(looked), run, depth + 1, first);
  }

  /** What the bounds of a window of rows see: the row in whose filter they stand, if any. */
  Scope deeper() {
    return new Scope(contacts, row, run, depth + 1, first);
  }

  /** Of an event of a sequence that so many stand before. */
  Scope later(int many, Function<Expression.OfFirst, Operand> began) {
    return new Scope(contacts, row, run, depth + many, Optional.of(began));
  }

  /** A name for rows at this depth: {@code e}, further in {@code e2}. */
  String alias(String stem) {
    return depth == 0 ? stem : stem + (depth + 1);
  }
}
