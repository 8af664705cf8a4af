package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.plan.Edge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The contacts that an edge reaches until a later instant: where rows have a time, only those of a
 * stretch of it are read.
 */
final class CrossingSql {
  private static final String ALL = "n";
  private static final Field<Object> CONTACT = Names.column(ALL, StateTables.CONTACT, Object.class);
  private static final Field<Long> AT = Names.column(ALL, StateTables.AT, Long.class);

  private final Emission emission;
  private final Formulas formulas;
  private final NextChangeSql next;
  private final ConsentSql consent;
  private final Supplier<ContactRows> contacts;
  private final Audience audience;
  private final long now;
  private final long until;

  CrossingSql(
      Emission emission,
      Formulas formulas,
      Supplier<ContactRows> contacts,
      Audience audience,
      Instant until) {
    this.emission = emission;
    this.formulas = formulas;
    this.next = new NextChangeSql(emission, formulas, contacts);
    this.consent = new ConsentSql(emission);
    this.contacts = contacts;
    this.audience = audience;
    this.now = emission.folding().now().toEpochMilli();
    this.until = until.toEpochMilli();
  }

  /** A select of (contact), each once; nothing: nobody is ever reached. */
  Optional<Select<Record>> crossed(List<Edge> edges) {
    return all(edges).map(all -> begun(List.of(CONTACT)).from(all));
  }

  /** The first so many of (contact, at), each once, in the order in which they are reached. */
  Optional<Select<Record>> upcoming(List<Edge> edges, int most) {
    return all(edges)
        .map(all -> begun(List.of(CONTACT, AT)).from(all).orderBy(AT).limit(inline(most)));
  }

  private Optional<Table<?>> all(List<Edge> edges) {
    return each(edges).stream().reduce(Select::unionAll).map(all -> all.asTable(Names.of(ALL)));
  }

  private SelectSelectStep<Record> begun(List<SelectField<?>> columns) {
    List<CommonTableExpression<?>> with = emission.withs().all();
    return with.isEmpty() ? DSL.selectDistinct(columns) : DSL.with(with).selectDistinct(columns);
  }

  /** Edges of the clock are nobody's. */
  private List<Select<Record>> each(List<Edge> edges) {
    Map<RowSet, List<Edge>> ofRows = new LinkedHashMap<>();
    List<Edge> ofContacts = new ArrayList<>();
    List<Select<Record>> selects = new ArrayList<>();
    for (Edge edge : edges) {
      switch (edge) {
        case Edge.At e -> {}
        case Edge.AnyMoment e -> {}
        case Edge.OfRows e -> ofRows.computeIfAbsent(e.rows(), r -> new ArrayList<>()).add(edge);
        case Edge.OfContact e -> ofContacts.add(edge);
        case Edge.Consent(var topic) -> selects.add(consents(topic));
        case Edge.Recorded(var attribute, var cut) -> selects.add(recorded(attribute, cut));
      }
    }
    ofRows.forEach((rows, some) -> selects.addAll(rows(rows, some)));
    ofContacts.forEach(edge -> selects.addAll(contacts(edge)));
    return selects;
  }

  private List<Select<Record>> contacts(Edge edge) {
    ContactRows rows = contacts.get();
    return reached(edge, Scope.of(rows)).stream()
        .map(reached -> select(rows.key(), rows.from(), Logic.TRUE, reached))
        .toList();
  }

  private List<Select<Record>> rows(RowSet rows, List<Edge> edges) {
    List<Select<Record>> selects = new ArrayList<>();
    Scope outside = Scope.of(contacts.get());
    for (Rows.Branch branch : formulas.rowSets().ofAnyTime(rows, outside)) {
      for (Edge edge : edges) {
        reached(edge, outside.at(branch.row()))
            .ifPresent(
                reached ->
                    selects.add(select(branch.contact(), branch.table(), branch.where(), reached)));
      }
    }
    return selects;
  }

  private Select<Record> recorded(Schema.Field attribute, Instant cut) {
    return select(
        Names.column("h", StateTables.CONTACT, Object.class),
        HistorySql.history("h"),
        HistorySql.ofAttribute(attribute, "h"),
        stretch(HistorySql.since("h"), cut));
  }

  private Select<Record> consents(String topic) {
    return select(
        Names.column("s", StateTables.CONTACT, Object.class),
        consent.everyChange(topic).asTable(Names.of("s")),
        Logic.TRUE,
        ahead(Names.column("s", StateTables.AT, Long.class)));
  }

  private Select<Record> select(
      Field<Object> contact, Table<?> from, Condition where, Reached reached) {
    Condition among = StreamSql.among(audience, contact, contact, Logic.TRUE);
    return DSL.select(
            List.<SelectField<?>>of(
                contact.as(Names.of(StateTables.CONTACT)),
                reached.at().as(Names.of(StateTables.AT))))
        .from(from)
        .where(Logic.all(List.of(among, where, reached.holds())));
  }

  /** Whether a row, or a contact, is reached, and when. */
  private record Reached(Condition holds, Field<Long> at) {}

  /** Nothing: it never is. */
  private Optional<Reached> reached(Edge edge, Scope scope) {
    return switch (edge) {
      case Edge.Arrival e -> at(scope).map(this::ahead);
      case Edge.Expiry(var rows, var cut) -> at(scope).map(at -> stretch(at, cut));
      case Edge.OfRows e -> soon(edge, scope);
      case Edge.OfContact e -> soon(edge, scope);
      case Edge.At e -> Optional.empty();
      case Edge.AnyMoment e -> Optional.empty();
      case Edge.Consent e -> Optional.empty();
      case Edge.Recorded e -> Optional.empty();
    };
  }

  private Optional<Reached> soon(Edge edge, Scope scope) {
    return next.ahead(edge, scope)
        .map(ahead -> new Reached(ahead.le(val(until - now)), ahead.plus(val(now))));
  }

  private static Optional<Field<Long>> at(Scope scope) {
    return scope.row().flatMap(Scope.Row::at);
  }

  private Reached ahead(Field<Long> at) {
    return new Reached(at.gt(val(now)).and(at.le(val(until))), at);
  }

  /** What a cut crosses that moves on as now does; what stands at it is crossed next. */
  private Reached stretch(Field<Long> at, Instant cut) {
    long from = cut.toEpochMilli();
    return new Reached(
        at.ge(val(from)).and(at.le(val(from + (until - now)))), at.plus(val(now - from)));
  }
}
