package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.CaseFold;
import dev.segue.compiler.type.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;

/** Tests of single values: text, lists, sets of constants. */
final class ValueTests {
  /** Longer lists of constants are one bound text. */
  private static final int MOST_PLACES = 200;

  private final Formulas formulas;

  ValueTests(Formulas formulas) {
    this.formulas = formulas;
  }

  private Operand operand(Expression expression, Scope scope) {
    return formulas.expressions().of(expression, scope);
  }

  static Field<Object> folded(Field<?> text, boolean ignoringCase) {
    return Typed.any((ignoringCase ? Answer.text(e -> e.folded(text)) : text));
  }

  Leaf oneOf(Condition.OneOf c, Scope scope) {
    Operand value = operand(c.value(), scope);
    return switch (value) {
      case Operand.Nothing n -> Leaf.never();
      case Operand.Plain p ->
          in(
              folded(p.field(), c.ignoringCase()),
              p.certain(),
              stored(c.values(), c.ignoringCase()));
      case Operand.Scaled s -> in(Typed.any(s.field()), s.certain(), scaled(c.values(), s));
      case Operand.Exact e ->
          in(
              Typed.any(e.field()),
              e.certain(),
              c.values().stream().map(v -> ((Value.Number) v).number().toString()).toList());
      case Operand.Known(var number) ->
          c.values().contains(new Value.Number(number)) ? Leaf.always() : Leaf.never();
    };
  }

  private static List<Object> stored(List<Value> values, boolean ignoringCase) {
    return values.stream()
        .<Object>map(
            v -> v instanceof Value.Text(var text) && ignoringCase ? CaseFold.of(text) : plain(v))
        .distinct()
        .toList();
  }

  private static Object plain(Value value) {
    return Stored.write(value, Type.UNKNOWN);
  }

  /** At the column's scale; what no such number can be is left out. */
  private static List<Object> scaled(List<Value> values, Operand.Scaled column) {
    List<Object> scaled = new ArrayList<>();
    for (Value value : values) {
      Operand operand = NumberSql.scaled(ExpressionSql.constant(value));
      if (operand instanceof Operand.Scaled constant && constant.scale() <= column.scale()) {
        BigInteger raised =
            constant.most().multiply(NumberSql.tenTo(column.scale() - constant.scale()));
        if (raised.compareTo(column.most()) <= 0) {
          boolean negative = ((Value.Number) value).number().numerator().signum() < 0;
          scaled.add((negative ? raised.negate() : raised).longValueExact());
        }
      }
    }
    return scaled.stream().distinct().toList();
  }

  private static Leaf in(Field<Object> value, boolean certain, List<?> values) {
    if (values.isEmpty()) {
      return Leaf.never();
    }
    List<Field<?>> uncertain = certain ? List.of() : List.of(value);
    if (values.size() == 1) {
      Field<Object> only = Typed.any(val(values.getFirst()));
      return Leaf.compare(value, certain, Condition.Relation.EQUAL, only, true);
    }
    if (values.size() <= MOST_PLACES) {
      Field<Object> plain = ListedText.beside(value, values);
      return Leaf.of(plain.in(values), plain.notIn(values), uncertain);
    }
    var all =
        select(Names.column("j", "value", Object.class))
            .from(Answer.table(e -> e.items(val(JsonText.of(values)), kind(values))));
    return Leaf.of(value.in(all), value.notIn(all), uncertain);
  }

  private static SqlFunction.Kind kind(List<?> values) {
    return values.getFirst() instanceof Long ? SqlFunction.Kind.WHOLE : SqlFunction.Kind.TEXT;
  }

  Leaf isEmpty(Expression value, Scope scope) {
    Operand operand = operand(value, scope);
    if (operand instanceof Operand.Nothing) {
      return Leaf.never();
    }
    Field<Object> field = Typed.any(MeasureSql.raw(operand));
    String nothing = value.type() instanceof Type.ListOf ? "[]" : "";
    return Leaf.compare(
        field, operand.certain(), Condition.Relation.EQUAL, val((Object) nothing), true);
  }

  org.jooq.Condition isBlank(Expression value, Scope scope, boolean positive) {
    Operand operand = operand(value, scope);
    if (operand instanceof Operand.Nothing) {
      return positive ? Logic.TRUE : Logic.FALSE;
    }
    Field<String> text = ExpressionSql.text(operand);
    Field<String> inner = Answer.text(e -> e.trimmed(text));
    org.jooq.Condition something = inner.ne(inline(""));
    if (!positive) {
      return something;
    }
    return operand.certain() ? inner.eq(inline("")) : text.isNull().or(inner.eq(inline("")));
  }

  Leaf isTrue(Expression value, Scope scope) {
    Operand operand = operand(value, scope);
    return operand instanceof Operand.Plain p
        ? Leaf.compare(
            Typed.whole(p.field()), p.certain(), Condition.Relation.EQUAL, inline(1L), true)
        : Leaf.never();
  }

  Leaf has(Condition.Has c, Scope scope) {
    Operand list = operand(c.list(), scope);
    if (list instanceof Operand.Nothing || (c.values().isEmpty() && !c.all())) {
      return Leaf.never();
    }
    Field<String> json = ExpressionSql.text(list);
    List<Field<?>> uncertain = list.certain() ? List.of() : List.of(json);
    if (c.values().isEmpty()) {
      return Leaf.present(uncertain);
    }
    Type element = ((Type.ListOf) c.list().type()).element();
    List<Object> values =
        element instanceof Type.Numeric
            ? scaled(c.values(), (Operand.Scaled) Source.operand(inline(0L), element))
            : stored(c.values(), c.ignoringCase());
    boolean impossible =
        values.size() < c.values().stream().distinct().count() && element.isNumber();
    if (values.isEmpty() || (c.all() && impossible)) {
      return Leaf.never();
    }
    SqlFunction.Kind kind = kind(values);
    Field<Object> item = folded(Names.column("j", "value", Object.class), c.ignoringCase());
    org.jooq.Condition among =
        values.size() <= MOST_PLACES
            ? in(item, true, values).holds()
            : Answer.condition(e -> e.among(item, val(JsonText.of(values)), kind));
    if (c.all() && values.size() > 1) {
      Field<Long> found = Answer.whole(e -> Typed.whole(e.distinct(json, kind, item, among)));
      Field<Long> all = inline((long) values.size());
      return Leaf.of(found.eq(all), found.ne(all), List.of());
    }
    return Leaf.of(
        Answer.condition(e -> e.has(json, kind, among, true)),
        Answer.condition(e -> e.has(json, kind, among, false)),
        List.of());
  }
}
