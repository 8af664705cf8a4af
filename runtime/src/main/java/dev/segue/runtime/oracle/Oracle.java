package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.type.Rational;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The reference: says what a workspace means of some facts as of an instant, by the words of the
 * language and without any haste. Every other way of answering must agree with it.
 *
 * <p>A definition is worked out once for each contact: definitions that speak of each other twice,
 * fifty in a row, would take for ever otherwise.
 */
public final class Oracle {
  private final Workspace workspace;
  private final Facts facts;
  private final Instant now;
  private final Conditions conditions;
  private final Expressions expressions;
  private final Scores scores;
  private final IdentityHashMap<Facts.Contact, Map<String, Object>> known = new IdentityHashMap<>();

  public Oracle(Workspace workspace, Facts facts, Instant now) {
    this.workspace = workspace;
    this.facts = facts;
    this.now = now;
    Histories histories = new Histories(this);
    RowSets rowSets = new RowSets(this, histories);
    Populations populations = new Populations(this, rowSets);
    this.conditions = new Conditions(this, rowSets, populations);
    this.expressions = new Expressions(this, rowSets, populations, histories);
    this.scores = new Scores(this, rowSets);
  }

  public boolean holds(Condition condition, Facts.Contact contact) {
    return holds(condition, Subject.of(contact));
  }

  /** Inside a program: of the contact of a run. */
  public boolean holds(Condition condition, Facts.Run run) {
    return holds(condition, inRun(run));
  }

  public Optional<Value> value(Expression expression, Facts.Contact contact) {
    return value(expression, Subject.of(contact));
  }

  /** Inside a program: of the contact of a run. */
  public Optional<Value> value(Expression expression, Facts.Run run) {
    return value(expression, inRun(run));
  }

  /** The time zone that a choice of it means for a contact. */
  public ZoneId zone(Expression.ZoneChoice choice, Facts.Contact contact) {
    return expressions.zone(choice, Subject.of(contact));
  }

  /** The keys of the contacts of whom a condition holds. */
  public Set<Value> members(Condition condition) {
    return facts.contacts().stream()
        .filter(contact -> holds(condition, contact))
        .map(Facts.Contact::key)
        .collect(Collectors.toSet());
  }

  public boolean isIn(String segment, Facts.Contact contact) {
    return once(
        contact,
        segment,
        Boolean.class,
        () -> holds(named(workspace.segment(segment), segment).condition(), contact));
  }

  public Optional<Value> trait(String trait, Facts.Contact contact) {
    return once(
            contact,
            trait,
            Worked.class,
            () -> new Worked(value(named(workspace.trait(trait), trait).value(), contact)))
        .value();
  }

  /** The points; nothing where they reach the limit of numbers. */
  public Optional<Rational> score(String score, Facts.Contact contact) {
    return once(
            contact,
            score,
            Points.class,
            () ->
                new Points(
                    scores.points(named(workspace.score(score), score), Subject.of(contact))))
        .points();
  }

  public String classOf(String partition, Facts.Contact contact) {
    return once(contact, partition, String.class, () -> firstClass(partition, contact));
  }

  private String firstClass(String partition, Facts.Contact contact) {
    List<Definitions.PartitionClass> classes =
        named(workspace.partition(partition), partition).classes();
    return classes.stream()
        .filter(c -> holds(c.condition(), contact))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no class of " + partition + " fits"))
        .name();
  }

  boolean holds(Condition condition, Subject subject) {
    return conditions.holds(condition, subject);
  }

  Optional<Value> value(Expression expression, Subject subject) {
    return expressions.value(expression, subject);
  }

  Workspace workspace() {
    return workspace;
  }

  Facts facts() {
    return facts;
  }

  Instant now() {
    return now;
  }

  private record Worked(Optional<Value> value) {}

  private record Points(Optional<Rational> points) {}

  private <A> A once(Facts.Contact contact, String name, Class<A> kind, Supplier<A> answer) {
    Map<String, Object> of = known.computeIfAbsent(contact, c -> new HashMap<>());
    if (!of.containsKey(name)) {
      of.put(name, answer.get());
    }
    return kind.cast(of.get(name));
  }

  private Subject inRun(Facts.Run run) {
    return facts.contacts().stream()
        .filter(contact -> contact.key().equals(run.contact()))
        .findFirst()
        .map(contact -> Subject.of(contact, run))
        .orElseThrow(() -> new IllegalStateException("a run of nobody"));
  }

  private static <D> D named(Optional<D> definition, String name) {
    return definition.orElseThrow(() -> new IllegalStateException("no definition " + name));
  }
}
