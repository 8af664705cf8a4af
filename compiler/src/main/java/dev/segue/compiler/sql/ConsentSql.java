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
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
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
  private static final Field<Object> CONTACT = Names.column(ALL, StateTables.CONTACT, Object.class);

  private final Emission emission;

  ConsentSql(Emission emission) {
    this.emission = emission;
  }

  /**
   * Changes that are looked at.
   *
   * @param until none that is dated later
   * @param own with instants and truth as the engine has them
   * @param of of whose contacts it holds
   */
  private record Looked(
      String topic, Optional<Long> until, boolean own, Function<Field<Object>, Condition> of) {
    Looked of(Function<Field<Object>, Condition> some) {
      return new Looked(topic, until, own, some);
    }
  }

  Condition subscribed(String topic, Scope scope, boolean positive) {
    boolean optIn = emission.workspace().topic(topic).filter(t -> !t.optIn()).isEmpty();
    Field<Object> key = scope.contacts().key();
    if (emission.setwise()) {
      // opt in: those whose last word is yes; opt out: all but those whose last word is no
      return Among.in(key, who(topic, optIn), positive == optIn);
    }
    Looked looked = untilNow(topic, false).of(contact -> contact.eq(key));
    Field<Boolean> last =
        field(select(field(lastWord(optIn))).from(changes(looked).asTable(Names.of(ALL))));
    Condition said = DSL.condition(coalesce(last, inline(false)));
    return positive == optIn ? said : DSL.not(said);
  }

  /** Those whose last word is yes, or (negative) no. */
  private Select<Record1<Object>> who(String topic, boolean yes) {
    Optional<Field<Long>> at = ownInstant();
    Condition last = at.map(a -> lastOwnWord(a, yes)).orElseGet(() -> lastWord(yes));
    Looked looked = untilNow(topic, at.isPresent());
    Optional<Schema.Consent> source = emission.schema().consent();
    if (source.isEmpty() || !emission.engine().groupsApart()) {
      return grouped(changes(looked), last);
    }
    Select<Record1<Object>> recorded = recordedContacts(looked);
    Select<Record> ofThem = ofSource(source.get(), looked.of(contact -> contact.in(recorded)));
    return grouped(
            ofSource(source.get(), looked), Logic.all(List.of(last, CONTACT.notIn(recorded))))
        .union(grouped(recorded(looked).unionAll(ofThem), last));
  }

  private static Select<Record1<Object>> grouped(Select<Record> changes, Condition last) {
    return select(CONTACT).from(changes.asTable(Names.of(ALL))).groupBy(CONTACT).having(last);
  }

  /** The last change says yes, or (negative) no: at the same instant a no weighs more. */
  private static Condition lastWord(boolean yes) {
    Field<Long> said = Names.column(ALL, YES, Long.class);
    Field<Long> lastYes = lastAt(said.eq(inline(1L)));
    Field<Long> lastNo = lastAt(said.eq(inline(0L)));
    return yes
        ? lastYes.gt(coalesce(lastNo, inline(Long.MIN_VALUE)))
        : lastNo.ge(coalesce(lastYes, inline(Long.MIN_VALUE)));
  }

  /** The same of the engine's own instants, which are read only where there are two. */
  private Condition lastOwnWord(Field<Long> at, boolean yes) {
    Condition said = DSL.condition(Names.column(ALL, YES, Boolean.class));
    Field<Long> last = lastAt(yes ? said : DSL.not(said));
    Field<Long> other = lastAt(yes ? DSL.not(said) : said);
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

  private static Field<Long> lastAt(Condition said) {
    return max(Names.column(ALL, StateTables.AT, Long.class)).filterWhere(said);
  }

  private Looked untilNow(String topic, boolean own) {
    Optional<Long> now = Optional.of(emission.folding().now().toEpochMilli());
    return new Looked(topic, now, own, contact -> Logic.TRUE);
  }

  /** Also those that are dated ahead. */
  Select<Record> everyChange(String topic) {
    return changes(new Looked(topic, Optional.empty(), false, contact -> Logic.TRUE));
  }

  private Select<Record> changes(Looked looked) {
    Select<Record> recorded = recorded(looked);
    return emission
        .schema()
        .consent()
        .map(c -> recorded.unionAll(ofSource(c, looked)))
        .orElse(recorded);
  }

  /** What Segue recorded. */
  private Select<Record> recorded(Looked looked) {
    Field<Long> at = Names.column("k", StateTables.AT, Long.class);
    Field<Long> yes = Names.column("k", StateTables.Consent.SUBSCRIBED, Long.class);
    Field<?> shown = looked.own() ? Answer.any(e -> e.instantOf(at).orElseThrow()) : at;
    Field<Object> contact = Names.column("k", StateTables.CONTACT, Object.class);
    return select(columns(sought(contact), shown, looked.own() ? field(yes.eq(inline(1L))) : yes))
        .from(Names.tableOf(StateTables.Consent.TABLE).as(Names.of("k")))
        .where(isRecorded("k", looked));
  }

  private Select<Record1<Object>> recordedContacts(Looked looked) {
    return select(sought(Names.column("r", StateTables.CONTACT, Object.class)))
        .from(Names.tableOf(StateTables.Consent.TABLE).as(Names.of("r")))
        .where(isRecorded("r", looked));
  }

  private static Condition isRecorded(String alias, Looked looked) {
    List<Condition> where = new ArrayList<>();
    where.add(Names.column(alias, StateTables.Consent.TOPIC, String.class).eq(val(looked.topic())));
    where.add(looked.of().apply(Names.column(alias, StateTables.CONTACT, Object.class)));
    looked
        .until()
        .ifPresent(n -> where.add(Names.column(alias, StateTables.AT, Long.class).le(val(n))));
    return Logic.all(where);
  }

  private Field<Object> sought(Field<Object> contact) {
    return emission.source().isEmbedded() || emission.schema().contacts().key().integer()
        ? contact
        : Answer.any(e -> e.sought(contact));
  }

  private Select<Record> ofSource(Schema.Consent consent, Looked looked) {
    Source source = emission.source();
    Field<Object> contact = Names.column("k", consent.contactColumn(), Object.class);
    Field<Long> at = source.instant(consent.table(), "k", consent.atColumn());
    Field<Long> yes = source.truth(consent.table(), "k", consent.statusColumn());
    List<Condition> where = new ArrayList<>();
    where.add(source.present(contact));
    where.add(source.label(consent.table(), "k", consent.topicColumn()).eq(val(looked.topic())));
    where.add(looked.of().apply(contact));
    looked
        .until()
        .map(n -> Leaf.compare(at, false, Relation.LESS_OR_EQUAL, val(n), true).sql(true))
        .ifPresent(where::add);
    Field<?> shown = looked.own() ? OwnColumn.carried(Typed.whole(OwnColumn.finite(at))) : at;
    Field<?> said =
        looked.own()
            ? field(Leaf.compare(yes, false, Relation.EQUAL, val(1L), true).sql(true))
            : yes;
    return select(columns(contact, shown, said))
        .from(source.rows(consent.table(), "k"))
        .where(Logic.all(where));
  }

  private static List<SelectField<?>> columns(Field<Object> contact, Field<?> at, Field<?> yes) {
    return List.of(
        contact.as(Names.of(StateTables.CONTACT)),
        at.as(Names.of(StateTables.AT)),
        yes.as(Names.of(YES)));
  }
}
