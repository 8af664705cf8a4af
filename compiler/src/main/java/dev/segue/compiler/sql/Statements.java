package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.field;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Edge;
import dev.segue.compiler.plan.Edges;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;

/**
 * The statements that answer for a workspace as of an instant. Contacts are their keys as they
 * stand in the source; values stand in canonical storage.
 */
public record Statements(
    Workspace workspace,
    Dialect dialect,
    SourceLayout layout,
    Instant now,
    References references,
    Audience audience,
    Rendering rendering) {
  /** An engine takes so many selects in one, of each edge perhaps one for each table of events. */
  private static final int TOGETHER = 50;

  private static final Field<Object> CONTACT = field(Names.of(StateTables.CONTACT));
  private static final Field<Object> RUN = field(Names.of(StateTables.Due.RUN));

  /** Statements about everyone. */
  public static Statements of(
      Workspace workspace,
      Dialect dialect,
      SourceLayout layout,
      Instant now,
      References references) {
    return new Statements(
        workspace, dialect, layout, now, references, new Audience.Everyone(), Rendering.BOUND);
  }

  /** The same about some contacts. */
  public Statements about(Audience some) {
    return new Statements(workspace, dialect, layout, now, references, some, rendering);
  }

  /** The same as of another instant. */
  public Statements at(Instant other) {
    return new Statements(workspace, dialect, layout, other, references, audience, rendering);
  }

  /** The same for another database. */
  public Statements in(Dialect other) {
    return new Statements(workspace, other, layout, now, references, audience, rendering);
  }

  /** The same for people to read: laid out, with the values in their places. */
  public Statements readable() {
    return new Statements(
        workspace, dialect, layout, now, references, audience, Rendering.READABLE);
  }

  /** Who fulfils the condition: (contact), by key. */
  public SqlText members(Condition condition) {
    Selects selects = contacts();
    return selects.rendered(selects.members(condition, Selects.OUTERMOST).orderBy(CONTACT));
  }

  /** How many do: (count). */
  public SqlText count(Condition condition) {
    Selects selects = contacts();
    return selects.rendered(selects.number(condition));
  }

  /** The value of everyone who has one: (contact, value), by key. */
  public SqlText values(Expression expression) {
    Selects selects = contacts();
    return selects.rendered(selects.values(expression, Selects.OUTERMOST).orderBy(CONTACT));
  }

  /** The value of everyone, NULL of those who have none: (contact, value). */
  public SqlText everyones(Expression expression) {
    Selects selects = contacts();
    return selects.rendered(selects.everyones(expression));
  }

  /** Everyone's points, an integer scaled as the score's type says: (contact, value), by key. */
  public SqlText scores(Definitions.Score score) {
    Selects selects = contacts();
    return selects.rendered(selects.scores(score, Selects.OUTERMOST).orderBy(CONTACT));
  }

  /** Everyone's class, by name: (contact, value), by key. */
  public SqlText classes(Definitions.Partition partition) {
    Selects selects = contacts();
    return selects.rendered(selects.classes(partition, Selects.OUTERMOST).orderBy(CONTACT));
  }

  /**
   * The index (from 0) of the first condition that each contact fulfils, for those who fulfil one:
   * (contact, value), by key.
   */
  public SqlText choices(List<Condition> conditions) {
    Selects selects = contacts();
    return selects.rendered(selects.choices(conditions).orderBy(CONTACT));
  }

  /** Everyone, in no order: (contact). */
  public SqlText everyone() {
    Selects selects = contacts();
    return selects.rendered(selects.members(Condition.TRUE, Selects.OUTERMOST));
  }

  /**
   * Which of the runs in the temporary table {@link StateTables.Due} fulfil the condition: (run).
   */
  public SqlText runsWhere(Condition condition) {
    Selects selects = new Selects(this, Selects.About.RUNS);
    return selects.rendered(selects.runsWhere(condition).orderBy(RUN));
  }

  /** The value of those runs that have one: (run, value). */
  public SqlText runValues(Expression expression) {
    Selects selects = new Selects(this, Selects.About.RUNS);
    return selects.rendered(selects.runValues(expression).orderBy(RUN));
  }

  /**
   * The events of a set with whose they are, and a property of each: (contact, source, event, at,
   * value). An event is known by its table and its key.
   */
  public SqlText events(RowSet.Events set, Optional<Expression.Property> of) {
    Selects selects = contacts();
    return selects.rendered(selects.events(set, of));
  }

  /** Whose day is in a range, both ends in it, and their time zones: (contact, day, zone). */
  public SqlText days(Expression day, Expression.ZoneChoice zone, LocalDate from, LocalDate to) {
    Selects selects = contacts();
    return selects.rendered(selects.days(day, zone, from.toEpochDay(), to.toEpochDay()));
  }

  /** Whose instant is in a range, both ends in it: (contact, at). */
  public SqlText instants(Expression instant, Instant from, Instant to) {
    Selects selects = contacts();
    return selects.rendered(selects.instants(instant, from.toEpochMilli(), to.toEpochMilli()));
  }

  /** The time zone of everyone: (contact, zone). */
  public SqlText zones() {
    Selects selects = contacts();
    return selects.rendered(selects.zones());
  }

  /**
   * The first instant after now at which time alone may change a segment, trait, score or partition
   * for anybody: (at), NULL where it never does. It may be too early and is never too late.
   */
  public SqlText nextChange() {
    Selects selects = contacts();
    return selects.rendered(selects.nextChange(Edges.of(workspace, now)));
  }

  /** The same of some of them. */
  public SqlText nextChange(List<? extends Definitions> definitions) {
    Selects selects = contacts();
    return selects.rendered(selects.nextChange(Edges.of(definitions, workspace, now)));
  }

  /** What stands with everyone: (contact, then the values), in the order of contacts. */
  public SqlText everyones(List<Expression> values) {
    return everyones(values, Set.of());
  }

  /** The same, with some values given as their places among {@link #words}. */
  public SqlText everyones(List<Expression> values, Set<Expression> coded) {
    Selects selects = contacts();
    return selects.rendered(selects.stream().contacts(values, coded));
  }

  /** What stands with everyone as (contact, pack), by key. */
  public SqlText packs(List<Expression> values) {
    Selects selects = contacts();
    return selects.rendered(selects.stream().contactPacks(values));
  }

  /** The contact before whom so many come in the order of contacts, if there is one: (contact). */
  public SqlText contactAfter(long many) {
    Selects selects = contacts();
    return selects.rendered(selects.stream().contactAfter(many));
  }

  /** The texts that contacts have as a value: (text), each once, in order, the first so many. */
  public SqlText words(Expression value, int most) {
    Selects selects = contacts();
    return selects.rendered(selects.stream().words(value).first(most));
  }

  /** The same of a property of events. */
  public SqlText words(EventReading events, Schema.Field field, int most) {
    Selects selects = contacts();
    return selects.rendered(selects.stream().words(events, field).first(most));
  }

  /**
   * Everyone's events of a table: (contact, kind, event, at, then the properties), in the order of
   * contacts; the kind is its place among the types that are read, below 0 for any other.
   */
  public SqlText everyones(EventReading events) {
    Selects selects = contacts();
    return selects.rendered(selects.stream().events(events));
  }

  /** The same as (contact, pack), all of a contact in one text ({@link PackSql}). */
  public SqlText packs(EventReading events) {
    Selects selects = contacts();
    return selects.rendered(selects.stream().packs(events));
  }

  /**
   * What many definitions say of everyone, each event read once however many look at it: of rows
   * with the same key the earliest. What speaks of another definition says all of it again.
   */
  public Together together(List<? extends Definitions> definitions) {
    List<Definitions.Segment> segments = new ArrayList<>();
    List<Definitions> valued = new ArrayList<>();
    for (Definitions definition : definitions) {
      if (definition instanceof Definitions.Segment segment) {
        segments.add(segment);
      } else {
        valued.add(definition);
      }
    }
    Selects selects = new Selects(this, Selects.About.DEFINITIONS);
    return new Together(selects.rendered(selects.together(segments, valued)), segments, valued);
  }

  /**
   * Whom some edges reach until a later instant, for whom time alone may change what they are edges
   * of: (contact). Who is not among them stays as now; edges of the clock reach nobody alone.
   *
   * @param edges those as of now
   */
  public List<SqlText> crossed(Collection<Edge> edges, Instant until) {
    return each(edges, until, CrossingSql::crossed);
  }

  /**
   * The same with when it is that they do: (contact, at), in the order of that, of each statement
   * so many at the most.
   */
  public List<SqlText> upcoming(Collection<Edge> edges, Instant until, int most) {
    return each(edges, until, (crossing, some) -> crossing.upcoming(some, most));
  }

  private List<SqlText> each(
      Collection<Edge> edges,
      Instant until,
      BiFunction<CrossingSql, List<Edge>, Optional<Select<Record>>> reached) {
    List<SqlText> statements = new ArrayList<>();
    List<Edge> all = List.copyOf(edges);
    for (int i = 0; i < all.size(); i += TOGETHER) {
      Selects selects = contacts();
      List<Edge> some = all.subList(i, Math.min(i + TOGETHER, all.size()));
      reached
          .apply(selects.crossing(until), some)
          .map(selects::rendered)
          .ifPresent(statements::add);
    }
    return statements;
  }

  private Selects contacts() {
    return new Selects(this, Selects.About.CONTACTS);
  }
}
