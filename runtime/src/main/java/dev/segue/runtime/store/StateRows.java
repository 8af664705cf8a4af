package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.sql.StateTables;
import dev.segue.compiler.sql.StateTables.Act;
import dev.segue.compiler.sql.StateTables.Change;
import dev.segue.compiler.sql.StateTables.Consent;
import dev.segue.compiler.sql.StateTables.History;
import dev.segue.compiler.sql.StateTables.ListChange;
import dev.segue.compiler.sql.StateTables.ListMember;
import dev.segue.compiler.sql.StateTables.Own;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Everything that Segue itself has written down about contacts: where there are only a few. */
public final class StateRows {
  private static final Field<Object> CONTACT = field(name(StateTables.CONTACT), Object.class);

  private final Store store;
  private final Condition whose;

  /** Of every contact. */
  public StateRows(Store store) {
    this(store, DSL.noCondition());
  }

  /** Of these contacts. */
  public StateRows(Store store, Collection<Object> contacts) {
    this(store, CONTACT.in(contacts.stream().map(DSL::val).toList()));
  }

  private StateRows(Store store, Condition whose) {
    this.store = store;
    this.whose = whose;
  }

  /**
   * Something done.
   *
   * @param act one of {@link Act}
   * @param run by which it was done
   */
  public record Done(Object contact, Instant at, String act, String name, Optional<Long> run) {}

  /**
   * A run.
   *
   * @param step where it stands, or stood last
   * @param event the key of the event that began it
   */
  public record Run(
      long id,
      Cohort cohort,
      Object contact,
      Instant entered,
      Optional<String> step,
      Optional<Instant> due,
      Optional<Instant> waitBegan,
      Optional<Instant> ended,
      Optional<String> ending,
      boolean heldOut,
      Optional<Object> event) {}

  /** The value of an own attribute, in canonical storage. */
  public record Attribute(Object contact, String attribute, Optional<Object> value) {}

  /** Who came into a segment or a list, or left it. */
  public record Moved(ContactSet set, Object contact, Instant at, boolean entered) {}

  public record Listed(String list, Object contact) {}

  /** What an attribute with history was from an instant on, in canonical storage. */
  public record Was(Object contact, String attribute, Instant since, Optional<Object> value) {}

  /** What Segue recorded about consent. */
  public record Consented(Object contact, String topic, Instant at, boolean subscribed) {}

  public List<Was> history() {
    Field<String> attribute = field(name(History.ATTRIBUTE), String.class);
    Field<Long> since = field(name(History.SINCE), Long.class);
    Field<Object> value = field(name(History.VALUE), Object.class);
    return store
        .dsl()
        .select(CONTACT, attribute, since, value)
        .from(table(name(History.TABLE)))
        .where(whose)
        .fetch(
            r ->
                new Was(
                    Row.plain(r.value1()),
                    r.value2(),
                    Instant.ofEpochMilli(r.value3()),
                    Optional.ofNullable(r.value4()).map(Row::plain)));
  }

  public List<Consented> consents() {
    Field<String> topic = field(name(Consent.TOPIC), String.class);
    Field<Long> at = field(name(StateTables.AT), Long.class);
    Field<Long> subscribed = field(name(Consent.SUBSCRIBED), Long.class);
    return store
        .dsl()
        .select(CONTACT, topic, at, subscribed)
        .from(table(name(Consent.TABLE)))
        .where(whose)
        .fetch(
            r ->
                new Consented(
                    Row.plain(r.value1()),
                    r.value2(),
                    Instant.ofEpochMilli(r.value3()),
                    r.value4() == 1L));
  }

  /** In the order done. */
  public List<Done> acts() {
    Field<Long> at = field(name(StateTables.AT), Long.class);
    Field<String> act = field(name(Act.ACT), String.class);
    Field<String> of = field(name(Act.NAME), String.class);
    Field<Long> run = field(name(Act.RUN), Long.class);
    return store
        .dsl()
        .select(CONTACT, at, act, of, run)
        .from(table(name(Act.TABLE)))
        .where(whose)
        .orderBy(at)
        .fetch(
            r ->
                new Done(
                    Row.plain(r.value1()),
                    Instant.ofEpochMilli(r.value2()),
                    r.value3(),
                    r.value4(),
                    Optional.ofNullable(r.value5())));
  }

