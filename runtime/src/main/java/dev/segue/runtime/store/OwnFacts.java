package dev.segue.runtime.store;

import static dev.segue.runtime.store.RunFields.CONTACT;
import static dev.segue.runtime.store.RunFields.DUE;
import static dev.segue.runtime.store.RunFields.DUE_RUN;
import static dev.segue.runtime.store.RunFields.ID;
import static dev.segue.runtime.store.RunFields.RUN;
import static dev.segue.runtime.store.RunFields.VALUE;
import static dev.segue.runtime.store.RunFields.VALUE_RUN;
import static dev.segue.runtime.store.RunFields.VALUE_VALUE;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.ListMember;
import dev.segue.compiler.sql.StateTables.Own;
import java.time.Instant;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;

/** What steps write down about the contacts of the runs that {@link DueRuns} collected. */
public final class OwnFacts {
  private static final Table<Record> OWN = table(name(Own.TABLE));
  private static final Field<Object> WHO = field(name(StateTables.CONTACT), Object.class);
  private static final Field<String> ATTRIBUTE = field(name(Own.ATTRIBUTE), String.class);
  private static final Field<Object> NEW_VALUE = field(name(Own.VALUE), Object.class);
  private static final Field<Long> SINCE = field(name(Own.SINCE), Long.class);
  private static final Field<Long> FILLED = field(name("filled"), Long.class);
  private static final Table<Record> LISTED = table(name(ListMember.TABLE));
  private static final Field<Object> LISTED_WHO =
      field(name(ListMember.TABLE, StateTables.CONTACT), Object.class);
  private static final Field<String> LIST = field(name(ListMember.LIST), String.class);

  private final Store store;

  public OwnFacts(Store store) {
    this.store = store;
  }

  /** An own attribute becomes the value of each run, missing where it has none. */
  public void set(String attribute, Instant now) {
    store
        .dsl()
        .insertInto(OWN, WHO, ATTRIBUTE, NEW_VALUE, SINCE)
        .select(
            select(CONTACT, val(attribute), VALUE_VALUE, val(now.toEpochMilli()))
                .from(DUE)
                .join(RUN)
                .on(ID.eq(DUE_RUN))
                .leftJoin(VALUE)
                .on(VALUE_RUN.eq(ID))
                // SQLite takes "on conflict" for part of a join that no "where" ends
                .where(val(1).eq(1)))
        .onConflict(WHO, ATTRIBUTE)
        .doUpdate()
        .set(Map.of(NEW_VALUE, excluded(NEW_VALUE), SINCE, excluded(SINCE), FILLED, 0L))
        .execute();
  }

  public void addToList(String list, Instant now) {
    Condition come =
        notExists(selectOne().from(LISTED).where(LIST.eq(list), LISTED_WHO.eq(CONTACT)));
    Select<Record1<Object>> who =
        selectDistinct(CONTACT).from(DUE).join(RUN).on(ID.eq(DUE_RUN)).where(come);
    if (ChangeRows.ofLists(store).write(list, who, now, true) > 0) {
      store
          .dsl()
          .insertInto(LISTED, LIST, WHO)
          .select(
              selectDistinct(val(list), CONTACT).from(DUE).join(RUN).on(ID.eq(DUE_RUN)).where(come))
          .execute();
    }
  }

  public void removeFromList(String list, Instant now) {
    Condition gone =
        LIST.eq(list).and(LISTED_WHO.in(select(CONTACT).from(DUE).join(RUN).on(ID.eq(DUE_RUN))));
    ChangeRows.ofLists(store).write(list, select(LISTED_WHO).from(LISTED).where(gone), now, false);
    store.dsl().deleteFrom(LISTED).where(gone).execute();
  }
}
