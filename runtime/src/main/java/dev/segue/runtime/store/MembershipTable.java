package dev.segue.runtime.store;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Change;
import dev.segue.compiler.sql.StateTables.Member;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Who is in which segment since when, and who entered and left. */
public final class MembershipTable {
  private static final Table<Record> MEMBER = table(name(Member.TABLE));
  private static final Field<String> SEGMENT = field(name(Member.SEGMENT), String.class);
  private static final Field<Object> CONTACT = field(name(StateTables.CONTACT), Object.class);
  private static final Field<Long> SINCE = field(name(Member.SINCE), Long.class);
  private static final Table<Record> CHANGE = table(name(Change.TABLE));
  private static final Field<Long> CHANGED_AT =
      field(name(Change.TABLE, StateTables.AT), Long.class);
  private static final Field<Object> CHANGE_CONTACT =
      field(name(Change.TABLE, StateTables.CONTACT), Object.class);
  private static final Field<Long> ENTERED = field(name(Change.ENTERED), Long.class);
  private static final Field<Object> MEMBER_CONTACT =
      field(name(Member.TABLE, StateTables.CONTACT), Object.class);

  private final Store store;

  public MembershipTable(Store store) {
    this.store = store;
  }

  /** What became of a segment. */
  public record Moved(long size, long entered, long left) {}

  /** The members become those of a query of (contact); whoever that moves, moves now. */
  public Moved replace(String segment, SqlText members, Instant now) {
    return moved(segment, new FreshRows(store).contacts(members), DSL.noCondition(), now);
  }

  /** The same of contacts that come one by one. */
  public Moved replace(String segment, Consumer<Consumer<Object>> members, Instant now) {
    return moved(segment, new FreshRows(store).contacts(members), DSL.noCondition(), now);
  }

  /**
   * Of the contacts that are touched those become members whom a query of (contact) gives; all
   * others stay what they are.
   *
   * @param size how many there were
   */
  public Moved update(String segment, long size, SqlText members, Instant now) {
    new FreshRows(store).contacts(members);
    return updated(segment, size, now);
  }

  /** The same of those that come one by one. */
  public Moved update(String segment, long size, Consumer<Consumer<Object>> members, Instant now) {
    new FreshRows(store).contacts(members);
    return updated(segment, size, now);
  }

  private Moved updated(String segment, long size, Instant now) {
    Moved moved = moved(segment, size, TouchedTable.has(MEMBER_CONTACT), now);
    return new Moved(size + moved.entered() - moved.left(), moved.entered(), moved.left());
  }

  /** What is fresh is who is in, of those whom it is about. */
  private Moved moved(String segment, long size, Condition about, Instant now) {
    Condition gone =
        SEGMENT
            .eq(segment)
            .and(about)
            .and(
                notExists(
                    selectOne().from(FreshRows.TABLE).where(FreshRows.CONTACT.eq(MEMBER_CONTACT))));
    ChangeRows changes = ChangeRows.ofSegments(store);
    long left = changes.write(segment, select(MEMBER_CONTACT).from(MEMBER).where(gone), now, false);
    if (left > 0) {
      store.dsl().deleteFrom(MEMBER).where(gone).execute();
    }
    Condition come =
        notExists(
            selectOne()
                .from(MEMBER)
                .where(SEGMENT.eq(segment), MEMBER_CONTACT.eq(FreshRows.CONTACT)));
    long entered =
        changes.write(
            segment, select(FreshRows.CONTACT).from(FreshRows.TABLE).where(come), now, true);
    if (entered > 0) {
      store.byIndex(
          store
              .dsl()
              .insertInto(MEMBER, SEGMENT, CONTACT, SINCE)
              .select(
                  select(
                          val(segment),
                          FreshRows.CONTACT,
                          coalesce(lastEntered(segment), val(now.toEpochMilli())))
                      .from(FreshRows.TABLE)
                      .where(come)));
    }
    return new Moved(size, entered, left);
  }

  /** Now, or before for those who left and came back at one instant. */
  private static Field<Long> lastEntered(String segment) {
    // as a sum, so that the index of those who entered is not walked for each contact
    Condition came = ENTERED.plus(inline(0L)).eq(1L);
    return field(
        select(max(CHANGED_AT))
            .from(CHANGE)
            .where(SEGMENT.eq(segment), CHANGE_CONTACT.eq(FreshRows.CONTACT), came));
  }

  /** In which segments those are who are touched: segment and contact. */
  public void ofTouched(BiConsumer<String, Object> consumer) {
    store.each(
        new SqlText(
            "select m.segment, m.contact from segue_definition d cross join segue_touched t"
                + " cross join segue_member m where m.segment = d.name and m.contact = t.contact",
            List.of()),
        row -> consumer.accept(row.text(0).orElseThrow(), row.value(1).orElseThrow()));
  }

  /** Forgets the members and the history of every other segment. */
  public void keepOnly(Set<String> segments) {
    store.dsl().deleteFrom(MEMBER).where(SEGMENT.notIn(segments)).execute();
    store.dsl().deleteFrom(CHANGE).where(SEGMENT.notIn(segments)).execute();
  }

  public long size(String segment) {
    return store.dsl().fetchCount(MEMBER, SEGMENT.eq(segment));
  }

  /** Who was in which segment as of an instant, as far as is written down: segment and contact. */
  public void each(Instant then, BiConsumer<String, Object> consumer) {
    Field<Object> contact = field(name(StateTables.CONTACT), Object.class);
    store
        .dsl()
        .select(SEGMENT, contact)
        .from(CHANGE)
        .where(CHANGED_AT.le(then.toEpochMilli()))
        .groupBy(SEGMENT, contact)
        .having(sum(ChangeRows.step()).gt(BigDecimal.ZERO))
        .fetchLazy()
        .forEach(r -> consumer.accept(r.value1(), Row.plain(r.value2())));
  }

  /** A contact in a segment, since when; or one who came into it, or left it, then. */
  public record Line(String segment, Object contact, Instant at, boolean in) {}

  /** Every membership with since when it has been, by segment and contact. */
  public void current(Consumer<Line> consumer) {
    store
        .dsl()
        .select(SEGMENT, CONTACT, SINCE)
        .from(MEMBER)
        .orderBy(SEGMENT, CONTACT)
        .fetchLazy()
        .forEach(r -> consumer.accept(line(r.value1(), r.value2(), r.value3(), true)));
  }

  /** Who came and who left, in the order of time. */
  public void changes(Consumer<Line> consumer) {
    store
        .dsl()
        .select(SEGMENT, ChangeRows.CONTACT, ChangeRows.AT, ENTERED)
        .from(CHANGE)
        .orderBy(ChangeRows.AT, SEGMENT, ChangeRows.CONTACT)
        .fetchLazy()
        .forEach(r -> consumer.accept(line(r.value1(), r.value2(), r.value3(), r.value4() == 1)));
  }

  private static Line line(String segment, Object contact, long at, boolean in) {
    Object key = Optional.ofNullable(Row.plain(contact)).orElseThrow();
    return new Line(segment, key, Instant.ofEpochMilli(at), in);
  }

  /** Every membership: segment and contact. */
  public void each(BiConsumer<String, Object> consumer) {
    store
        .dsl()
        .select(SEGMENT, CONTACT)
        .from(MEMBER)
        .fetchLazy()
        .forEach(r -> consumer.accept(r.value1(), Row.plain(r.value2())));
  }
}
