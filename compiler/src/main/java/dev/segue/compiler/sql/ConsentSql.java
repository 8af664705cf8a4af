package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/**
 * Whether a contact may be sent what a topic covers: what Segue recorded and what the source says,
 * the latest of both; of several at that instant none may say no.
 */
final class ConsentSql {
  private static final String ALL = "s";
  private static final String YES = "subscribed";

  private final Emission emission;

  ConsentSql(Emission emission) {
    this.emission = emission;
  }

  Condition subscribed(String topic, Scope scope, boolean positive) {
    boolean optIn = emission.workspace().topic(topic).filter(t -> !t.optIn()).isEmpty();
    Field<Object> key = scope.contacts().key();
    if (emission.setwise()) {
      // opt in: those whose last word is yes; opt out: all but those whose last word is no
      Field<Object> contact = Names.column(ALL, StateTables.CONTACT, Object.class);
      Optional<Field<Long>> own = ownInstant();
      Select<? extends Record> who =
          select(contact)
              .from(changes(topic, Optional.empty(), now(), own.isPresent()).asTable(Names.of(ALL)))
              .groupBy(contact)
              .having(own.map(at -> lastOwnWord(at, optIn)).orElseGet(() -> lastWord(optIn)));
      return Among.in(key, who, positive == optIn);
    }
    Field<Boolean> last =
        field(
            select(field(lastWord(optIn)))
                .from(changes(topic, Optional.of(key)).asTable(Names.of(ALL))));
    Condition said = DSL.condition(coalesce(last, inline(false)));
    return positive == optIn ? said : DSL.not(said);
  }

  /** The last change says yes, or (negative) no: at the same instant a no weighs more. */
  private static Condition lastWord(boolean yes) {
    Field<Long> lastYes = lastAt(1);
    Field<Long> lastNo = lastAt(0);
    return yes
        ? lastYes.gt(coalesce(lastNo, inline(Long.MIN_VALUE)))
        : lastNo.ge(coalesce(lastYes, inline(Long.MIN_VALUE)));
  }

  /** The same of the engine's own instants, which are read only where there are two. */
  private Condition lastOwnWord(Field<Long> at, boolean yes) {
    Field<Long> last = lastAt(yes ? 1 : 0);
    Field<Long> other = lastAt(yes ? 0 : 1);
    return last.isNotNull()
        .and(other.isNull().or(yes ? isOver(at, other, last).not() : isOver(at, last, other)));
  }

  /** Whether one lies in the millisecond of another one or after it. */
  private Condition isOver(Field<Long> at, Field<Long> one, Field<Long> other) {
    Field<Long> read = OwnColumn.read(at, one);
    return OwnColumn.lies(read, other, true, emission.engine())
        .orElseGet(() -> read.ge(OwnColumn.read(at, other)));
  }

  /** The instant of a change in the source, where it is collected as it stands. */
  private Optional<Field<Long>> ownInstant() {
    return emission
        .schema()
        .consent()
        .map(c -> OwnColumn.finite(emission.source().instant(c.table(), "k", c.atColumn())))
        .filter(OwnColumn::isCarried)
        .filter(at -> emission.engine().instantOf(at).isPresent());
  }

  private static Field<Long> lastAt(long subscribed) {
    return max(Names.column(ALL, StateTables.AT, Long.class))
        .filterWhere(Names.column(ALL, YES, Long.class).eq(inline(subscribed)));
  }

  private Select<Record> changes(String topic, Optional<Field<Object>> key) {
    return changes(topic, key, now(), false);
  }

  private Optional<Long> now() {
    return Optional.of(emission.folding().now().toEpochMilli());
  }

  /** Also those that are dated ahead. */
  Select<Record> everyChange(String topic) {
    return changes(topic, Optional.empty(), Optional.empty(), false);
  }

  private Select<Record> changes(
      String topic, Optional<Field<Object>> key, Optional<Long> until, boolean own) {
    Field<Object> contact = Names.column("k", StateTables.CONTACT, Object.class);
    Field<Long> at = Names.column("k", StateTables.AT, Long.class);
    Field<Long> yes = Names.column("k", StateTables.Consent.SUBSCRIBED, Long.class);
    List<Condition> where = new ArrayList<>();
    where.add(Names.column("k", StateTables.Consent.TOPIC, String.class).eq(val(topic)));
    key.ifPresent(k -> where.add(contact.eq(k)));
    until.ifPresent(n -> where.add(at.le(val(n))));
    Field<?> shown = own ? Answer.any(e -> e.instantOf(at).orElseThrow()) : at;
    Select<Record> stored =
        select(columns(contact, shown, yes))
            .from(Names.tableOf(StateTables.Consent.TABLE).as(Names.of("k")))
            .where(Logic.all(where));
    return emission
        .schema()
        .consent()
        .map(c -> stored.unionAll(ofSource(c, topic, until, key, own)))
        .orElse(stored);
  }

  private Select<Record> ofSource(
      Schema.Consent consent,
      String topic,
      Optional<Long> until,
      Optional<Field<Object>> key,
      boolean own) {
    Source source = emission.source();
    Field<Object> contact = Names.column("k", consent.contactColumn(), Object.class);
    Field<Long> at = source.instant(consent.table(), "k", consent.atColumn());
    Field<Long> yes = source.truth(consent.table(), "k", consent.statusColumn());
    List<Condition> where = new ArrayList<>();
    where.add(source.present(contact));
    where.add(source.label(consent.table(), "k", consent.topicColumn()).eq(val(topic)));
    key.ifPresent(k -> where.add(contact.eq(k)));
    until.ifPresent(
        n -> where.add(Leaf.compare(at, false, Relation.LESS_OR_EQUAL, val(n), true).sql(true)));
    Field<?> shown = own ? OwnColumn.carried(Typed.whole(OwnColumn.finite(at))) : at;
    return select(columns(contact, shown, yes))
        .from(source.rows(consent.table(), "k"))
        .where(Logic.all(where));
  }

  private static List<SelectField<?>> columns(Field<Object> contact, Field<?> at, Field<Long> yes) {
    return List.of(
        contact.as(Names.of(StateTables.CONTACT)),
        at.as(Names.of(StateTables.AT)),
        yes.as(Names.of(YES)));
  }
}
