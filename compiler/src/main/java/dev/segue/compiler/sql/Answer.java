package dev.segue.compiler.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.Configuration;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.Scope;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;

/** Parts of a statement that an engine answers for, once the statement becomes its text. */
final class Answer {
  private static final String ENGINE = "segue.engine";

  private Answer() {}

  /** The engine that answers in what is rendered under this configuration. */
  static void by(Engine engine, Configuration configuration) {
    configuration.data(ENGINE, engine);
  }

  /** Where parts are only compared, which jOOQ does by their text, nobody has been named. */
  static Engine engine(Scope scope) {
    return scope.configuration().data(ENGINE) instanceof Engine named
        ? named
        : Dialect.SQLITE.engine();
  }

  static Field<Long> whole(Function<Engine, Field<Long>> answer) {
    return CustomField.of("whole", SQLDataType.BIGINT, c -> c.visit(answer.apply(engine(c))));
  }

  static Field<String> text(Function<Engine, Field<String>> answer) {
    return CustomField.of("text", SQLDataType.CLOB, c -> c.visit(answer.apply(engine(c))));
  }

  static Field<Object> any(Function<Engine, ? extends Field<?>> answer) {
    return CustomField.of("any", SQLDataType.OTHER, c -> c.visit(answer.apply(engine(c))));
  }

  static Field<Double> real(Function<Engine, Field<Double>> answer) {
    return CustomField.of("real", SQLDataType.DOUBLE, c -> c.visit(answer.apply(engine(c))));
  }

  static Condition condition(Function<Engine, Condition> answer) {
    return CustomCondition.of(c -> c.visit(answer.apply(engine(c))));
  }

  static Table<Record> table(Function<Engine, QueryPart> answer) {
    return DSL.table("{0}", CustomQueryPart.of(c -> c.visit(answer.apply(engine(c)))));
  }

  /** Columns of a select whose groups are rows that are alike: each as any of the rows has it. */
  static List<SelectField<?>> alike(List<SelectField<?>> columns) {
    return each(columns, f -> any(e -> e.alike(f)));
  }

  /** The same of the row that comes first. */
  static List<SelectField<?>> first(List<SelectField<?>> columns, Optional<Field<Long>> at) {
    return each(columns, f -> any(e -> e.first(f, at)));
  }

  private static List<SelectField<?>> each(
      List<SelectField<?>> columns, UnaryOperator<Field<Object>> made) {
    List<SelectField<?>> all = new ArrayList<>();
    for (SelectField<?> column : columns) {
      all.add(
          column instanceof QOM.FieldAlias<?> named
              ? made.apply(Typed.any(named.$field())).as(named.$alias())
              : column);
    }
    return all;
  }

  /** A value that may become a column: known text has an order then, which is by code point. */
  static Field<?> column(Field<?> value) {
    return value instanceof Param<?> known && known.getValue() instanceof String
        ? text(e -> e.known(Typed.text(value)))
        : value;
  }

  /** A call of a function of {@link SqlFunctions} that gives a whole number. */
  static Field<Long> call(String function, Field<?>... arguments) {
    return whole(e -> e.call(function, Long.class, arguments));
  }

  /** The same of one that gives text. */
  static Field<String> textOf(String function, Field<?>... arguments) {
    return text(e -> e.call(function, String.class, arguments));
  }
}
