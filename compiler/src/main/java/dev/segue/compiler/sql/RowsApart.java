package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.selectDistinct;

import dev.segue.compiler.ir.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Rows for an engine that looks nothing up: {@link Engine#looksUp}. */
final class RowsApart {
  private static final String INSTANTS = "instants";

  private RowsApart() {}

  /**
   * Joined to the contacts that they depend on, they depend on nothing outside.
   *
   * @param row of which they depend on the instant, too
   */
  static Rows of(RowSetSql rowSets, RowSet set, Scope scope, Optional<Rows.Branch> row) {
    List<Rows.Branch> branches = new ArrayList<>();
    int tables = rowSets.branches(set, apart(scope, row)).size();
    for (int place = 0; place < tables; place++) {
      Rows.Branch plain = rowSets.branches(set, apart(scope, row)).get(place);
      Scope own = apart(scope, row);
      ContactRows contacts = own.contacts();
      Field<Object> owner =
          row.map(r -> both(contacts, own.row().flatMap(Scope.Row::at))).orElseGet(contacts::owner);
      contacts.beside(plain);
      Rows.Branch branch = rowSets.branches(set, own).get(place);
      branches.add(
          new Rows.Branch(
              Typed.rows(contacts.from()),
              branch.where(),
              owner,
              branch.at(),
              branch.key(),
              branch.unique(),
              true,
              branch.row()));
    }
    Field<Object> owner =
        row.map(r -> both(scope.contacts(), r.at())).orElseGet(() -> scope.contacts().owner());
    return new Rows(branches, false, owner, scope.alias("e"));
  }

  /** With contacts of its own, and the instants of their rows. */
  private static Scope apart(Scope scope, Optional<Rows.Branch> row) {
    ContactRows contacts = scope.contacts().again();
    if (row.isEmpty()) {
      return scope.among(contacts, Optional.empty());
    }
    Rows.Branch of = row.get();
    Field<Long> at = Names.column(INSTANTS, StateTables.AT, Long.class);
    Field<Object> contact = Names.column(INSTANTS, StateTables.CONTACT, Object.class);
    Scope.Row looked =
        new Scope.Row(
            p -> {
              throw new IllegalArgumentException("of the row only its instant is asked");
            },
            p -> {
              throw new IllegalArgumentException("of the row only its instant is asked");
            },
            Optional.of(at));
    contacts.beside(
        new Rows.Branch(
            selectDistinct(
                    of.contact().as(Names.of(StateTables.CONTACT)),
                    of.at().orElseThrow().as(Names.of(StateTables.AT)))
                .from(of.table())
                .asTable(Names.of(INSTANTS)),
            Logic.TRUE,
            contact,
            Optional.of(at),
            Optional.empty(),
            true,
            of.apart(),
            looked));
    return scope.among(contacts, Optional.of(looked));
  }

  /** Whose they are, and of which instant. */
  private static Field<Object> both(ContactRows contacts, Optional<Field<Long>> at) {
    return Typed.any(
        DSL.concat(
            contacts.owner().cast(SQLDataType.VARCHAR),
            DSL.inline(" "),
            at.orElseThrow().cast(SQLDataType.VARCHAR)));
  }
}
