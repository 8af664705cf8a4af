package dev.segue.runtime.store;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.ListMember;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Who is on which list. */
public final class ListTable {
  private static final Table<Record> MEMBER = table(name(ListMember.TABLE));
  private static final Field<String> LIST = field(name(ListMember.LIST), String.class);
  private static final Field<Object> CONTACT = field(name(StateTables.CONTACT), Object.class);
  private static final Field<Object> MEMBER_CONTACT =
      field(name(ListMember.TABLE, StateTables.CONTACT), Object.class);

  private static final String LISTED_NAME = "segue_listed";
  private static final Table<Record> LISTED = table(name(LISTED_NAME));
  private static final Field<Long> LINE = field(name(LISTED_NAME, "line"), Long.class);
  private static final Field<Object> LISTED_VALUE = field(name(LISTED_NAME, "value"), Object.class);

  private static final TemporaryTable LISTED_LINES =
      TemporaryTable.of(
              LISTED_NAME, TemporaryTable.columns("line", Kind.WHOLE, "value", Kind.ANY), "line")
          .requiring("value");

  private static final int BATCH = 10_000;

  private final Store store;

  public ListTable(Store store) {
    this.store = store;
  }

  /** Takes a row of the file: its line, and its value in canonical storage. */
  @FunctionalInterface
  public interface Rows {
    void add(long line, Object value);
  }

  /**
   * What a list came to.
   *
   * @param strangers how many rows fit nobody; {@code first} are the lines of the first of them
   */
  public record Filled(long size, long entered, long left, long strangers, List<Long> first) {
    public Filled {
      first = List.copyOf(first);
    }
  }

  /**
   * The list's members become those whose value is in one of the rows.
   *
   * @param file gives every row
   * @param values everyone's value: (contact, value)
   * @param shown of how many rows that fit nobody the line is kept
   */
  public Filled replace(String list, Consumer<Rows> file, SqlText values, int shown, Instant now) {
    store.make(LISTED_LINES);
    store.execute("delete from " + LISTED_NAME);
    load(file);
    store.execute(
        "create index if not exists "
            + store.engine().temporaryIndex("segue_listed_value")
            + " on "
            + LISTED_NAME
            + " (value)");
    new FreshRows(store).values(values);
    Condition listed = exists(selectOne().from(LISTED).where(LISTED_VALUE.eq(FreshRows.VALUE)));
    ChangeRows changes = ChangeRows.ofLists(store);
    Condition gone =
        LIST.eq(list)
            .and(
                notExists(
                    selectOne()
                        .from(FreshRows.TABLE)
                        .where(FreshRows.CONTACT.eq(MEMBER_CONTACT), listed)));
    long left = changes.write(list, select(MEMBER_CONTACT).from(MEMBER).where(gone), now, false);
    store.dsl().deleteFrom(MEMBER).where(gone).execute();
    Condition come =
        listed.and(
            notExists(
                selectOne()
                    .from(MEMBER)
                    .where(LIST.eq(list), MEMBER_CONTACT.eq(FreshRows.CONTACT))));
    long entered =
        changes.write(list, select(FreshRows.CONTACT).from(FreshRows.TABLE).where(come), now, true);
    store
        .dsl()
        .insertInto(MEMBER, LIST, CONTACT)
        .select(selectDistinct(val(list), FreshRows.CONTACT).from(FreshRows.TABLE).where(come))
        .execute();
    long size = store.dsl().fetchCount(MEMBER, LIST.eq(list));
    Condition stranger =
        LISTED_VALUE.in(
            select(LISTED_VALUE)
                .from(LISTED)
                .except(select(FreshRows.VALUE).from(FreshRows.TABLE)));
    long strangers = store.dsl().fetchCount(LISTED, stranger);
    List<Long> first =
        store
            .dsl()
            .select(LINE)
            .from(LISTED)
            .where(stranger)
            .orderBy(LINE)
            .limit(shown)
            .fetch(LINE);
    return new Filled(size, entered, left, strangers, first);
  }

  /** The list's members become these contacts. */
  public void replace(String list, Set<Object> contacts, Instant now) {
    Set<Object> members =
        Set.copyOf(
            store.dsl().select(CONTACT).from(MEMBER).where(LIST.eq(list)).fetch(r -> plain(r)));
    members.stream().filter(m -> !contacts.contains(m)).forEach(m -> move(list, m, now, false));
    contacts.stream().filter(c -> !members.contains(c)).forEach(c -> move(list, c, now, true));
  }

  private static Object plain(org.jooq.Record1<Object> row) {
    return Row.plain(row.value1());
  }

  private void move(String list, Object contact, Instant now, boolean entered) {
    ChangeRows.ofLists(store).write(list, select(val(contact)), now, entered);
    if (entered) {
      store.dsl().insertInto(MEMBER, LIST, CONTACT).values(list, contact).execute();
    } else {
      store.dsl().deleteFrom(MEMBER).where(LIST.eq(list), CONTACT.eq(val(contact))).execute();
    }
  }

  private void load(Consumer<Rows> file) {
    String sql = "insert into " + LISTED_NAME + " (line, value) values (?, ?)";
    try (PreparedStatement insert = store.connection().prepareStatement(sql)) {
      Batch batch = new Batch(insert);
      file.accept(batch);
      batch.flush();
    } catch (SQLException e) {
      throw store.errors().translated(e);
    }
  }

  /** Rows on their way into the temporary table. */
  private final class Batch implements Rows {
    private final PreparedStatement insert;
    private int waiting;

    Batch(PreparedStatement insert) {
      this.insert = insert;
    }

    @Override
    public void add(long line, Object value) {
      try {
        insert.setLong(1, line);
        insert.setObject(2, store.engine().any(value));
        insert.addBatch();
        if (++waiting == BATCH) {
          flush();
        }
      } catch (SQLException e) {
        throw store.errors().translated(e);
      }
    }

    void flush() throws SQLException {
      insert.executeBatch();
      waiting = 0;
    }
  }

  /** Everyone on a list: list and contact. */
  public void each(BiConsumer<String, Object> consumer) {
    store
        .dsl()
        .select(LIST, CONTACT)
        .from(MEMBER)
        .fetchLazy()
        .forEach(r -> consumer.accept(r.value1(), Row.plain(r.value2())));
  }
}
