package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.CaseFold;
import dev.segue.compiler.type.Type;
import dev.segue.compiler.type.WhiteSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Tests of single values: text, lists, sets of constants. */
final class ValueTests {
  /** Longer lists of constants are one bound text. */
  private static final int MOST_PLACES = 200;

  private static final String WHITE_SPACE =
      IntStream.rangeClosed(0, Character.MAX_VALUE)
          .mapToObj(Character::toString)
          .filter(s -> !Character.isSurrogate(s.charAt(0)) && WhiteSpace.isBlank(s))
          .collect(Collectors.joining());

  private final Formulas formulas;

  ValueTests(Formulas formulas) {
    this.formulas = formulas;
  }

  private Operand operand(Expression expression, Scope scope) {
    return formulas.expressions().of(expression, scope);
  }

  static Field<Object> folded(Field<?> text, boolean ignoringCase) {
    return Typed.any((ignoringCase ? function(TextFunctions.FOLD, String.class, text) : text));
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
      return Leaf.of(value.in(values), value.notIn(values), uncertain);
    }
    var all =
        select(Names.column("j", "value", Object.class))
            .from(table("json_each({0}) as j", val(JsonText.of(values))));
    return Leaf.of(value.in(all), value.notIn(all), uncertain);
  }

  Leaf fits(Condition.TextFits c, Scope scope) {
    Operand text = operand(c.text(), scope);
    Operand pattern = operand(c.pattern(), scope);
    if (text instanceof Operand.Nothing || pattern instanceof Operand.Nothing) {
      return Leaf.never();
    }
    Field<String> whole = ExpressionSql.text(text);
    Field<String> part = ExpressionSql.text(pattern);
    List<Field<?>> uncertain = new ArrayList<>();
    if (!text.certain()) {
      uncertain.add(whole);
    }
    if (!pattern.certain()) {
      uncertain.add(part);
    }
    if (c.fit() == Condition.Fit.MATCHES) {
      Field<String> regex = c.ignoringCase() ? val("(?i)" + constant(c.pattern())) : part;
      return fit(
          function(TextFunctions.MATCHES, Long.class, whole, regex).eq(inline(1L)), uncertain);
    }
    Field<String> x = Typed.text(folded(whole, c.ignoringCase()));
    if (c.pattern() instanceof Expression.Constant(Value.Text(String written), Type t)) {
      String constant = c.ignoringCase() ? CaseFold.of(written) : written;
      return c.fit() == Condition.Fit.LIKE
          ? like(x, constant, uncertain)
          : fit(part(x, c.fit(), constant), uncertain);
    }
    return fit(part(x, c.fit(), Typed.text(folded(part, c.ignoringCase()))), uncertain);
  }

  private static Leaf fit(org.jooq.Condition holds, List<Field<?>> uncertain) {
    return new Leaf(holds, java.util.Optional.empty(), uncertain);
  }

  private static String constant(Expression pattern) {
    return pattern instanceof Expression.Constant(Value.Text(String text), Type t) ? text : "";
  }

  /** Of a pattern whose only stars are at its ends, what it comes to; else a glob. */
  private static Leaf like(Field<String> x, String glob, List<Field<?>> uncertain) {
    boolean from = glob.startsWith("*");
    boolean to = glob.length() > 1 && glob.endsWith("*");
    String inner = glob.substring(from ? 1 : 0, glob.length() - (to ? 1 : 0));
    if (inner.contains("*") || inner.contains("?")) {
      Field<Long> fits = function(TextFunctions.LIKE, Long.class, x, val(glob));
      return fit(fits.eq(inline(1L)), uncertain);
    }
    if (from && (to || inner.isEmpty())) {
      return inner.isEmpty()
          ? Leaf.present(uncertain)
          : fit(part(x, Condition.Fit.CONTAINS, inner), uncertain);
    }
    if (from || to) {
      Condition.Fit end = from ? Condition.Fit.ENDS_WITH : Condition.Fit.STARTS_WITH;
      return fit(part(x, end, inner), uncertain);
    }
    return fit(x.eq(val(inner)), uncertain);
  }

  private static org.jooq.Condition part(Field<String> x, Condition.Fit fit, String constant) {
    int length = constant.codePointCount(0, constant.length());
    return switch (fit) {
      case CONTAINS -> contains(x, val(constant));
      case STARTS_WITH ->
          function("substr", String.class, x, inline(1), inline(length)).eq(val(constant));
      case ENDS_WITH ->
          length == 0
              ? x.isNotNull()
              : function("substr", String.class, x, inline(-length)).eq(val(constant));
      case LIKE, MATCHES -> throw new IllegalArgumentException("no part: " + fit);
    };
  }

  private static org.jooq.Condition part(
      Field<String> x, Condition.Fit fit, Field<String> pattern) {
    Field<Integer> length = DSL.length(pattern);
    return switch (fit) {
      case CONTAINS -> contains(x, pattern);
      case STARTS_WITH -> function("substr", String.class, x, inline(1), length).eq(pattern);
      case ENDS_WITH ->
          function("substr", String.class, x, DSL.length(x).minus(length).plus(inline(1)))
              .eq(pattern);
      case LIKE, MATCHES -> throw new IllegalArgumentException("no part: " + fit);
    };
  }

  private static org.jooq.Condition contains(Field<String> x, Field<String> part) {
    return function("instr", Long.class, x, part).gt(inline(0L));
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
    Field<String> inner = function("trim", String.class, text, val(WHITE_SPACE));
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
    Table<Record> items = table("json_each({0}) as j", json);
    Field<Object> item = folded(Names.column("j", "value", Object.class), c.ignoringCase());
    org.jooq.Condition among = in(item, true, values).holds();
    if (c.all() && values.size() > 1) {
      Field<Integer> found = field(select(countDistinct(item)).from(items).where(among));
      return Leaf.of(found.eq(inline(values.size())), found.ne(inline(values.size())), List.of());
    }
    return Leaf.of(exists(select(inline(1)).from(items).where(among)));
  }
}
