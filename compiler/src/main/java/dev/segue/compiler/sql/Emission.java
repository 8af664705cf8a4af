package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.type.Type;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * What the parts of one statement share.
 *
 * @param engine asked where an answer changes more than the text of one part
 * @param withs what the statement works out first
 * @param setwise everyone is asked: rows are read once and grouped by contact; else they are looked
 *     up for each contact
 */
record Emission(
    Workspace workspace,
    Engine engine,
    Source source,
    Folding folding,
    Withs withs,
    boolean setwise) {
  Schema schema() {
    return workspace.schema();
  }

  String zone() {
    return workspace.zone().getId();
  }

  /** Whether a contact is in a table, or (negative) is not. */
  Condition contactIn(
      Table<Record> table, Field<Object> contact, Condition where, Scope scope, boolean positive) {
    Field<Object> key = scope.contacts().key();
    if (setwise) {
      return Among.in(key, select(contact).from(table).where(Logic.where(where)), positive);
    }
    var one = select(inline(1)).from(table).where(Logic.all(List.of(contact.eq(key), where)));
    return positive ? exists(one) : notExists(one);
  }

  /** What stands in a column of Segue's own that has values of all types. */
  Field<Object> kept(Field<?> value, Type type) {
    return engine()
        .kept(
            Typed.any(value),
            Stored.isWhole(type) ? SqlFunction.Kind.WHOLE : SqlFunction.Kind.TEXT);
  }
}
