package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Who is in the audience of a program, and since when. */
public final class AudienceTable {
  static final Table<Record> AUDIENCE = table(name("segue_audience"));
  static final Field<String> OF = field(name("segue_audience", "program"), String.class);
  static final Field<Object> WHO = field(name("segue_audience", StateTables.CONTACT), Object.class);
  static final Field<Long> COME = field(name("segue_audience", "since"), Long.class);

  private static final Table<Record> ENTERED = table(name("segue_entered"));
  private static final Field<String> PROGRAM = field(name("program"), String.class);
  private static final Field<Long> VERSION = field(name("version"), Long.class);
  private static final Field<String> MEMBERS = field(name("members"), String.class);

  private final Store store;

  public AudienceTable(Store store) {
    this.store = store;
  }

  /**
   * The audience becomes that of a query of (contact); of the program's first nobody is new. How
   * many are in it.
   */
  public int become(String program, SqlText members, boolean first, Instant now) {
    int size = new FreshRows(store).contacts(members);
    add(program, first ? inline((Long) null) : val(now.toEpochMilli()));
    if (store.dsl().fetchCount(AUDIENCE, OF.eq(program)) > size) {
      store.dsl().deleteFrom(AUDIENCE).where(OF.eq(program), gone()).execute();
    }
    return size;
  }

  /**
   * The same of the contacts in {@link LookedTable} alone.
   *
   * @param members those of them who are in the audience
   */
  public int becomeOfLooked(String program, SqlText members, Instant now) {
    int size = new FreshRows(store).contacts(members);
    add(program, val(now.toEpochMilli()));
    store.dsl().deleteFrom(AUDIENCE).where(OF.eq(program), LookedTable.has(WHO), gone()).execute();
    return size;
  }

  private void add(String program, Field<Long> since) {
    forget(program);
    store.byIndex(
        store
            .dsl()
            .insertInto(AUDIENCE, OF, WHO, COME)
            .select(
                select(val(program), FreshRows.CONTACT, since)
                    .from(FreshRows.TABLE)
                    .where(
                        notExists(
                            selectOne()
                                .from(AUDIENCE)
                                .where(OF.eq(program), WHO.eq(FreshRows.CONTACT))))));
  }

  private static Condition gone() {
    return notExists(selectOne().from(FreshRows.TABLE).where(FreshRows.CONTACT.eq(WHO)));
  }

  /** Whether all who may have entered, and their segment has had the same members ever since. */
  public boolean haveEntered(Cohort cohort, String segment) {
    return store
        .dsl()
        .fetchExists(
            ENTERED,
            PROGRAM.eq(cohort.program()),
            VERSION.eq(cohort.version()),
            MEMBERS.eq(new MembershipTable(store).hash(segment)));
  }

  /** All members of a segment who may have entered. */
  public void entered(Cohort cohort, String segment) {
    store
        .dsl()
        .insertInto(ENTERED, PROGRAM, VERSION, MEMBERS)
        .values(cohort.program(), cohort.version(), new MembershipTable(store).hash(segment))
        .execute();
  }

  /** Somebody may not be in the audience any more. */
  public void forget(String program) {
    store.dsl().deleteFrom(ENTERED).where(PROGRAM.eq(program)).execute();
  }

  /** The numbers of members may become those of others. */
  void forget() {
    store.dsl().deleteFrom(ENTERED).execute();
  }
}
