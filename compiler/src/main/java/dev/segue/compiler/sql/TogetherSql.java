package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.SelectField;

/** The columns of {@link Together}. */
record TogetherSql(Formulas formulas, Scope scope) {
  private static final Field<Long> NONE = inline(0L);

  List<SelectField<?>> columns(List<Definitions.Segment> segments, List<Definitions> valued) {
    List<SelectField<?>> columns = new ArrayList<>();
    columns.add(scope.contacts().key().as(Names.of(StateTables.CONTACT)));
    for (int i = 0; i < segments.size(); i += Together.IN_ONE) {
      columns.add(
          bits(segments.subList(i, Math.min(i + Together.IN_ONE, segments.size())))
              .as(Names.of("s" + columns.size())));
    }
    for (Definitions definition : valued) {
      columns.add(
          MeasureSql.raw(formulas.value(definition, scope)).as(Names.of("v" + columns.size())));
    }
    return columns;
  }

  private Field<Long> bits(List<Definitions.Segment> segments) {
    Optional<Field<Long>> sum = Optional.empty();
    for (int i = 0; i < segments.size(); i++) {
      org.jooq.Condition holds =
          formulas.conditions().of(segments.get(i).condition(), scope, /* positive= */ true);
      Field<Long> bit = Logic.isFalse(holds) ? NONE : when(holds, inline(1L << i)).otherwise(NONE);
      sum = Optional.of(sum.map(s -> s.plus(bit)).orElse(bit));
    }
    return sum.orElse(NONE);
  }
}
