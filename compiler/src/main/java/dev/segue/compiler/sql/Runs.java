package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.StateTables.Due;
import dev.segue.compiler.sql.StateTables.Run;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The runs of the temporary table {@link Due}, with their contacts. */
final class Runs {
  private static final String OWNER = "c1";
  private static final String DUE = "d";

  private Runs() {}

  static Field<Long> due() {
    return Names.column(DUE, Due.RUN, Long.class);
  }

  private static Table<?> joined(Table<? extends Record> contacts, Field<Object> key, String run) {
    return Names.tableOf(Due.TABLE)
        .as(Names.of(DUE))
        .join(Names.tableOf(Run.TABLE).as(Names.of(run)))
        .on(Names.column(run, Run.ID, Long.class).eq(due()))
        .join(contacts)
        .on(key.eq(Names.column(run, StateTables.CONTACT, Object.class)));
  }

  /** Each run with its contact. */
  static ContactRows of(Emission emission, String run) {
    return of(emission, run, rows(emission, ContactRows.ALIAS));
  }

  private static ContactRows of(Emission emission, String run, Table<? extends Record> contacts) {
    return new ContactRows(
        emission.schema().contacts(),
        joined(contacts, key(emission, ContactRows.ALIAS), run),
        Optional.of(Typed.any(due())),
        () -> of(emission, run, emission.source().distinct(emission.schema().contacts())));
  }

  /** Each run with those at the account of its contact. */
  static ContactRows ofAccount(Everyone everyone, String run) {
    Emission emission = everyone.emission();
    return ofAccount(emission, run, rows(emission, ContactRows.ALIAS));
  }

  private static ContactRows ofAccount(
      Emission emission, String run, Table<? extends Record> contacts) {
    Field<Object> both =
        Typed.any(
            DSL.concat(
                due().cast(SQLDataType.VARCHAR),
                DSL.inline(" "),
                key(emission, ContactRows.ALIAS).cast(SQLDataType.VARCHAR)));
    return new ContactRows(
        emission.schema().contacts(),
        joined(rows(emission, OWNER), key(emission, OWNER), run)
            .join(contacts)
            .on(account(emission, ContactRows.ALIAS).eq(account(emission, OWNER))),
        Optional.of(both),
        () -> ofAccount(emission, run, emission.source().distinct(emission.schema().contacts())));
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
