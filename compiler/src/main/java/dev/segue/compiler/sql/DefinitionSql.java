package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Where the segments, traits, scores and partitions that a formula speaks of are found. */
final class DefinitionSql {
  private final Emission emission;
  private final References references;
  private final Formulas formulas;

  DefinitionSql(Emission emission, References references, Formulas formulas) {
    this.emission = emission;
    this.references = references;
    this.formulas = formulas;
  }

  Condition member(String segment, Scope scope, boolean positive) {
    if (formulas.inPlace()) {
      Definitions.Segment said = emission.workspace().segment(segment).orElseThrow();
      return formulas.conditions().of(said.condition(), scope, positive);
    }
    return switch (references) {
      case SELF_CONTAINED -> {
        String name = emission.withs().segment(segment);
        AmongSelected among = new AmongSelected(scope.contacts().key(), name);
        yield positive && emission.setwise()
            ? among
            : emission.contactIn(among.selected(), among.contact(), Logic.TRUE, scope, positive);
      }
      case STORED ->
          emission.contactIn(
              Names.tableOf(StateTables.Member.TABLE).as(Names.of("s")),
              Names.column("s", StateTables.CONTACT, Object.class),
              Names.column("s", StateTables.Member.SEGMENT, String.class).eq(val(segment)),
              scope,
              positive);
    };
  }

  /** What a trait that is not stored stands for; everything else is itself. */
  Expression said(Expression value) {
    return (formulas.inPlace() || references == References.SELF_CONTAINED)
            && value instanceof Expression.TraitValue(String trait, Type type)
        ? emission.workspace().trait(trait).map(Definitions.Trait::value).orElse(value)
        : value;
  }

  /** The value of a trait, a score or a partition. */
  Operand value(String definition, Type type, Scope scope) {
    if (formulas.inPlace()) {
      Definitions said = emission.workspace().definition(definition).orElseThrow();
      return Source.operand(MeasureSql.raw(formulas.value(said, scope)), type);
    }
    Field<Object> key = scope.contacts().key();
    Function<String, Condition> on =
        a -> Names.column(a, StateTables.CONTACT, Object.class).eq(key);
    Object what = List.of("value", definition);
    return switch (references) {
      case SELF_CONTAINED -> {
        Table<Record> table = Names.tableOf(emission.withs().value(definition));
        yield Source.operand(looked(what, "v", table, on, MeasureSql.VALUE, scope), type);
      }
      case STORED -> {
        Field<?> value =
            looked(
                what,
                "v",
                Names.tableOf(StateTables.Value.TABLE),
                a ->
                    Names.column(a, StateTables.Value.DEFINITION, String.class)
                        .eq(val(definition))
                        .and(on.apply(a)),
                StateTables.Value.VALUE,
                scope);
        yield Source.operand(emission.kept(value, type), type);
      }
    };
  }

  /** An own attribute. */
  Operand own(Schema.Field attribute, Scope scope) {
    Field<Object> key = scope.contacts().key();
    Field<?> value =
        looked(
            List.of("own", attribute.name()),
            "o",
            Names.tableOf(StateTables.Own.TABLE),
            a ->
                Names.column(a, StateTables.CONTACT, Object.class)
                    .eq(key)
                    .and(
                        Names.column(a, StateTables.Own.ATTRIBUTE, String.class)
                            .eq(val(attribute.name()))),
            StateTables.Own.VALUE,
            scope);
    return Source.operand(emission.kept(value, attribute.type()), attribute.type());
  }

  /** Joined, or where too much is joined already looked up. */
  private Field<?> looked(
      Object what,
      String stem,
      Table<Record> table,
      Function<String, Condition> on,
      String column,
      Scope scope) {
    ContactRows contacts = scope.contacts();
    Optional<String> joined = contacts.joined(what);
    if (joined.isEmpty() && !contacts.hasRoom(emission.engine())) {
      String alias = stem + "x";
      return field(
          select(Names.column(alias, column, Object.class))
              .from(table.as(Names.of(alias)))
              .where(on.apply(alias)));
    }
    String alias = joined.orElseGet(() -> contacts.join(what, stem, table, on));
    return Names.column(alias, column, Object.class);
  }
}