  /** In the order entered. */
  public List<Run> runs() {
    return store
        .dsl()
        .select(
            RunFields.ID,
            RunFields.PROGRAM,
            RunFields.VERSION,
            RunFields.CONTACT,
            RunFields.ENTERED_AT,
            RunFields.STEP,
            RunFields.DUE_AT,
            RunFields.WAIT_BEGAN_AT,
            RunFields.ENDED_AT,
            RunFields.ENDING,
            RunFields.HOLDOUT,
            when(RunFields.SOURCE.in("", OccasionTable.OF_RUN), inline((Object) null))
                .otherwise(RunFields.EVENT)
                .as("event"))
        .from(RunFields.RUN)
        .where(whose)
        .orderBy(RunFields.ID)
        .fetch(
            r ->
                new Run(
                    r.value1(),
                    new Cohort(r.value2(), r.value3()),
                    Row.plain(r.value4()),
                    Instant.ofEpochMilli(r.value5()),
                    Optional.ofNullable(r.value6()),
                    instant(r.get(RunFields.DUE_AT)),
                    instant(r.get(RunFields.WAIT_BEGAN_AT)),
                    instant(r.get(RunFields.ENDED_AT)),
                    Optional.ofNullable(r.value10()),
                    r.value11() == 1L,
                    Optional.ofNullable(r.value12()).map(Row::plain)));
  }

  public List<Attribute> ownAttributes() {
    Field<String> attribute = field(name(Own.ATTRIBUTE), String.class);
    Field<Object> value = field(name(Own.VALUE), Object.class);
    return store
        .dsl()
        .select(CONTACT, attribute, value)
        .from(table(name(Own.TABLE)))
        .where(whose)
        .fetch(
            r ->
                new Attribute(
                    Row.plain(r.value1()),
                    r.value2(),
                    Optional.ofNullable(r.value3()).map(Row::plain)));
  }

  public List<Listed> listed() {
    Field<String> list = field(name(ListMember.LIST), String.class);
    return store
        .dsl()
        .select(list, CONTACT)
        .from(table(name(ListMember.TABLE)))
        .where(whose)
        .fetch(r -> new Listed(r.value1(), Row.plain(r.value2())));
  }

  public List<Moved> moves() {
    List<Moved> moves = new ArrayList<>();
    moves.addAll(moves(ContactSet.Kind.SEGMENT, Change.TABLE, Change.SEGMENT));
    moves.addAll(moves(ContactSet.Kind.LIST, ListChange.TABLE, ListChange.LIST));
    return moves;
  }

  private List<Moved> moves(ContactSet.Kind kind, String table, String set) {
    return store
        .dsl()
        .select(field(name(set), String.class), CONTACT, ChangeRows.AT, ChangeRows.ENTERED)
        .from(table(name(table)))
        .where(whose)
        .fetch(
            r ->
                new Moved(
                    new ContactSet(kind, r.value1()),
                    Row.plain(r.value2()),
                    Instant.ofEpochMilli(r.value3()),
                    r.value4() == 1L));
  }

  /** A message that was not sent, and why. */
  public record Refusal(String message, String reason) {}

  /** What was not sent to a contact. */
  public List<Refusal> refusals(Object contact) {
    Field<String> message = field(name("message"), String.class);
    Field<String> reason = field(name("reason"), String.class);
    return store
        .dsl()
        .select(message, reason)
        .from(table(name("segue_outbox")))
        .where(OutboxFields.of(contact), reason.isNotNull())
        .orderBy(field(name("created_at")))
        .fetch(r -> new Refusal(r.value1(), r.value2()));
  }

  private static Optional<Instant> instant(@Nullable Long milliseconds) {
    return Optional.ofNullable(milliseconds).map(Instant::ofEpochMilli);
  }
}
