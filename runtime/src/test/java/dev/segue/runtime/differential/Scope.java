package dev.segue.runtime.differential;

import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * What a random formula may speak of.
 *
 * @param known the definitions before it
 * @param row inside a filter, the row it looks at
 * @param first in the filter of a later event of a sequence, its first
 * @param inRun whether it is asked of a run of a program
 */
record Scope(
    Schema schema,
    Moment moment,
    List<Definitions> known,
    Optional<Row> row,
    Optional<Row> first,
    boolean inRun) {

  Scope(Schema schema, Moment moment, List<Definitions> known, boolean inRun) {
    this(schema, moment, known, Optional.empty(), Optional.empty(), inRun);
  }

  static final ContactSet VIPS = new ContactSet(ContactSet.Kind.LIST, "vips");

  static ContactSet segment(String name) {
    return new ContactSet(ContactSet.Kind.SEGMENT, name);
  }

  /** The sets whose comings and goings may be asked about. */
  List<ContactSet> sets() {
    List<ContactSet> sets = new ArrayList<>(segments().stream().map(Scope::segment).toList());
    sets.add(VIPS);
    sets.add(new ContactSet(ContactSet.Kind.PROGRAM, "nurture"));
    return sets;
  }

  /** The attributes with history. */
  List<Schema.Field> kept() {
    return schema.contacts().fields().stream().filter(Schema.Field::history).toList();
  }

  /** A row of a filter: its fields, and whether it has an instant. */
  record Row(List<Schema.Field> fields, boolean timed) {}

  Scope inFilter(Row looked) {
    return new Scope(schema, moment, known, Optional.of(looked), first, inRun);
  }

  /** Where many contacts are looked at, of no run. */
  Scope ofPopulation() {
    return new Scope(schema, moment, known, false);
  }

  Scope outside() {
    return new Scope(schema, moment, known, inRun);
  }

  /** At a later event of a sequence that begins so. */
  Scope after(Row began) {
    return new Scope(schema, moment, known, row, Optional.of(began), inRun);
  }

  /** The fields in reach whose type fits, as expressions: the row's first. */
  List<Expression> fields(Predicate<Type> fits) {
    List<Expression> found = new ArrayList<>();
    row.ifPresent(
        r -> r.fields().forEach(f -> found.add(new Expression.Property(f.name(), f.type()))));
    first
        .filter(f -> row.isPresent())
        .ifPresent(
            r ->
                r.fields().stream()
                    .filter(f -> !f.type().equals(Type.LOCATION))
                    .forEach(f -> found.add(new Expression.OfFirst(f.name(), f.type()))));
    schema.contacts().fields().forEach(f -> found.add(new Expression.Attribute(f)));
    schema
        .accounts()
        .ifPresent(a -> a.fields().forEach(f -> found.add(new Expression.AccountField(f))));
    if (row.isEmpty()) {
      known.forEach(definition -> value(definition).ifPresent(found::add));
    }
    return found.stream().filter(e -> fits.test(e.type())).toList();
  }

  List<String> segments() {
    return known.stream()
        .filter(d -> d instanceof Definitions.Segment)
        .map(Definitions::name)
        .toList();
  }

  /** One of some ways to go on, made only once it is chosen. */
  static <T> Arbitrary<T> pick(List<Supplier<Arbitrary<? extends T>>> ways) {
    return Arbitraries.of(ways).flatMap(way -> way.get().map(t -> t));
  }

  private static Optional<Expression> value(Definitions definition) {
    return switch (definition) {
      case Definitions.Trait t -> Optional.of(new Expression.TraitValue(t.name(), t.type()));
      case Definitions.Score s -> Optional.of(new Expression.ScoreValue(s.name(), s.type()));
      case Definitions.Partition p ->
          Optional.of(
              new Expression.ClassOf(
                  p.name(),
                  new Type.OneOf(
                      p.classes().stream().map(Definitions.PartitionClass::name).toList())));
      case Definitions.Segment s -> Optional.empty();
      case Definitions.ContactList l -> Optional.empty();
      case Definitions.Topic t -> Optional.empty();
    };
  }
}
