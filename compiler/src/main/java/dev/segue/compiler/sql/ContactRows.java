package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The contacts that a select looks at, and what its formulas have it join to them. */
final class ContactRows {
  static final String ALIAS = "c";

  private final Schema.Contacts contacts;
  private final Field<Object> key;
  private final Field<Object> owner;
  private final Supplier<ContactRows> again;
  private final Map<Object, String> joined = new HashMap<>();
  private Optional<Rows.Branch> beside = Optional.empty();
  private Table<?> from;

  /**
   * @param owner what tells one row from the others
   * @param again begins a select of the same rows
   */
  ContactRows(
      Schema.Contacts contacts,
      Table<?> from,
      Optional<Field<Object>> owner,
      Supplier<ContactRows> again) {
    this.contacts = contacts;
    this.from = from;
    this.key = Names.column(ALIAS, contacts.key().column(), Object.class);
    this.owner = owner.orElse(key);
    this.again = again;
  }

  Schema.Contacts contacts() {
    return contacts;
  }

  /** The contact's key as it stands in the source. */
  Field<Object> key() {
    return key;
  }

  /** What tells one row from the others: the contact's key, or the run. */
  Field<Object> owner() {
    return owner;
  }

  /** The same rows in a select of their own, each once. */
  ContactRows again() {
    return again.get();
  }

  /** Joins rows of theirs, on which what is joined later may depend. */
  void beside(Rows.Branch rows) {
    from = from.join(rows.table()).on(rows.contact().eq(rows.apart() ? owner : key));
    beside = Optional.of(rows);
  }

  /** Rows of theirs that stand beside them. */
  Optional<Rows.Branch> beside() {
    return beside;
  }

  /** With all that has been joined until now. */
  Table<?> from() {
    return from;
  }

  boolean hasRoom(Engine engine) {
    return joined.size() < engine.mostJoins();
  }

  /** The alias under which something is joined already. */
  Optional<String> joined(Object what) {
    return Optional.ofNullable(joined.get(what));
  }

  /** Joins what the statement works out first, once, under its own name. */
  void join(String name, Function<String, Condition> on) {
    if (joined.putIfAbsent(name, name) == null) {
      from = from.leftJoin(Names.tableOf(name)).on(on.apply(name));
    }
  }

  /** Joins what has at most one row for each contact, and gives its alias. */
  String join(
      Object what, String stem, Table<? extends Record> table, Function<String, Condition> on) {
    String alias = stem + (joined.size() + 1);
    from = from.leftJoin(table.as(Names.of(alias))).on(on.apply(alias));
    joined.put(what, alias);
    return alias;
  }
}
