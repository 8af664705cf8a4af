package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Touched;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The contacts that the next statements about {@code Touched} look at; they last as long as the
 * store.
 */
public final class TouchedTable {
  private static final TemporaryTable TOUCHED =
      TemporaryTable.of(
          Touched.TABLE,
          TemporaryTable.columns(StateTables.CONTACT, Kind.CONTACT),
          StateTables.CONTACT);

  private final Store store;

  public TouchedTable(Store store) {
    this.store = store;
  }

  /** These contacts, by their keys as they stand in the source, and no others. */
  public void fill(Collection<?> contacts) {
    store.make(TOUCHED);
    store.temporarily(
        () -> {
          store.update(new SqlText("delete from " + Touched.TABLE, List.of()));
          add(contacts);
          return true;
        });
  }

  /** Whether a contact is one of them. */
  static Condition has(Field<Object> contact) {
    return contact.in(
        DSL.select(DSL.field(DSL.name(StateTables.CONTACT), Object.class))
            .from(DSL.table(DSL.name(Touched.TABLE))));
  }

  /** And these. */
  void add(Collection<?> contacts) {
    String sql = "insert into " + Touched.TABLE + " (contact) values (?) on conflict do nothing";
    try (KeptStatements.Use use = store.statements().of(sql)) {
      PreparedStatement insert = use.statement();
      for (Object contact : contacts) {
        insert.setObject(1, contact);
        insert.addBatch();
      }
      insert.executeBatch();
      use.done();
    } catch (SQLException e) {
      throw store.errors().translated(e);
    }
  }
}
