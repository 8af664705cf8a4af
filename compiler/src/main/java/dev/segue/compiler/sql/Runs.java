package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.StateTables.Due;
import dev.segue.compiler.sql.StateTables.Run;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The runs of the temporary table {@link Due}, with their contacts. */
final class Runs {
  private static final String OWNER = "c1";
  private static final String DUE = "d";

  private Runs() {}

  static Field<Long> due() {
    return Names.column(DUE, Due.RUN, Long.class);
  }

  private static Table<?> joined(Table<Record> contacts, Field<Object> key, String run) {
    return Names.tableOf(Due.TABLE)
        .as(Names.of(DUE))
        .join(Names.tableOf(Run.TABLE).as(Names.of(run)))
        .on(Names.column(run, Run.ID, Long.class).eq(due()))
        .join(contacts)
        .on(key.eq(Names.column(run, StateTables.CONTACT, Object.class)));
  }

  /** Each run with its contact. */
  static ContactRows of(Emission emission, String run) {
    Schema.Contacts contacts = emission.schema().contacts();
    return new ContactRows(
        contacts, joined(rows(emission, ContactRows.ALIAS), key(emission, ContactRows.ALIAS), run));
  }

  /** Each run with those at the account of its contact. */
  static ContactRows ofAccount(Everyone everyone, String run) {
    Emission emission = everyone.emission();
    return new ContactRows(
        emission.schema().contacts(),
        joined(rows(emission, OWNER), key(emission, OWNER), run)
            .join(rows(emission, ContactRows.ALIAS))
            .on(account(emission, ContactRows.ALIAS).eq(account(emission, OWNER))));
  }

  private static Table<Record> rows(Emission emission, String alias) {
    return emission.source().rows(emission.schema().contacts().table(), alias);
  }

  private static Field<Object> key(Emission emission, String alias) {
    return Names.column(alias, emission.schema().contacts().key().column(), Object.class);
  }

  private static Field<Object> account(Emission emission, String alias) {
    String column = emission.schema().accounts().map(Schema.Accounts::contactColumn).orElseThrow();
    return Names.column(alias, column, Object.class);
  }
}
